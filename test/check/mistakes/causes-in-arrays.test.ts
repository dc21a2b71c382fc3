/** What went wrong in lines of arrays, by its code: a line behind two right ones that say how arrays lie. */
import { expect, it } from 'vitest';
import { checkDocument } from '../../../src/check/check.js';
import { type Part, readProblems } from '../../../src/problem/read.js';

const network = (rest: string): readonly Part[] =>
  readProblems(
    `
network:
  inputs: 2
  layers:
    - {units: 3, activation: tanh, weights: [[0.2, -0.4], [0.7, 0.1], [-0.3, 0.5]], bias: [0.1, 0, -0.2]}
    - {units: 2, activation: sigmoid, weights: [[0.6, -0.1, 0.3], [-0.5, 0.8, 0.2]], bias: [0.05, -0.15]}
  target: 2
loss: half-squared-error
${rest}`,
    'network',
  );

const SINGLE = network(
  'penalty: {l2: 0.1}\nvalues: {x: [0.5, -1.2], t: [0.9, 0.2]}\ntasks: [gradients, {update: {optimizer: sgd, learning_rate: 0.3}}]',
);
const BATCH = network(
  'batch: mean\nvalues: {x: [[0.5, -1.2], [0.3, 0.8], [1.1, -0.7], [-0.4, 0.6]], t: [[0.9, 0.2], [0.1, 0.3], [0.7, 0.6], [0.4, 0.8]]}',
);
const SOFTMAX = readProblems(
  `
define:
  - s[k] = sum(j, U[k,j]*h[j])
  - p[k] = exp(s[k]) / sum(m, exp(s[m]))
loss: -sum(k, y[k]*log(p[k]))
sizes: {j: 2, k: 3, m: 3}
values: {h: [0.4, -0.7], U: [[0.3, 0.5], [-0.2, 0.4], [0.6, -0.7]], y: [0, 1, 0]}
wrt: [U]
`,
  'softmax',
);

const codeOf = (problem: readonly Part[], before: readonly string[], line: string): string | undefined => {
  const { claims } = checkDocument(problem, [...before, line].map((l) => `$$${l}$$`).join('\n\n'));
  const last = claims.at(-1);
  return last?.verdict === 'wrong' ? last.diagnosis?.code : last?.verdict;
};

const COLUMNS = ['z_1 = W_1 x + b_1', 'a_1 = \\tanh(z_1)', 'z_2 = W_2 a_1 + b_2', 'a_2 = \\sigma(z_2)'];
const D = (by: string): string => `\\frac{\\partial L}{\\partial ${by}}`;

it.each([
  [`${D('z_2')} = (a_2 - t) \\odot a_2 \\odot (1 - a_2)`, 'correct'],
  [`${D('z_2')} = a_2 - t`, 'missing-derivative'],
  [`${D('z_2')} = (a_2 - t) \\odot \\sigma'(a_2)`, 'wrong-argument'],
  [`${D('z_2')} = (a_2 - t) \\odot (1 - a_2^2)`, 'wrong-derivative'],
  [`${D('z_2')} = (t - a_2) \\odot a_2 \\odot (1 - a_2)`, 'sign'],
  [`${D('z_1')} = W_2 ${D('z_2')} \\odot (1 - a_1^2)`, 'transpose'],
  [`${D('z_1')} = W_2^T ${D('z_2')}`, 'missing-derivative'],
  [`${D('z_1')} = W_2^T ${D('z_2')} \\odot (1 - z_1^2)`, 'wrong-argument'],
  [`${D('z_1')} = W_2^T ${D('z_2')} \\odot a_1 \\odot (1 - a_1)`, 'wrong-derivative'],
  [`${D('z_1')} = W_2^T ${D('a_2')} \\odot (1 - a_1^2)`, 'missing-derivative'],
  [`${D('a_1')} = W_2^T ${D('z_2')}`, 'correct'],
  [`${D('a_1')} = (${D('W_2')})^T ${D('z_2')}`, 'gradient-passed-back'],
  [`${D('W_2')} = ${D('z_2')} a_1^T`, 'missing-term'],
  [`${D('W_2')} = ${D('z_2')} a_1^T + W_2`, 'missing-factor'],
  [`${D('W_2')} = ${D('z_2')} a_1^T + 0.2\\, W_2`, 'constant-factor'],
  [`${D('W_2')} = ${D('z_2')} z_1^T + 0.1\\, W_2`, 'wrong-argument'],
  [`${D('W_2')} = a_1^T ${D('z_2')} + 0.1\\, W_2`, 'transpose'],
  [`${D('b_2')} = ${D('z_2')} \\odot b_2`, 'bias-times-bias'],
  [`${D('z_1')} = W_2^T ${D('z_2')} \\odot a_1`, 'wrong-derivative'],
  [`${D('z_2')} = (a_2 - t) \\odot (1 - a_2)`, 'missing-factor'],
  [`W_1^{new} = W_1 - ${D('W_1')}`, 'missing-learning-rate'],
  [`W_1^{new} = W_1 + \\eta ${D('W_1')}`, 'update-direction'],
])('one sample: %s: %s', (line, code) => {
  expect(codeOf(SINGLE, COLUMNS, line)).toBe(code);
});

