/** Derivations for one sample, read against specs that have several: what holds for each is right, in whatever letters. */
import { expect, it } from 'vitest';
import { checkDocument } from '../../src/check/check.js';
import { isRight } from '../../src/check/judge/verdict.js';
import { readProblems } from '../../src/problem/read.js';

const LOGISTIC = `
network:
  inputs: [x1, x2]
  layers:
    - {units: 1, activation: sigmoid, weights: [[w1, w2]], bias: [b], preactivations: [z], outputs: [a]}
  target: y
loss: {name: J, is: binary-cross-entropy}
batch: mean
values: {x1: [2, 0.5, -1], x2: [-0.7, 1, 0.3], y: [1, 1, 0], w1: 0.2, w2: -0.4, b: 0.1}
`;

const TANH = `
network:
  inputs: [x1, x2]
  layers:
    - {units: 2, activation: tanh, weights: [[w11, w12], [w21, w22]], bias: [b1, b2], preactivations: [z1, z2], outputs: [h1, h2]}
    - {units: 1, activation: identity, weights: [[v1, v2]], bias: [c], preactivations: [u], outputs: [yhat]}
  target: y
loss: {name: J, is: half-squared-error}
batch: mean
`;

const SOFTMAX = `
network:
  inputs: 2
  layers:
    - {units: 3, activation: softmax}
  target: 3
loss: {name: J, is: cross-entropy}
batch: sum
values: {x: [[0.5, -1], [2, 1], [0.3, -0.7], [1, 1]], t: [[1, 0, 0], [0, 1, 0], [0, 0, 1], [1, 0, 0]]}
`;

const LOGISTIC_LINES = [
  's = w_1 x_1 + w_2 x_2 + b',
  'p = \\sigma(s)',
  'L = -(t \\ln p + (1-t) \\ln(1-p))',
  '\\frac{\\partial L}{\\partial p} = -\\frac{t}{p} + \\frac{1-t}{1-p}',
  '\\frac{\\partial L}{\\partial s} = p - t',
  '\\frac{\\partial L}{\\partial w_1} = (p - t) x_1',
  '\\frac{\\partial L}{\\partial b} = p - t',
];

const TANH_LINES = [
  'o = v_1 h_1 + v_2 h_2 + c',
  'L = \\frac12 (o - t)^2',
  '\\frac{\\partial L}{\\partial o} = o - t',
  '\\frac{\\partial L}{\\partial v_1} = (o - t) h_1',
  '\\frac{\\partial L}{\\partial h_2} = (o - t) v_2',
  '\\frac{\\partial L}{\\partial w_{11}} = (o - t) v_1 (1 - h_1^2) x_1',
];

const SOFTMAX_LINES = [
  's_k = \\sum_j W_{kj} x_j + b_k',
  'q_k = \\frac{e^{s_k}}{\\sum_l e^{s_l}}',
  'L = -\\sum_k y_k \\ln q_k',
  '\\frac{\\partial L}{\\partial s_k} = q_k - y_k',
  '\\frac{\\partial L}{\\partial W_{kj}} = (q_k - y_k) x_j',
  '\\frac{\\partial L}{\\partial b_k} = q_k - y_k',
];

/** What each line comes out as: `right`, or its verdict. */
const foundIn = (spec: string, lines: readonly string[]): readonly string[] =>
  checkDocument(readProblems(spec, 'spec'), lines.map((line) => `$$${line}$$`).join('\n\n')).claims.map(
    ({ verdict }) => (isRight(verdict) ? 'right' : verdict),
  );

it.each([
  ['a neuron', LOGISTIC, LOGISTIC_LINES, 6, '\\frac{\\partial L}{\\partial b} = t - p'],
  ['a neuron, an input', LOGISTIC, LOGISTIC_LINES, 5, '\\frac{\\partial L}{\\partial w_1} = (p - t) x_2'],
  ['two layers', TANH, TANH_LINES, 3, '\\frac{\\partial L}{\\partial v_1} = (o - t) h_2'],
  ['two layers, a slope', TANH, TANH_LINES, 5, '\\frac{\\partial L}{\\partial w_{11}} = (o - t) v_1 (1 - h_1) x_1'],
  ['softmax', SOFTMAX, SOFTMAX_LINES, 5, '\\frac{\\partial L}{\\partial b_k} = y_k - q_k'],
])('%s', (_, spec, lines, n, wrong) => {
  expect(foundIn(spec, lines)).toEqual(lines.map(() => 'right'));
  expect(foundIn(spec, lines.with(n, wrong))).toEqual(lines.map((_, k) => (k === n ? 'wrong' : 'right')));
});

it('in the letters of the spec the factor of the mean is not missed', () => {
  const own: Readonly<Record<string, string>> = { s: 'z', p: 'a', t: 'y' };
  const lines = LOGISTIC_LINES.map((line) =>
    line.replace(/(?<![\\a-zA-Z])[spt](?![a-z])/g, (letter) => own[letter] ?? ''),
  );
  expect(lines[4]).toBe('\\frac{\\partial L}{\\partial z} = a - y');
  expect(foundIn(LOGISTIC, lines)).toEqual(lines.map(() => 'right'));
});

