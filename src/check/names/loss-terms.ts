/** What the loss of a problem adds up: one term for each output, where it is such a sum. */
import { type Expr, mul } from '../../language/expr.js';
import type { Ground } from '../world/ground.js';

/** The terms of the loss, in their order, each with the factors before the sum; none where it is no sum. */
export function lossTerms({ definitionOf, problem }: Ground): readonly Expr[] {
  const value = definitionOf(problem.loss);
  if (value?.kind === 'add') return value.args;
  if (value?.kind !== 'mul') return [];
  const sums = value.args.filter((factor) => factor.kind === 'add');
  const [sum, ...others] = sums;
  if (sum === undefined || others.length > 0) return [];
  const factors = value.args.filter((factor) => factor !== sum);
  return sum.kind === 'add' ? sum.args.map((term) => mul(...factors, term)) : [];
}
