/** Functions by the letters of a document, without their argument, and primes on the loss. */
import { expect, it } from 'vitest';
import { checkDocument } from '../../../src/check/check.js';
import { readProblems } from '../../../src/problem/read.js';

const SPEC = `
title: two layers
network:
  inputs: [x1, x2]
  layers:
    - {units: 2, activation: {name: leaky-relu, slope: 0.1}, weights: [[w1, w2], [w3, w4]], bias: false, preactivations: [z1, z2], outputs: [a1, a2]}
    - {units: 1, activation: sigmoid, weights: [[w5, w6]], bias: false, preactivations: [z3], outputs: [y]}
  target: t
loss: {name: E, is: half-squared-error}
values: {x1: 1, x2: 2, w1: 0.3, w2: -0.4, w3: 0.5, w4: 0.25, w5: 0.6, w6: -0.2, t: 1}
`;

const RIGHT = 'correct';
it.each([
  [String.raw`$g(z) = \max(0.1z, z)$, $a_1 = g(-0.5)$`, [RIGHT, RIGHT]],
  [String.raw`$g(z) = \max(0.1z, z)$, $a_1 = g(-0.5) = -0.5$`, [RIGHT, 'wrong']],
  [String.raw`$g(u) = 1/(1+e^{-u})$, $\frac{\partial E}{\partial z_3} = (y-t)\,g'(z_3)$`, [RIGHT, RIGHT]],
  [
    String.raw`$\phi(u) = 1/(1+e^{-u})$, $\frac{\partial E}{\partial w_1} = (y-t)\,\phi'(z_3)\,w_5\,\phi'(z_1)\,x_1$`,
    [RIGHT, 'wrong'],
  ],
  // No function of this problem: the letter stays unknown.
  [String.raw`$g(z) = \max(0.2z, z)$, $a_1 = g(-0.5)$`, ['undecided', 'unread']],
  [String.raw`$f = \sigma$, $y = f(z_3)$, $f' = f(1-f)$`, [RIGHT, RIGHT, RIGHT]],
  [String.raw`$\sigma' = \sigma(1-\sigma)$ and $\sigma' = \sigma(1+\sigma)$`, [RIGHT, 'wrong']],
  [String.raw`$\tanh' = 1-\tanh^2 = (1-\tanh)(1+\tanh)$`, [RIGHT]],
  // Which of several is meant is told by the layer that adds up the argument.
  [String.raw`$\frac{\partial E}{\partial z_3} = (y-t)\,g'(z_3)$, $a_1 = g(z_1)$`, [RIGHT, RIGHT]],
  [String.raw`$\frac{\partial E}{\partial z_1} = \frac{\partial E}{\partial a_1}\,g^{[1]'}(z_1)$`, [RIGHT]],
  [String.raw`$\frac{\partial E}{\partial z_1} = \frac{\partial E}{\partial a_1}\,g'(z_3)$`, ['wrong']],
  [String.raw`$\frac{\partial E}{\partial z_1} = \frac{\partial E}{\partial a_1}\,g'(a_1)$`, ['unread']],
  // With a bar behind it a function is taken at that number, whatever else has the name.
  [String.raw`$\frac{d}{dz}\left(\frac{1}{1+e^{-z}}\right)\Big|_{z=0.3} = 0.2445$`, ['rounded']],
  [String.raw`$\frac{d}{du}\bigl(\max(0.1u, u)\bigr)\Big|_{u=-0.45} = 0.1$`, [RIGHT]],
  [String.raw`$\frac{d}{dz}(\max(0.1z, z))|_{z=-0.45} = 1$`, ['wrong']],
  [String.raw`$\left.\frac{d\sigma(u)}{du}\right|_{u=z_3} = y(1-y)$`, [RIGHT]],
  ["$E'(y) = y - t$ and $E'(y) = t - y$", [RIGHT, 'wrong']],
  [
    String.raw`$E'(y) = y - t$, $\delta = E'(y)\,\sigma'(z_3)$, $\frac{\partial E}{\partial w_5} = \delta\,a_1$`,
    [RIGHT, RIGHT, RIGHT],
  ],
])('%s', (text, verdicts) => {
  const { claims } = checkDocument(readProblems(SPEC, 'spec'), text, 'markdown');
  expect(claims.map((c) => c.verdict)).toEqual(verdicts);
});

const GELU = `
define: [q = gelu(p), y = tanh(q)]
loss: {name: L, is: 1/2*(y - t)^2}
wrt: [p]
`;

