/** Mistakes put into the sheets of random networks and of the shipped specs, in every style. */
import { describe, expect, it } from 'vitest';
import { NOTATIONS, STYLES } from '../../src/catalog/notations.js';
import { judgeMutants, type MutantReport } from '../support/check/mutants.js';
import { newRandom } from '../support/random.js';
import { randomNetwork } from '../support/random-network.js';
import { PROBLEMS, withKeys } from '../support/shipped.js';

const NETWORKS = Number(process.env.MUTANT_NETWORKS ?? 12);
const MUTANTS = 25;
/** Of the mutants, so many may be missed. */
const MOST_MISSED = 0.005;

const WAYS = [
  ...STYLES.map((style) => `notation: {style: ${style}}`),
  ...NOTATIONS.map(({ name }) => `notation: ${name}`),
];

/** The reports as one; what is missed is printed. */
function judgeAll(reports: readonly MutantReport[]): void {
  const count = (of: (r: MutantReport) => number): number => reports.reduce((sum, r) => sum + of(r), 0);
  const [mutants, missed] = [count((r) => r.mutants), reports.flatMap((r) => r.missed)];
  console.log(`${count((r) => r.claims)} right claims; ${mutants} mutants, ${missed.length} missed`);
  if (missed.length > 0) console.log(missed.join('\n'));
  expect(reports.flatMap((r) => r.notRight)).toEqual([]);
  expect(reports.flatMap((r) => r.accused)).toEqual([]);
  expect(missed.length).toBeLessThanOrEqual(MOST_MISSED * mutants);
}

describe.each(WAYS)('with %j', (keys) => {
  it('random networks', () => {
    const seeds = Array.from({ length: NETWORKS }, (_, n) => n + 1);
    judgeAll(seeds.map((seed) => judgeMutants(withKeys(randomNetwork(seed).spec, keys), MUTANTS, newRandom(seed))));
  });
});

it('the shipped problems', () => {
  judgeAll(PROBLEMS.map(({ spec }, n) => judgeMutants(JSON.stringify(spec), MUTANTS, newRandom(n))));
});
