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

it.each([
  {
    file: 'plain',
    wrong: [13],
    follows: [14, 20, 21],
    right: [4, 5, 6, 7, 11, 12, 17, 18, 19, 24, 25],
    codes: ['transpose'],
  },
  {
    file: 'gate',
    wrong: [17, 21],
    follows: [],
    right: [4, 5, 6, 7, 8, 9, 10, 13, 14, 15, 16, 18, 19, 20, 22],
    codes: ['index-slip', 'transpose'],
  },
])('plain text: $file', ({ file, wrong, follows, right, codes }) => {
  const textOf = (name: string): string =>
    readFileSync(new URL(`../data/documents-arrays/${name}`, import.meta.url), 'utf8');
  const text = textOf(`${file}.txt`);
  const { claims } = checkDocument(readProblems(textOf(`${file}.yaml`), file), text);
  const placeOf = placesIn(text);
  const linesOf = (isOne: (verdict: Verdict) => boolean): readonly number[] =>
    claims.filter((c) => isOne(c.verdict)).map((c) => placeOf(c.span.start).line);
  expect(linesOf((v) => v === 'wrong')).toEqual(wrong);
  expect(linesOf((v) => v === 'follows')).toEqual(follows);
  expect(linesOf((v) => isRight(v))).toEqual(right);
  expect(claims.flatMap((c) => (c.verdict === 'wrong' ? c.diagnosis?.code : []))).toEqual(codes);
});