it('numbers are those of any of the samples', () => {
  const numbers = (sum: string): readonly string[] => [
    ...LOGISTIC_LINES,
    `s = 0.2 \\cdot 0.5 - 0.4 \\cdot 1 + 0.1 = ${sum}`,
    'p = 0.4502',
    'L = 0.7981',
    '\\frac{\\partial L}{\\partial b} = p - t = -0.5498',
  ];
  expect(foundIn(LOGISTIC, numbers('-0.2'))).toEqual(numbers('-0.2').map(() => 'right'));
  expect(foundIn(LOGISTIC, numbers('-0.3')).filter((verdict) => verdict === 'wrong')).toHaveLength(1);
});

it('a derivation for all samples still needs the factor of their mean', () => {
  const ofAll = (b: string): readonly string[] => [
    'J = -\\frac13 \\sum_{i=1}^3 (y^{(i)} \\ln a^{(i)} + (1 - y^{(i)}) \\ln(1 - a^{(i)}))',
    'z^{(i)} = w_1 x_1^{(i)} + w_2 x_2^{(i)} + b',
    'a^{(i)} = \\sigma(z^{(i)})',
    `\\frac{\\partial J}{\\partial b} = ${b}\\sum_{i=1}^3 (a^{(i)} - y^{(i)})`,
  ];
  expect(foundIn(LOGISTIC, ofAll('\\frac13 '))).toEqual(['right', 'right', 'right', 'right']);
  expect(foundIn(LOGISTIC, ofAll(''))).toEqual(['right', 'right', 'right', 'wrong']);
});

it('a line of one sample among lines of all is not called wrong', () => {
  const spec = `
network:
  inputs: 2
  layers: [{units: 1, activation: sigmoid, bias: false, weights: [[theta1, theta2]]}]
  target: y
loss: {name: J, is: binary-cross-entropy}
batch: mean
`;
  const lines = (error: string): readonly string[] => [
    'h_\\theta(x) = \\frac{1}{1+e^{-\\theta^Tx}}',
    `\\frac{\\partial J}{\\partial \\theta_j} = \\frac1m \\sum_{i=1}^m (${error})x_j^{(i)}`,
    '\\nabla_\\theta J = \\frac1m X^T(\\sigma(X\\theta) - y)',
  ];
  expect(foundIn(spec, lines('h_\\theta(x^{(i)}) - y^{(i)}'))).toEqual(['undecided', 'right', 'right']);
  expect(foundIn(spec, lines('h_\\theta(x^{(i)}) + y^{(i)}'))[1]).not.toBe('right');
});

const OF_ALL = [
  'J = -\\frac13 \\sum_{i=1}^3 (y^{(i)} \\ln a^{(i)} + (1 - y^{(i)}) \\ln(1 - a^{(i)}))',
  '\\frac{\\partial J}{\\partial b} = \\frac13 \\sum_{i=1}^3 (a^{(i)} - y^{(i)})',
];

// ℓ beside J is the loss of one sample: its derivatives are without the factor of the mean.
it.each([
  ['\\frac{\\partial \\ell}{\\partial z} = a - y', 'right'],
  ['\\frac{\\partial \\ell}{\\partial z} = \\frac{a - y}{a(1-a)} \\cdot a(1-a) = a - y', 'right'],
  ['\\frac{\\partial \\ell}{\\partial z} = y - a', 'wrong'],
  ['\\frac{\\partial J}{\\partial z} = a - y', 'wrong'],
])('beside the loss of all samples %s is %s', (line, verdict) => {
  expect(foundIn(LOGISTIC, [...OF_ALL, line])).toEqual(['right', 'right', verdict]);
});

it('where there is no other loss, ℓ is that of all samples', () => {
  expect(foundIn(LOGISTIC, ['\\frac{\\partial \\ell}{\\partial z} = a - y'])).toEqual(['wrong']);
});

it.each([
  ['(q_k - y_k) x_j', 'q_k - y_k', ['right', 'right']],
  ['(q_k - y_k) x_j', 'y_k - q_k', ['right', 'wrong']],
  ['x_j (y_k - q_k)', 'q_k - y_k', ['wrong', 'right']],
])('a sample has no share of the penalty: %s and %s', (weights, biases, verdicts) => {
  const lines = [
    's_k = \\sum_j W_{kj} x_j + b_k',
    'q_k = \\frac{e^{s_k}}{\\sum_l e^{s_l}}',
    '\\frac{\\partial \\ell}{\\partial s_k} = q_k - y_k',
    `\\frac{\\partial \\ell}{\\partial W_{kj}} = ${weights}`,
    `\\frac{\\partial \\ell}{\\partial b_k} = ${biases}`,
    '\\nabla_W J = \\frac14 (Q - Y)^\\top X + \\lambda W',
  ];
  const spec = SOFTMAX.replace('batch: sum', 'batch: mean\npenalty: {l2: 0.1}');
  expect(foundIn(spec, lines).slice(3, 5)).toEqual(verdicts);
});

// Of all samples or of one, a mistake that has no name may be none.
it('a line that nobody understands is not called wrong for one sample', () => {
  const lines = [
    ...OF_ALL,
    's = w_1 x_1 + w_2 x_2 + b',
    '\\frac{\\partial \\ell}{\\partial z} = a - y',
    'q = \\sum_i s_i a_i',
  ];
  expect(foundIn(LOGISTIC, lines).slice(0, 4)).toEqual(['right', 'right', 'right', 'right']);
  expect(foundIn(LOGISTIC, lines)).not.toContain('wrong');
});
