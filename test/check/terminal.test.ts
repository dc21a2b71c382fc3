/** Where the caret stands. */
import { expect, it } from 'vitest';
import { checkDocument } from '../../src/check/check.js';
import { columnsOf } from '../../src/language/columns.js';
import { readProblems } from '../../src/problem/read.js';
import { checkedText, plain } from '../../src/write/check-terminal.js';
import { textOf } from '../support/shipped.js';

const parts = readProblems(textOf('one-step'), 'one-step').slice(1);
const report = (text: string, columns?: number): readonly string[] =>
  checkedText(checkDocument(parts, text), 'a.md', text, plain, columns).split('\n');

it.each([
  'so $z_1 = 0.7123$ and more',
  '漢字 are wide: $z_1 = 0.7123$',
  'e\u0301 has a mark: $z_1 = 0.7123$',
  '😀 $z_1 = 0.7123$',
  `${'a long way '.repeat(20)} $z_1 = 0.7123$ ${'and on '.repeat(20)}`,
])('is under the piece: %s', (text) => {
  const [, line = '', caret = ''] = report(text);
  const start = line.indexOf('0.7123');
  expect(caret).toBe(`${' '.repeat(columnsOf(line.slice(0, start)))}^^^^^^`);
});

it('stays within the terminal', () => {
  const lines = report(`${'a long way '.repeat(20)} $z_1 = 0.7123$ ${'and on '.repeat(20)}`, 60);
  expect(Math.max(...lines.slice(1, 3).map(columnsOf))).toBeLessThanOrEqual(60);
});

it('has tabs below tabs', () => {
  const [, line = '', caret = ''] = report('\t\t$z_1 = 0.7123$');
  expect(caret).toBe(`  \t\t${' '.repeat(line.indexOf('0.7123') - 4)}^^^^^^`);
});

it('lets no document steer the terminal', () => {
  expect(report('\u001b[31m $z_1 = 0.7123$ \u0007').join('')).not.toMatch(/[^\P{Cc}\t]/u);
});
