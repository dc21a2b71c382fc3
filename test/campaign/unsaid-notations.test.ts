/** Every shipped sheet in every notation, read by a spec that says nothing of it. */
import { expect, it } from 'vitest';
import { NOTATIONS } from '../../src/catalog/notations.js';
import { checkedWithoutNotation } from '../support/check/without-notation.js';
import { SHIPPED } from '../support/shipped.js';

it.each(NOTATIONS.map((n) => n.name))('%s', (notation) => {
  const sheets = SHIPPED.map((name) => ({ name, ...checkedWithoutNotation(name, notation) }));
  const claims = sheets.reduce((sum, s) => sum + s.claims, 0);
  const open = sheets.reduce((sum, s) => sum + s.open.length, 0);
  console.log(`${notation}: ${claims} lines, ${open} undecided or unread`);
  const accused = sheets.flatMap((s) => s.accused.map((line) => `${s.name}: ${line}`));
  expect(accused).toEqual([]);
});
