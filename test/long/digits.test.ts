/** Handwritten digits as the specs train them, with and without early stopping, from three beginnings. */
import { expect, it } from 'vitest';
import type { ProblemData } from '../../src/problem/problem.js';
import { scoreOf } from '../../src/training/run.js';
import { newRuns, trainAll } from '../../src/training/runs.js';
import { describeDigits, digitsSpec } from '../support/digits.js';
import { solutionOf } from '../support/trained.js';

describeDigits('all digits', () => {
  it.each([
    ['five-or-six', 0.98],
    ['ten-digits', 0.95],
  ] as const)('%s: every training gets %d of the test images right', (name, least) => {
    const solution = solutionOf(digitsSpec(name));
    const { test } = solution.problem.data as Required<ProblemData>;
    const runs = newRuns(solution);
    for (const _ of trainAll(runs));
    const scores = runs.map(({ run }) => scoreOf(run.trainer.pass(test, 'loss'), test).accuracy ?? 0);
    console.log(name, scores);
    for (const score of scores) expect(score).toBeGreaterThan(least);
  });
});
