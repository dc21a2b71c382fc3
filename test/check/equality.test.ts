/**
 * Equations as documents write them, each against the same problem: those that hold are proved, of those that only look
 * like it none is right.
 */
import { describe, expect, it } from 'vitest';
import { checkDocument } from '../../src/check/check.js';
import type { CheckedClaim } from '../../src/check/checked.js';
import { readProblems } from '../../src/problem/read.js';

const SPEC = `
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
`;

/** They hold, and are proved. */
const EQUAL = String.raw`
\frac{e^{-z}}{(1+e^{-z})^2} = \sigma(z)(1-\sigma(z))
\frac{e^{z}}{(1+e^{z})^2} = \sigma(z)(1-\sigma(z))
\frac{1}{1+e^{-z}}\left(1-\frac{1}{1+e^{-z}}\right) = \frac{1}{2+e^z+e^{-z}}
\frac{1+e^{-z}-1}{(1+e^{-z})^2} = a(1-a)
a - a^2 = \frac{e^{-z}}{(1+e^{-z})^2}
1-a = \sigma(-z)
a = \frac{e^z}{e^z+1}
a = \frac12\left(1+\tanh\frac z2\right)
\frac14\left(1-\tanh^2\frac{z}{2}\right) = a(1-a)
\frac{1}{4\cosh^2(z/2)} = a(1-a)
\frac{a}{1-a} = e^z
\ln\frac{a}{1-a} = z
\ln a = -\ln(1+e^{-z})
\ln a = z - \ln(1+e^{z})
\ln(1-a) = -\ln(1+e^z)
\ln(1-\sigma(z)) = -\mathrm{softplus}(z)
-\ln\sigma(-z) = \ln(1+e^z)
\ln(1+e^z) - \ln(1+e^{-z}) = z
\ln a - \ln(1-a) = z
\frac{1}{a} = 1+e^{-z}
\frac{1-a}{a} = e^{-z}
a^2 e^{-z} = a(1-a)
(1-2a)a(1-a) = a - 3a^2 + 2a^3
\tanh(u) = \frac{e^u-e^{-u}}{e^u+e^{-u}}
\tanh(u) = \frac{e^{2u}-1}{e^{2u}+1}
\tanh(u) = \frac{1-e^{-2u}}{1+e^{-2u}}
\tanh(u) = 1 - \frac{2}{1+e^{2u}}
\tanh(u) = 2\sigma(2u) - 1
1-g^2 = \frac{4}{(e^u+e^{-u})^2}
1-g^2 = \frac{4e^{2u}}{(e^{2u}+1)^2}
1-\tanh^2 u = \frac{1}{\cosh^2 u}
(1-g)(1+g) = 4\sigma(2u)(1-\sigma(2u))
\frac{(e^u+e^{-u})^2-(e^u-e^{-u})^2}{(e^u+e^{-u})^2} = 1 - g^2
\tanh(-u) = -g
\frac{\sinh u}{\cosh u} = g
\cosh^2 u - \sinh^2 u = 1 + 0 u
\tanh(2u) = \frac{2g}{1+g^2}
(a-y)a(1-a)x = -(y-a)(a-a^2)x
-\left(\frac{y}{a}-\frac{1-y}{1-a}\right)a(1-a) = a-y
\frac{a-y}{a(1-a)}\cdot a(1-a) = a-y
-\frac{y}{a}+\frac{1-y}{1-a} = \frac{a-y}{a(1-a)}
\frac12(y-a)^2 = \frac12y^2-ya+\frac12a^2
(x+y)(x-y) = x^2-y^2
\frac{x^2-y^2}{x-y} = x+y
(x+y)^3 = x^3+3x^2y+3xy^2+y^3
\frac{x^3-y^3}{x-y} = x^2+xy+y^2
\frac{1}{x}-\frac{1}{y} = \frac{y-x}{xy}
\frac{1}{1+\frac{1}{x}} = \frac{x}{x+1}
0.1x+0.2x = 0.3x
\frac{x}{3}+\frac{x}{6} = \frac{x}{2}
2(vx+y-u)x = 2vx^2+2xy-2ux
(m-y)^2 = v^2x^2
p_1 = \frac{1}{1+e^{q_2-q_1}+e^{q_3-q_1}}
p_1(1-p_1) = \frac{e^{q_1}(e^{q_2}+e^{q_3})}{(e^{q_1}+e^{q_2}+e^{q_3})^2}
p_1+p_2+p_3 = 1
1-p_1 = p_2+p_3
p_1 - p_1^2 = p_1(p_2+p_3)
\ln p_1 = q_1 - \ln(e^{q_1}+e^{q_2}+e^{q_3})
\ln p_1 - \ln p_2 = q_1-q_2
\frac{p_1}{p_2} = e^{q_1-q_2}
-p_1p_2 = -\frac{e^{q_1}e^{q_2}}{(e^{q_1}+e^{q_2}+e^{q_3})^2}
\ln\sum_{k=1}^3 e^{q_k} = q_1 + \ln\left(1+e^{q_2-q_1}+e^{q_3-q_1}\right)
\ln\sum_{k=1}^3 e^{q_k} = v + \ln\sum_{k=1}^3 e^{q_k-v}
\frac{e^{q_1-v}}{\sum_k e^{q_k-v}} = p_1
\frac{e^u}{e^u+e^s} = \sigma(u-s)
\ln(e^u+e^s) = s+\ln(1+e^{u-s})
-\ln\frac{e^{q_2}}{\sum_k e^{q_k}} = \ln\left(\sum_k e^{q_k}\right) - q_2
|s| = \max(s,-s)
\max(0,s) = \frac{s+|s|}{2}
\mathrm{ReLU}(s)-\mathrm{ReLU}(-s) = s
\mathrm{ReLU}(s)+\mathrm{ReLU}(-s) = |s|
\max(x,y)+\min(x,y) = x+y
\max(x,y) = \frac{x+y+|x-y|}{2}
\max(x,y) = x + \max(0,y-x)
\min(x,y) = -\max(-x,-y)
|x-y| = |y-x|
|xy| = |x||y|
|x|^2 = x^2
\sqrt{x^2} = |x|
h^2 = sh
h = s\,\sigma(0)\cdot 2 - \min(0,s)
\sqrt{x^2y^2} = |xy|
\ln(1+e^{s}) = \max(0,s)+\ln(1+e^{-|s|})
|a| = a
\max(a,0) = a
\sqrt{a^2} = a
|1-a| = 1-a
\sqrt{(x^2+1)^2} = x^2+1
\ln e^{x} = x
e^{\ln a+\ln(1-a)} = a(1-a)
\ln(a^2) = 2\ln a
\ln\sqrt{a} = \frac12\ln a
\sqrt{a}\sqrt{a} = a
\frac{a}{\sqrt a} = \sqrt a
a^{3/2} = a\sqrt a
2^{x}2^{y} = 2^{x+y}
e^{2x}-1 = (e^x-1)(e^x+1)
\frac{e^{x}-1}{e^{x/2}+1} = e^{x/2}-1
\ln(x^2+2x+1) = 2\ln|x+1|
\frac{1}{\sqrt{x^2+1}+x} = \sqrt{x^2+1}-x
-t_1\ln p_1-t_2\ln p_2-t_3\ln p_3 = \ln\left(\sum_k e^{q_k}\right) - t_1q_1-t_2q_2-t_3q_3
-t_1(1-p_1)+t_2p_1+t_3p_1 = p_1-t_1
t_1+t_2 = 1-t_3
p_1(t_1+t_2+t_3)-t_1 = p_1-t_1
`;

