/** How matrices lie and in which order their indices stand: a document says so in one way, and a line in the other is no more right for it. */
import { expect, it } from 'vitest';
import { checkDocument } from '../../../src/check/check.js';
import { readProblems } from '../../../src/problem/read.js';

const network = (hidden: string, output: string): ReturnType<typeof readProblems> =>
  readProblems(
    `
network:
  inputs: 2
  layers:
    - {units: ${hidden}, activation: sigmoid, bias: false}
    - {units: ${output}, activation: identity, bias: false}
  target: ${output}
loss: half-squared-error
tasks: [gradients]
values: {W1: ${hidden === '2' ? '[[0.2, -0.4], [0.5, 0.3]]' : '[[0.1, 0.2], [0.3, -0.4], [0.5, 0.6]]'}}`,
    'net',
  );
const SQUARE = network('2', '2');
const TALL = network('3', '1');
const last = (problem: typeof SQUARE, lines: readonly string[]): string | undefined =>
  checkDocument(problem, lines.map((line) => `$$${line}$$`).join('\n\n')).claims.at(-1)?.verdict;

const ENTRIES = [
  'z^{(1)}_j = \\sum_k W^{(1)}_{jk} x_k',
  'a^{(1)}_j = \\sigma(z^{(1)}_j)',
  'z^{(2)}_j = \\sum_k W^{(2)}_{jk} a^{(1)}_k',
];
const STATED = ['W^{(1)} = \\begin{pmatrix} 0.2 & -0.4 \\\\ 0.5 & 0.3 \\end{pmatrix}'];

it.each([
  ['entries', ENTRIES],
  ['a matrix of numbers', STATED],
])('%s tell how weights lie', (_, lines) => {
  for (const [right, turned] of [
    ['z^{(1)} = W^{(1)} x', 'z^{(1)} = (W^{(1)})^T x'],
    [
      '\\frac{\\partial L}{\\partial x} = (W^{(1)})^T \\delta^{(1)}',
      '\\frac{\\partial L}{\\partial x} = W^{(1)} \\delta^{(1)}',
    ],
  ] as const) {
    expect(last(SQUARE, [...lines, right])).toBe('correct');
    expect(last(SQUARE, [...lines, turned])).not.toBe('correct');
  }
});

it('is as several lines of arrays have it, whatever the order of indices', () => {
  const turned = ['z^{(1)} = (W^{(1)})^T x', 'z^{(2)} = (W^{(2)})^T a^{(1)}'];
  for (const line of turned) expect(last(SQUARE, [...ENTRIES, ...turned, line])).toBe('correct');
});

it('reads no index in an order that the entries known of the same letter do not have', () => {
  const own = ['z^{(1)}_1 = W^{(1)}_{11} x_1 + W^{(1)}_{12} x_2', 'z^{(1)}_2 = W^{(1)}_{21} x_1 + W^{(1)}_{22} x_2'];
  expect(last(TALL, [...own, 'z^{(1)}_3 = W^{(1)}_{31} x_1 + W^{(1)}_{32} x_2'])).toBe('correct');
  expect(last(TALL, [...own, 'z^{(1)}_3 = W^{(1)}_{13} x_1 + W^{(1)}_{23} x_2'])).toBe('unread');
  const other = ['z^{(1)}_1 = w^{(1)}_{11} x_1 + w^{(1)}_{21} x_2', 'z^{(1)}_2 = w^{(1)}_{12} x_1 + w^{(1)}_{22} x_2'];
  expect(last(TALL, [...other, 'z^{(1)}_3 = w^{(1)}_{13} x_1 + w^{(1)}_{23} x_2'])).toBe('correct');
});

it('numbers weights as their given values say', () => {
  const problem = readProblems(
    JSON.stringify({
      network: {
        inputs: 2,
        layers: [
          {
            units: 2,
            activation: 'sigmoid',
            weights: [
              [0.1, 0.3],
              [0.2, 0.4],
            ],
            bias: false,
          },
          {
            units: 2,
            activation: 'sigmoid',
            weights: [
              [0.5, 0.7],
              [0.6, 0.8],
            ],
            bias: false,
          },
        ],
        target: 2,
      },
      loss: 'half-squared-error',
      values: { x: [0.05, 0.9], t: [0, 1] },
    }),
    'eight',
  );
  const given = [0.1, 0.3, 0.2, 0.4, 0.5, 0.7, 0.6, 0.8].map((w, n) => `w_${n + 1} = ${w}`);
  const by = (w: string): string => `\\frac{\\partial net_{o2}}{\\partial out_{h1}} = ${w}`;
  expect(last(problem, [...given, by('w_7')])).toBe('correct');
  expect(last(problem, [...given, by('w_6')])).not.toBe('correct');
});

/** The verdicts on a document with one of its lines put in. */
const ofLines = (problem: typeof SQUARE, lines: readonly string[]): readonly string[] =>
  checkDocument(problem, lines.map((line) => `$$${line}$$`).join('\n\n')).claims.map(
    ({ verdict, diagnosis }) => diagnosis?.code ?? verdict,
  );

