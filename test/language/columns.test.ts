import { expect, it } from 'vitest';
import { columnsOf } from '../../src/language/columns.js';

it.each([
  ['abc', 3],
  ['∂L/∂w₁', 6],
  ['e\u0301\u0302', 1],
  ['漢字', 4],
  ['ｆｕｌｌ', 8],
  ['한', 2],
  ['😀', 2],
  ['👩‍🔬', 2],
  ['ŷ²', 2],
  ['', 0],
])('%s takes %i columns', (text, columns) => {
  expect(columnsOf(text)).toBe(columns);
});