/** They differ: by a sign, a constant, beyond a kink, far away, or but for what the spec does not say. */
const UNEQUAL = String.raw`
\frac{e^{-z}}{(1+e^{-z})^2} = \sigma(z)(1+\sigma(z))
-\frac{e^{-z}}{(1+e^{-z})^2} = a(1-a)
\frac{e^{-z}}{1+e^{-z}} = a(1-a)
1-a = \sigma(z)
a = \tanh\frac z2
\tanh u = 2\sigma(u)-1
1-g = 1-g^2
\frac{1}{\cosh u} = 1-g^2
\ln(1-a) = \ln(1+e^z)
\ln a = -\ln(1+e^z)
\ln(1+e^z) = z
h = \max(0.01s,s)
h = \min(\max(0,s),6)
h = \max(s, -100)
s = \max(s, -100)
h = s
h = |s|
\sqrt{x^2} = x
e^{\ln(x^2)/2} = x
\sqrt{(x-y)^2} = x-y
|x+y| = |x|+|y|
\max(x,y) = x
\max(x+u,y+u) = \max(x,y)
\max(2x,2y) = \max(x,y)
\min(\max(s,-1000),1000) = s
(x+y)^2 = x^2+y^2
(x+y)^3 = x^3+3x^2y+3xy^2+y^3+0.000001
x+10^{-9} = x
1.0000001x = x
\frac{x^2-y^2}{x+y} = x+y
-\left(\frac{y}{a}-\frac{1-y}{1-a}\right)a(1-a) = y-a
-\left(\frac{y}{a}+\frac{1-y}{1-a}\right)a(1-a) = a-y
\ln(e^{q_1}+e^{q_2}+e^{q_3}) = q_1+q_2+q_3
p_1 = \frac{q_1}{q_1+q_2+q_3}
p_1(1-p_1) = p_1p_2
\ln p_1 = q_1-\ln(e^{q_2}+e^{q_3})
\sqrt{a} = a
y^2 = y
y(1-y) = 0
t_1^2 = t_1
t_1t_2 = 0
\sqrt{x^2+1} = x+1
e^{x+y} = e^x+e^y
\ln(x+y) = \ln x+\ln y
\mathrm{softplus}(s) = h
l = h
\ln(1+e^s) = \max(0,s)+\ln(1+e^{-s})
\max(0,s)\max(0,-s) = s
|s| = \sqrt{s^2+10^{-8}}
x^{x} = x
\max(0,s-50) = 0
\max(0,s-50) = \min(0,s+50)
\sigma(z) = \min(1,\max(0,z))
h = \mathrm{ELU}(s)
\ln(1+e^{s}) - s = \ln(1+e^{s})
\cos x = 1-\frac{x^2}{2}
`;

/** Equal where both sides have a value, but one side has more of them. */
const PARTLY = String.raw`
\ln(x^2) = 2\ln x
\ln|x| = \ln x
`;

const parts = readProblems(SPEC, 'equalities');
/** So that each document speaks of the problem. */
const HEAD = 'The loss: $L = L$.\n\n$$m = vx + y$$\n\n';

const rows = (block: string): readonly string[] => block.trim().split('\n');

function judged(equation: string): CheckedClaim | undefined {
  const { claims } = checkDocument(parts, `${HEAD}$$${equation}$$\n`);
  return claims.find(({ span }) => span.start >= HEAD.length);
}

describe('equal, and proved', () => {
  it.each(rows(EQUAL))('%s', (equation) => {
    expect(judged(equation)?.links.map(({ verdict, evidence }) => `${verdict}, ${evidence}`)).toEqual([
      'correct, proved',
    ]);
  });
});

describe('not equal', () => {
  it.each(rows(UNEQUAL))('%s', (equation) => {
    expect(judged(equation)?.verdict).toBe('wrong');
  });
});

describe('equal where both sides have a value', () => {
  it.each(rows(PARTLY))('%s', (equation) => {
    expect(judged(equation)?.verdict).toBe('undecided');
  });
});
