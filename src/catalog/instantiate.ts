/** Catalog rows as functions of a problem: their texts read into its table. */
import type { FunctionSignature } from '../language/elaborate.js';
import { type Expr, type Sym, sym } from '../language/expr.js';
import { readExpression, scopeOf } from '../language/read.js';
import { symbolsOf } from '../language/walk.js';
import { ACTIVATIONS, type ActivationRow } from './activations.js';
import type { FunctionDefinition, Functions } from './functions.js';

/** The argument of every function of one variable. */
export const ARGUMENT = 'z';

/** The name by which an expression calls what the catalog writes with hyphens. */
export const callName = (name: string): string => name.replaceAll('-', '_');

/** The row that goes by `name` or has it as an alias, with hyphens or underscores. */
export const findActivation = (rows: readonly ActivationRow[], name: string): ActivationRow | undefined =>
  rows.find((row) => [row.name, ...row.aliases].some((known) => known === name || callName(known) === name));

/**
 * The functions of the catalog, read into the current table. Each may call the ones before it. The signatures know the
 * aliases too.
 */
export function catalogFunctions(): {
  readonly functions: Map<string, FunctionDefinition>;
  readonly signatures: Map<string, FunctionSignature>;
} {
  const functions = new Map<string, FunctionDefinition>();
  const signatures = new Map<string, FunctionSignature>();
  for (const row of ACTIVATIONS) {
    if (row.form === 'across' || row.name === 'exp') continue;
    const definition = instantiate(row, functions);
    functions.set(definition.fn, definition);
    for (const name of [row.name, ...row.aliases]) signatures.set(callName(name), definition);
  }
  return { functions, signatures };
}

function instantiate(row: ActivationRow, functions: Functions): FunctionDefinition {
  const scope = scopeOf({ functions });
  return {
    fn: callName(row.name),
    argument: sym(ARGUMENT),
    parameters: Object.entries(row.parameters).map(([name, value]) => ({
      symbol: sym(name),
      value: readExpression(value, scope),
    })),
    formula: readExpression(row.formula, scope),
    print: row.print,
    ...(row.convention && { convention: row.convention }),
  };
}

/** A function of the spec's own. Whatever else its formula speaks of is a parameter that has its own value by default. */
export function ownFunction(name: string, formula: Expr): FunctionDefinition {
  const others = symbolsOf(formula).filter((s: Sym) => s.name !== ARGUMENT);
  return {
    fn: callName(name),
    argument: sym(ARGUMENT),
    parameters: others.map((symbol) => ({ symbol, value: symbol })),
    formula,
    print: callName(name),
  };
}
