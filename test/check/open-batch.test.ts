/** A program of many courses against a spec that leaves open how many samples there are: their mean is over all of them. */
import { expect, it } from 'vitest';
import { check } from '../../src/index.js';

const SPEC = `
network:
  inputs: 2
  layers:
    - {units: 3, activation: tanh}
    - {units: 1, activation: sigmoid}
  target: 1
loss: binary-cross-entropy
batch: mean
tasks: [forward, gradients, {update: {optimizer: sgd, learning_rate: 0.1}}]
`;
const PROGRAM = `Z1 = np.dot(W1, X) + b1
A1 = np.tanh(Z1)
Z2 = np.dot(W2, A1) + b2
A2 = sigmoid(Z2)
cost = -np.sum(Y*np.log(A2) + (1-Y)*np.log(1-A2)) / m
dZ2 = A2 - Y
dW2 = np.dot(dZ2, A1.T) / m
db2 = np.sum(dZ2, axis=1, keepdims=True) / m
dZ1 = np.dot(W2.T, dZ2) * (1 - A1**2)
dW1 = np.dot(dZ1, X.T) / m
W1 = W1 - lr * dW1`;

const verdictsOf = (program: string, spec = SPEC): readonly string[] =>
  check(spec, `\`\`\`python\n${program}\n\`\`\``).lines.map(({ verdict }) => verdict);
const RIGHT = PROGRAM.split('\n').map(() => 'correct');

it('is right', () => {
  expect(verdictsOf(PROGRAM)).toEqual(RIGHT);
});

it.each([
  ['dW1 = np.dot(dZ1, X.T) / m', 'dW1 = np.dot(dZ1, X.T)'],
  ['dW1 = np.dot(dZ1, X.T) / m', 'dW1 = np.dot(dZ1, X.T) / 2'],
  ['(1 - A1**2)', 'A1*(1 - A1)'],
  ['W1 - lr * dW1', 'W1 + lr * dW1'],
])('%s is wrong as %s', (right, wrong) => {
  const at = PROGRAM.split('\n').findIndex((line) => line.includes(right));
  expect(verdictsOf(PROGRAM.replace(right, wrong))[at]).toBe('wrong');
});

it.each([2, 3, 4])('%s samples, of three units', (count) => {
  const rows = [
    [0.5, -1],
    [2, 0.3],
    [-0.7, 1],
    [1, 1],
  ];
  const data = { x: rows.slice(0, count), t: [[1], [0], [0], [1]].slice(0, count) };
  const forward = PROGRAM.split('\n').slice(0, 10).join('\n');
  expect(verdictsOf(forward, `${SPEC}values: ${JSON.stringify(data)}`)).toEqual(RIGHT.slice(0, 10));
  const turned = forward.replace('np.dot(W1, X) + b1', 'np.dot(W1, X) + b1.T');
  expect(verdictsOf(turned, `${SPEC}values: ${JSON.stringify(data)}`)[0]).not.toBe('correct');
});

it('how many there are nobody has said', () => {
  expect(check(SPEC, '$N = 100$').lines.map(({ verdict }) => verdict)).not.toContain('wrong');
});

it('the targets of a softmax add up to 1 in each sample', () => {
  const spec = `
network:
  inputs: 2
  layers: [{units: 4, activation: relu}, {units: 3, activation: softmax}]
  target: 3
loss: cross-entropy
batch: mean
`;
  const program = `H = np.maximum(0, np.dot(X, W1) + b1)
scores = np.dot(H, W2) + b2
probs = np.exp(scores) / np.sum(np.exp(scores), axis=1, keepdims=True)
dscores = (probs - Y) / m
dW2 = np.dot(H.T, dscores)
dH = np.dot(dscores, W2.T)`;
  expect(verdictsOf(program, spec)).toEqual(Array(6).fill('correct'));
  const slope = (side: string): string => `$$\\frac{\\partial L}{\\partial z^{(2)}} = ${side}$$`;
  const slopes = ['\\frac{1}{N}(a^{(2)} - t)', '\\frac{1}{N}(t - a^{(2)})', 'a^{(2)} - t'].map(slope).join('\n\n');
  expect(check(spec, slopes).lines.map(({ verdict }) => verdict)).toEqual(['correct', 'wrong', 'wrong']);
});
