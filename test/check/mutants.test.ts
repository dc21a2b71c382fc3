/** A right derivation with one mistake put into it: that line is wrong, and no other. */
import { expect, it } from 'vitest';
import { judgeMutants, type Subject } from '../support/check/mutants/judge.js';
import { othersLines } from '../support/check/mutants/others-lines.js';
import { ownSheet } from '../support/check/mutants/own-sheet.js';
import { newRandom } from '../support/random.js';
import { randomNetwork } from '../support/random-network.js';
import { textOf, withKeys } from '../support/shipped.js';

/** A campaign has more networks, in all the ways that they can be printed in, and more documents of others. */
it.each<[string, Subject]>([
  ['a random network', ownSheet(withKeys(randomNetwork(3).spec, 'notation: {style: delta}'))],
  ['a regression', ownSheet(textOf('logistic-regression'))],
  ['lines of others', othersLines('names-chain')],
])('%s', (_, subject) => {
  const { notRight, mutants, accused } = judgeMutants(subject, 4, newRandom(7));
  expect(mutants.length).toBeGreaterThan(0);
  const missed = mutants.filter(({ came }) => came !== 'wrong');
  expect([notRight, missed, accused]).toEqual([[], [], []]);
});
