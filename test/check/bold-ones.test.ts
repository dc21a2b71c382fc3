/** Bold ones are vectors: beside an array they add up its rows or columns. */
import { expect, it } from 'vitest';
import { check } from '../../src/index.js';

const { raw } = String;
// N samples as rows, and p = softmax(s).
const SPEC = JSON.stringify({
  network: { inputs: 3, layers: [{ units: 2, activation: 'softmax' }], target: 2 },
  loss: 'cross-entropy',
  batch: 'mean',
  notation: { profile: 'cs231n', style: 'adjoint' },
});

// ds = p(dp − Σ dp p), the sum over the units of a sample.
it.each([
  [raw`p \odot (\bar{p} - (\bar{p} \odot p)\,\mathbf{1}\mathbf{1}^\top)`, 'correct'],
  [raw`p \odot (\bar{p} + (\bar{p} \odot p)\,\mathbf{1}\mathbf{1}^\top)`, 'wrong'],
  [raw`p \odot (\bar{p} - \bar{p}\,\mathbf{1}\mathbf{1}^\top)`, 'wrong'],
])('%s is %s', (side, verdict) => {
  const inUnits = raw`$$\bar{s}_{1,ni} = p_{ni}(\bar{p}_{ni} - \sum_k \bar{p}_{nk}p_{nk})$$`;
  const { lines } = check(SPEC, `${inUnits}\n\n$$\\bar{s}_1 = ${side}$$`);
  expect(lines.map((l) => l.verdict)).toEqual(['correct', verdict]);
});
