/** Lines with their verdicts, on a 2-3-1 network with its numbers; the truth figures are those of test/data. */
import { expect, it } from 'vitest';
import { checkDocument } from '../../src/check/check.js';
import { readProblems } from '../../src/problem/read.js';
import { textOf } from '../support/shipped.js';

const parts = readProblems(textOf('one-step'), 'one-step').slice(1);
const verdictsOf = (...lines: readonly string[]): readonly string[] =>
  checkDocument(parts, lines.map((l) => `$$${l}$$`).join('\n\n')).claims.map((c) => c.verdict);

it.each([
  // Identities, and what is true with the given values alone.
  ['\\frac{\\partial E}{\\partial z_4} = (a_4 - y)\\,a_4(1 - a_4)', 'correct'],
  ["\\frac{\\partial E}{\\partial w_7} = -(y - a_4)\\sigma'(z_4)\\,a_1", 'correct'],
  ['\\frac{\\partial E}{\\partial w_1} = (a_4 - y) a_4 (1-a_4) w_7 a_1 (1-a_1) x_1', 'correct'],
  ["\\sigma'(z) = \\frac{e^{-z}}{(1+e^{-z})^2} = \\sigma(z)(1-\\sigma(z))", 'correct'],
  ['\\sigma(z_1)(1 - \\sigma(z_1)) = \\frac{1}{2 + e^{z_1} + e^{-z_1}}', 'correct'],
  ['z_1 = 0.5 \\cdot 1 + (-0.25) \\cdot 0 + 0.1 = 0.6', 'correct'],
  ['w_1 = 0.5', 'correct'],
  ['w_9 = 0', 'correct'],
  ['w_1 = w_3', 'correct'],
  [
    '\\frac{\\partial E}{\\partial w_7} = \\frac{\\begin{aligned} & 2\\bigl((a_4 - y)a_4 \\\\ & {} - (a_4 - y)a_4^2\\bigr)a_1 \\end{aligned}}{2}',
    'correct',
  ],
  // Rounded, cut, and carried on from rounded numbers.
  ['a_1 = \\sigma(0.6) = 0.6457', 'rounded'],
  ['a_1 = 0.6456', 'rounded'],
  ['a_1 = 0.646', 'rounded'],
  ['E = \\frac12 (1 - 0.525)^2 = 0.1128', 'rounded'],
  ['E = \\frac12 (1 - 0.525)^2 = 0.1129', 'rounded'],
  // Mistakes.
  ['a_1 = 0.6556', 'wrong'],
  ['z_1 = 0.61', 'wrong'],
  ['z_1 = 0.5', 'wrong'],
  ['z_1 = 0.5 \\cdot 1 + (-0.25) \\cdot 0 + 0.1 = 0.7', 'wrong'],
  ['\\frac{\\partial E}{\\partial z_4} = (y - a_4)\\,a_4(1 - a_4)', 'wrong'],
  ['\\frac{\\partial E}{\\partial z_4} = (a_4 - y)', 'wrong'],
  ['\\frac{\\partial E}{\\partial w_7} = (a_4 - y)a_4(1-a_4)a_2', 'correct'],
  ['\\frac{\\partial E}{\\partial w_1} = (a_4 - y) a_4 (1-a_4) w_8 a_1 (1-a_1) x_1', 'wrong'],
  ["\\sigma'(z) = (1-\\sigma(z))(1+\\sigma(z))", 'wrong'],
  ["\\sigma'(z) = \\frac{e^{-z} \\frac{\\partial z}{\\partial z}}{(1+e^{-z})^2}", 'correct'],
  ["\\sigma'(z) = \\frac{e^z \\frac{\\partial z}{\\partial z}}{(1+e^{-z})^2}", 'wrong'],
  ['w_1 = 0.6', 'wrong'],
  ['a_4 = \\sigma(z_4) = \\tanh(0.1)', 'wrong'],
  ['a_4^2 = \\sigma(z_4)^2 = \\sigma(0.1)^3', 'wrong'],
  // A new value, however it is marked.
  ['w_7(new) = w_7(old) - \\eta \\frac{\\partial E}{\\partial w_7} = 1.0076', 'rounded'],
  ['w_7\\text{ new} = w_7\\text{ old} - \\eta \\frac{\\partial E}{\\partial w_7} = 1.0076', 'rounded'],
  ['w_7\\text{ neu} = w_7 + \\eta \\frac{\\partial E}{\\partial w_7}', 'wrong'],
  ['w_7(\\text{new}) = 1.0086', 'wrong'],
  ['\\text{new } w_7 = 1.0076', 'rounded'],
  ['\\text{updated}\\; w_7 = 1.0086', 'wrong'],
  ['\\text{next } w_7 = 1', 'correct'],
  // What is nearly so need not be so.
  ['a_1 \\approx \\sigma(z_1)', 'correct'],
  ['e^{z_1} \\approx 1 + z_1', 'undecided'],
  ['e^{z_1} = 1 + z_1', 'wrong'],
  ['a_1 \\approx \\sigma(0.7)', 'wrong'],
  // What is not understood is not judged.
  ['\\frac{\\partial E}{\\partial q} = 3', 'unread'],
  ['E = \\frac{1}{2}(y - a_4', 'unread'],
  ['z_1 = \\sum_{i=1}^{5000} w_1', 'unread'],
])('%s is %s', (line, verdict) => {
  expect(verdictsOf(line)).toEqual([verdict]);
});

