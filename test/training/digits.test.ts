/** Handwritten digits, few of them and for few epochs; all of them are in test/long. */
import { expect, it } from 'vitest';
import type { ProblemData } from '../../src/problem/problem.js';
import { scoreOf, training } from '../../src/training/run.js';
import { newRuns } from '../../src/training/runs.js';
import { describeDigits, digitsSpec } from '../support/digits.js';
import { solutionOf } from '../support/trained.js';

/** A spec over fewer images, for fewer epochs. */
const shortened = (name: Parameters<typeof digitsSpec>[0], points: number, epochs: number): string =>
  digitsSpec(name)
    .replace('{set: digits,', `{set: digits, points: ${points},`)
    .replace(/epochs: \d+/, `epochs: ${epochs}`);

describeDigits('digits', () => {
  it.each([
    ['five-or-six', 300, 6, 0.93],
    ['ten-digits', 600, 8, 0.75],
  ] as const)('%s: %d images, %d epochs', (name, points, epochs, least) => {
    const solution = solutionOf(shortened(name, points, epochs));
    const { test, train } = solution.problem.data as ProblemData;
    expect(train.inputs.rows + (test?.inputs.rows ?? 0)).toBe(points);
    const [own] = newRuns(solution);
    if (own === undefined || test === undefined) throw new Error('nothing is trained');
    for (const _ of training(own.run, own.task));
    expect(own.run.epochs).toBe(epochs);
    expect(scoreOf(own.run.trainer.pass(test, 'loss'), test).accuracy).toBeGreaterThan(least);
  });

  it('are pixels between 0 and 1', () => {
    const { train } = solutionOf(shortened('ten-digits', 200, 1)).problem.data as ProblemData;
    expect(train.inputs.values.every((pixel) => pixel >= 0 && pixel <= 1)).toBe(true);
    expect(train.inputs.values.some((pixel) => pixel > 0.9)).toBe(true);
    expect(train.classes).toEqual([...'0123456789']);
  });
});
