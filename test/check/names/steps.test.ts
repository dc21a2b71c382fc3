/** Δw is what is added to a weight, or what is taken from it: the document tells, for all its parameters. */
import { expect, it } from 'vitest';
import { checkDocument } from '../../../src/check/check.js';
import { readProblems } from '../../../src/problem/read.js';
import { textOf } from '../../support/shipped.js';

const GRADIENT = '\\eta\\,(a_4 - y) a_4 (1 - a_4)';

it.each([
  [
    ['\\Delta w_7 = -\\eta \\frac{\\partial E}{\\partial w_7}', 'w_7^{new} = w_7 + \\Delta w_7'],
    [`\\Delta w_8 = -${GRADIENT} a_2`, `\\Delta w_8 = ${GRADIENT} a_2`],
    'an update adds',
  ],
  [
    ['\\Delta w_7 = \\eta \\frac{\\partial E}{\\partial w_7}', 'w_7 := w_7 - \\Delta w_7'],
    [`\\Delta b_4 = ${GRADIENT}`, `\\Delta b_4 = -${GRADIENT}`],
    'an update takes',
  ],
])('%#', (lines, [right, wrong], says) => {
  const { claims, notes } = checkDocument(
    readProblems(textOf('one-step'), 'one-step').slice(0, 1),
    [...lines, right, wrong].map((line) => `$$${line}$$`).join('\n\n'),
  );
  expect(claims.map((c) => c.verdict)).toEqual(['correct', 'correct', 'correct', 'wrong']);
  expect(notes.find(({ code }) => code === 'names')?.says).toContain(says);
});

it('where both cannot be right the second is wrong by what the first says', () => {
  const lines = ['\\Delta w_7 = \\eta \\frac{\\partial E}{\\partial w_7}', 'w_7^{new} = w_7 + \\Delta w_7'];
  const text = lines.map((line) => `$$${line}$$`).join('\n\n');
  const { claims } = checkDocument(readProblems(textOf('one-step'), 'one-step').slice(0, 1), text);
  expect(claims.map((c) => c.verdict)).toEqual(['wrong']);
});

// The gradient by w7 is -0.0765, by w8 it is the same: the learning rate 0.1 in numbers tells as its letter does.
it('the first two lines tell, though the third fits the other way', () => {
  const lines = ['Δw7 = -0.1 * dE/dw7 = 0.0076', 'Δw8 = -0.1 * dE/dw8 = 0.0076', 'w7 = w7 - Δw7 = 0.9924'];
  const { claims } = checkDocument(readProblems(textOf('one-step'), 'one-step').slice(1), lines.join('\n'));
  expect(claims.map((c) => c.verdict)).toEqual(['rounded', 'rounded', 'wrong']);
});
