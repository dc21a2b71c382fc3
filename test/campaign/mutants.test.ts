/** Mistakes put into the sheets of random networks, each in another style or notation, and into some that ship. */
import { expect, it } from 'vitest';
import { NOTATIONS, STYLES } from '../../src/catalog/notations.js';
import { judgeMutants } from '../support/check/mutants.js';
import { newRandom } from '../support/random.js';
import { randomNetwork } from '../support/random-network.js';
import { textOf, withKeys } from '../support/shipped.js';

const WAYS = [
  ...STYLES.map((style) => `notation: {style: ${style}}`),
  ...NOTATIONS.map(({ name }) => `notation: ${name}`),
];
const MUTANTS = 12;
/** Of the mutants, so many may be missed. */
const MOST_MISSED = 0.005;

it('finds the mistake in each mutant, and no other', () => {
  const specs = [
    ...WAYS.map((keys, seed) => withKeys(randomNetwork(seed + 1).spec, keys)),
    ...['exp-output', 'relu-hidden'].map(textOf),
  ];
  const reports = specs.map((spec, seed) => judgeMutants(spec, MUTANTS, newRandom(seed)));
  const mutants = reports.reduce((sum, r) => sum + r.mutants, 0);
  const missed = reports.flatMap((r) => r.missed);
  console.log(`${mutants} mutants, ${missed.length} missed`, missed);
  expect(reports.flatMap((r) => r.notRight)).toEqual([]);
  expect(reports.flatMap((r) => r.accused)).toEqual([]);
  expect(missed.length).toBeLessThanOrEqual(MOST_MISSED * mutants);
});
