/** Names and what they are read as, by the verdict on a line that is right only so. */
import { expect, it } from 'vitest';
import { checkDocument } from '../../../src/check/check.js';
import { readProblems } from '../../../src/problem/read.js';
import { textOf } from '../../support/shipped.js';

const { raw } = String;

const checked = (spec: string, lines: readonly string[]) =>
  checkDocument(readProblems(textOf(spec), spec).slice(0, 1), lines.map((l) => `$$${l}$$`).join('\n\n'));

it.each([
  ['one-step', 'w_1 := w_1 - \\eta\\,\\frac{\\partial E}{\\partial w_1}', 'correct'],
  ['one-step', 'w_1 = w_1 + \\eta\\,\\frac{\\partial E}{\\partial w_1}', 'wrong'],
  ['one-step', 'b_4^{new} = b_4 - \\eta\\,\\frac{\\partial E}{\\partial b_4}', 'correct'],
  ['one-step', 'w_1 \\to z_1 \\to a_1 \\to z_4 \\to a_4 \\to Error', 'correct'],
  ['one-step', 'w_1 \\to a_2', 'wrong'],
  // What a unit adds up and what it puts out: the document may call them the other way round.
  ['one-step', 'a_1 = w_1 x_1 + w_2 x_2 + b_1', 'undecided'],
  ['matrix-form', 'x = \\begin{bmatrix} -2 & -6 \\end{bmatrix}', 'correct'],
  ['matrix-form', 'W_2 = \\begin{bmatrix} -11 & 2 & 4 \\end{bmatrix}', 'wrong'],
])('%s: %s is %s', (spec, line, verdict) => {
  expect(checked(spec, [line]).claims.map((c) => c.verdict)).toEqual([verdict]);
});

it.each([
  [
    ['z_1 = \\sigma(a_1)', 'a_1 = w_1 x_1 + w_2 x_2 + b_1', 'z_2 = \\sigma(a_2)'],
    ['correct', 'correct', 'correct'],
  ],
  [
    ['a_1 = \\sigma(z_1)', 'a_1 = w_1 x_1 + w_2 x_2 + b_1'],
    ['correct', 'wrong'],
  ],
  // Nothing but 0 = 0 would speak for E as the target and y as the output.
  [
    ['\\frac{\\partial E}{\\partial z_4} = (a_4 - y)', '\\frac{\\partial E}{\\partial w_7} = (a_4 - y) a_1'],
    ['wrong', 'follows'],
  ],
])('%j is %j', (lines, verdicts) => {
  expect(checked('one-step', lines).claims.map((c) => c.verdict)).toEqual(verdicts);
});

it('a spec that does not fit is told once, and nothing is called wrong', () => {
  const { notes, claims } = checked('one-step', [
    'F = m\\,g',
    'p = m\\,v + F t',
    'K = \\frac12 m v^2 + F s',
    'w_1 = 0.7',
    'U = m g h + R',
  ]);
  expect(notes.map((n) => n.code)).toContain('spec-does-not-fit');
  expect(claims.map((c) => c.verdict)).not.toContain('wrong');
});

// The fourth δ lacks ReLU′ = 0, which would be right of the activations.
it('what a letter is set to says nothing for or against a way to read it', () => {
  const spec = `
network:
  inputs: 2
  layers:
    - {units: 2, activation: relu, weights: [[a, b], [c, d]], bias: [p, q], preactivations: [z1, z2], outputs: [h1, h2]}
    - {units: 1, activation: identity, weights: [[v1, v2]], bias: [r], preactivations: [yhat], outputs: [yhat]}
  target: y
loss: squared-error
batch: mean
values: {x: [[1, 2], [2, -1]], y: [1, 0.2], a: 0.4, b: 0.3, c: -0.5, d: 0.6, p: 0.1, q: 0.2, v1: 0.7, v2: -0.4, r: 0.2}
`;
  const slopeBy = (z: string): string => raw`\frac{\partial L}{\partial ${z}}`;
  const lines = [
    'x^{(1)} = (1, 2)',
    'x^{(2)} = (2, -1)',
    raw`z_1^{(1)} = 0.4 \cdot 1 + 0.3 \cdot 2 + 0.1 = 1.1`,
    raw`z_2^{(1)} = -0.5 \cdot 1 + 0.6 \cdot 2 + 0.2 = 0.9`,
    raw`z_1^{(2)} = 0.4 \cdot 2 + 0.3 \cdot (-1) + 0.1 = 0.6`,
    raw`z_2^{(2)} = -0.5 \cdot 2 + 0.6 \cdot (-1) + 0.2 = -1.4`,
    raw`h_2^{(2)} = \max(0, -1.4) = 0`,
    raw`\delta_1^{(1)} = ${slopeBy('z_1^{(1)}')} = -0.39 \cdot 0.7 \cdot 1 = -0.273`,
    raw`\delta_1^{(2)} = ${slopeBy('z_1^{(2)}')} = 0.42 \cdot 0.7 \cdot 1 = 0.294`,
    raw`\delta_2^{(1)} = ${slopeBy('z_2^{(1)}')} = -0.39 \cdot (-0.4) \cdot 1 = 0.156`,
    raw`\delta_2^{(2)} = ${slopeBy('z_2^{(2)}')} = 0.42 \cdot (-0.4) \cdot 1 = -0.168`,
  ];
  const { claims } = checkDocument(readProblems(spec, 'spec'), lines.map((l) => `$$${l}$$`).join('\n\n'));
  expect(claims.map((c) => c.verdict)).toEqual([...lines.slice(1).map(() => 'correct'), 'wrong']);
});

// The sheet has samples below: with its names this is the first unit for the second sample.
it('one line alone does not tell whether samples are above or below', () => {
  const spec = `
network:
  inputs: 1
  layers:
    - {units: 2, activation: sigmoid, weights: [[u], [v]], bias: false, preactivations: [z1, z2], outputs: [h1, h2]}
    - {units: 1, activation: sigmoid, weights: [[p, q]], bias: false, preactivations: [s], outputs: [y]}
  target: t
loss: binary-cross-entropy
batch: mean
values: {x: [[1], [2]], t: [1, 0], u: 0.4, v: -0.5, p: 0.7, q: -0.4}
`;
  const verdictsOf = (...lines: readonly string[]): readonly string[] =>
    checkDocument(readProblems(spec, 'spec'), lines.map((l) => `$$${l}$$`).join('\n\n')).claims.map((c) => c.verdict);
  expect(verdictsOf(raw`z_2^{(1)} = -0.5 \cdot 1`)).toEqual(['undecided']);
  expect(verdictsOf(raw`z_2^{(1)} = -0.5 \cdot 3`)).toEqual(['wrong']);
  expect(verdictsOf(raw`z_1^{(2)} = -0.5 \cdot 1`)).toEqual(['correct']);
  // z_1^{(2)} is 0.8, or else -0.5; a document in which no claim is found for one sample is none for one.
  const four = [
    raw`z_2^{(1)} = -0.5`,
    raw`z_1^{(2)} = 0.4`,
    raw`h_2^{(1)} = \sigma(-0.5)`,
    raw`h_1^{(2)} = \sigma(0.8)`,
  ];
  expect(verdictsOf(...four).map((verdict) => verdict === 'wrong')).toEqual([false, true, false, false]);
});