it.each([
  [
    'what follows from a wrong value is no new mistake',
    ['z_1 = 0.7', 'a_1 = \\sigma(z_1) = 0.6682'],
    ['wrong', 'follows'],
  ],
  [
    'a wrong formula too',
    ['\\frac{\\partial E}{\\partial z_4} = (a_4 - y)', '\\frac{\\partial E}{\\partial w_7} = (a_4 - y) a_1'],
    ['wrong', 'follows'],
  ],
  [
    'who goes on from a wrong number follows, be it hardly wrong',
    ['a_4 = 0.53', 'E = ½(1 - 0.53)^2 = 0.11045', '\\frac{\\partial E}{\\partial a_4} = 0.53 - 1 = -0.48'],
    ['wrong', 'follows', 'follows'],
  ],
  ['who goes on from a rounded one does not', ['a_4 = 0.52', 'E = ½(1 - 0.52)^2 = 0.1152'], ['rounded', 'rounded']],
  [
    'a number that was wrong for one quantity may be right elsewhere',
    ['z_4 = 0.65', 'a_1 = 0.65', 'a_1 - 0.1 = 0.65 - 0.1'],
    ['wrong', 'rounded', 'rounded'],
  ],
  ['a right line after a wrong one is right', ['z_1 = 0.7', 'a_1 = 0.6457'], ['wrong', 'rounded']],
  ['what is corrected is forgotten', ['z_1 = 0.7', 'z_1 = 0.6', 'a_1 = 0.6682'], ['wrong', 'correct', 'wrong']],
  [
    'rows that begin with their sign go on',
    ['\\begin{aligned} a_1 &= \\sigma(z_1) \\\\ &= \\sigma(0.6) \\\\ &= 0.65 \\end{aligned}'],
    ['correct', 'correct', 'rounded'],
  ],
  [
    'what goes on from a rounded number is rounded, its last digit within 1',
    ['a_4 = 0.52', '\\frac{\\partial E}{\\partial a_4} = -0.480', '\\frac{\\partial E}{\\partial a_4} = -0.460'],
    ['rounded', 'rounded', 'wrong'],
  ],
  [
    'nor does a formula that is said again forget the number',
    ['a_4 = 0.52', 'a_4 = \\sigma(z_4)', '\\frac{\\partial E}{\\partial a_4} = -0.480'],
    ['rounded', 'correct', 'rounded'],
  ],
  [
    'what a function is said to be it is in its derivative too',
    ['a_4 = 0.52', '\\frac{\\partial a_4}{\\partial z_4} = 0.2497', '\\frac{\\partial a_4}{\\partial z_4} = 0.2485'],
    ['rounded', 'rounded', 'wrong'],
  ],
  [
    'what a unit is wrongly said to be is said by its own function',
    ['a_1 = \\sigma(z_1) + z_1', 'z_4 = w_7 a_1 + w_8 a_2 + w_9 a_3 + b_4', 'z_4 = 0.7'],
    ['wrong', 'correct', 'follows'],
  ],
  ['what was rounded is no other number', ['a_1 = 0.645', 'a_1 = 0.644'], ['rounded', 'wrong']],
  [
    'after the update the quantities have other values',
    ['E = 0.1128', 'w_7^{new} = 1.0076', 'z_4 = 0.1291', 'E = 0.1094', 'E = 0.1097'],
    ['rounded', 'rounded', 'rounded', 'rounded', 'wrong'],
  ],
  ['before it they have not', ['E = 0.1094'], ['wrong']],
  [
    'the last digits of what is still to be added up are exact',
    [
      '\\frac{\\partial E}{\\partial b_4} = -0.1184',
      'b_4^{new} = b_4 - \\eta \\frac{\\partial E}{\\partial b_4} = 0.1 + 0.1184 \\approx 0.2184',
    ],
    ['rounded', 'wrong'],
  ],
  [
    'zeros among rounded numbers',
    ['\\begin{bmatrix} x_2 \\\\ a_1 \\end{bmatrix} = \\begin{bmatrix} 0 \\\\ 0.6457 \\end{bmatrix}'],
    ['rounded'],
  ],
  [
    'what is not understood is no mistake to follow from',
    ['\\frac{\\partial E}{\\partial q} = a_1 - 1', '= -(1 - a_1)', 'z_1 = 0.6'],
    ['unread', 'correct', 'correct'],
  ],
  [
    'of two mistakes one may be forgotten',
    ['z_1 = 0.7', 'z_2 = 0.5', 'a_1 = 0.6682', 'z_4 = 0.1225', 'z_4 = 0.1235'],
    ['wrong', 'wrong', 'follows', 'follows', 'wrong'],
  ],
  [
    'claims that run together are several',
    [
      'w_1 = 0.5 w_2 = -0.25',
      'w_1 = 0.5\\; w_2 = -0.35',
      'z_1 = w_1 x_1 + b_1 z_4 = 0.1',
      'z_1 = 0.5 x_1 + 0.1 = 0.6',
      'q = 0.5 w_2 = -0.25',
      'z_1 = q + 0.1',
      '\\frac{\\partial E}{\\partial w_1} = -0.0271 \\frac{\\partial E}{\\partial w_2} = 0',
      '\\frac{\\partial E}{\\partial w_1} = -0.0471 \\frac{\\partial E}{\\partial w_2} = 0',
    ],
    ['correct', 'wrong', 'correct', 'correct', 'correct', 'correct', 'rounded', 'wrong'],
  ],
  [
    'a product with an input that is 0 is no claim with another about that input',
    ['\\frac{\\partial E}{\\partial w_1} = (a_4 - y) a_4 (1 - a_4) w_7 a_1 (1 - a_1) x_2 = 0'],
    ['wrong'],
  ],
  [
    'a factor too many is no claim',
    ['\\frac{\\partial E}{\\partial z_4} = (a_4 - y) a_4 (1 - a_4) a_1 = -0.0765'],
    ['wrong'],
  ],
  ['paths', ['w_1 \\to z_1 \\to a_1 \\to z_4', 'w_1 \\to z_2 \\to a_2'], ['correct', 'wrong']],
  [
    'what a document defines is known as far as its decimals are',
    [
      'q = 0.646',
      '\\frac{\\partial E}{\\partial w_7} = (a_4 - 1) a_4 (1 - a_4) q = -0.0765',
      '\\frac{\\partial E}{\\partial w_7} = (a_4 - 1) a_4 (1 - a_4)^2 q',
      'r = 1 - q',
      '\\frac{\\partial a_1}{\\partial z_1} = q r',
      'q r = 0.2387',
    ],
    ['rounded', 'wrong', 'rounded', 'wrong'],
  ],
  [
    'a document defines names of its own',
    ['e = a_4 - y', '\\frac{\\partial E}{\\partial z_4} = e\\,a_4(1 - a_4)'],
    ['correct'],
  ],
] as const)('%s', (_, lines, verdicts) => {
  expect(verdictsOf(...lines)).toEqual(verdicts);
});
