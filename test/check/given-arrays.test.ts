/** Arrays of numbers that a document states: right however they are laid out, wrong where their numbers are others. */
import { expect, it } from 'vitest';
import { check } from '../../src/index.js';

const { raw } = String;
const SPEC = JSON.stringify({
  network: {
    inputs: 2,
    layers: [
      {
        units: 2,
        activation: 'tanh',
        weights: [
          [0.5, -0.2],
          [0.3, 0.4],
        ],
        bias: [0.1, -0.3],
      },
      { units: 1, activation: 'sigmoid', weights: [[0.7, 0.9]], bias: [0.6] },
    ],
    target: 1,
  },
  loss: 'half-squared-error',
  values: { x: [1, 2], t: [1] },
});

it.each([
  [raw`b^{(1)} = \begin{bmatrix} 0.1 \\ -0.3 \end{bmatrix}`, 'correct'],
  [raw`b^{(2)} = \begin{bmatrix} 0.1 \\ -0.3 \end{bmatrix}`, 'wrong'],
  [raw`b^{(1)} = \begin{bmatrix} 0.6 \end{bmatrix}`, 'wrong'],
  [raw`b^{(2)} = \begin{bmatrix} 0.6 \end{bmatrix}`, 'correct'],
  [raw`W^{(2)} = \begin{bmatrix} 0.7 & 0.9 \end{bmatrix}`, 'correct'],
  // Columns for rows are a way to lay it out.
  [raw`W^{(2)} = \begin{bmatrix} 0.7 \\ 0.9 \end{bmatrix}`, 'undecided'],
  [raw`W^{(2)} = \begin{bmatrix} 0.7 \\ -0.9 \end{bmatrix}`, 'wrong'],
  [raw`W^{(2)} = \begin{bmatrix} 0.1 \\ -0.3 \end{bmatrix}`, 'wrong'],
])('%s is %s', (line, verdict) => {
  const forward = raw`$$z^{(1)} = W^{(1)} x + b^{(1)}$$`;
  expect(check(SPEC, `${forward}\n\n$$${line}$$`).lines.map((l) => l.verdict)).toEqual(['correct', verdict]);
});
