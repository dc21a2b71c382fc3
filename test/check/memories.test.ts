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
