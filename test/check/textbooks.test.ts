/** Short documents in the names and layouts of well-known courses, against specs that have names of their own. */
import { expect, it } from 'vitest';
import { documentsIn, unlikeTheirLabels } from '../support/check/labels.js';

it.each(documentsIn('textbooks'))('%s', (file) => {
  expect(unlikeTheirLabels('textbooks', file)).toEqual([]);
});