const ROWS = ['Z_1 = X W_1^T + b_1', 'A_1 = \\tanh(Z_1)', 'Z_2 = A_1 W_2^T + b_2', 'A_2 = \\sigma(Z_2)'];

it.each([
  [`${D('Z_2')} = \\frac{1}{4} (A_2 - T) \\odot A_2 \\odot (1 - A_2)`, 'correct'],
  [`${D('Z_2')} = (A_2 - T) \\odot A_2 \\odot (1 - A_2)`, 'constant-factor'],
  [`${D('W_2')} = ${D('Z_2')}^T A_1`, 'correct'],
  [`${D('W_2')} = ${D('Z_2')}^T Z_1`, 'wrong-argument'],
  [`${D('W_2')} = A_1^T ${D('Z_2')}`, 'transpose'],
  [`${D('b_2')} = ${D('Z_2')}`, 'missing-path'],
  [`${D('W_1')} = ${D('Z_1')}^T A_1`, 'index-slip'],
  [`${D('W_1')} = ${D('Z_1')}^T`, 'missing-input'],
  [`${D('b_2')} = \\frac{1}{4} \\mathbf{1}^T ${D('Z_2')}`, 'constant-factor'],
])('a batch: %s: %s', (line, code) => {
  expect(codeOf(BATCH, ROWS, line)).toBe(code);
});

it.each([
  ['\\frac{\\partial L}{\\partial s_1} = -\\frac{1}{p_2} p_1 (1 - p_1)', 'softmax-diagonal'],
  ['\\frac{\\partial p_2}{\\partial s_1} = p_2 (1 - p_2)', 'softmax-diagonal'],
  ['\\frac{\\partial p_i}{\\partial s_j} = p_i (1 - p_j)', 'softmax-diagonal'],
  ['\\frac{\\partial p_i}{\\partial s_j} = -p_i p_j', 'softmax-diagonal'],
  ['\\frac{\\partial p_i}{\\partial s_j} = p_i (\\delta_{ij} - p_j)', 'correct'],
])('a softmax of definitions: %s: %s', (line, code) => {
  expect(codeOf(SOFTMAX, ['s = U h'], line)).toBe(code);
});

it('calls an entry of a list by its number, and one of a matrix by its row and its column', () => {
  const says = (line: string): string | undefined => checkDocument(SINGLE, `$$${line}$$`).claims[0]?.diagnosis?.says;
  expect(says('x = \\begin{pmatrix} 0.5 \\\\ 1.2 \\end{pmatrix}')).toMatch(/^entry 2: /);
  const given = 'W_2 = \\begin{pmatrix} 0.6 & -0.1 & 0.3 \\\\ -0.5 & 0.8 & -0.2 \\end{pmatrix}';
  expect(says(given)).toMatch(/^entry \(2, 3\): the sign is wrong/);
});
