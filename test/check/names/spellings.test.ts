/** Names in spellings that TeX sets otherwise than they are meant, or that look like words and signs of other kinds. */
import { expect, it } from 'vitest';
import { checkDocument } from '../../../src/check/check.js';
import { readProblems } from '../../../src/problem/read.js';
import { texOf } from '../../support/check/tex-of.js';

const NUMBERED = `
network:
  inputs: [x1, x2]
  layers:
    - {units: 3, activation: sigmoid, weights: [[w1, w2], [w3, w4], [w5, w6]], bias: [b1, b2, b3], preactivations: [z1, z2, z3], outputs: [a1, a2, a3]}
    - {units: 2, activation: sigmoid, weights: [[w7, w8, w9], [w10, w11, w12]], bias: [b4, b5], preactivations: [z4, z5], outputs: [a4, a5]}
  target: [t1, t2]
loss: half-squared-error
values: {x1: 1, x2: 0.5}
tasks: [forward, gradients, {update: {optimizer: sgd, learning_rate: 0.1}}]
`;
const IN_ARRAYS = `
network:
  inputs: 2
  layers:
    - {units: 2, activation: sigmoid}
    - {units: 1, activation: sigmoid}
  target: t
loss: half-squared-error
values: {x: [1, 0.5]}
tasks: [forward, gradients, {update: {optimizer: sgd, learning_rate: 0.1}}]
`;

const TWO_BY_TWO = {
  network: {
    inputs: ['i1', 'i2'],
    layers: [
      {
        units: 2,
        activation: 'sigmoid',
        weights: [
          ['w1', 'w2'],
          ['w3', 'w4'],
        ],
        bias: 'b1',
        preactivations: ['net_h1', 'net_h2'],
        outputs: ['out_h1', 'out_h2'],
      },
    ],
    target: ['t1', 't2'],
  },
  loss: 'half-squared-error',
};

/** Weights by the units that they lead from and to. */
const FROM_TO = `
network:
  inputs: [x1, x2]
  layers:
    - {units: 1, activation: sigmoid, weights: [[wi1h1, wi2h1]], bias: [b1h], outputs: [h1]}
    - {units: 1, activation: sigmoid, weights: [[wh1o1]], bias: [b1o], outputs: [o1]}
  target: t
loss: {name: E, is: half-squared-error}
values: {x1: 1, x2: 2, wi1h1: 0.5, wi2h1: -0.3, b1h: 0.1, wh1o1: 0.4, b1o: 0.05, t: 1}
tasks: [forward, gradients, {update: {optimizer: sgd, learning_rate: 0.5}}]
`;

const verdictsOn = (spec: string, lines: readonly string[]): readonly string[] =>
  checkDocument(readProblems(spec, 'spec'), lines.map((line) => `$$${line}$$`).join('\n\n')).claims.map(
    (c) => c.verdict,
  );

it.each([
  [NUMBERED, 'z_5 = w_10 a_1 + w_11 a_2 + w_12 a_3 + b_5', 'correct'],
  [NUMBERED, 'z_5 = w_10 a_1 + w_11 a_2 + w_12 a_2 + b_5', 'wrong'],
  [NUMBERED, '\\frac{\\partial L}{\\partial w_10} = (a_5 - t_2) a_5 (1 - a_5) a_1', 'correct'],
  [NUMBERED, 'w_10^{new} = w_10 - \\eta \\frac{\\partial L}{\\partial w_10}', 'correct'],
  [NUMBERED, 'w_10^{new} = w_10 + \\eta \\frac{\\partial L}{\\partial w_10}', 'wrong'],
  [NUMBERED, 'w_1 0.5 + x_1 = 0.5 w_1 + x_1', 'correct'],
  [IN_ARRAYS, 'w_{11}^{2,new} = w_{11}^2 - \\eta \\frac{\\partial L}{\\partial w_{11}^2}', 'correct'],
  [IN_ARRAYS, 'W_{11}^{(2)new} = W_{11}^{(2)} + \\eta \\frac{\\partial L}{\\partial W_{11}^{(2)}}', 'wrong'],
  [IN_ARRAYS, 'w_{12}^{1, neu} = w_{12}^{1} - \\eta \\frac{\\partial L}{\\partial w_{12}^1}', 'correct'],
])('%#: %s', (spec, line, verdict) => {
  expect(verdictsOn(spec, [line])).toEqual([verdict]);
});

