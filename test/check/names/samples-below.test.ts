/** Letters below that may count samples or units, beside Kronecker's δ, which has two of them. */
import { expect, it } from 'vitest';
import { checkDocument } from '../../../src/check/check.js';
import { readProblems } from '../../../src/problem/read.js';

const { raw } = String;
const SPEC = JSON.stringify({
  network: { inputs: 3, layers: [{ units: 1, activation: 'sigmoid' }], target: 1 },
  loss: 'mean-squared-error',
  batch: 'mean',
  values: {
    x: [
      [0.5, 0.2, -0.3],
      [0.1, 0.7, 0.4],
    ],
    t: [[1], [0]],
  },
});
// A sum over all samples, with which the letter n counts them.
const SUM = raw`L = \frac{1}{N}\sum_n (t_{n1} - a_{n1}^{(1)})^2`;

it.each([
  [raw`\sum_k \delta_{kj} x_{nk} = x_{nj}`, 'correct'],
  [raw`\sum_k \delta_{kj} x_{nk} = -x_{nj}`, 'wrong'],
  [raw`\sum_i 2 (t_{i1} - a_{i1}^{(1)}) \delta_{in} = 2 (t_{n1} - a_{n1}^{(1)})`, 'correct'],
  [raw`\sum_i 2 (t_{i1} - a_{i1}^{(1)}) \delta_{in} = t_{n1} - a_{n1}^{(1)}`, 'wrong'],
])('%s is %s', (line, verdict) => {
  const { claims } = checkDocument(readProblems(SPEC, 'spec'), `$$${SUM}$$\n\n$$${line}$$`);
  expect(claims.map((c) => c.verdict)).toEqual(['correct', verdict]);
});
