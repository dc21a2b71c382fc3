/** Tables whose rows are numbered by the letter at the names of their columns. */
import { expect, it } from 'vitest';
import { check } from '../../src/index.js';

const BATCH = `
network:
  inputs: [x]
  layers:
    - {units: 1, activation: sigmoid, weights: [[w]], bias: [b], preactivations: [z], outputs: [p]}
  target: y
loss: binary-cross-entropy
batch: mean
values: {w: 0.4, b: -0.2, x: [1, 2, -1], y: [1, 0, 1]}
`;
const UNITS = `
network:
  inputs: [x]
  layers:
    - {units: 2, activation: sigmoid, weights: [[w1], [w2]], bias: false, preactivations: [z1, z2], outputs: [h1, h2]}
    - {units: 1, activation: linear, weights: [[v1, v2]], bias: false, preactivations: [s], outputs: [y]}
  target: t
loss: half-squared-error
values: {x: 1, w1: 0.4, w2: -0.2, v1: 1, v2: 2, t: 1}
`;
const SAMPLES = String.raw`$\frac{\partial L}{\partial b} = \frac13 \sum_{i=1}^3 (p_i - y_i)$

| $i$ | $x_i$ | $z_i$ | $p_i$ | $p_i - y_i$ |
|---|---|---|---|---|
| 1 | 1 | 0.2 | 0.5498 | -0.4502 |
| 2 | 2 | 0.6 | 0.6457 | 0.6457 |
| 3 | -1 | -0.6 | 0.4543 | 0.6457 |
`;
const bySample = (head: string, names = ['z', 'p', 'p - y']): string => `
| ${head} | ${names.map((name) => `$${name}$`).join(' | ')} |
|---|---|---|---|
| 1 | 0.2 | 0.5498 | -0.4502 |
| 2 | 0.6 | 0.6457 | 0.6457 |
| 3 | -0.6 | 0.4543 | -0.6457 |
`;
const table = (letter: string, first: number): string => `
| $${letter}$ | $z_${letter}$ | $h_${letter}$ |
|---|---|---|
| ${first} | 0.4 | 0.5987 |
| ${first + 1} | -0.2 | 0.5502 |
`;

it.each([
  // Of the last sample the output and the difference are wrong.
  [BATCH, SAMPLES, { wrong: 2, right: 11 }],
  [UNITS, table('i', 1), { wrong: 1, right: 3 }],
  // Of the last sample the output is wrong.
  [BATCH, bySample('example'), { wrong: 1, right: 8 }],
  [BATCH, bySample('$i$', ['z = wx + b', 'p = \\sigma(z)', 'p - y']), { wrong: 1, right: 10 }],
  // Neither weights nor the loss are of samples, and one sample has no others.
  [BATCH, bySample('$n$', ['w', 'b', 'L']), { wrong: 0, right: 0 }],
  [UNITS, bySample('example', ['z_1', 'z_2', 'y']), { wrong: 0, right: 0 }],
  // These may be the values after one step and after two.
  [UNITS, table('k', 1), { wrong: 0, right: 0 }],
  [UNITS, table('i', 0), { wrong: 0, right: 0 }],
])('%#', (spec, answer, expected) => {
  const { correct, rounded, wrong, follows } = check(spec, answer).summary;
  expect({ wrong: wrong + follows, right: correct + rounded }).toEqual(expected);
});

const onWeight = (head: string, row: string): readonly string[] => {
  const columns = head.split('|').length;
  const table = [`| ${head} |`, `|${'---|'.repeat(columns)}`, `| ${row} |`].join('\n');
  const spec = `${UNITS}tasks: [{update: {optimizer: sgd, learning_rate: 0.1}}]\n`;
  return check(spec, table).lines.map(({ verdict }) => verdict);
};

// y = h_1 + 2 h_2 = 1.4990 and h_1 = σ(0.4) = 0.5987, so that the gradient by v_1 is 0.2988.
it.each([
  ['weight | formula | gradient', '$v_1$ | $(y - t) h_1$ | 0.2988', ['correct', 'rounded']],
  ['weight | formula | gradient', '$v_1$ | $(y - t) h_2$ | 0.2988', ['wrong', 'rounded']],
  ['weight | gradient | formula', '$v_1$ | 0.2988 | $(y - t) h_1$', ['rounded', 'correct']],
  ['weight | old | formula | new', '$v_1$ | 1 | $v_1 - 0.1 (y - t) h_1$ | 0.9701', ['correct', 'correct', 'rounded']],
  ['weight | old | formula', '$v_1$ | 1 | $v_1 + 0.1 (y - t) h_1$', ['correct', 'wrong']],
  ['symbol | formula', '$s$ | $v_1 h_1 + v_2 h_2$', ['correct']],
])('a formula is of what its column leads to: %s: %s', (head, row, verdicts) => {
  expect(onWeight(head, row)).toEqual(verdicts);
});

const BY_RULE = String.raw`$\frac{\partial L}{\partial y}\frac{\partial y}{\partial v_1}$`;
const BY_EQUATION = String.raw`$\frac{\partial L}{\partial v_1} = (y - t) h_1$`;
const BY_FALSE_EQUATION = String.raw`$\frac{\partial L}{\partial v_1} = (y - t)$`;

// v_1 itself is 1.
it.each([
  ['weight | value', '$v_1$ | 0.2988', ['rounded']],
  ['weight | value', '$v_1$ | 0.2898', ['wrong']],
  ['weight | value', '$v_1$ | 1', ['correct']],
  ['weight | value', '$v_1$ | 1.1', ['wrong']],
  ['weight | chain rule | value', `$v_1$ | ${BY_RULE} | 0.2988`, ['rounded']],
  ['weight | gradient | value', '$v_1$ | $(y - t) h_1$ | 0.2988', ['correct', 'rounded']],
  ['weight | gradient | value', '$v_1$ | $(y - t) h_1$ | 0.2898', ['correct', 'wrong']],
  ['weight | gradient | value', '$v_1$ | 0.2988 | 1', ['rounded', 'correct']],
  ['weight | gradient | value', `$v_1$ | ${BY_EQUATION} | 0.2988`, ['correct', 'rounded']],
  ['weight | gradient | value', `$v_1$ | ${BY_FALSE_EQUATION} | 0.4990`, ['wrong', 'follows']],
  ['weight | formula | value', '$v_1$ | $(y - t) h_1$ | 0.2988', ['correct', 'rounded']],
  ['weight | formula | value', '$v_1$ | $(y - t) h_2$ | 0.2246', ['wrong', 'follows']],
  ['symbol | formula | value', '$s$ | $v_1 h_1 + v_2 h_2$ | 1.4990', ['correct', 'rounded']],
])('values may be those of gradients: %s: %s', (head, row, verdicts) => {
  expect(onWeight(head, row)).toEqual(verdicts);
});
