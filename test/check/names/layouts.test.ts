/** How arrays lie: what a document says of its layout, and what a line alone does not. */
import { expect, it } from 'vitest';
import { checkDocument } from '../../../src/check/check.js';
import { readProblems } from '../../../src/problem/read.js';

const { raw } = String;

const verdictsOf = (spec: string, lines: readonly string[]): readonly string[] =>
  checkDocument(readProblems(spec, 'spec'), lines.map((l) => `$$${l}$$`).join('\n\n')).claims.map((c) => c.verdict);

/** W with a row for each unit, as the spec's own definition has it. */
const layer = (inputs: number): string =>
  JSON.stringify({
    define: ['z[i] = sum(j, W[i,j]*x[j]) + b[i]', 'p[i] = sigmoid(z[i])'],
    loss: { name: 'L', is: '-sum(i, t[i]*log(p[i]) + (1 - t[i])*log(1 - p[i]))' },
    sizes: { i: 2, j: inputs },
    wrt: ['W', 'b'],
  });

const GRADIENT = raw`\frac{\partial L}{\partial W}`;

it.each<readonly [readonly string[], readonly string[]]>([
  [[raw`${GRADIENT} = (p - t)x^T`], ['correct']],
  [[raw`${GRADIENT} = x(p - t)^T`], ['undecided']],
  [[raw`W \leftarrow W - \eta x(p - t)^T`], ['undecided']],
  [
    [raw`z = Wx + b`, raw`${GRADIENT} = x(p - t)^T`],
    ['correct', 'wrong'],
  ],
  [
    [raw`z = W^Tx + b`, raw`${GRADIENT} = x(p - t)^T`],
    ['correct', 'correct'],
  ],
])('%j: %j', (lines, verdicts) => {
  expect(verdictsOf(layer(2), lines)).toEqual(verdicts);
});

it('a line alone does not turn weights that are not square either', () => {
  expect(verdictsOf(layer(3), [raw`${GRADIENT} = x(p - t)^T`])).toEqual(['undecided']);
});

// An entry that the spec names has its indices in the spec's order, until a definition has another.
it.each([2, 3])('entries of a matrix of the spec, with %i inputs', (inputs) => {
  const turned = raw`\frac{\partial L}{\partial W_{kj}} = (p_j - t_j)x_k`;
  expect(verdictsOf(layer(inputs), [raw`\frac{\partial L}{\partial W_{kj}} = (p_k - t_k)x_j`])).toEqual(['correct']);
  expect(verdictsOf(layer(inputs), [turned])).toEqual(['undecided']);
  expect(verdictsOf(layer(inputs), [raw`z_j = \sum_k W_{kj}x_k + b_j`])).toEqual(['correct']);
  expect(verdictsOf(layer(inputs), [raw`z_j = \sum_k W_{kj}x_k + b_j`, turned])).toEqual(['correct', 'correct']);
});

// Beside f = W x the first index of W is that of f.
it.each([
  [raw`f = Wx + b`, raw`\frac{\partial L}{\partial W_{kj}} = (f_k - t_k)x_j`, 'correct'],
  [raw`f = Wx + b`, raw`\frac{\partial L}{\partial W_{kj}} = (f_j - t_j)x_k`, 'undecided'],
  [raw`f = W^Tx + b`, raw`\frac{\partial L}{\partial W_{kj}} = (f_j - t_j)x_k`, 'correct'],
])('after %s, %s is %s', (definition, line, verdict) => {
  const spec = JSON.stringify({
    network: { inputs: 3, layers: [{ units: 2, activation: 'identity' }], target: 2 },
    loss: 'half-squared-error',
  });
  expect(verdictsOf(spec, [definition, line])).toEqual(['correct', verdict]);
});

// z^{(1)} is (5, 10).
it.each([
  ['z^{(1)} = 7', 'wrong'],
  ['z^{(1)} = 10', 'undecided'],
  [raw`z^{(1)} = 2w_{11}^{(1)}x_1`, 'undecided'],
  [raw`z^{(1)} = 3w_{11}^{(1)}x_1`, 'wrong'],
])('one number is none of several that are not that: %s is %s', (line, verdict) => {
  const spec = JSON.stringify({
    network: {
      inputs: 1,
      layers: [
        { units: 2, activation: 'identity', weights: [[1], [2]], bias: false },
        { units: 1, activation: 'identity', weights: [[3, 4]], bias: false },
      ],
      target: 1,
    },
    loss: 'half-squared-error',
    values: { x: [5], t: [1] },
    notation: { profile: 'bishop' },
  });
  expect(verdictsOf(spec, [line])).toEqual([verdict]);
});
