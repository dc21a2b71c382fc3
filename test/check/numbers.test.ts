/** Numbers of all kinds: how many digits of them are right, and what honest rounding leads to. */
import { describe, expect, it } from 'vitest';
import { checkDocument } from '../../src/check/check.js';
import { readProblems } from '../../src/problem/read.js';
import { textOf } from '../support/shipped.js';

const parts = readProblems(textOf('one-step'), 'one-step').slice(1);
const BAR = String.raw;

// a1 = 0.6456563…, z1 = 0.6, a4 = 0.5249792…, E = 0.1128224…, x2 = 0.
it.each([
  [BAR`x_2 = ½(9 - 9)^2`, 'correct'],
  [BAR`E = ½(1 - 0.525)^2`, 'rounded'],
  [BAR`x_2 = 0.0`, 'correct'],
  [BAR`x_2 = 0.1`, 'wrong'],
  [BAR`a_1 = 64.57\%`, 'rounded'],
  [BAR`a_1 = 65.7\%`, 'wrong'],
  [BAR`a_1 = 6.457 \times 10^{-1}`, 'rounded'],
  [BAR`a_1 = 6.457 \cdot 10^{-1}`, 'rounded'],
  [BAR`a_1 = 6.567 \times 10^{-1}`, 'wrong'],
  [BAR`a_1 = 6.457e-1`, 'rounded'],
  [BAR`a_1 = 6.557e-1`, 'wrong'],
  [BAR`a_1 = 6.457\mathrm{e}{-1}`, 'rounded'],
  [BAR`a_1 = 6.457{\rm E}-01`, 'rounded'],
  [BAR`a_1 = 6.457\text{e-1}`, 'rounded'],
  [BAR`a_1 = 6.557\text{e-1}`, 'wrong'],
  [BAR`1e-3 = 0.001`, 'correct'],
  [BAR`a_1 = 0{,}6457`, 'rounded'],
  [BAR`a_1 = 0{,}6467`, 'wrong'],
  [BAR`a_1 = 0.645700`, 'wrong'],
  [BAR`z_1 = 0.6000`, 'correct'],
  [BAR`z_1 = \frac{3}{5} = 0.6`, 'correct'],
  [BAR`a_1 = \frac{13}{20}`, 'wrong'],
  [BAR`a_1 = 1`, 'wrong'],
  [BAR`a_1 \approx 1`, 'undecided'],
  [BAR`a_1 \approx 2`, 'wrong'],
  [BAR`z_1 = w_1 x_1 + w_2 x_2 + b_1 = 0.5 \cdot 1 + (-0.25) \cdot 0 + 0.1`, 'correct'],
  [BAR`z_1 = w_1 x_1 + w_2 x_2 + b_1 = 0.5 \cdot 1 - (-0.25) \cdot 0 - (-0.1)`, 'correct'],
  [BAR`w_2 - a_1 = -0.25 - 0.6457`, 'rounded'],
  [BAR`w_2 + a_1 = -0.25 - (-0.6457)`, 'rounded'],
  [BAR`w_2 - a_1 = -0.25 - (-0.6457)`, 'wrong'],
  [BAR`a_4(1-a_4) = 0.525 \times 0.475 = 0.249375`, 'rounded'],
  [BAR`a_4(1-a_4) = 0.525 \times 0.475 = 0.2495`, 'wrong'],
  [BAR`\frac{\partial E}{\partial z_4} = (0.525 - 1) \times 0.525 \times 0.475 = -0.1185`, 'rounded'],
  [BAR`\frac{\partial E}{\partial z_4} = (0.525 - 1) \times 0.525 \times 0.475 = -0.1195`, 'wrong'],
])('%s is %s', (line, verdict) => {
  expect(checkDocument(parts, `$$${line}$$`).claims.map((c) => c.verdict)).toEqual([verdict]);
});

