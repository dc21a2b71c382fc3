/**
 * Equations as documents write them, each against the same problem: those that hold are proved, of those that only look
 * like it none is right.
 */
import { describe, expect, it } from 'vitest';
import { type CheckedClaim, checkDocument } from '../../src/check/check.js';
import { readProblems } from '../../src/problem/read.js';

const parts = readProblems(
  `
define:
  - a = sigmoid(z)
  - g = tanh(u)
  - h = relu(s)
  - m = v*x + y
  - p[i] = exp(q[i]) / sum(k, exp(q[k]))
  - l = softplus(s)
loss: a*g + h + m + l - sum(i, t[i]*log(p[i]))
sizes: {i: 3, k: 3}
wrt: [z, u, s, v, x, y, q, t]
assume: [sum(k, t[k]) = 1]
`,
  'equalities',
);
/** So that each document speaks of the problem. */
const HEAD = 'The loss: $L = L$.\n\n$$m = vx + y$$\n\n';

function judged(equation: string): CheckedClaim | undefined {
  const { claims } = checkDocument(parts, `${HEAD}$$${equation}$$\n`);
  return claims.find(({ span }) => span.start >= HEAD.length);
}

describe('equal, and proved', () => {
  it.each([
    String.raw`\frac{e^{-z}}{(1+e^{-z})^2} = \sigma(z)(1-\sigma(z))`,
    String.raw`\frac{e^{z}}{(1+e^{z})^2} = \sigma(z)(1-\sigma(z))`,
    String.raw`\frac{1}{1+e^{-z}}\left(1-\frac{1}{1+e^{-z}}\right) = \frac{1}{2+e^z+e^{-z}}`,
    String.raw`\frac{1+e^{-z}-1}{(1+e^{-z})^2} = a(1-a)`,
    String.raw`a - a^2 = \frac{e^{-z}}{(1+e^{-z})^2}`,
    String.raw`1-a = \sigma(-z)`,
    String.raw`a = \frac{e^z}{e^z+1}`,
    String.raw`a = \frac12\left(1+\tanh\frac z2\right)`,
    String.raw`\frac14\left(1-\tanh^2\frac{z}{2}\right) = a(1-a)`,
    String.raw`\frac{1}{4\cosh^2(z/2)} = a(1-a)`,
    String.raw`\frac{a}{1-a} = e^z`,
    String.raw`\ln\frac{a}{1-a} = z`,
    String.raw`\ln a = -\ln(1+e^{-z})`,
    String.raw`\ln a = z - \ln(1+e^{z})`,
    String.raw`\ln(1-a) = -\ln(1+e^z)`,
    String.raw`\ln(1-\sigma(z)) = -\mathrm{softplus}(z)`,
    String.raw`-\ln\sigma(-z) = \ln(1+e^z)`,
    String.raw`\ln(1+e^z) - \ln(1+e^{-z}) = z`,
    String.raw`\ln a - \ln(1-a) = z`,
    String.raw`\frac{1}{a} = 1+e^{-z}`,
    String.raw`\frac{1-a}{a} = e^{-z}`,
    String.raw`a^2 e^{-z} = a(1-a)`,
    String.raw`(1-2a)a(1-a) = a - 3a^2 + 2a^3`,
    String.raw`\tanh(u) = \frac{e^u-e^{-u}}{e^u+e^{-u}}`,
    String.raw`\tanh(u) = \frac{e^{2u}-1}{e^{2u}+1}`,
    String.raw`\tanh(u) = \frac{1-e^{-2u}}{1+e^{-2u}}`,
    String.raw`\tanh(u) = 1 - \frac{2}{1+e^{2u}}`,
    String.raw`\tanh(u) = 2\sigma(2u) - 1`,
    String.raw`1-g^2 = \frac{4}{(e^u+e^{-u})^2}`,
    String.raw`1-g^2 = \frac{4e^{2u}}{(e^{2u}+1)^2}`,
    String.raw`1-\tanh^2 u = \frac{1}{\cosh^2 u}`,
    String.raw`(1-g)(1+g) = 4\sigma(2u)(1-\sigma(2u))`,
    String.raw`\frac{(e^u+e^{-u})^2-(e^u-e^{-u})^2}{(e^u+e^{-u})^2} = 1 - g^2`,
    String.raw`\tanh(-u) = -g`,
    String.raw`\frac{\sinh u}{\cosh u} = g`,
    String.raw`\cosh^2 u - \sinh^2 u = 1 + 0 u`,
    String.raw`\tanh(2u) = \frac{2g}{1+g^2}`,
    String.raw`(a-y)a(1-a)x = -(y-a)(a-a^2)x`,
    String.raw`-\left(\frac{y}{a}-\frac{1-y}{1-a}\right)a(1-a) = a-y`,
    String.raw`\frac{a-y}{a(1-a)}\cdot a(1-a) = a-y`,
    String.raw`-\frac{y}{a}+\frac{1-y}{1-a} = \frac{a-y}{a(1-a)}`,
    String.raw`\frac12(y-a)^2 = \frac12y^2-ya+\frac12a^2`,
    String.raw`(x+y)(x-y) = x^2-y^2`,
    String.raw`\frac{x^2-y^2}{x-y} = x+y`,
    String.raw`(x+y)^3 = x^3+3x^2y+3xy^2+y^3`,
    String.raw`\frac{x^3-y^3}{x-y} = x^2+xy+y^2`,
    String.raw`\frac{1}{x}-\frac{1}{y} = \frac{y-x}{xy}`,
    String.raw`\frac{1}{1+\frac{1}{x}} = \frac{x}{x+1}`,
    String.raw`0.1x+0.2x = 0.3x`,
    String.raw`\frac{x}{3}+\frac{x}{6} = \frac{x}{2}`,
    String.raw`2(vx+y-u)x = 2vx^2+2xy-2ux`,
    String.raw`(m-y)^2 = v^2x^2`,
    String.raw`p_1 = \frac{1}{1+e^{q_2-q_1}+e^{q_3-q_1}}`,
    String.raw`p_1(1-p_1) = \frac{e^{q_1}(e^{q_2}+e^{q_3})}{(e^{q_1}+e^{q_2}+e^{q_3})^2}`,
    String.raw`p_1+p_2+p_3 = 1`,
    String.raw`1-p_1 = p_2+p_3`,
    String.raw`p_1 - p_1^2 = p_1(p_2+p_3)`,
    String.raw`\ln p_1 = q_1 - \ln(e^{q_1}+e^{q_2}+e^{q_3})`,
    String.raw`\ln p_1 - \ln p_2 = q_1-q_2`,
    String.raw`\frac{p_1}{p_2} = e^{q_1-q_2}`,
    String.raw`-p_1p_2 = -\frac{e^{q_1}e^{q_2}}{(e^{q_1}+e^{q_2}+e^{q_3})^2}`,
    String.raw`\ln\sum_{k=1}^3 e^{q_k} = q_1 + \ln\left(1+e^{q_2-q_1}+e^{q_3-q_1}\right)`,
    String.raw`\ln\sum_{k=1}^3 e^{q_k} = v + \ln\sum_{k=1}^3 e^{q_k-v}`,
    String.raw`\frac{e^{q_1-v}}{\sum_k e^{q_k-v}} = p_1`,
    String.raw`\frac{e^u}{e^u+e^s} = \sigma(u-s)`,
    String.raw`\ln(e^u+e^s) = s+\ln(1+e^{u-s})`,
    String.raw`-\ln\frac{e^{q_2}}{\sum_k e^{q_k}} = \ln\left(\sum_k e^{q_k}\right) - q_2`,
    String.raw`|s| = \max(s,-s)`,
    String.raw`\max(0,s) = \frac{s+|s|}{2}`,
    String.raw`\mathrm{ReLU}(s)-\mathrm{ReLU}(-s) = s`,
    String.raw`\mathrm{ReLU}(s)+\mathrm{ReLU}(-s) = |s|`,
    String.raw`\max(x,y)+\min(x,y) = x+y`,
    String.raw`\max(x,y) = \frac{x+y+|x-y|}{2}`,
    String.raw`\max(x,y) = x + \max(0,y-x)`,
    String.raw`\min(x,y) = -\max(-x,-y)`,
    String.raw`|x-y| = |y-x|`,
    String.raw`|xy| = |x||y|`,
    String.raw`|x|^2 = x^2`,
    String.raw`\sqrt{x^2} = |x|`,
    String.raw`h^2 = sh`,
    String.raw`h = s\,\sigma(0)\cdot 2 - \min(0,s)`,
    String.raw`\sqrt{x^2y^2} = |xy|`,
    String.raw`\ln(1+e^{s}) = \max(0,s)+\ln(1+e^{-|s|})`,
    String.raw`|a| = a`,
    String.raw`\max(a,0) = a`,
    String.raw`\sqrt{a^2} = a`,
    String.raw`|1-a| = 1-a`,
    String.raw`\sqrt{(x^2+1)^2} = x^2+1`,
    String.raw`\ln e^{x} = x`,
    String.raw`e^{\ln a+\ln(1-a)} = a(1-a)`,
    String.raw`\ln(a^2) = 2\ln a`,
    String.raw`\ln\sqrt{a} = \frac12\ln a`,
    String.raw`\sqrt{a}\sqrt{a} = a`,
    String.raw`\frac{a}{\sqrt a} = \sqrt a`,
    String.raw`a^{3/2} = a\sqrt a`,
    String.raw`2^{x}2^{y} = 2^{x+y}`,
    String.raw`e^{2x}-1 = (e^x-1)(e^x+1)`,
    String.raw`\frac{e^{x}-1}{e^{x/2}+1} = e^{x/2}-1`,
    String.raw`\ln(x^2+2x+1) = 2\ln|x+1|`,
    String.raw`\frac{1}{\sqrt{x^2+1}+x} = \sqrt{x^2+1}-x`,
    String.raw`-t_1\ln p_1-t_2\ln p_2-t_3\ln p_3 = \ln\left(\sum_k e^{q_k}\right) - t_1q_1-t_2q_2-t_3q_3`,
    String.raw`-t_1(1-p_1)+t_2p_1+t_3p_1 = p_1-t_1`,
    String.raw`t_1+t_2 = 1-t_3`,
    String.raw`p_1(t_1+t_2+t_3)-t_1 = p_1-t_1`,
  ])('%s', (equation) => {
    expect(judged(equation)?.links.map(({ verdict, evidence }) => `${verdict}, ${evidence}`)).toEqual(['correct, proved']);
  });
});

