/** The derivative of a function of the catalog, or of the spec's own, derived once from its formula. */

import type { FunctionDefinition, Functions } from '../catalog/functions.js';
import { type Call, call, derivative, type Expr, type Sym } from '../language/expr.js';
import { substitute } from '../language/walk.js';
import { foldTable } from '../rules/folds.js';
import { DIFFERENTIATE, shorten, TIDY } from '../rules/phases.js';
import { PRIMITIVE_DERIVATIVES } from '../rules/primitives.js';
import { rewrite } from '../rules/rewrite.js';
import type { Context, Derivation, Step } from '../rules/rule.js';
import { solvedForExponential } from '../rules/solve.js';
import { definition as byDefinition } from '../rules/tape.js';

/** ∂f/∂(its nth argument), from the formula of f to a form in f itself where there is one: σ′ = σ(1 − σ). */
export interface FunctionDerivative extends Derivation {
  readonly definition: FunctionDefinition;
  readonly by: Sym;
}

export interface FunctionDerivatives {
  /** The derivative at `args`, of a primitive or of a named function; undefined for an unknown one. */
  at(fn: string, n: number, args: readonly Expr[]): Expr | undefined;
  /** The derivations that were needed so far, in the order in which they were first asked for. */
  readonly derived: () => readonly FunctionDerivative[];
}

/** Derives on demand; `size` answers for the axes of the problem. */
export function functionDerivatives(functions: Functions, size: Context['size']): FunctionDerivatives {
  const known = new Map<string, FunctionDerivative>();

  const derive = (f: FunctionDefinition, n: number): FunctionDerivative => {
    const key = `${f.fn}/${n}`;
    const found = known.get(key);
    if (found) return found;
    const derived = deriveFunction(f, n, at, size);
    known.set(key, derived);
    return derived;
  };

  const at = (fn: string, n: number, args: readonly Expr[]): Expr | undefined => {
    const primitive = PRIMITIVE_DERIVATIVES[fn];
    if (primitive) return primitive(args[0] as Expr);
    const f = functions.get(fn);
    if (f === undefined) return undefined;
    const actual = new Map(formalArguments(f).map((formal, k) => [formal, args[k] ?? f.parameters[k - 1]?.value]));
    return substitute(derive(f, n).result, (s) => actual.get(s));
  };

  return { at, derived: () => [...known.values()] };
}

const formalArguments = (f: FunctionDefinition): readonly Sym[] => [f.argument, ...f.parameters.map((p) => p.symbol)];

/** f(z) with its formal arguments; parameters are written only where they are given. */
export const formalCall = (f: FunctionDefinition): Call => call(f.fn, ...formalArguments(f));

function deriveFunction(
  f: FunctionDefinition,
  n: number,
  derivativeOf: Context['derivativeOf'],
  size: Context['size'],
): FunctionDerivative {
  const by = formalArguments(f)[n] as Sym;
  const goal = derivative(formalCall(f), by);
  const steps: Step[] = [];
  const bare: Context = { derivativeOf, size, folds: foldTable([]), solved: [], assumptions: [], tape: undefined };
  const own = { output: formalCall(f), body: rewrite(f.formula, TIDY, bare, []), formals: [] };
  const solved = solvedForExponential(own);
  const context: Context = { ...bare, folds: foldTable([own]), solved: solved ? [solved] : [] };

  const defined = derivative(f.formula, by);
  steps.push({ rule: byDefinition, before: goal, after: defined });
  let e: Expr = rewrite(defined, DIFFERENTIATE, context, steps);
  e = shorten(e, context, steps);
  return { definition: f, by, goal, steps, result: e };
}
