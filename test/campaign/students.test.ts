/** The mistake in each of the students' lines is named. */
import { expect, it } from 'vitest';
import { unnamed } from '../support/check/student-lines.js';

it('names the mistakes', () => {
  expect(unnamed((g) => g.lines)).toEqual([]);
});
