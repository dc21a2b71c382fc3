/** What gradsheet prints, it also reads, and finds right: every line of the shipped sheets that do not take long. */
import { expect, it } from 'vitest';
import { judgeOwnSheet, SHORT_SHEETS } from '../support/check/own-sheet.js';

it.each(SHORT_SHEETS)('%s', (name) => {
  const { claims, notRight } = judgeOwnSheet(name);
  expect(claims).toBeGreaterThan(4);
  expect(notRight).toEqual([]);
});
