/**
 * Derivations in matrices, with samples as rows or as columns, and programs: each line that is labelled has its verdict.
 * Documents whose names begin with `aside` were looked at when the rest was done.
 */
import { expect, it } from 'vitest';
import { documentsIn, unlikeTheirLabels } from '../support/check/labels.js';

it.each(documentsIn('arrays'))('%s', (file) => {
  expect(unlikeTheirLabels('arrays', file)).toEqual([]);
});