it.each([
  [
    'z^1 = W^1 x',
    "\\delta^1 = (W^2)^T \\delta^2 \\odot \\sigma'(z^1)",
    "\\delta^1 = W^2 \\delta^2 \\odot \\sigma'(z^1)",
  ],
  [
    '\\frac{\\partial L}{\\partial a^1} = (W^2)^T \\delta^2',
    '\\frac{\\partial L}{\\partial x} = (W^1)^T \\delta^1',
    '\\frac{\\partial L}{\\partial x} = W^1 \\delta^1',
  ],
])('one line lays out square matrices for the others: %s', (told, right, wrong) => {
  expect(ofLines(SQUARE, [told, right])).toEqual(['correct', 'correct']);
  expect(ofLines(SQUARE, [told, wrong])).toEqual(['correct', 'transpose']);
});

it('goes by what quantities are made of, where gradients say otherwise', () => {
  const rows = 'z^1 = (W^1)^T x';
  expect(ofLines(SQUARE, [rows, "\\delta^1 = W^2 \\delta^2 \\odot \\sigma'(z^1)"])).toEqual(['correct', 'correct']);
  expect(ofLines(SQUARE, [rows, "\\delta^1 = (W^2)^T \\delta^2 \\odot \\sigma'(z^1)"])).toEqual([
    'correct',
    'transpose',
  ]);
});

it('calls no product right that comes to a row where a column is', () => {
  expect(ofLines(TALL, ['\\frac{\\partial L}{\\partial a_1} = W_2^T (a_2 - t)'])).toEqual(['correct']);
  expect(ofLines(TALL, ['\\frac{\\partial L}{\\partial a_1} = W_2 (a_2 - t)'])).toEqual(['shapes']);
  const told = ['z_1 = W_1 x', 'z_2 = W_2 a_1'];
  expect(ofLines(TALL, [...told, '\\frac{\\partial L}{\\partial a_1} = (a_2 - t) W_2']).at(-1)).toBe('shapes');
});

const WIDE = readProblems(
  `
network:
  inputs: 3
  layers: [{units: 4, activation: tanh}, {units: 2, activation: identity}]
  target: 2
loss: half-squared-error`,
  'wide',
);
const D = (of: string, by: string): string => `\\frac{\\partial ${of}}{\\partial ${by}}`;

// By dL = gᵀ dh with dh = diag(1 − h²) W₁ dx and dy = W₂ dh.
it.each([
  [
    'numerator',
    [`${D('y', 'h')} = W_2`, `${D('L', 'y')} = (y - t)^T`, `${D('L', 'h')} = ${D('L', 'y')} W_2`],
    `${D('L', 'x')} = (y - t)^T W_2 \\mathrm{diag}(1 - h^2) W_1`,
    `${D('L', 'x')} = (y - t)^T W_2^T \\mathrm{diag}(1 - h^2) W_1`,
  ],
  [
    'denominator',
    [`${D('y', 'h')} = W_2^T`, `${D('L', 'y')} = y - t`, `${D('L', 'h')} = ${D('y', 'h')} ${D('L', 'y')}`],
    `${D('L', 'x')} = W_1^T \\mathrm{diag}(1 - h^2) W_2^T (y - t)`,
    `${D('L', 'x')} = W_1 \\mathrm{diag}(1 - h^2) W_2^T (y - t)`,
  ],
])('derivatives by vectors in %s layout', (_, told, right, wrong) => {
  const named = ['z = W_1 x + b_1', 'h = \\tanh(z)', 'y = W_2 h + b_2'];
  expect(new Set(ofLines(WIDE, [...named, ...told, right]))).toEqual(new Set(['correct']));
  expect(ofLines(WIDE, [...named, ...told, wrong]).at(-1)).not.toBe('correct');
  expect(
    ofLines(WIDE, [...named, ...told, right, `${D('y', 'h')} = ${told[0]?.endsWith('T') ? 'W_2' : 'W_2^T'}`]).at(-1),
  ).toBe('transpose');
});

it('takes what may be a layer or a unit for a unit, where its lines are true only so', () => {
  const own = readProblems(
    `
network:
  inputs: 3
  layers:
    - {units: 2, activation: tanh, weights: [[0.2, 0.1, -0.3], [0.5, -0.4, 0.1]], bias: [0.1, -0.2]}
    - {units: 1, activation: sigmoid, weights: [[0.7, -1.2]], bias: [0.3]}
  target: [y]
loss: binary-cross-entropy
values: {x: [1, -1, 2], y: 1}`,
    'units',
  );
  const given = ['z_1 = 0.2 + 0.1(-1) - 0.3\\cdot 2 + 0.1 = -0.4', 'h_1 = \\tanh(-0.4) = -0.3799'];
  const found = ['s = 0.7 h_1 - 1.2 h_2 + 0.3 = -0.8255', 'p = \\sigma(s) = 0.3046'];
  // (p − 1)(−1.2)(1 − tanh² 0.9) = 0.4063
  const last = (value: string): string => `\\frac{\\partial L}{\\partial z_2} = (p - y)(-1.2)(1 - h_2^2) = ${value}`;
  const lines = [...given, 'z_2 = 0.5 + 0.4 + 0.1\\cdot 2 - 0.2 = 0.9', 'h_2 = \\tanh(0.9) = 0.7163', ...found];
  expect(new Set(ofLines(own, [...lines, last('0.4063')]))).toEqual(new Set(['correct', 'rounded']));
  expect(ofLines(own, [...lines, last('-0.4063')]).at(-1)).toBe('sign');
});
