/** One number does not say what a letter stands for that is not usual for it: others may be near. */
import { expect, it } from 'vitest';
import { checkDocument } from '../../../src/check/check.js';
import { readProblems } from '../../../src/problem/read.js';

const SPEC = `
network:
  inputs: [x1, x2]
  layers:
    - {units: 1, activation: sigmoid, weights: [[w1, w2]], bias: [b], preactivations: [z], outputs: [a]}
  target: y
loss: {name: E, is: half-squared-error}
values: {x1: 0.3, x2: 0.8, w1: 0.7, w2: -0.2, b: 0.1, y: 0.5}
`;
const KNOWN = ['z = w_1 x_1 + w_2 x_2 + b', 'a = \\sigma(z)'];

/** Residuals 1, 0 and -0.5 beside targets 1, 0 and 1. */
const THREE = `
define: ['p = a + b*x + c*x^2']
loss: {name: J, is: (p - y)^2}
batch: mean
wrt: [a, b, c]
values: {x: [-1, 1, 2], y: [1, 0, 1], a: 0.5, b: -1, c: 0.5}
`;

it('what two of three numbers happen to be is no name for them', () => {
  const lines = ['p_i = a + b x_i + c x_i^2', 'p_1 = 2', 'r_1 = 1', 'r_2 = 0', 'r_3 = -0.5', 'p_3 = 0.6'];
  const text = lines.map((l) => `$$${l}$$`).join('\n\n');
  expect(checkDocument(readProblems(THREE, 'spec'), text).claims.map((c) => c.verdict)).toEqual([
    'correct',
    'correct',
    'wrong',
  ]);
});

it.each([
  ['0.2 + q = 0.7', 'unread'],
  ['0.3 + 2 q = 1.3', 'unread'],
  ['0.1 + q = 0.6374', 'unread'],
  ['0.2 + t = 0.7', 'correct'],
])('%s is %s', (line, verdict) => {
  const text = [...KNOWN, line].map((l) => `$$${l}$$`).join('\n\n');
  expect(checkDocument(readProblems(SPEC, 'spec'), text).claims.at(-1)?.verdict).toBe(verdict);
});
