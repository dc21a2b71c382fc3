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

it.each([
  ['0.2 + q = 0.7', 'unread'],
  ['0.3 + 2 q = 1.3', 'unread'],
  ['0.1 + q = 0.6374', 'unread'],
  ['0.2 + t = 0.7', 'correct'],
])('%s is %s', (line, verdict) => {
  const text = [...KNOWN, line].map((l) => `$$${l}$$`).join('\n\n');
  expect(checkDocument(readProblems(SPEC, 'spec'), text).claims.at(-1)?.verdict).toBe(verdict);
});
