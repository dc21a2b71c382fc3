/** How formulas are read: their grammar, before it is known what the names mean. */
import { expect, it } from 'vitest';
import { chainTexts } from '../support/check/written-text.js';

it.each([
  ['z_1^{(1)} = \\sum_{i=1}^n W_{1,i} x_i', ['z_1^(1) = sum[i=1..n](W_1,i x_i)']],
  ['\\hat{t} = \\hat t', ['t~hat = t~hat']],
  ['\\bar{w}_{11} = \\overline{z}_1 x', ['w~bar_11 = z~bar_1 x']],
  ["w_5^{new} = w_5' = w_5^{+}", ["w_5^new = w_5' = w_5^+"]],
  ['a^2 = a_1^{2} = a_1^{(2)}', ['a**2 = a_1**2 = a_1^(2)']],
  ['W^T x = W^\\top x', ['W.T x = W.T x']],
  ["\\sigma'(z) = \\tanh^2(z) = \\tanh z", ["sigma'(z) = tanh**2(z) = tanh(z)"]],
  ['\\sigma(z)^2 = h(1-h)', ['sigma(z)**2 = h((1 + -h))']],
  ['\\frac{\\partial L}{\\partial w_1} = \\partial L/\\partial w_1 = dL/dw_1', ['D(L, w_1) = D(L, w_1) = D(L, w_1)']],
  ['\\frac{d}{dz}(z^2) = \\frac{\\partial}{\\partial z} z', ['D(z**2, z) = D(z, z)']],
  ['\\nabla_\\theta E(x, t) = 1', ['D(E, theta) = 1']],
  ['-0.5 \\cdot -3 = 1.5', ['-1/2e-1 * -3 = 3/2e-1']],
  ['6.66 \\times 10^{-5} = 0{,}5', ['333/5000000e-7 = 1/2e-1']],
  ['0.3^2 = 2(3) = 50\\%', ['3/10e-1**2 = 2 3 = 1/2e-2']],
  ['x_1 = 1, x_2 = 0', ['x_1 = 1', 'x_2 = 0']],
  ['a = 1 \\quad b = 2', ['a = 1', 'b = 2']],
  ['a = 1 \\quad\\text{and}\\quad b = 2', ['a = 1', 'b = 2']],
  ['\\begin{aligned} a &= b \\\\ &= c \\\\ &\\quad + d \\end{aligned}', ['a = b', '= (c + d)']],
  ['w_1 \\to z_1 \\approx 2 := 3', ['w_1 -> z_1 approx 2 := 3']],
  ['y = \\begin{cases} z & z > 0 \\\\ 0 & \\text{otherwise} \\end{cases}', ['y = {z if z > 0; 0}']],
  ['\\mathrm{net}_{h1} = \\mathit{out}_{h_1}', ['net_h1 = out_h1']],
  ['|x| = \\sqrt{x^2}', ['|x| = sqrt(x**2)']],
  ['\\begin{bmatrix} 1 & 2 \\\\ 3 & 4 \\end{bmatrix} \\odot A = B', ['[1, 2; 3, 4] ⊙ A = B']],
  ['\\left.\\frac{dy}{dx}\\right|_{x=1} = 2', ['at(D(y, x)) = 2']],
  ['\\left.\\frac{dy}{dx}\\right|_{\\text{direct}} = 2', ['!notRead = 2']],
  ['z = 1 \\to h = 2 \\to 0.5', ['z = 1', 'h = 2', 'h -> 1/2e-1']],
  ['\\begin{aligned} a &=& b = c \\\\ d &=& e \\end{aligned}', ['a = b = c', 'd = e']],
  ['W^{(2)T} = e^{z_i/T} = e^{z_i T}', ['W^(2).T = e**[z_i / T] = e**z_i T']],
  ['(W^T\\delta)_i = b_i', ['W.T delta[i] = b_i']],
  ['a = (b', ['a = !bracketNotClosed']],
])('%s', (latex, chains) => {
  expect(chainTexts(latex)).toEqual(chains);
});
