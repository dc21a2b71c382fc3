/** Names and what they are read as, by the verdict on a line that is right only so. */
import { expect, it } from 'vitest';
import { checkDocument } from '../../../src/check/check.js';
import { readProblems } from '../../../src/problem/read.js';
import { textOf } from '../../support/shipped.js';

const checked = (spec: string, lines: readonly string[]) =>
  checkDocument(readProblems(textOf(spec), spec).slice(0, 1), lines.map((l) => `$$${l}$$`).join('\n\n'));

it.each([
  ['one-step', 'w_1 := w_1 - \\eta\\,\\frac{\\partial E}{\\partial w_1}', 'correct'],
  ['one-step', 'w_1 = w_1 + \\eta\\,\\frac{\\partial E}{\\partial w_1}', 'wrong'],
  ['one-step', 'b_4^{new} = b_4 - \\eta\\,\\frac{\\partial E}{\\partial b_4}', 'correct'],
  ['one-step', 'w_1 \\to z_1 \\to a_1 \\to z_4 \\to a_4 \\to Error', 'correct'],
  ['one-step', 'w_1 \\to a_2', 'wrong'],
  // What a unit adds up and what it puts out: the document may call them the other way round.
  ['one-step', 'a_1 = w_1 x_1 + w_2 x_2 + b_1', 'undecided'],
  ['matrix-form', 'x = \\begin{bmatrix} -2 & -6 \\end{bmatrix}', 'correct'],
  ['matrix-form', 'W_2 = \\begin{bmatrix} -11 & 2 & 4 \\end{bmatrix}', 'wrong'],
])('%s: %s is %s', (spec, line, verdict) => {
  expect(checked(spec, [line]).claims.map((c) => c.verdict)).toEqual([verdict]);
});

it.each([
  [
    ['z_1 = \\sigma(a_1)', 'a_1 = w_1 x_1 + w_2 x_2 + b_1', 'z_2 = \\sigma(a_2)'],
    ['correct', 'correct', 'correct'],
  ],
  [
    ['a_1 = \\sigma(z_1)', 'a_1 = w_1 x_1 + w_2 x_2 + b_1'],
    ['correct', 'wrong'],
  ],
  // Nothing but 0 = 0 would speak for E as the target and y as the output.
  [
    ['\\frac{\\partial E}{\\partial z_4} = (a_4 - y)', '\\frac{\\partial E}{\\partial w_7} = (a_4 - y) a_1'],
    ['wrong', 'follows'],
  ],
])('%j is %j', (lines, verdicts) => {
  expect(checked('one-step', lines).claims.map((c) => c.verdict)).toEqual(verdicts);
});

it('a spec that does not fit is told once, and nothing is called wrong', () => {
  const { notes, claims } = checked('one-step', [
    'F = m\\,g',
    'p = m\\,v + F t',
    'K = \\frac12 m v^2 + F s',
    'w_1 = 0.7',
    'U = m g h + R',
  ]);
  expect(notes.map((n) => n.code)).toContain('spec-does-not-fit');
  expect(claims.map((c) => c.verdict)).not.toContain('wrong');
});
