/** Quantities that a document puts between those of the spec: derivatives of them and by them are along its own graph. */
import { expect, it } from 'vitest';
import { checkDocument } from '../../src/check/check.js';
import { readProblems } from '../../src/problem/read.js';
import { textOf } from '../support/shipped.js';

const DEFINED = ['r = y - a_4', 'E = \\frac12 r^2', 'u = 1 + e^{-z_4}', 'a_4 = \\frac{1}{u}'];

it.each([
  ['\\frac{\\partial E}{\\partial r} = r', 'correct'],
  ['\\frac{\\partial E}{\\partial r} = 0.0255', 'rounded'],
  ['\\frac{\\partial r}{\\partial a_4} = -1', 'correct'],
  ['\\frac{\\partial a_4}{\\partial u} = -\\frac{1}{u^2}', 'correct'],
  ['\\frac{\\partial E}{\\partial u} = -\\frac{\\partial E}{\\partial r}\\frac{\\partial a_4}{\\partial u}', 'correct'],
  ['\\frac{\\partial a_4}{\\partial u} = \\frac{1}{u^2}', 'unread'],
  ['\\frac{\\partial E}{\\partial a_4} = r', 'wrong'],
])('%s is %s', (line, verdict) => {
  const document = [...DEFINED, line].map((l) => `$$${l}$$`).join('\n\n');
  const { claims } = checkDocument(readProblems(textOf('one-step'), 'one-step').slice(0, 1), document);
  expect(claims.at(-1)?.verdict).toBe(verdict);
});

// ½λ‖w‖² is the penalty of a spec with w₁ and w₂: what it adds to the derivative is there though w₁ is not written.
it.each([
  ['(y - t) x_1', 'wrong'],
  ['(y - t) x_1 + \\lambda w_1', 'correct'],
])('the derivative of the loss that a document writes by a whole array is %s: %s', (side, verdict) => {
  const spec = {
    network: {
      inputs: ['x1', 'x2'],
      layers: [{ units: 1, weights: [['w1', 'w2']], bias: ['b'], outputs: ['y'] }],
      target: 't',
    },
    loss: { name: 'J', is: 'half-squared-error' },
    penalty: { l2: 0.2 },
    values: { x1: 1, x2: 2, w1: 0.5, w2: -0.3, b: 0.1, t: 1 },
  };
  const document = `$$J = \\frac12 (y - t)^2 + \\frac{\\lambda}{2}\\lVert w \\rVert^2$$\n\n$$\\frac{\\partial J}{\\partial w_1} = ${side}$$`;
  const { claims } = checkDocument(readProblems(JSON.stringify(spec), 'spec'), document);
  expect(claims.map((c) => c.verdict)).toEqual(['correct', verdict]);
});

it('what was said wrongly is no graph', () => {
  const lines = ['z_4 = w_7 a_1 + w_8 a_2 + w_9 a_3 - b_4', '\\frac{\\partial z_4}{\\partial b_4} = -1'];
  const document = lines.map((l) => `$$${l}$$`).join('\n\n');
  const { claims } = checkDocument(readProblems(textOf('one-step'), 'one-step').slice(0, 1), document);
  expect(claims.map((c) => c.verdict)).not.toContain('correct');
});

/** The recurrent network with the sums of its second step in numbers: what was said leads to the loss by one way only. */
const IN_NUMBERS = {
  'a step before': ['a_1 = 0.5', 'h_1 = \\tanh(0.5)', 'a_2 = W_{xh} x_2 + W_{hh} h_1', 'h_2 = \\tanh(a_2)'],
  'a term of a sum': ['a_1 = W_{xh} x_1', 'h_1 = \\tanh(a_1)', 'a_2 = 1 + W_{hh} h_1', 'h_2 = \\tanh(a_2)'],
};
const LOSS = ['y_2 = W_{hy} h_2', 'L_2 = \\frac12 (y_2 - t_2)^2'];

it.each([
  ['a step before', 'W_{xh}', '(y_2 - t_2) W_{hy} (1 - h_2^2) x_2', false],
  ['a step before', 'W_{xh}', '(y_2 - t_2) W_{hy} (1 - h_2^2) (x_2 + W_{hh} (1 - h_1^2) x_1)', true],
  ['a term of a sum', 'W_{xh}', '(y_2 - t_2) W_{hy} (1 - h_2^2) W_{hh} (1 - h_1^2) x_1', false],
  ['a term of a sum', 'W_{xh}', '(y_2 - t_2) W_{hy} (1 - h_2^2) (x_2 + W_{hh} (1 - h_1^2) x_1)', true],
] as const)('with %s in numbers the derivative by %s is that of the spec: %s', (said, by, side, isTrue) => {
  const lines = [...IN_NUMBERS[said], ...LOSS, `\\frac{\\partial L_2}{\\partial ${by}} = ${side}`];
  const { claims } = checkDocument(
    readProblems(textOf('recurrent'), 'recurrent'),
    lines.map((l) => `$$${l}$$`).join('\n\n'),
  );
  expect(claims.map((c) => c.verdict).includes('wrong')).toBe(!isTrue);
  expect(['correct', 'rounded'].includes(claims.at(-1)?.verdict ?? '')).toBe(isTrue);
});
