/** Rows and columns of an array by a dot or a colon where an index runs. */
import { expect, it } from 'vitest';
import { checkDocument } from '../../../src/check/check.js';
import { readProblems } from '../../../src/problem/read.js';

const { raw } = String;

const SPEC = JSON.stringify({
  network: {
    inputs: 1,
    layers: [
      { units: 2, activation: 'tanh', weights: [[0.5], [-0.3]], bias: [0.1, 0.2] },
      { units: 1, activation: 'identity', weights: [[0.7, -0.4]], bias: [0.6] },
    ],
    target: 1,
  },
  loss: 'half-squared-error',
  values: { x: [2], t: [1] },
});

it.each([
  ['z_1 = x_1 W_{1,\\cdot 1} + b_1', 'correct'],
  ['z_1 = x_1 W_{1,:1} + b_1', 'correct'],
  ['z_1 = x_1 W_{1,\\cdot 1}', 'wrong'],
  ['W_{1,\\cdot 1} = \\begin{bmatrix} 0.5 \\\\ -0.3 \\end{bmatrix}', 'correct'],
  ['W_{2,1\\cdot}^\\top a_1 + b_{2,1} = z_{2,1}', 'correct'],
  ['W_{2,1\\cdot}^\\top a_1 = z_{2,1}', 'wrong'],
  ['W_{2,\\cdot 2} = -0.4', 'correct'],
])('%s is %s', (line, verdict) => {
  expect(checkDocument(readProblems(SPEC, 'spec'), `$$${line}$$`).claims.map((c) => c.verdict)).toEqual([verdict]);
});

// Weights as inputs × units: a row of them is what one input goes out by.
it.each<readonly [readonly string[], readonly string[]]>([
  [
    [
      raw`W_1 = \begin{bmatrix} 0.5 & -0.3 \end{bmatrix}`,
      raw`s_1 = x_1 W_{1,1\cdot} + b_1 = \begin{bmatrix} 1.1 & -0.4 \end{bmatrix}`,
    ],
    ['correct', 'correct'],
  ],
  [
    [
      raw`W_1 = \begin{bmatrix} 0.5 & -0.3 \end{bmatrix}`,
      raw`s_1 = x_1 W_{1,1\cdot} + b_1 = \begin{bmatrix} 1.1 & -0.5 \end{bmatrix}`,
    ],
    ['correct', 'wrong'],
  ],
])('%j: %j', (lines, verdicts) => {
  const spec = JSON.stringify({ ...JSON.parse(SPEC), notation: { profile: 'cs231n' } });
  const document = lines.map((line) => `$$${line}$$`).join('\n\n');
  expect(checkDocument(readProblems(spec, 'spec'), document).claims.map((c) => c.verdict)).toEqual(verdicts);
});

// The one input of each sample goes to both units: N × 1 times 1 × 2.
it('a row of weights lies as it stands, though one line alone says so', () => {
  const spec = JSON.stringify({
    network: { inputs: 1, layers: [{ units: 2, activation: 'identity' }], target: 2 },
    loss: 'squared-error',
    batch: 'mean',
    notation: { profile: 'cs231n' },
  });
  const lines = [
    raw`s_1 = x_{\cdot1}W_{1,1\cdot} + \mathbf{1} b_1`,
    raw`s_1 = x_{\cdot1}W_{1,1\cdot} - \mathbf{1} b_1`,
  ];
  const { claims } = checkDocument(readProblems(spec, 'spec'), lines.map((line) => `$$${line}$$`).join('\n\n'));
  expect(claims.map((c) => c.verdict)).toEqual(['correct', 'wrong']);
});
