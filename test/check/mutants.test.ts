/** A right derivation with one mistake put into it: that line is wrong, and no other. */
import { expect, it } from 'vitest';
import { judgeMutants } from '../support/check/mutants.js';
import { newRandom } from '../support/random.js';
import { textOf } from '../support/shipped.js';

it.each(['exp-output', 'logistic-regression', 'relu-hidden'])('%s', (name) => {
  const { notRight, mutants, missed, accused } = judgeMutants(textOf(name), 5, newRandom(7));
  expect(mutants).toBeGreaterThan(3);
  expect(notRight).toEqual([]);
  expect(missed).toEqual([]);
  expect(accused).toEqual([]);
});
