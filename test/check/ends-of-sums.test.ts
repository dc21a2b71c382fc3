/** `\sum_{i=1}^{m-1}`: where a sum ends, and what it comes to there by hand for three samples. */
import { expect, it } from 'vitest';
import { checkDocument } from '../../src/check/check.js';
import { readProblems } from '../../src/problem/read.js';

const SPEC = readProblems(
  `
network:
  inputs: [x]
  layers:
    - {units: 1, activation: sigmoid, weights: [[w]], bias: [b], preactivations: [z], outputs: [a]}
  target: y
loss: {name: J, is: binary-cross-entropy}
batch: mean
values: {x: [1, 3, -2], y: [0, 1, 1], w: 0.5, b: -0.8}`,
  'three',
);
const line = (from: string, to: string): string =>
  `J_w = \\frac13 \\sum_{i=${from}}^{${to}} (a^{(i)} - y^{(i)}) x^{(i)}`;

it.each([
  ['1', 'm', 'correct'],
  ['1', '3', 'correct'],
  ['1', 'n_1', 'correct'],
  ['1', '2', 'wrong'],
  ['1', 'm-1', 'wrong'],
  ['2', 'm', 'wrong'],
  // Nobody knows of a sample beyond the last, or before the first.
  ['1', 'm+1', 'unread'],
  ['0', 'm-1', 'unread'],
  ['1', 'm/2', 'unread'],
  ['1', '2m', 'unread'],
])('from %s to %s is %s', (from, to, verdict) => {
  const said = line(from, to).replace('J_w', '\\frac{\\partial J}{\\partial w}');
  expect(checkDocument(SPEC, `$$${said}$$`).claims.map((c) => c.verdict)).toEqual([verdict]);
});

it('ends at another letter', () => {
  const sums = (to: string): string =>
    checkDocument(
      readProblems(
        'define: [h[t] = sum(k, V[t,k]*u[k])]\nloss: sum(t, h[t])\nsizes: {t: 2, k: 2}\nwrt: [u]\nvalues: {V: [[1, 2], [3, 5]], u: [7, 11]}',
        'sums',
      ),
      `$$h_t = \\sum_{k=1}^{${to}} V_{tk} u_k$$`,
    )
      .claims.map((c) => c.verdict)
      .join();
  expect([sums('2'), sums('n'), sums('t')]).toEqual(['correct', 'correct', 'wrong']);
});

it.each([
  ['2', 'correct'],
  ['1', 'wrong'],
  ['3', 'unread'],
])('a sum over the two inputs that goes to %s is %s', (to, verdict) => {
  const spec = `
define:
  - u[j] = sum(i, W[i,j]*h[i])
loss: {name: E, is: "sum(j, u[j]^2)"}
values: {h: [1, 2], W: [[0.1, 0.2, 0.3], [0.4, 0.5, 0.6]]}
wrt: [W]`;
  const document = `$$u_j = \\sum_{i=1}^{${to}} W_{ij} h_i$$`;
  const { claims } = checkDocument(readProblems(spec, 'sums'), document);
  expect(claims.map((c) => c.verdict)).toEqual([verdict]);
});
