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
  [
    [TOTAL, raw`\frac{\partial L}{\partial w} = 0.01 w = 0.01 \cdot 0.5 = 0.005`],
    ['correct', 'correct'],
  ],
  // Who has the sign wrong at the end goes on from the number before it.
  [
    [
      TOTAL,
      raw`\frac{\partial L}{\partial w} = 0.01 w = 0.01 \cdot 0.5 = -0.005`,
      raw`\frac{dL}{dw} = (a - t) a (1 - a) x + 0.01 w = -0.3775 \cdot 0.235 \cdot 0.8 + 0.005 = -0.066`,
    ],
    ['correct', 'wrong', 'rounded'],
  ],
  [[raw`\frac{\partial L}{\partial w} = 0.01 w`], ['wrong']],
  [[raw`\frac{\partial L}{\partial w} = (a - t) a (1 - a) x + 0.01 w`], ['correct']],
])('%j', (lines, verdicts) => {
  const answer = lines.map((line) => `$$${line}$$`).join('\n\n');
  expect(check(SPEC, answer).lines.map((l) => l.verdict)).toEqual(verdicts);
});

it.each([
  [raw`We write $\delta$ for $dL/dz$.`, ['correct', 'correct']],
  [raw`We write $\delta$ for $\partial L/\partial z$.`, ['wrong', 'correct']],
])('after “%s” the derivatives are %j', (words, verdicts) => {
  const lines = [
    raw`$$\frac{\partial L}{\partial w} = 0.01 w$$`,
    raw`$$\frac{\partial L}{\partial w} = \delta x + 0.01 w$$`,
  ];
  expect(check(SPEC, [words, ...lines].join('\n\n')).lines.map((l) => l.verdict)).toEqual(verdicts);
});

it('the loss stays what it is where one line is false, though all others hold of the penalty too', () => {
  const lines = [1, 2, 3].flatMap((n) => [
    raw`\bar W_{1${n}}^{(1)} = \bar a_1^{(1)} \frac{\partial a_1^{(1)}}{\partial W_{1${n}}^{(1)}} + \frac{\partial J}{\partial W_{1${n}}^{(1)}}`,
    raw`\frac{\partial a_1^{(1)}}{\partial W_{1${n}}^{(1)}} = x_${n}`,
  ]);
  const penalty = raw`\frac{1}{200}((W_{11}^{(1)})^2 + (W_{12}^{(1)})^2 + (W_{13}^{(1)})^2)`;
  const spec = JSON.stringify({
    network: {
      inputs: 3,
      layers: [{ units: 1, activation: 'elu', weights: [[-1.2, 1.1, -0.8]], bias: false }],
      target: 1,
    },
    loss: 'squared-error',
    penalty: { l2: 0.01 },
    values: { x: [-0.5, 0.9, 0.6], t: [0.8] },
    notation: { profile: 'goodfellow', style: 'adjoint' },
  });
  const answer = [`J = (y_1 - \\hat y)^3 + ${penalty}`, ...lines].map((line) => `$$${line}$$`).join('\n\n');
  const [first, ...others] = check(spec, answer).lines.map((l) => l.verdict);
  expect(first).toBe('wrong');
  expect(new Set(others)).toEqual(new Set(['correct']));
});

it.each([
  ['', 'correct'],
  ['-', 'wrong'],
])('the part of the penalty has a value where x has none: with “%s” it is %s', (sign, verdict) => {
  const { values: _, ...open } = JSON.parse(SPEC);
  const spec = JSON.stringify({ ...open, values: { w: 0.5 } });
  const line = raw`\frac{\partial L}{\partial w} = 0.01 w = ${sign}0.01 \cdot 0.5 = ${sign}0.005`;
  expect(check(spec, `$$${TOTAL}$$\n\n$$${line}$$`).lines.map((l) => l.verdict)).toEqual(['correct', verdict]);
});
