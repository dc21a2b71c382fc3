/** Every shipped sheet in every notation and several styles, read by a spec that says nothing of it. */
import { expect, it } from 'vitest';
import { NOTATIONS } from '../../src/catalog/notations.js';
import { checkedWithoutNotation } from '../support/check/without-notation.js';
import { SHIPPED } from '../support/shipped.js';

const WAYS = NOTATIONS.flatMap(({ name }) =>
  [undefined, 'paths', 'adjoint', 'matrix'].map((style) => ({ notation: name, style })),
);

it.each(WAYS)('$notation $style', ({ notation, style }) => {
  const sheets = SHIPPED.map((name) => ({ name, ...checkedWithoutNotation(name, notation, style) }));
  const claims = sheets.reduce((sum, s) => sum + s.claims, 0);
  const open = sheets.reduce((sum, s) => sum + s.open.length, 0);
  console.log(`${notation}, ${style ?? 'its own style'}: ${claims} lines, ${open} undecided or unread`);
  expect(sheets.flatMap(({ name, accused }) => accused.map((line) => [name, line]))).toEqual([]);
});
