/**
 * The fixed pipeline: differentiate; collapse sums and deltas and fold to the tape's own symbols; simplify; solve for what
 * is left; polish. Folding comes before algebra, which would hide what folds (tanh′ = 1 − tanh²). Rules that gather and rules that distribute never share a phase that loops.
 */
import type { Expr } from '../language/expr.js';
import { ALGEBRA } from './algebra.js';
import { CALCULUS } from './calculus.js';
import { CHORES } from './chores.js';
import { FOLDS, SOLVED } from './folds.js';
import { INDICES } from './indices.js';
import { POLISH } from './polish.js';
import { phase, rewrite } from './rewrite.js';
import type { Context, Step } from './rule.js';
import { calculatedEarlier, chainRule, definition, eachRoute, localDerivative } from './tape.js';

export const CHAIN = phase(chainRule);
/** The chain rule with a product for each route. */
export const ROUTES = phase(eachRoute, ...CHORES);
export const CITE = phase(calculatedEarlier, localDerivative);
export const DIFFERENTIATE = phase(...CALCULUS, ...CHORES, ...INDICES);
const FOLD = phase(...CHORES, ...FOLDS, ...INDICES);
const SIMPLIFY = phase(...CHORES, ...FOLDS, ...INDICES, ...ALGEBRA);
const SOLVE = phase(...CHORES, ...FOLDS, ...SOLVED, ...INDICES, ...ALGEBRA);
export const FINISH = phase(...CHORES, ...POLISH);
export const TIDY = phase(...CHORES);

/** From an expression without derivatives to the shortest form over the tape's own symbols. */
export function shorten(e: Expr, context: Context, steps: Step[]): Expr {
  const phases = [FOLD, SIMPLIFY, ...(context.solved.length > 0 ? [SOLVE] : []), FINISH];
  return phases.reduce((expr, next) => rewrite(expr, next, context, steps), e);
}

/** Every rule, for the catalog of rules and for the tests. */
export const ALL_RULES = [
  ...[chainRule, eachRoute, calculatedEarlier, localDerivative, definition],
  ...CALCULUS,
  ...CHORES,
  ...INDICES,
  ...FOLDS,
  ...SOLVED,
  ...ALGEBRA,
  ...POLISH,
];