/** One unit of one input 1, with its weight, its bias and its activation. */
const unit = (activation: string, weight: number, bias: number): string =>
  JSON.stringify({
    network: {
      inputs: ['x'],
      layers: [{ units: 1, activation, weights: [['w']], bias: ['b'], preactivations: ['z'], outputs: ['a'] }],
      target: 't',
    },
    loss: 'half-squared-error',
    values: { x: 1, w: weight, b: bias, t: 1 },
  });

const verdictsOf = (spec: string, lines: readonly string[]): readonly string[] =>
  checkDocument(readProblems(spec, 'spec'), lines.map((l) => `$$${l}$$`).join('\n\n')).claims.map((c) => c.verdict);

// z = -0.8949, and the weight is 0.895.
it('a number that is just a quantity may be another one that was rounded', () => {
  const spec = unit('tanh', 0.895, -1.7899);
  const lines = [BAR`a = \tanh(-0.895) = -0.714`, BAR`a = \tanh(-0.885) = -0.709`];
  expect(verdictsOf(spec, lines)).toEqual(['rounded', 'wrong']);
});

// h1 = 0.46212, h2 = 0.53705, y = 0.32348 - 0.32223: the rounded terms allow for any small number.
it('of a sum that nearly cancels each term tells', () => {
  const spec = JSON.stringify({
    define: ['h1 = tanh(w1*x)', 'h2 = tanh(w2*x)', 'y = v1*h1 + v2*h2'],
    loss: 'y^2',
    wrt: ['v1', 'v2'],
    values: { x: 1, w1: 0.5, w2: 0.6, v1: 0.7, v2: -0.6 },
  });
  const sum = (h1: string, h2: string): string =>
    BAR`y = v_1h_1 + v_2h_2 \approx 0.7 \cdot 1 \cdot ${h1} - 0.6 \cdot 1 \cdot ${h2}`;
  const lines = [sum('0.462', '0.537'), sum('0.463', '0.537'), sum('0.462', '0.538')];
  expect(verdictsOf(spec, lines)).toEqual(['rounded', 'wrong', 'wrong']);
  const { claims } = checkDocument(readProblems(spec, 'spec'), `$$${sum('0.492', '0.537')}$$`);
  expect(claims[0]?.diagnosis?.says).toBe('these numbers come to 0.0222; it should be 0.00125');
});

describe('a unit that is sure of itself', () => {
  // σ(40) = 1 − 4.248354255291589e-18
  it.each([
    [BAR`1 - a = 4.248 \times 10^{-18}`, 'rounded'],
    [BAR`1 - a = 5.248 \times 10^{-18}`, 'wrong'],
    [BAR`\frac{\partial a}{\partial z} = 4.248 \times 10^{-18}`, 'rounded'],
    [BAR`a(1-a) = 7.1 \times 10^{-18}`, 'wrong'],
    [BAR`\frac{\partial a}{\partial z} = 0.0000`, 'rounded'],
    [BAR`1 - a = 0`, 'undecided'],
    [BAR`1 - \sigma(40) = 0`, 'undecided'],
    [BAR`1 - a \approx 0`, 'rounded'],
    [BAR`1 - \sigma(40) \approx 0`, 'rounded'],
    [BAR`a = \sigma(40) \approx 1`, 'correct'],
    [BAR`a \approx 0`, 'wrong'],
    [BAR`z \approx 41`, 'wrong'],
    [BAR`a = 0.9999`, 'wrong'],
  ])('%s is %s', (line, verdict) => {
    expect(verdictsOf(unit('sigmoid', 40, 0), [line])).toEqual([verdict]);
  });
});

describe('at a kink the spec decides', () => {
  it.each([
    [BAR`a = 0`, 'correct'],
    [BAR`\frac{\partial a}{\partial z} = 0`, 'correct'],
    [BAR`\frac{\partial a}{\partial z} = 1`, 'undecided'],
    [BAR`\frac{\partial a}{\partial z} = 0.5`, 'undecided'],
    [BAR`\frac{\partial a}{\partial z} = 0.7`, 'wrong'],
    [BAR`a = 1`, 'wrong'],
    [BAR`\frac{\partial L}{\partial w} = 0`, 'correct'],
    [BAR`\frac{\partial L}{\partial w} = -1`, 'undecided'],
    [BAR`\frac{\partial L}{\partial w} = (a - t) \cdot 1 \cdot x = -1`, 'undecided'],
    [BAR`\frac{\partial L}{\partial w} = 1`, 'wrong'],
  ])('%s is %s', (line, verdict) => {
    expect(verdictsOf(unit('relu', 0.5, -0.5), [line])).toEqual([verdict]);
  });
});

