/** What the targets of a softmax are where a spec leaves them open: shares of 1, as everybody takes them. */
import { add, num, type Sym, sym } from '../../language/expr.js';
import type { Problem } from '../../problem/problem.js';
import { SAMPLES } from '../../problem/samples.js';

/** Whether the outputs are shares and nothing is said of what they should be. */
export function leavesSharesOpen({ network, given, assumptions }: Problem): boolean {
  if (network === undefined || assumptions.length > 0) return false;
  const isGiven = network.targets.some(({ name }) => given.get(name)?.entries.some((e) => e !== undefined));
  return network.layers.at(-1)?.activation === 'softmax' && network.targets.length > 1 && !isGiven;
}

/** The problem, in single entries, with targets that sum to 1 where it leaves them open: in each sample. */
export function withShares(problem: Problem): Problem {
  const { targets = [] } = problem.network ?? {};
  if (!leavesSharesOpen(problem)) return problem;
  const { samples } = problem.inArrays ?? problem;
  const count = samples ? (problem.axes.get(SAMPLES)?.size ?? 1) : 1;
  const inSample = ({ name, indices }: Sym, n: number): Sym => sym(name, ...(samples ? [n] : []), ...indices);
  const assumptions = Array.from({ length: count }, (_, n) => ({
    left: add(...targets.map((t) => inSample(t, n + 1))),
    right: num(1),
    formals: [],
    because: 'stated' as const,
  }));
  return { ...problem, assumptions };
}
