/** One unit in a program whose arrays are lists of numbers, neither rows nor columns; and beside it what nobody reads. */
import { expect, it } from 'vitest';
import { check } from '../../src/index.js';

const SPEC = `
define:
  - z = sum(i, w[i]*x[i]) + b
  - yhat = sigmoid(z)
loss: {name: L_CE, is: "-(y*log(yhat) + (1 - y)*log(1 - yhat))"}
wrt: [w, b]
values: {x: [3, 2, 1], w: [0.25, -0.5, -0.12], b: 0.1, y: 1}
tasks: [gradients, {update: {optimizer: sgd, learning_rate: 0.1}}]
`;
const PROGRAM = `z = np.dot(w, x) + b
y_hat = 1 / (1 + np.exp(-z))
dz = y_hat - y
dw = dz * x
w = w - eta * dw`;

const verdictsOf = (program: string): readonly string[] =>
  check(SPEC, `\`\`\`python\n${program}\n\`\`\``).lines.map(({ verdict }) => verdict);

it('is right', () => {
  expect(verdictsOf(PROGRAM)).toEqual(PROGRAM.split('\n').map(() => 'correct'));
});

it.each([
  ['np.dot(w, x) + b', 'np.dot(w, x) - b'],
  ['np.dot(w, x) + b', 'np.dot(x, x) + b'],
  ['dz * x', 'dz * w'],
  ['w - eta', 'w + eta'],
])('%s is wrong as %s', (right, wrong) => {
  const at = PROGRAM.split('\n').findIndex((line) => line.includes(right));
  expect(verdictsOf(PROGRAM.replace(right, wrong))[at]).toBe('wrong');
});

// ŷ = σ(−0.27) = 0.43291, ∂L/∂w₁ = 3 (ŷ − 1) = −1.70128.
it.each([
  [String.raw`L_{CE}(\hat y, y) = -[y \log \hat y + (1-y) \log(1 - \hat y)]`, ['correct']],
  [String.raw`\nabla_{w,b} L_1 = (\hat y - y) x_1 = -1.7013`, ['unread', 'rounded']],
  [String.raw`\nabla_{w,b} L_1 = (\hat y - y) x_1 = 1.7013`, ['unread', 'wrong']],
])('%s', (line, verdicts) => {
  const [claim] = check(SPEC, `$${line}$`).lines;
  expect(claim?.links.map(({ verdict }) => verdict)).toEqual(verdicts);
});

const SOFTMAX = `
define:
  - s[k] = sum(j, W[k,j]*x[j])
  - p[k] = exp(s[k])/sum(l, exp(s[l]))
loss: {name: L, is: "-sum(k, y[k]*log(p[k]))"}
wrt: [W]
values: {x: [1, -2], W: [[0.1, 0.2], [0, 0.3], [-0.4, 0.5]], y: [0, 1, 0]}
`;

it.each([
  ['e = np.exp(s - np.max(s))\np = e / e.sum()', 'correct'],
  ['e = np.exp(s - s.max())\np = e / np.sum(e)', 'correct'],
  ['e = np.exp(s - s.min())\np = e / np.sum(e)', 'correct'],
  ['p = np.exp(s - s.max()) / np.sum(np.exp(s))', 'wrong'],
])('the largest of a list: %s is %s', (program, verdict) => {
  const { lines } = check(SOFTMAX, `\`\`\`python\ns = W @ x\n${program}\n\`\`\``);
  expect(lines.at(-1)?.verdict).toBe(verdict);
});
