/** One formula over several lines: what is broken within brackets, behind a name or before a comparison goes on. */
import { expect, it } from 'vitest';
import { checkDocument } from '../../src/check/check.js';
import { readProblems } from '../../src/problem/read.js';

const { raw } = String;
const SPEC = JSON.stringify({
  network: {
    inputs: ['x', 'y'],
    layers: [
      {
        units: 1,
        activation: 'leaky-relu',
        weights: [['w', 'v']],
        bias: ['b'],
        preactivations: ['z'],
        outputs: ['a'],
      },
    ],
    target: 't',
  },
  loss: 'half-squared-error',
});
const inCases = (...rows: readonly string[]): string =>
  raw`\frac{\partial a}{\partial z} = \begin{cases} 1 & \begin{aligned} & \text{if } ${rows.join(raw` \\ & `)} \end{aligned} \\ 0.01 & \text{otherwise} \end{cases}`;

it.each<readonly [readonly string[], string]>([
  [['b', '{} + w x + v y', '{} > 0'], 'correct'],
  [['b', '{} + w x + v y', '{} < 0'], 'wrong'],
  [['b + w', raw`{} \cdot x + v(`, 'y) > 0'], 'correct'],
  [['b + w', raw`{} \cdot x - v(`, 'y) > 0'], 'wrong'],
  [[raw`b + w x + v y + \tanh`, raw`(x) - \tanh(x) > 0`], 'correct'],
  [[raw`b + w x + v y + \tanh(`, '- x', raw`) - \tanh(-x) > 0`], 'correct'],
  [['', 'b + w x + v y', '{} > 0'], 'correct'],
  [['', 'b + w x + v y', '{} < 0'], 'wrong'],
  [[raw`b + w x + v y + \tanh(`, 'x', raw`) - \tanh(-x) > 0`], 'wrong'],
])('%j is %s', (rows, verdict) => {
  const { claims } = checkDocument(readProblems(SPEC, 'spec'), `$$${inCases(...rows)}$$`);
  expect(claims.map((c) => c.verdict)).toEqual([verdict]);
});
