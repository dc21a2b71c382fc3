/** `\sum_n a_n + b_n` without brackets: how far does the sum reach? */
import { expect, it } from 'vitest';
import { checkDocument } from '../../src/check/check.js';
import { readProblems } from '../../src/problem/read.js';

const SPEC = JSON.stringify({
  network: {
    inputs: 2,
    layers: [
      {
        units: 2,
        activation: 'sigmoid',
        weights: [
          [0.2, 0.1],
          [-0.3, 0.5],
        ],
        bias: [0.1, 0],
      },
      { units: 1, activation: 'sigmoid', weights: [[0.3, -0.4]], bias: [0.1], outputs: ['y'] },
    ],
    target: 1,
  },
  loss: 'binary-cross-entropy',
  batch: 'mean',
  values: {
    x: [
      [1, 0.5],
      [-1, 2],
      [0.5, -1.5],
    ],
    t: [[1], [0], [1]],
  },
});

it.each([
  ['L = -\\frac{1}{3}\\sum_n t_n \\ln y_n + (1 - t_n)\\ln(1 - y_n)', 'correct'],
  ['L = -\\frac{1}{3}\\sum_{n=1}^3 t^{(n)} \\ln y^{(n)} + (1 - t^{(n)})\\ln(1 - y^{(n)})', 'correct'],
  ['L = \\frac{1}{3}\\sum_n -t_n \\ln y_n - (1 - t_n)\\ln(1 - y_n)', 'correct'],
  ['L = -\\frac{1}{3}\\sum_n t_n \\ln y_n + (1 - t_n)\\ln y_n', 'wrong'],
  // Brackets say where it ends.
  ['L = -\\frac{1}{3}\\sum_n (t_n \\ln y_n + \\ln(1 - y_n)) - t_n \\ln(1 - y_n)', 'wrong'],
  // The letter that is left out is the only one that counts.
  ['L = -\\frac{1}{3}\\sum (t_n \\ln y_n + (1 - t_n)\\ln(1 - y_n))', 'correct'],
  ['L = -\\frac{1}{2}\\sum (t_n \\ln y_n + (1 - t_n)\\ln(1 - y_n))', 'wrong'],
  // A letter of another sum, and of the head, is said where it stands.
  ['L = -\\frac{1}{3}\\sum_n t_n \\ln y_n - \\frac{1}{3}\\sum_n (1 - t_n)\\ln(1 - y_n)', 'correct'],
  ['z^{(1)}_{nj} = \\sum_i W^{(1)}_{ji} x_{ni} + b^{(1)}_j', 'correct'],
  ['z^{(1)}_{ni} = \\sum_i W^{(1)}_{ii} x_{ni} + b^{(1)}_i', 'wrong'],
])('%s is %s', (line, verdict) => {
  expect(checkDocument(readProblems(SPEC, 'spec'), `$$${line}$$`).claims.map((c) => c.verdict)).toEqual([verdict]);
});
