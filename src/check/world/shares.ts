/** What the targets of a softmax are where a spec leaves them open: shares of 1, as everybody takes them. */
import { add, num } from '../../language/expr.js';
import type { Problem } from '../../problem/problem.js';

/** Whether the outputs are shares and nothing is said of what they should be. */
export function leavesSharesOpen({ network, given, assumptions, samples }: Problem): boolean {
  if (network === undefined || samples !== undefined || assumptions.length > 0) return false;
  const isGiven = network.targets.some(({ name }) => given.get(name)?.entries.some((e) => e !== undefined));
  return network.layers.at(-1)?.activation === 'softmax' && network.targets.length > 1 && !isGiven;
}

/** The problem, in single entries, with targets that sum to 1 where it leaves them open. */
export function withShares(problem: Problem): Problem {
  const { targets = [] } = problem.network ?? {};
  if (!leavesSharesOpen(problem)) return problem;
  const assumption = { left: add(...targets), right: num(1), formals: [], because: 'stated' as const };
  return { ...problem, assumptions: [assumption] };
}
