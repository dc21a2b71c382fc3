/** A spec without numbers, and a document with numbers of its own: they are what it says they are, and the rest follows. */
import { expect, it } from 'vitest';
import { check } from '../../src/index.js';

const { raw } = String;
const SPEC = `
network:
  inputs: [x1, x2]
  layers:
    - {units: 1, activation: sigmoid, weights: [[w1, w2]], bias: [b], preactivations: [z], outputs: [a]}
  target: y
loss: {name: J, is: binary-cross-entropy}
`;
const ARRAYS = `
network:
  inputs: 2
  layers:
    - {units: 2, activation: tanh, bias: false}
    - {units: 1, activation: identity, bias: false}
  target: 1
loss: half-squared-error
`;
const DATA = 'Let $x_1 = 0.5$, $x_2 = -1$, $y = 1$, $w_1 = 0.2$, $w_2 = 0.4$ and $b = 0.1$.';

const verdictsOf = (spec: string, ...formulas: readonly string[]): readonly string[] =>
  check(spec, formulas.join('\n\n')).lines.map(({ verdict }) => verdict);
const last = (spec: string, ...formulas: readonly string[]): string | undefined => verdictsOf(spec, ...formulas).at(-1);

// z = 0.1 - 0.4 + 0.1 = -0.2, a = σ(-0.2) = 0.45017, ∂J/∂z = a - y.
it.each([
  [raw`$$z = w_1x_1 + w_2x_2 + b = 0.2 \cdot 0.5 + 0.4 \cdot (-1) + 0.1 = -0.2$$`, 'correct'],
  [raw`$$z = -0.3$$`, 'wrong'],
  [raw`$$a = 0.4502$$`, 'rounded'],
  [raw`$$\frac{\partial J}{\partial w_1} = (a - y)x_1 = -0.2749$$`, 'rounded'],
  [raw`$$\frac{\partial J}{\partial w_1} = (a - y)x_1 = 0.2749$$`, 'wrong'],
  [raw`$$\frac{\partial J}{\partial w_1} = (y - a)x_1$$`, 'wrong'],
])('%s is %s', (line, verdict) => {
  expect(last(SPEC, DATA, line)).toBe(verdict);
  expect(verdictsOf(SPEC, DATA, line).slice(0, -1)).toEqual(Array(6).fill('correct'));
});

it('without data a number is neither right nor wrong', () => {
  const slopes = [raw`$$\frac{\partial z}{\partial b} = 2$$`, raw`$$\frac{\partial z}{\partial w_1} = 1$$`];
  expect(verdictsOf(SPEC, '$$z = -0.2$$', ...slopes)).toEqual(['undecided', 'wrong', 'wrong']);
});

it('a case is no data', () => {
  const wrong = raw`$$\frac{\partial J}{\partial w_1} = (a + y)x_1$$`;
  expect(last(SPEC, 'Where $x_1 = 0$ nothing is learned.', wrong)).toBe('wrong');
});

it('of two examples neither is wrong', () => {
  expect(verdictsOf(SPEC, '$x_1 = 0.5$', '$x_1 = 2$')).not.toContain('wrong');
});

// z = W1 x = [0.5, 0], h = tanh(z), y = 2 tanh(0.5) = 0.9242.
it.each([
  ['0.9242', 'rounded'],
  ['0.9342', 'wrong'],
])('arrays: a^{(2)} = %s is %s', (number, verdict) => {
  const data = [
    raw`$$x = \begin{pmatrix} 1 \\ 2 \end{pmatrix}$$`,
    raw`$$W^{(1)} = \begin{pmatrix} 0.1 & 0.2 \\ 0.4 & -0.2 \end{pmatrix}$$`,
    raw`$$W^{(2)} = \begin{pmatrix} 2 & -1 \end{pmatrix}$$`,
  ];
  const forward = [raw`$$z^{(1)} = W^{(1)}x$$`, raw`$$a^{(1)} = \tanh(z^{(1)})$$`, raw`$$z^{(2)} = W^{(2)}a^{(1)}$$`];
  expect(last(ARRAYS, ...data, ...forward, `$$a^{(2)} = ${number}$$`)).toBe(verdict);
});
