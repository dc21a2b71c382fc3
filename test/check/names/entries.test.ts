/** Names with a letter below that runs, and with the mark above that the spec has below. */
import { expect, it } from 'vitest';
import { checkDocument } from '../../../src/check/check.js';
import { readProblems } from '../../../src/problem/read.js';
import { textOf } from '../../support/shipped.js';

const verdictsOn = (spec: string, lines: readonly string[]): readonly string[] =>
  checkDocument(readProblems(spec, 'spec'), lines.map((line) => `$$${line}$$`).join('\n\n')).claims.map(
    (c) => c.verdict,
  );

/** Deviations from a mean: of 1, 2 and 6 they are -2, -1 and 3, and half their squares are 7. */
const DEVIATIONS = `
define: ['mu = (x1 + x2 + x3)/3']
loss: 1/2*((x1 - mu)^2 + (x2 - mu)^2 + (x3 - mu)^2)
wrt: [x1, x2, x3]
values: {x1: 1, x2: 2, x3: 6}
`;
const SAID = 'd_i = x_i - \\mu';

it.each([
  ['d_1 = -2', 'correct'],
  ['d_3 = 2', 'wrong'],
  ['\\sum_j d_j = 0', 'correct'],
  ['L = \\frac12 \\sum_j d_j^2 = 7', 'correct'],
  ['L = \\sum_j d_j^2', 'wrong'],
  ['\\frac{\\partial L}{\\partial x_i} = d_i', 'correct'],
  ['\\frac{\\partial L}{\\partial x_i} = \\frac23 d_i', 'wrong'],
])('where a document says what d_i is, %s is %s', (line, verdict) => {
  expect(verdictsOn(DEVIATIONS, [SAID, line])).toEqual([verdict]);
});

it('where it says what each is, a letter runs over them', () => {
  const each = ['d_1 = x_1 - \\mu', 'd_2 = x_2 - \\mu', 'd_3 = x_3 - \\mu'];
  expect(verdictsOn(DEVIATIONS, [...each, 'L = \\frac12 \\sum_j d_j^2', 'L = 2\\sum_j d_j^2'])).toEqual([
    'correct',
    'wrong',
  ]);
});

const BY = (name: string): string => `\\frac{\\partial L}{\\partial ${name}}`;

it('steps in time may stand above', () => {
  const lines = [
    'a^{(2)} = W_{xh} x^{(2)} + W_{hh} h^{(1)}',
    'h^{(3)} = \\tanh(a^{(3)})',
    `${BY('h^{(3)}')} = (y^{(3)} - t^{(3)}) W_{hy}`,
    `${BY('h^{(2)}')} = (y^{(2)} - t^{(2)}) W_{hy}`,
    `${BY('h^{(2)}')} = (y^{(2)} - t^{(2)}) W_{hy} + ${BY('a^{(3)}')} W_{hh}`,
  ];
  expect(verdictsOn(textOf('recurrent'), lines)).toEqual(['correct', 'correct', 'correct', 'wrong', 'correct']);
});

/** The variance of two numbers, which the spec calls s. */
const VARIANCE = `
define: ['m = (x1 + x2)/2', 's = ((x1 - m)^2 + (x2 - m)^2)/2', 'r = 1/sqrt(s + c)', 'y = g*(x1 - m)*r']
loss: {name: L, is: y^2}
wrt: [x1, x2, g]
values: {x1: 3, x2: 1, c: 0.21, g: 2}
`;

it('σ² may be a variance of another name', () => {
  const lines = [
    '\\sigma^2 = \\frac12 \\sum_i (x_i - m)^2 = 1',
    'r = \\frac{1}{\\sqrt{\\sigma^2 + c}}',
    `\\frac{\\partial r}{\\partial \\sigma^2} = -\\frac12 r^3`,
    `\\frac{\\partial r}{\\partial \\sigma^2} = -\\frac12 r^2`,
    `${BY('\\sigma^2')} = ${BY('r')}\\frac{\\partial r}{\\partial \\sigma^2}`,
  ];
  expect(verdictsOn(VARIANCE, lines)).toEqual(['correct', 'correct', 'correct', 'wrong', 'correct']);
});