// 1 − σ(z) is e to the −1320 where z is 1320: what doubles, and 512 digits, cannot tell from 0 refutes nothing.
it.each([
  [BAR`\frac{\partial L}{\partial b} = \sigma(0.375x + 0.065) - t`, 'correct'],
  [BAR`\frac{\partial L}{\partial b} = \sigma(0.375x + 0.065) - 1.1t`, 'wrong'],
])('where a unit is as sure of itself as can be, %s is %s', (line, verdict) => {
  const layer = { units: 1, activation: 'sigmoid', weights: [['w']], bias: ['b'] };
  const network = { inputs: ['x'], layers: [layer], target: 't' };
  const spec = JSON.stringify({
    network,
    loss: { name: 'L', is: 'binary-cross-entropy' },
    values: { w: 0.375, b: 0.065 },
  });
  expect(verdictsOf(spec, [line])).toEqual([verdict]);
});

// Where 1 - e to the z is a number, its logarithm is another one.
it.each([
  [BAR`a = \log(1 + e^{0.375x + 0.065})`, 'correct'],
  [BAR`a = \log(1 - e^{0.375x + 0.065})`, 'wrong'],
  [BAR`a = \log(1 + e^{0.38x + 0.065})`, 'rounded'],
])('of what is no number everywhere, %s is %s', (line, verdict) => {
  const layer = { units: 1, activation: 'softplus', weights: [['w']], bias: ['b'], outputs: ['a'] };
  const network = { inputs: ['x'], layers: [layer], target: 't' };
  const spec = JSON.stringify({ network, loss: 'squared-error', values: { w: 0.375, b: 0.065 } });
  expect(verdictsOf(spec, [line])).toEqual([verdict]);
});

// 1.165 is rounded, and hides nothing of the numbers beside it.
it.each([
  ['0.505 + 1.17x_1 + 0.625x_2', 'rounded'],
  ['0.509 + 1.17x_1 + 0.625x_2', 'wrong'],
  ['0.505 + 1.17x_1 + 0.629x_2', 'wrong'],
  ['0.505 + 1.16x_1 + 0.625x_2', 'rounded'],
  ['0.505 + 1.18x_1 + 0.625x_2', 'wrong'],
])('beside what has no value each number tells: %s is %s', (side, verdict) => {
  const layer = { units: 1, activation: 'relu', weights: [[1.165, 0.625]], bias: [0.505], preactivations: ['z'] };
  const spec = JSON.stringify({ network: { inputs: 2, layers: [layer], target: 't' }, loss: 'half-squared-error' });
  const { claims } = checkDocument(readProblems(spec, 'spec'), `$$z = ${side}$$`);
  expect(claims.map((c) => c.verdict)).toEqual([verdict]);
});

it.each([
  ['0.505', 'rounded'],
  ['0.509', 'wrong'],
])('who goes on from rounded coefficients keeps the others: %s is %s', (bias, verdict) => {
  const spec = JSON.stringify({
    define: ['z = w1*x1 + w2*x2 + b', 'q = -z'],
    loss: { name: 'L', is: '(q - t)^2' },
    values: { w1: 1.165, w2: 0.625, b: 0.505 },
    wrt: ['w1', 'w2', 'b'],
  });
  const lines = ['z = 0.505 + 1.17x_1 + 0.625x_2', `q = -${bias} - 1.17x_1 - 0.625x_2`];
  const { claims } = checkDocument(readProblems(spec, 'spec'), lines.map((line) => `$$${line}$$`).join('\n\n'));
  expect(claims.map((c) => c.verdict)).toEqual(['rounded', verdict]);
});