it('in with something below is a name', () => {
  const lines = [
    'in_4 = w_7 a_1 + w_8 a_2 + w_9 a_3 + b_4',
    'a_4 = \\sigma(in_4)',
    '\\frac{\\partial L}{\\partial in_4} = (a_4 - t_1) a_4 (1 - a_4)',
    '\\frac{\\partial L}{\\partial w_7} = \\frac{\\partial L}{\\partial in_4} a_2',
  ];
  expect(verdictsOn(NUMBERED, lines)).toEqual(['correct', 'correct', 'correct', 'wrong']);
});

const SLOPE = '(o1 - t)*o1*(1 - o1)*h1';
it.each([
  ['h1 = sigmoid(wi1h1*x1 + wi2h1*x2 + b1h) = 0.5', 'correct'],
  ['h1 = sigmoid(wi1h1*x1 + wi2h1*x1 + b1h)', 'wrong'],
  [`dE/dwh1o1 = ${SLOPE}`, 'correct'],
  ['dE/dwh1o1 = (o1 - t)*o1*(1 - o1)*wh1o1', 'wrong'],
  ["wh1o1' = wh1o1 - η ∂E/∂wh1o1", 'correct'],
  ['wh1o1_new = wh1o1 + 0.5*dE/dwh1o1', 'wrong'],
  ['$$\\frac{\\partial E}{\\partial \\mathit{wh1o1}} = (o_1 - t)o_1(1 - o_1)h_1$$', 'correct'],
  ['$$\\frac{\\partial E}{\\partial wh1o1} = (t - o_1)o_1(1 - o_1)h_1$$', 'wrong'],
  [`\`\`\`python\nwh1o1 -= 0.5 * ${SLOPE}\n\`\`\``, 'correct'],
])('digits between the letters of a name of the spec: %s', (text, verdict) => {
  expect(checkDocument(readProblems(FROM_TO, 'spec'), text).claims.map((c) => c.verdict)).toEqual([verdict]);
});

it('the sheet of such a spec is read', () => {
  const { claims } = checkDocument(readProblems(FROM_TO, 'spec'), texOf(FROM_TO), 'latex');
  expect(claims.length).toBeGreaterThan(30);
  expect(claims.filter(({ verdict }) => verdict !== 'correct' && verdict !== 'rounded')).toEqual([]);
});

// The number that is put in for w3 is that of w3: no other way to number the weights makes this right.
it('numbers tell how the weights are numbered', () => {
  const spec = (values: object): string => JSON.stringify({ ...TWO_BY_TWO, values: { i1: 0.05, i2: 0.1, ...values } });
  const verdictsOf = (line: string): readonly string[] =>
    checkDocument(readProblems(spec({ w1: 0.15, w2: 0.2, w3: 0.25, w4: 0.3, b1: 0.35 }), 'spec'), line).claims.map(
      (c) => c.verdict,
    );
  expect(verdictsOf('net_h1 = w1*i1 + w2*i2 + b1 = 0.15*0.05 + 0.2*0.1 + 0.35 = 0.3775')).toEqual(['correct']);
  expect(verdictsOf('net_h1 = w1*i1 + w3*i2 + b1 = 0.15*0.05 + 0.25*0.1 + 0.35 = 0.3825')).toEqual(['wrong']);
  const table = '| node | net | out |\n|--|--|--|\n| h1 | 0.3775 | 0.5933 |\n| h2 | 0.3775 | 0.5969 |';
  expect(verdictsOf(table)).toEqual(['correct', 'rounded', 'wrong', 'rounded']);
});
