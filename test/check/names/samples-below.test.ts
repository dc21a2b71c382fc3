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
  // How far the letters run is told by the other side, or by the letter beside.
  [raw`\frac{\partial}{\partial z_{n1}^{(1)}} \sum_i z_{i1}^{(1)} = \sum_i \delta_{in}`, 'correct'],
  [raw`\frac{\partial}{\partial z_{n1}^{(1)}} \sum_i z_{i1}^{(1)} = 2 \sum_i \delta_{in}`, 'wrong'],
  [raw`2 \sum_i (t_{i1} - a_{i1}^{(1)}) \delta_{in} = 2`, 'wrong'],
])('%s is %s', (line, verdict) => {
  const { claims } = checkDocument(readProblems(SPEC, 'spec'), `$$${SUM}$$\n\n$$${line}$$`);
  expect(claims.map((c) => c.verdict)).toEqual(['correct', verdict]);
});

// In Nielsen's letters a_{n1}^2 is what the second layer puts out for sample n.
it('a layer above is no power', () => {
  const spec = JSON.stringify({
    network: { inputs: 1, layers: [{ units: 1, activation: 'tanh' }, { units: 1 }], target: 1 },
    loss: 'squared-error',
    batch: 'mean',
    notation: { profile: 'nielsen' },
  });
  const sides = [raw`\frac{1}{N} \sum_i (y_{i1} - a_{i1}^2)^2`, raw`-\frac{2}{N} (y_{n1} - a_{n1}^2)`];
  const [loss, slope] = [`C = ${sides[0]}`, raw`\frac{\partial C}{\partial a_{n1}^2} = ${sides[1]}`];
  const { claims } = checkDocument(readProblems(spec, 'spec'), `$$${loss}$$\n\n$$${slope}$$`, 'markdown');
  expect(claims.map((c) => c.verdict)).toEqual(['correct', 'correct']);
});

// With f = wx + b and ½(f − y)² + 0.15w² the gradients are the means of (f − y)x and of f − y, and 0.3w.
it.each([
  ['r_n = f_n - y_n', 'r_n', 'x_n'],
  [raw`r^{(n)} := f^{(n)} - y^{(n)}`, 'r^{(n)}', 'x^{(n)}'],
])('after $%s$ the letter has a value for each sample', (definition, r, x) => {
  const spec = JSON.stringify({
    network: { inputs: ['x'], layers: [{ units: 1, weights: [['w']], bias: ['b'], outputs: ['f'] }], target: 'y' },
    loss: 'half-squared-error',
    batch: 'mean',
    penalty: { l2: 0.3 },
    values: { x: [1, 0, 3], y: [2, 0, 1], w: 0.4, b: 0.3 },
  });
  const lines: readonly (readonly [string, string])[] = [
    [raw`\frac{\partial L}{\partial w} = \frac13 \sum_n ${r} ${x} + 0.3 w`, 'correct'],
    [raw`\frac{\partial L}{\partial w} = \frac13 \sum_n ${r} ${x}`, 'wrong'],
    [raw`\frac{\partial L}{\partial b} = \frac13 \sum_n ${r}`, 'correct'],
    [raw`\frac{\partial L}{\partial b} = \sum_n ${r}`, 'wrong'],
    [raw`\frac{\partial L}{\partial b} = -\frac13 \sum_n ${r}`, 'wrong'],
  ];
  for (const [line, verdict] of lines) {
    const { claims } = checkDocument(readProblems(spec, 'spec'), `$$${definition}$$\n\n$$${line}$$`);
    expect(
      claims.map((c) => c.verdict),
      line,
    ).toEqual([verdict]);
  }
});
