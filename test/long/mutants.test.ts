/** Mistakes put into the sheets of many random networks and of the shipped specs, in every style and notation, and into lines of others. */
import { describe, it } from 'vitest';
import { judgeMutants } from '../support/check/mutants/judge.js';
import { OTHERS, othersLines } from '../support/check/mutants/others-lines.js';
import { ownSheet } from '../support/check/mutants/own-sheet.js';
import { randomSheet, WAYS } from '../support/check/mutants/random-sheets.js';
import { expectFound } from '../support/check/mutants/table.js';
import { newRandom } from '../support/random.js';
import { PROBLEMS } from '../support/shipped.js';

const NETWORKS = Number(process.env.MUTANT_NETWORKS ?? 6);
const MUTANTS = 25;

describe.each(WAYS.map((keys, way) => [keys, way] as const))('with %s', (keys, way) => {
  it('random networks', () => {
    const seeds = Array.from({ length: NETWORKS }, (_, n) => n + 2);
    const reports = seeds.map((seed) => judgeMutants(ownSheet(randomSheet(seed, way)), MUTANTS, newRandom(seed)));
    expectFound(keys, reports);
  });
});

it('the shipped problems', () => {
  const reports = PROBLEMS.map(({ spec }, n) => judgeMutants(ownSheet(JSON.stringify(spec)), MUTANTS, newRandom(n)));
  expectFound('shipped', reports);
});

describe('the right lines of others', () => {
  it.each(OTHERS)('%s', (name) => {
    expectFound(name, [judgeMutants(othersLines(name), MUTANTS, newRandom(1))]);
  });
});