it.each([
  [String.raw`q = p\,\Phi(p)`, RIGHT],
  [String.raw`q = \tfrac{p}{2}\left(1 + \operatorname{erf}\left(\tfrac{p}{\sqrt{2}}\right)\right)`, RIGHT],
  [String.raw`q = \tfrac{p}{2}\left(1 + \operatorname{erf}(p)\right)`, 'wrong'],
  [String.raw`\frac{dq}{dp} = \Phi(p) + p\,\phi(p)`, RIGHT],
  [String.raw`\frac{dq}{dp} = \Phi(p) + p\,\Phi'(p)`, RIGHT],
  [String.raw`\frac{dq}{dp} = \Phi(p) + \phi(p)`, 'wrong'],
  [String.raw`\varphi(p) = \frac{1}{\sqrt{2\pi}} e^{-p^2/2}`, RIGHT],
  [String.raw`\varphi(p) = \frac{1}{\sqrt{\pi}} e^{-p^2/2}`, 'wrong'],
])('the letters of the normal distribution: %s is %s', (line, verdict) => {
  const { claims } = checkDocument(readProblems(GELU, 'spec'), `$${line}$`, 'markdown');
  expect(claims.map((c) => c.verdict)).toEqual([verdict]);
});

/** One unit of a sigmoid with cross-entropy, in letters that the spec does not know. */
const ONE_UNIT = `
network:
  inputs: 2
  layers:
    - {units: 1, activation: sigmoid, weights: [[w1, w2]], bias: [b], preactivations: [z], outputs: [a]}
  target: y
loss: {name: J, is: binary-cross-entropy}
values: {w1: 1, w2: 2, b: 2, x: [1, 3], y: 1}
`;

it('a function that stands somewhere without its argument is still applied', () => {
  const document = String.raw`Let $p = \sigma(z)$ with $\sigma(z) = \frac{1}{1 + e^{-z}}$.
$$\frac{d\sigma}{dz} = \frac{-1 \cdot (-e^{-z})}{(1 + e^{-z})^2} = \frac{e^{-z}}{(1 + e^{-z})^2} = \sigma(z)(1 - \sigma(z))$$
$$\frac{\partial L}{\partial p} = -\frac{t}{p} + \frac{1 - t}{1 - p} = \frac{p - t}{p(1 - p)}$$
Also $1 - \sigma(z) = \sigma(-z)$, $\tanh z = 2\sigma(2z) - 1$ and $\frac{d}{dz} \log(1 - \sigma(z)) = -\sigma(z)$.
But not $\frac{d}{dz} \log(1 - \sigma(z)) = \sigma(z)$, and not $\frac{d\sigma}{dz} = \sigma(z)(1 + \sigma(z))$.`;
  const { claims } = checkDocument(readProblems(ONE_UNIT, 'spec'), document);
  const verdicts = claims.map((c) => c.verdict);
  expect(verdicts).toEqual([...verdicts.slice(0, -2).fill(RIGHT), 'wrong', 'wrong']);
  expect(verdicts.length).toBeGreaterThan(7);
});

it('a letter of a function may be a factor where it is said to be the output', () => {
  const lines = [
    String.raw`\sigma = \sigma(z)`,
    String.raw`J = -y \log \sigma - (1 - y) \log(1 - \sigma)`,
    String.raw`\frac{\partial \sigma}{\partial z} = \sigma(1 - \sigma)`,
    String.raw`\frac{\partial J}{\partial z} = \frac{\sigma - y}{\sigma(1 - \sigma)} \sigma(1 - \sigma) = \sigma - y`,
    String.raw`\frac{\partial J}{\partial z} = \sigma(z) - y`,
    String.raw`\frac{\partial J}{\partial z} = (\sigma - y) \sigma(1 + \sigma)`,
  ];
  const { claims } = checkDocument(readProblems(ONE_UNIT, 'spec'), lines.map((l) => `$$${l}$$`).join('\n\n'));
  expect(claims.map((c) => c.verdict)).toEqual([RIGHT, RIGHT, RIGHT, RIGHT, RIGHT, 'wrong']);
});

/** |o − t| with a lasso: at o < t the slope is −1. */
const LASSO = `
define: ['o = v*d + c']
loss: {name: J, is: abs(o - t) + lambda*abs(v)}
wrt: [v, c]
values: {v: -0.4, d: 2, c: 0.1, t: 2, lambda: 0.1}
`;

