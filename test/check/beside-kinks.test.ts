/** Case splits that differ between their kinks alone: 0.5x + 0.3 turns at -0.6, 0.5x + 0.302 at -0.604. */
import { expect, it } from 'vitest';
import { check } from '../../src/index.js';

const { raw } = String;
const SPEC = JSON.stringify({
  network: {
    inputs: ['x'],
    layers: [
      {
        units: 1,
        activation: 'elu',
        weights: [[0.5]],
        bias: [0.3],
        preactivations: ['z'],
        outputs: ['a'],
      },
    ],
    target: 't',
  },
  loss: 'half-squared-error',
});
const slope = (condition: string): string =>
  raw`\frac{\partial a}{\partial z} = \begin{cases} 1 & ${condition} \\ e^{0.5x + 0.3} & \text{otherwise} \end{cases}`;

it.each([
  [slope('0.5x + 0.3 > 0'), 'correct'],
  [slope('x > -0.6'), 'correct'],
  [slope('0.5x + 0.302 > 0'), 'wrong'],
  [slope('x > -0.602'), 'wrong'],
  // Rounded numbers turn nearby.
  [slope('0.50x + 0.300 > 0'), 'correct'],
  [raw`\frac{\partial a}{\partial z} = \begin{cases} 1 & z > 0 \\ e^z & \text{otherwise} \end{cases}`, 'correct'],
])('%s is %s', (line, verdict) => {
  expect(check(SPEC, `$$${line}$$`).lines.map((l) => l.verdict)).toEqual([verdict]);
});

// 1.165x + 0.3 turns at -0.2575, and with 1.17 at -0.2564: no value that is drawn lies between them.
it.each([
  ['1.165', 'correct'],
  ['1.17', 'rounded'],
  ['1.18', 'wrong'],
])('a coefficient that is rounded turns nearby: %s is %s', (coefficient, verdict) => {
  const layer = {
    units: 1,
    activation: 'relu',
    weights: [[1.165]],
    bias: [0.3],
    preactivations: ['z'],
    outputs: ['a'],
  };
  const spec = JSON.stringify({ network: { inputs: ['x'], layers: [layer], target: 't' }, loss: 'half-squared-error' });
  const line = raw`\frac{\partial a}{\partial z} \approx \begin{cases} 1 & ${coefficient}x + 0.3 > 0 \\ 0 & \text{otherwise} \end{cases}`;
  expect(check(spec, `$$${line}$$`).lines.map((l) => l.verdict)).toEqual([verdict]);
});
