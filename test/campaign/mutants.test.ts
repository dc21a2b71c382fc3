/**
 * Mistakes put into right documents: sheets of random networks in every style and notation, with numbers or without, in
 * both languages, and the right lines of others. Each is found on its line, and nothing else is called wrong.
 */
import { describe, expect, it } from 'vitest';
import { NOTATIONS, STYLES } from '../../src/catalog/notations.js';
import { judgeMutants } from '../support/check/mutants/judge.js';
import { OTHERS, othersLines } from '../support/check/mutants/others-lines.js';
import { ownSheet } from '../support/check/mutants/own-sheet.js';
import { randomSheet, WAYS } from '../support/check/mutants/random-sheets.js';
import { expectFound } from '../support/check/mutants/table.js';
import { newRandom } from '../support/random.js';

/** Of each document. */
const MUTANTS = 12;

it('has every style in every notation', () => {
  expect(WAYS).toHaveLength(STYLES.length * (NOTATIONS.length + 1));
});

describe.each(STYLES)('sheets in the style %s', (style) => {
  it('of random networks', () => {
    const ways = [...WAYS.keys()].filter((way) => WAYS[way]?.endsWith(`style: ${style}}`));
    const reports = ways.map((way) => judgeMutants(ownSheet(randomSheet(1, way)), MUTANTS, newRandom(way)));
    expectFound(style, reports);
  });
});

describe('the right lines of others', () => {
  it.each(OTHERS)('%s', (name) => {
    expectFound(name, [judgeMutants(othersLines(name), MUTANTS, newRandom(1))]);
  });
});
