/**
 * Whole derivations in vectors, matrices, indices, batches and programs, written before anybody tried how they are read;
 * their labels come of a program of their own.
 */
import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { checkDocument } from '../../src/check/check.js';
import { isRight, type Verdict } from '../../src/check/judge/verdict.js';
import { placesIn } from '../../src/problem/diagnostics.js';
import { readProblems } from '../../src/problem/read.js';
import { documentsIn, unlikeTheirLabels } from '../support/check/labels.js';

it.each(documentsIn('documents-arrays'))('%s', (file) => {
  expect(unlikeTheirLabels('documents-arrays', file)).toEqual([]);
});

it('plain text with numbers of layers above its letters', () => {
  const textOf = (file: string): string =>
    readFileSync(new URL(`../data/documents-arrays/${file}`, import.meta.url), 'utf8');
  const text = textOf('plain.txt');
  const { claims } = checkDocument(readProblems(textOf('plain.yaml'), 'plain'), text);
  const placeOf = placesIn(text);
  const linesOf = (isOne: (verdict: Verdict) => boolean): readonly number[] =>
    claims.filter((c) => isOne(c.verdict)).map((c) => placeOf(c.span.start).line);
  expect(linesOf((v) => v === 'wrong')).toEqual([13]);
  expect(linesOf((v) => v === 'follows')).toEqual([14, 20, 21]);
  expect(linesOf((v) => isRight(v))).toEqual([4, 5, 6, 7, 11, 12, 17, 18, 19, 24, 25]);
});
