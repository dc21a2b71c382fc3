/** What no person would write, or nobody could judge: it gets a reason, and the line behind it is judged. */
import { expect, it } from 'vitest';
import { checkDocument } from '../../src/check/check.js';
import type { Format } from '../../src/check/document/document.js';
import { readProblems } from '../../src/problem/read.js';
import { inTime } from '../support/in-time.js';
import { textOf } from '../support/shipped.js';

const parts = readProblems(textOf('one-step'), 'one-step').slice(1);
const GOOD = '\n\n$$z_1 = w_1x_1 + w_2x_2 + b_1$$\n';
/** Milliseconds. */
const BUDGET = 5000;

const times = (n: number, open: string, inside: string, close = ''): string =>
  open.repeat(n) + inside + close.repeat(n);
const ones = (n: number): string => Array.from({ length: n }, () => Array(n).fill('1').join('&')).join('\\\\');
const matrix = (n: number): string => String.raw`\begin{pmatrix}${ones(n)}\end{pmatrix}`;

it.each<[what: string, side: string]>([
  ['fractions in fractions, 10 000 deep', times(10_000, String.raw`\frac{1}{`, 'x_1', '}')],
  ['fractions in fractions, 800 deep', times(800, String.raw`\frac{1}{`, 'x_1', '}')],
  ['brackets in brackets', times(9000, '(', 'x_1', ')')],
  ['powers of powers', times(3000, 'x_1^{', '2', '}')],
  ['indices of indices', times(3000, 'x_{', '1', '}')],
  ['signs before signs', times(9000, '-', 'x_1')],
  ['quotients of quotients', times(5000, 'x_1/', 'x_1')],
  ['a sum of 3000 terms of arrays', times(3000, 'W_1+', 'W_1')],
  ['a product of 3000 factors', times(3000, 'x_1\\cdot ', 'x_1')],
  ['a tower of powers', '10^{10^{10}}'],
  ['a higher tower', '2^{2^{2^{2^{2^{2}}}}}'],
  ['a number of 15 000 digits', '9'.repeat(15_000)],
  ['a number of 9000 digits to such a power', `${'9'.repeat(9000)}^{${'9'.repeat(9000)}}`],
  ['a sum to a billion', String.raw`\sum_{i=1}^{1000000000} i`],
  ['a sum to a tower', String.raw`\sum_{i=1}^{10^{10^{10}}} i`],
  ['a sum in a sum in a sum', String.raw`\sum_{i=1}^{900}\sum_{j=1}^{900}\sum_{k=1}^{900} ijk`],
  ['a matrix of 90 by 90', matrix(90)],
  ['a matrix of 1000 by 1000', matrix(1000)],
  ['a product of matrices of 30 by 30', times(5, matrix(30), '')],
  ['functions of functions', times(200, String.raw`\max(`, 'x_1', ',x_2)')],
  ['a derivative of a derivative', String.raw`\frac{\partial}{\partial E}\frac{\partial E}{\partial E}`],
  ['cases without a condition', String.raw`\begin{cases} x_1 \\ 2 \end{cases}`],
  ['braces that do not close', String.raw`\frac{x_1}{{{`],
  ['braces that do not open', 'x_1}}}'],
  ['environments that do not match', String.raw`\begin{aligned} x_1 \end{cases}`],
  ['a macro without an end', String.raw`\def\a{\a\a}\a`],
])('%s', (_, side) => {
  const { claims } = inTime(BUDGET, () => checkDocument(parts, `$$z_1 = ${side}$$${GOOD}`));
  expect(claims.map((c) => c.verdict)).toEqual([expect.stringMatching(/^(?:unread|undecided)$/), 'correct']);
  expect(claims[0]?.diagnosis?.says).toBeTruthy();
});

it('says how many formulas it reads', () => {
  const { notes, claims } = checkDocument(parts, '$z_1 > 0$ '.repeat(30_000));
  expect(claims).toHaveLength(0);
  expect(notes.map((n) => n.code)).toEqual(['too-many']);
});

it.each<[format: Format, text: string]>([
  ['latex', String.raw`\newcommand{\a}{\a\a}\def\b{\c}\def\c{\b} $$z_1 = \a$$ $$z_1 = \b$$${GOOD}`],
  [
    'latex',
    `${Array.from({ length: 24 }, (_, n) => `\\newcommand{\\x${letter(n)}}{${`\\x${letter(n + 1)}`.repeat(3)}}`).join('\n')}\n$$z_1 = \\xa$$${GOOD}`,
  ],
  ['latex', `\\input{other}${GOOD}`],
  ['markdown', `\u202eשלום \u200f${GOOD}`],
  ['markdown', `\ud800 a lone half \udc00${GOOD}`],
  ['markdown', `a\0b${GOOD}`],
  ['markdown', `${'x'.repeat(10_000_000)}${GOOD}`],
  ['markdown', `${'| '.repeat(1_000_000)}${GOOD}`],
  ['markdown', `${'a_1 = '.repeat(300_000)}${GOOD}`],
  // Each line goes on in the next one.
  ['markdown', `${'0.5 =\n'.repeat(100_000)}${GOOD}`],
])('%s, and the line behind it (%#)', (format, text) => {
  const { claims } = inTime(BUDGET, () => checkDocument(parts, text, format));
  expect(claims.at(-1)?.verdict).toBe('correct');
});

it('a macro on each of many places is no endless loop', () => {
  const ones = Array.from({ length: 1500 }, () => String.raw`\one`).join(' + ');
  const { claims } = checkDocument(parts, String.raw`\newcommand{\one}{1} $$${ones} = 1500$$`, 'latex');
  expect(claims.map((c) => c.verdict)).toEqual(['correct']);
});

function letter(n: number): string {
  return String.fromCharCode(97 + n);
}
