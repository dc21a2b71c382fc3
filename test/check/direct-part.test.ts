/** With a penalty the loss changes with a weight straight and through the network: d is for both, ∂ may be for one. */
import { expect, it } from 'vitest';
import { check } from '../../src/index.js';

const { raw } = String;
const SPEC = JSON.stringify({
  network: {
    inputs: ['x'],
    layers: [{ units: 1, activation: 'sigmoid', weights: [['w']], bias: ['b'], preactivations: ['z'], outputs: ['a'] }],
    target: 't',
  },
  loss: 'half-squared-error',
  penalty: { l2: 0.01 },
  values: { x: 0.8, w: 0.5, b: 0.1, t: 1 },
});
const TOTAL = raw`\frac{dL}{dw} = \frac{dL}{dz} \cdot \frac{\partial z}{\partial w} + \frac{\partial L}{\partial w}`;

it.each<readonly [readonly string[], readonly string[]]>([
  [[TOTAL], ['correct']],
  [[TOTAL.replace('+', '-')], ['wrong']],
  [
    [TOTAL, raw`\frac{\partial L}{\partial w} = 0.01 w`],
    ['correct', 'correct'],
  ],
  [
    [TOTAL, raw`\frac{\partial L}{\partial w} = 0.02 w`],
    ['correct', 'wrong'],
  ],
  [
    [raw`\bar w = \bar z x + 0.01 w`, raw`\frac{\partial L}{\partial w} = 0.01 w`],
    ['correct', 'correct'],
  ],
  [
    [raw`\bar w = \bar z x + 0.01 w`, raw`\frac{\partial L}{\partial w} = 0.02 w`],
    ['correct', 'wrong'],
  ],
  [[raw`\frac{\partial L}{\partial w} = 0.01 w`], ['wrong']],
  [[raw`\frac{\partial L}{\partial w} = (a - t) a (1 - a) x + 0.01 w`], ['correct']],
])('%j', (lines, verdicts) => {
  const answer = lines.map((line) => `$$${line}$$`).join('\n\n');
  expect(check(SPEC, answer).lines.map((l) => l.verdict)).toEqual(verdicts);
});
