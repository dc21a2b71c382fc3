/**
 * A spec whose definitions count layers from the inputs, and a text in the letters of that: l for any layer, L for the
 * last, as characters that are raised by themselves. The numbers are NumPy's.
 */
import { expect, it } from 'vitest';
import { check } from '../../src/index.js';

const SPEC = `
define:
  - z2[j] = sum(k, w2[j,k]*a1[k]) + b2[j]
  - a2[j] = sigmoid(z2[j])
  - z3[i] = sum(j, w3[i,j]*a2[j]) + b3[i]
  - a3[i] = sigmoid(z3[i])
loss: {name: C, is: "1/2*sum(i, (y[i] - a3[i])^2)"}
wrt: [w2, b2, w3, b3]
values:
  a1: [0.5, -1]
  w2: [[0.4, 0.2], [-0.1, 0.6]]
  b2: [0, 0.1]
  w3: [[0.3, -0.5], [0.8, 0.7]]
  b3: [0.2, -0.3]
  y: [1, 0]
tasks: [gradients]
`;
const LINES = [
  'Cost:  C = ½ Σⱼ (yⱼ − aᴸⱼ)²',
  'zˡⱼ = Σₖ wˡⱼₖ aˡ⁻¹ₖ + bˡⱼ',
  'δˡⱼ = ∂C/∂zˡⱼ',
  '(BP1)  δᴸⱼ = ∂C/∂aᴸⱼ σ′(zᴸⱼ)',
  'σ′(z³ⱼ) = a³ⱼ(1 − a³ⱼ)',
  'δ³₁ = (0.54167 − 1) · 0.54167 · (1 − 0.54167) = −0.11379',
  '(BP2)  δˡₖ = Σⱼ wˡ⁺¹ⱼₖ δˡ⁺¹ⱼ σ′(zˡₖ)',
  '(BP3)  ∂C/∂bˡⱼ = δˡⱼ',
  '(BP4)  ∂C/∂wˡⱼₖ = aˡ⁻¹ₖ δˡⱼ',
  '∂C/∂b³₁ = −0.11379',
  '∂C/∂b²₁ = 0.01996',
];

const verdictsOf = (lines: readonly string[]): readonly string[] =>
  check(SPEC, lines.join('\n'), { format: 'text' }).lines.map(({ verdict }) =>
    verdict === 'rounded' ? 'correct' : verdict,
  );

it('is right', () => {
  expect(verdictsOf(LINES)).toEqual(LINES.map(() => 'correct'));
});

it.each([
  ['(yⱼ − aᴸⱼ)²', '(yⱼ − aᴸⱼ)³'],
  ['wˡⱼₖ aˡ⁻¹ₖ + bˡⱼ', 'wˡⱼₖ aˡ⁻¹ₖ − bˡⱼ'],
  ['δᴸⱼ = ∂C/∂aᴸⱼ σ′(zᴸⱼ)', 'δᴸⱼ = −∂C/∂aᴸⱼ σ′(zᴸⱼ)'],
  ['a³ⱼ(1 − a³ⱼ)', 'a³ⱼ(1 + a³ⱼ)'],
  ['δˡ⁺¹ⱼ σ′(zˡₖ)', 'δˡ⁺¹ⱼ'],
  ['aˡ⁻¹ₖ δˡⱼ', 'aˡ⁻¹ₖ δˡₖ'],
  ['∂C/∂b³₁ = −0.11379', '∂C/∂b³₁ = 0.11379'],
])('%s is wrong as %s', (right, wrong) => {
  const at = LINES.findIndex((line) => line.includes(right));
  expect(verdictsOf(LINES.map((line) => line.replace(right, wrong)))[at]).toBe('wrong');
});
