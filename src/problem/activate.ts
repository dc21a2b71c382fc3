/** Activations as a spec names them: rows of the catalog and formulas of its own, on the same path. */
import { ACTIVATIONS, type ActivationRow } from '../catalog/activations.js';
import type { FunctionDefinition } from '../catalog/functions.js';
import { ARGUMENT, callName, catalogFunctions, findActivation, ownFunction } from '../catalog/instantiate.js';
import { type FunctionSignature, PRIMITIVES, type Scope, WORDS } from '../language/elaborate.js';
import { call, type Expr, type FreeIndex, freeIndex, rename, type Sym, sym } from '../language/expr.js';
import { didYouMean } from '../language/nearest.js';
import { readExpression, scopeOf } from '../language/read.js';
import type { Diagnostic } from '../language/source.js';
import { parts, type Syntax } from '../language/syntax.js';
import { substitute } from '../language/walk.js';
import { type Formula, meaning, readFormula } from './formulas.js';
import { entriesOf, get, type Located, textOf } from './located.js';
import { isName } from './names.js';
import { readNumber } from './values.js';

/** What a layer does to its units. */
export interface Activation {
  readonly name: string;
  /** The output of unit i, over the symbol z[i], where i is `unitIndex(axis)`. */
  readonly apply: (axis: string) => Expr;
}

export const unitIndex = (axis: string): FreeIndex => freeIndex('i', axis);
const unitInput = (axis: string): Sym => sym(ARGUMENT, unitIndex(axis));

/** All that a problem may call or name as an activation. */
export interface ActivationTable {
  readonly functions: Map<string, FunctionDefinition>;
  readonly signatures: Map<string, FunctionSignature>;
  /** Formulas of the spec's own that speak of several units, by name. */
  readonly across: Map<string, Formula>;
  /** All formulas of the spec's own. */
  readonly own: Formula[];
}

/** The catalog with the spec's own activations added. Each may call those before it. */
export function readActivations(node: Located | undefined, problems: Diagnostic[]): ActivationTable {
  const table: ActivationTable = { ...catalogFunctions(), across: new Map(), own: [] };
  for (const { key, keySpan, value } of entriesOf(node)) {
    const name = callName(key);
    const formula = readFormula(value, problems);
    if (formula) table.own.push(formula);
    if (!isName(name)) {
      problems.push({ code: 'bad-name', span: keySpan, message: `\`${key}\` is not a name for an activation` });
    } else if (findActivation(ACTIVATIONS, key) || PRIMITIVES.has(name) || WORDS.includes(name)) {
      problems.push({
        code: 'name-taken',
        span: keySpan,
        message: `\`${key}\` is in the catalog already`,
        hint: 'choose another name',
      });
    } else if (formula && mentionsIndexed(formula.syntax)) {
      if (acrossUnits(formula, 'units', table, problems)) table.across.set(name, formula);
    } else if (formula) {
      const e = meaning(formula, formula.syntax, { ...scopeOf({}), functions: table.signatures }, problems);
      const definition = ownFunction(key, e);
      table.functions.set(name, definition);
      table.signatures.set(name, definition);
    }
  }
  return table;
}

/** Whether z stands with an index. */
const mentionsIndexed = (syntax: Syntax): boolean =>
  (syntax.kind === 'indexed' && syntax.symbol.name === ARGUMENT) || parts(syntax).some(mentionsIndexed);

/** The activation that `activation:` names; an unknown one is reported. Left out, it is the identity. */
export function chosenActivation(
  node: Located | undefined,
  table: ActivationTable,
  problems: Diagnostic[],
): Activation | undefined {
  const nameNode = node?.kind === 'map' ? get(node, 'name') : node;
  const text = node === undefined ? 'identity' : textOf(nameNode);
  if (text === undefined) return undefined;
  const row = findActivation(ACTIVATIONS, text);
  const name = row?.name ?? text;
  const across = table.across.get(callName(text));
  if (across) return { name, apply: (axis) => acrossUnits(across, axis, table, []) ?? unitInput(axis) };
  if (row && row.form !== 'function') return { name, apply: (axis) => written(row, axis) };
  const fn = table.functions.get(callName(name));
  if (fn) {
    const rest = constants(node, fn, problems);
    return { name, apply: (axis) => call(fn.fn, unitInput(axis), ...rest) };
  }
  const names = [
    ...ACTIVATIONS.flatMap((r) => [r.name, ...r.aliases]),
    ...table.functions.keys(),
    ...table.across.keys(),
  ];
  const hint = didYouMean(text, names) ?? { hint: `there are ${ACTIVATIONS.map((r) => r.name).join(', ')}` };
  const span = nameNode?.span ?? (node as Located).span;
  problems.push({ code: 'unknown-activation', span, message: `there is no activation \`${text}\``, ...hint });
  return undefined;
}

/** A row that is kept as its formula; in one over all units every letter runs over them. */
function written(row: ActivationRow, axis: string): Expr {
  const e = readExpression(row.formula, { ...scopeOf({}), axisOf: () => axis });
  return substitute(e, (s) => (s.name === ARGUMENT && s.indices.length === 0 ? unitInput(axis) : undefined));
}

/** A formula of the spec's own over all units of a layer, for unit i. */
function acrossUnits(
  formula: Formula,
  axis: string,
  { signatures }: ActivationTable,
  problems: Diagnostic[],
): Expr | undefined {
  const scope: Scope = { axisOf: () => axis, sizeOf: () => undefined, functions: signatures };
  const e = meaning(formula, formula.syntax, scope, problems);
  const [unit, other] = e.free;
  if (unit && !other) return rename(e, unit, unitIndex(axis));
  const message = 'a formula over several units has one free index, the unit’s own: `exp(z[i])/sum(k, exp(z[k]))`';
  problems.push({ code: 'free-indices', span: formula.scalar.span, message });
  return undefined;
}

/** What follows z in each call: the constants that the layer sets, and all defaults before the last of them. */
function constants(node: Located | undefined, fn: FunctionDefinition, problems: Diagnostic[]): readonly Expr[] {
  const given = new Map<string, Expr>();
  const names = fn.parameters.map((p) => p.symbol.name);
  for (const { key, keySpan, value } of entriesOf(node)) {
    if (key === 'name') continue;
    if (!names.includes(key)) {
      const message = `\`${fn.fn}\` has no constant \`${key}\``;
      const hint = names.length > 0 ? { hint: `it has ${names.join(', ')}` } : {};
      problems.push({ code: 'unknown-constant', span: keySpan, message, ...hint });
    }
    const number = value.kind === 'scalar' ? readNumber(value, problems) : undefined;
    if (number) given.set(key, number);
  }
  const symbolic = fn.parameters.some((p) => p.value.kind !== 'num');
  const last = symbolic ? names.length - 1 : names.findLastIndex((name) => given.has(name));
  return fn.parameters.slice(0, last + 1).map((p) => given.get(p.symbol.name) ?? p.value);
}
