/** Every line of every shipped sheet is read, and found right. */
import { expect, it } from 'vitest';
import { judgeOwnSheet } from '../support/check/own-sheet.js';
import { SHIPPED } from '../support/shipped.js';

it.each(SHIPPED)('%s', (name) => {
  const { claims, notRight } = judgeOwnSheet(name);
  expect(claims).toBeGreaterThan(4);
  expect(notRight).toEqual([]);
});
