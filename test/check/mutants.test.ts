/** A right derivation with one mistake put into it: that line is wrong, and no other. */
import { expect, it } from 'vitest';
import { judgeMutants } from '../support/check/mutants.js';
import { newRandom } from '../support/random.js';
import { randomNetwork } from '../support/random-network.js';
import { textOf, withKeys } from '../support/shipped.js';

/** A campaign has more networks, in all the ways that they can be printed in. */
it.each([
  ['a random network', withKeys(randomNetwork(3).spec, 'notation: {style: delta}')],
  ['a regression', textOf('logistic-regression')],
])('%s', (_, spec) => {
  const { notRight, mutants, missed, accused } = judgeMutants(spec, 4, newRandom(7));
  expect(mutants).toBeGreaterThan(0);
  expect([notRight, missed, accused]).toEqual([[], [], []]);
});
