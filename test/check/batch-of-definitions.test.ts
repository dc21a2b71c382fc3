/** A network by its definitions, its only output without an index, and several samples as columns; the numbers are NumPy's. */
import { expect, it } from 'vitest';
import { check } from '../../src/index.js';

const { raw } = String;

const SPEC = `
define:
  - Z1[i] = sum(j, W1[i,j]*X[j]) + b1[i]
  - A1[i] = relu(Z1[i])
  - Z2 = sum(i, W2[i]*A1[i]) + b2
  - A2 = sigmoid(Z2)
loss: {name: J, is: "-(Y*log(A2) + (1 - Y)*log(1 - A2))"}
batch: mean
wrt: [W1, b1, W2, b2]
values:
  X: [[1, 2], [0, -1], [3, 1]]
  Y: [1, 0, 1]
  W1: [[0.5, -0.5], [0.2, 0.3]]
  b1: [0.1, -0.2]
  W2: [1, -0.4]
  b2: 0.3
tasks:
  - gradients
  - update: {optimizer: sgd, learning_rate: 0.6}
`;
const LINES = [
  raw`Z^{[1]} = W^{[1]} X + b^{[1]}`,
  raw`Z^{[2]} = W^{[2]} A^{[1]} + b^{[2]} = \begin{bmatrix} 0.06 & 0.90 & 1.12 \end{bmatrix}`,
  raw`dZ^{[2]} = A^{[2]} - Y`,
  raw`dW^{[2]} = \frac{1}{m} dZ^{[2]} A^{[1]T} = \begin{bmatrix} 0.0520 & -0.1544 \end{bmatrix}`,
  raw`db^{[2]} = \frac{1}{m} \sum_i dZ^{[2](i)} = -0.0067`,
  raw`dA^{[1]} = W^{[2]T} dZ^{[2]}`,
  raw`dW^{[1]} = \frac{1}{m} dZ^{[1]} X^T`,
  raw`W^{[2]} := W^{[2]} - \alpha\, dW^{[2]} = \begin{bmatrix} 0.9688 & -0.3074 \end{bmatrix}`,
];

const documentOf = (lines: readonly string[]): string =>
  ['There are $m = 3$ samples.', ...lines.map((line) => `$${line}$`)].join('\n\n');
const verdictsOf = (lines: readonly string[]): readonly string[] =>
  check(SPEC, documentOf(lines))
    .lines.slice(1)
    .map(({ verdict }) => (verdict === 'rounded' ? 'correct' : verdict));

it('is right', () => {
  expect(verdictsOf(LINES)).toEqual(LINES.map(() => 'correct'));
});

it.each([
  [raw`\frac{1}{m} \sum_i dZ^{[2](i)} = -0.0067`, raw`\sum_i dZ^{[2](i)} = -0.0201`],
  [raw`dZ^{[1]} X^T`, raw`X dZ^{[1]T}`],
  [raw`A^{[2]} - Y`, raw`Y - A^{[2]}`],
  [raw`- \alpha\, dW^{[2]} = \begin{bmatrix} 0.9688 & -0.3074 \end{bmatrix}`, raw`+ \alpha\, dW^{[2]}`],
])('%s is wrong as %s', (right, wrong) => {
  const at = LINES.findIndex((line) => line.includes(right));
  const lines = LINES.map((line) => line.replace(right, wrong));
  expect(verdictsOf(lines)[at]).toBe('wrong');
});
