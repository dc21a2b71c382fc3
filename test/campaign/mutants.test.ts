/** Mistakes put into the sheets of random networks, in several styles and notations: each is found, and nothing else. */
import { expect, it } from 'vitest';
import { NOTATIONS, STYLES } from '../../src/catalog/notations.js';
import { judgeMutants } from '../support/check/mutants/judge.js';
import { ownSheet } from '../support/check/mutants/own-sheet.js';
import { randomSheet, WAYS } from '../support/check/mutants/random-sheets.js';
import { expectFound } from '../support/check/mutants/table.js';
import { newRandom } from '../support/random.js';

/** Of each document. */
const MUTANTS = 12;
/** Some of all ways; the long test has each of them, with many networks, and the lines of others. */
const SOME = [0, 7, 14, 20, 28];

it('has every style in every notation', () => {
  expect(WAYS).toHaveLength(STYLES.length * (NOTATIONS.length + 1));
});

it.each(SOME.map((way) => [WAYS[way] as string, way] as const))('a sheet with %s', (keys, way) => {
  expectFound(keys, [judgeMutants(ownSheet(randomSheet(1, way)), MUTANTS, newRandom(way))]);
});