describe('not equal everywhere', () => {
  it.each([
    String.raw`\frac{e^{-z}}{(1+e^{-z})^2} = \sigma(z)(1+\sigma(z))`,
    String.raw`-\frac{e^{-z}}{(1+e^{-z})^2} = a(1-a)`,
    String.raw`\frac{e^{-z}}{1+e^{-z}} = a(1-a)`,
    String.raw`1-a = \sigma(z)`,
    String.raw`a = \tanh\frac z2`,
    String.raw`\tanh u = 2\sigma(u)-1`,
    String.raw`1-g = 1-g^2`,
    String.raw`\frac{1}{\cosh u} = 1-g^2`,
    String.raw`\ln(1-a) = \ln(1+e^z)`,
    String.raw`\ln a = -\ln(1+e^z)`,
    String.raw`\ln(1+e^z) = z`,
    String.raw`h = \max(0.01s,s)`,
    String.raw`h = \min(\max(0,s),6)`,
    String.raw`h = \max(s, -100)`,
    String.raw`s = \max(s, -100)`,
    String.raw`h = s`,
    String.raw`h = |s|`,
    String.raw`\sqrt{x^2} = x`,
    String.raw`\sqrt{(x-y)^2} = x-y`,
    String.raw`|x+y| = |x|+|y|`,
    String.raw`\max(x,y) = x`,
    String.raw`\max(x+u,y+u) = \max(x,y)`,
    String.raw`\max(2x,2y) = \max(x,y)`,
    String.raw`\min(\max(s,-1000),1000) = s`,
    String.raw`(x+y)^2 = x^2+y^2`,
    String.raw`(x+y)^3 = x^3+3x^2y+3xy^2+y^3+0.000001`,
    String.raw`x+10^{-9} = x`,
    String.raw`1.0000001x = x`,
    String.raw`\frac{x^2-y^2}{x+y} = x+y`,
    String.raw`-\left(\frac{y}{a}-\frac{1-y}{1-a}\right)a(1-a) = y-a`,
    String.raw`-\left(\frac{y}{a}+\frac{1-y}{1-a}\right)a(1-a) = a-y`,
    String.raw`\ln(e^{q_1}+e^{q_2}+e^{q_3}) = q_1+q_2+q_3`,
    String.raw`p_1 = \frac{q_1}{q_1+q_2+q_3}`,
    String.raw`p_1(1-p_1) = p_1p_2`,
    String.raw`\ln p_1 = q_1-\ln(e^{q_2}+e^{q_3})`,
    String.raw`\sqrt{a} = a`,
    String.raw`y^2 = y`,
    String.raw`y(1-y) = 0`,
    String.raw`t_1^2 = t_1`,
    String.raw`t_1t_2 = 0`,
    String.raw`\sqrt{x^2+1} = x+1`,
    String.raw`e^{x+y} = e^x+e^y`,
    String.raw`\ln(x+y) = \ln x+\ln y`,
    String.raw`\mathrm{softplus}(s) = h`,
    String.raw`l = h`,
    String.raw`\ln(1+e^s) = \max(0,s)+\ln(1+e^{-s})`,
    String.raw`\max(0,s)\max(0,-s) = s`,
    String.raw`|s| = \sqrt{s^2+10^{-8}}`,
    String.raw`x^{x} = x`,
    String.raw`\max(0,s-50) = 0`,
    String.raw`\max(0,s-50) = \min(0,s+50)`,
    String.raw`\sigma(z) = \min(1,\max(0,z))`,
    String.raw`h = \mathrm{ELU}(s)`,
    String.raw`\ln(1+e^{s}) - s = \ln(1+e^{s})`,
    String.raw`\cos x = 1-\frac{x^2}{2}`,
  ])('%s', (equation) => {
    expect(judged(equation)?.verdict).toBe('wrong');
  });
});

describe('equal where both sides have a value, but one has more of them', () => {
  it.each([
    String.raw`\ln(x^2) = 2\ln x`,
    String.raw`\ln|x| = \ln x`,
  ])('%s', (equation) => {
    expect(judged(equation)?.verdict).toBe('undecided');
  });
});
