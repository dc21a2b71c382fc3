/** What an optimizer keeps of a parameter, as documents work it out in its own letters: at any step, and in numbers. */
import { expect, it } from 'vitest';
import { check } from '../../src/index.js';
import { oneUnit } from '../support/check/one-unit.js';

const { raw } = String;

/** One unit of one input: ∂L/∂w = −0.070886…, w = 0.5. */
const spec = (optimizer: string): string =>
  oneUnit({ x: 0.8, w: 0.5, b: 0.1, t: 1 }, { tasks: ['gradients', { update: { optimizer, learning_rate: 0.01 } }] });

const M = raw`m \leftarrow \beta_1 m + (1 - \beta_1) \frac{\partial L}{\partial w}`;
const V = raw`v \leftarrow \mu v + \frac{\partial L}{\partial w}`;
const NUMBERS = raw`v \leftarrow 0.9 \cdot 0 + (-0.0709)`;
const S = raw`s \leftarrow \rho s + (1 - \rho) \left( \frac{\partial L}{\partial w} \right)^2`;

it.each<readonly [string, readonly string[], readonly string[]]>([
  ['adam', [M], ['correct']],
  ['adam', [M.replace('+', '-')], ['wrong']],
  ['adam', [M.replace(raw`\beta_1 m`, raw`2 \beta_1 m`)], ['wrong']],
  ['adam', [`${M} = 0.9 \\cdot 0 + 0.1 \\cdot (-0.0709) = -0.00709`], ['correct', 'rounded']],
  ['adam', [`${M} = 0.9 \\cdot 0 + 0.1 \\cdot (-0.0709) = -0.00809`], ['correct', 'wrong']],
  ['adam', [M, raw`\hat m = \frac{m}{1 - \beta_1^k} = \frac{-0.00709}{1 - 0.9^1} = -0.0709`], ['correct', 'rounded']],
  ['adam', [M, raw`\hat m = \frac{m}{1 + \beta_1^k}`], ['correct', 'wrong']],
  ['momentum', [V, raw`w^+ = w - \eta v = 0.5 - 0.01 \cdot (-0.0709) = 0.500709`], ['correct', 'rounded']],
  ['momentum', [V, raw`w^+ = w + \eta v`], ['correct', 'wrong']],
  // The parameter, or the step, below the letter.
  ['momentum', [raw`v_w' = \mu v_w + \frac{\partial L}{\partial w} = -0.0709`], ['correct', 'rounded']],
  ['momentum', [raw`v_w = \mu v_w + \frac{\partial L}{\partial b}`], ['wrong']],
  ['momentum', [raw`v_b = \mu v_b + \frac{\partial L}{\partial b}`, raw`w' = w - \eta v_b`], ['correct', 'wrong']],
  [
    'momentum',
    [raw`v_t = \mu v_{t-1} + \frac{\partial L}{\partial w}`, raw`w^+ = w - \eta v_t`],
    ['correct', 'correct'],
  ],
  ['momentum', [raw`v_w = 0`, raw`v_w' = 0.9 \cdot 0 + (-0.0709)`], ['rounded']],
  [
    'rmsprop',
    [S, raw`w^+ = w - \frac{\eta}{\sqrt{s} + \epsilon} \frac{\partial L}{\partial w}`],
    ['correct', 'correct'],
  ],
  ['rmsprop', [S, raw`w^+ = w - \frac{\eta}{s + \epsilon} \frac{\partial L}{\partial w}`], ['correct', 'wrong']],
  // The number is that of w, and the name below may be the mistake; 0.0809 is that of none.
  ['momentum', [NUMBERS, raw`w^+ = 0.5 - 0.01 \cdot (-0.0709)`], ['rounded', 'rounded']],
  ['momentum', [NUMBERS, raw`b^+ = 0.5 - 0.01 \cdot (-0.0709)`], ['undecided', 'wrong']],
  ['momentum', [NUMBERS.replaceAll('0.0709', '0.0809'), raw`w^+ = w - \eta v`], ['wrong', 'correct']],
])('%s: %j', (optimizer, lines, verdicts) => {
  const answer = lines.map((line) => `$$${line}$$`).join('\n\n');
  expect(check(spec(optimizer), answer).lines.map((l) => l.verdict)).toEqual(verdicts);
});

// Two weights, ∂L/∂w = (−0.1497, 0.4491), with letters that the spec does not have.
const G = raw`g_1 = \frac{\partial L}{\partial w_1} = (p - t) x_1 = -0.1497`;
const M1 = raw`m_1 = 0.9 \cdot 0 + 0.1 g_1`;
const V1 = raw`v_1 = 0.999 \cdot 0 + 0.001 g_1^2`;

it.each<readonly [readonly string[], readonly string[]]>([
  [
    [M1, V1],
    ['correct', 'correct'],
  ],
  [
    [`${M1} = -0.01497`, V1],
    ['rounded', 'correct'],
  ],
  [
    [`${M1} = -0.01597`, V1],
    ['wrong', 'correct'],
  ],
  [
    [M1.replace('0.1', '0.01'), V1],
    ['wrong', 'correct'],
  ],
  [
    [M1, V1.replace('^2', '')],
    ['correct', 'wrong'],
  ],
  [
    [M1, raw`\hat m_1 = \frac{m_1}{1 - 0.9^1}`],
    ['correct', 'correct'],
  ],
  [
    [M1, raw`\hat m_1 = \frac{m_1}{1 + 0.9^1}`],
    ['correct', 'wrong'],
  ],
  // The number below may be the mistake.
  [
    [M1.replace('g_1', 'g_2'), V1],
    ['undecided', 'correct'],
  ],
])('of the parameter in its place: %j', (lines, verdicts) => {
  const two = JSON.stringify({
    network: {
      inputs: 2,
      layers: [{ units: 1, activation: 'sigmoid', weights: [[0.4, -0.3]], bias: [0.2] }],
      target: 1,
    },
    loss: 'binary-cross-entropy',
    values: { x: [0.5, -1.5], t: [1] },
    tasks: ['gradients', { update: { optimizer: 'adam', learning_rate: 0.01 } }],
  });
  const before = [raw`p = \sigma(w_1 x_1 + w_2 x_2 + b)`, G, G.replaceAll('_1', '_2').replace('-0.1497', '0.4491')];
  const answer = [...before, ...lines].map((line) => `$$${line}$$`).join('\n\n');
  expect(check(two, answer).lines.map((l) => l.verdict)).toEqual(['correct', 'rounded', 'rounded', ...verdicts]);
});

it('what is usually a weighted sum is a letter of its own beside a gradient that is one', () => {
  const spec = JSON.stringify({
    network: { inputs: 2, layers: [{ units: 1, activation: 'sigmoid' }], target: 1 },
    loss: 'binary-cross-entropy',
  });
  const lines = [raw`p = \sigma(w_1 x_1 + w_2 x_2 + b)`, raw`g_1 = \frac{\partial L}{\partial w_1} = (p - t) x_1`];
  const verdictsWith = (line: string): readonly string[] =>
    check(spec, [...lines, line].map((l) => `$$${l}$$`).join('\n\n')).lines.map((l) => l.verdict);
  expect(verdictsWith(raw`v_1 = 0.001 g_1^2`)).toEqual(['correct', 'correct']);
  expect(verdictsWith(raw`v_1 = w_1 x_1 - w_2 x_2 + b`)).toEqual(['correct', 'correct', 'wrong']);
});
