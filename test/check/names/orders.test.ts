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
