/**
 * The certificate of a solution: what was checked, in which ways that know nothing of one another, at how many points,
 * and what was not. Agreement at points is no proof, and is never called one.
 */
import { within } from '../language/table.js';
import { checkAlgebra } from './certificate/algebra.js';
import { checkDifferences } from './certificate/differences.js';
import type { CheckResult, Failure } from './certificate/outcome.js';
import { checkSecondEngine } from './certificate/second-engine.js';
import { checkSteps } from './certificate/steps.js';
import type { Solution } from './solution.js';

export type { CheckId, CheckResult, Failure, Skipped, SkipReason } from './certificate/outcome.js';

export interface Certificate {
  /** The points are drawn from it: the same seed gives the same certificate. */
  readonly seed: number;
  /** Steps, differences, second engine, algebra. */
  readonly checks: readonly CheckResult[];
  /** Of all checks. */
  readonly failures: readonly Failure[];
}

/**
 * Checks the steps and the derivatives of a solution. The first call loads two computer algebra systems, which takes
 * about a second. Large problems are checked as far as the limits of work allow; the rest is said to be skipped.
 */
export async function certify(solution: Solution, { seed = 1 }: { seed?: number } = {}): Promise<Certificate> {
  const [mathjs, nerdamer] = await Promise.all([import('mathjs'), import('nerdamer')]);
  const checks = within(solution.problem.table, () => [
    checkSteps(solution, seed),
    checkDifferences(solution, seed),
    checkSecondEngine(mathjs, solution, seed),
    checkAlgebra(nerdamer.default, solution, seed),
  ]);
  return { seed, checks, failures: checks.flatMap((c) => c.failures) };
}
