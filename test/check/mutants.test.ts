/** A right derivation with one mistake put into it: that line is wrong, and no other. */
import { expect, it } from 'vitest';
import { judgeMutants } from '../support/check/mutants.js';
import { newRandom } from '../support/random.js';
import { randomNetwork } from '../support/random-network.js';
import { textOf, withKeys } from '../support/shipped.js';

/** Small random networks, each printed in one of the ways that there are. */
it.each([
  [3, 'notation: {style: delta}'],
  [3, 'notation: mazur'],
])('random network %i, %s', (seed, keys) => {
  const { notRight, mutants, missed, accused } = judgeMutants(
    withKeys(randomNetwork(seed).spec, keys),
    8,
    newRandom(seed),
  );
  expect(mutants).toBeGreaterThan(3);
  expect([notRight, missed, accused]).toEqual([[], [], []]);
});

it.each(['exp-output', 'logistic-regression', 'relu-hidden'])('%s', (name) => {
  const { notRight, mutants, missed, accused } = judgeMutants(textOf(name), 5, newRandom(7));
  expect(mutants).toBeGreaterThan(3);
  expect(notRight).toEqual([]);
  expect(missed).toEqual([]);
  expect(accused).toEqual([]);
});