it.each([
  [
    String.raw`$\frac{\partial J}{\partial v} = \operatorname{sgn}(o - t)\,d + \lambda\operatorname{sgn}(v) = -2.1$`,
    RIGHT,
  ],
  [String.raw`$\frac{\partial J}{\partial v} = \operatorname{sign}(o - t)\,d + \lambda v$`, 'wrong'],
  ['∂J/∂c = sign(o − t) = −1', RIGHT],
  ['∂J/∂c = sign(t − o)', 'wrong'],
])('%s is %s', (text, verdict) => {
  const { claims } = checkDocument(readProblems(LASSO, 'spec'), text, 'markdown');
  expect(claims.map((c) => c.verdict)).toEqual([verdict]);
});

it('the slope of |v| is no v', () => {
  const line = String.raw`$\frac{\partial J}{\partial v} = \operatorname{sign}(o - t)\,d + \lambda v$`;
  const [claim] = checkDocument(readProblems(LASSO, 'spec'), line, 'markdown').claims;
  expect(claim?.diagnosis).toMatchObject({ code: 'wrong-derivative', says: 'the derivative of |v| is sign(v)' });
});

it.each([
  ['`J = mean((p - y)**2)`', RIGHT],
  ['`J = mean(p - y)`', 'wrong'],
])('%s is %s', (text, verdict) => {
  const spec = `{define: ['p = a*x'], loss: {name: J, is: (p - y)^2}, batch: mean, wrt: [a], values: {a: 2, x: [1, 3], y: [1, 2]}}`;
  const { claims } = checkDocument(readProblems(spec, 'spec'), text, 'markdown');
  expect(claims.map((c) => c.verdict)).toEqual([verdict]);
});

const LAYERS = JSON.stringify({
  network: {
    inputs: 2,
    layers: [
      { units: 3, activation: 'tanh' },
      { units: 1, activation: 'sigmoid' },
    ],
    target: 1,
  },
  loss: 'binary-cross-entropy',
});

it.each([
  ['g^{[1]}(z^{[1]})', 'wrong'],
  [String.raw`g^{[1]\prime}(z^{[1]})`, 'correct'],
  ["{g^{[1]}}'(z^{[1]})", 'correct'],
  // Who counts the layers otherwise means the right one by the other number.
  [String.raw`g^{[2]\prime}(z^{[1]})`, 'unread'],
])('the activation of a layer by its number: %s is %s', (slope, verdict) => {
  const lines = [
    'a^{[1]} = g^{[1]}(z^{[1]})',
    'z^{[2]} = W^{[2]} a^{[1]} + b^{[2]}',
    'a^{[2]} = g^{[2]}(z^{[2]})',
    String.raw`\delta^{[2]} = a^{[2]} - t`,
    String.raw`\delta^{[1]} = W^{[2]T} \delta^{[2]} \odot ${slope}`,
  ];
  const { claims } = checkDocument(readProblems(LAYERS, 'layers'), lines.map((line) => `$$${line}$$`).join('\n\n'));
  expect(claims.map((c) => c.verdict)).toEqual([RIGHT, RIGHT, RIGHT, RIGHT, verdict]);
});

it.each([
  ['a1 = leaky_relu(z1) = leaky_relu(-0.5) = -0.05', [RIGHT]],
  ['a1 = leaky_relu(z1) = leaky_relu(-0.5) = -0.5', ['wrong']],
])('%s', (line, verdicts) => {
  expect(checkDocument(readProblems(SPEC, 'spec'), line).claims.map((c) => c.verdict)).toEqual(verdicts);
});

const SOFTMAX = JSON.stringify({
  network: {
    inputs: 2,
    layers: [{ units: 3, activation: 'softmax', preactivations: ['z1', 'z2', 'z3'], outputs: ['p1', 'p2', 'p3'] }],
    target: ['y1', 'y2', 'y3'],
  },
  loss: 'cross-entropy',
  values: { y1: 0, y2: 1, y3: 0 },
});

it.each([
  [String.raw`\frac{\partial L}{\partial z_k} = p_k - 1(k = 2)`, 'correct'],
  [String.raw`\frac{\partial L}{\partial z_k} = p_k - 1(k = 3)`, 'wrong'],
  [String.raw`\frac{\partial L}{\partial z_k} = p_k - 1\{k = 2\}`, 'correct'],
])('an indicator right behind its 1: %s is %s', (line, verdict) => {
  const { claims } = checkDocument(readProblems(SOFTMAX, 'softmax'), `$$${line}$$`);
  expect(claims.map((c) => c.verdict)).toEqual([verdict]);
});
