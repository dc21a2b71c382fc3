/**
 * What went wrong in lines whose mistake stands in no single piece: numbers alone, or worked out, and formulas that are
 * multiplied out. The numbers are from a reckoning of each mistake by itself.
 */
import { expect, it } from 'vitest';
import { checkDocument } from '../../../src/check/check.js';
import { type Part, readProblems } from '../../../src/problem/read.js';
import { textOf } from '../../support/shipped.js';

const shipped = (name: string): readonly Part[] => readProblems(textOf(name), name).slice(0, 1);
const TANH = readProblems(
  `
network:
  inputs: [p, q]
  layers:
    - {units: 2, activation: tanh, weights: [[w11, w12], [w21, w22]], bias: [b1, b2], preactivations: [s1, s2], outputs: [u1, u2]}
    - {units: 1, activation: linear, weights: [[v1, v2]], bias: [c], preactivations: [yhat], outputs: [yhat]}
  target: y
loss: {name: J, is: half-squared-error}
values: {p: 0.7, q: -1.3, w11: 0.4, w12: 0.25, w21: -0.6, w22: 0.35, b1: 0.15, b2: -0.2, v1: 1.2, v2: -0.8, c: 0.3, y: 1.4}
tasks: [gradients, {update: {optimizer: sgd, learning_rate: 0.05}}]`,
  'tanh',
);
const CHAIN = readProblems(
  `
define: [u = w*x + b, v = sigmoid(u), r = v - t, l = r^2]
loss: l
wrt: [w, b]
values: {w: 0.8, x: 1.5, b: -0.4, t: 0.25}`,
  'chain',
);
const CIRCUIT = readProblems(
  `
define: [q = x + y, f = q*z]
loss: f
wrt: [x, y, z]
values: {x: -2, y: 5, z: -4}`,
  'circuit',
);
const DEEP = readProblems(
  `
network:
  inputs: [x]
  layers:
    - {units: 1, activation: tanh, weights: [[w1]], bias: [b1], preactivations: [z1], outputs: [a1]}
    - {units: 1, activation: sigmoid, weights: [[w2]], bias: [b2], preactivations: [z2], outputs: [a2]}
    - {units: 1, activation: softplus, weights: [[w3]], bias: [b3], preactivations: [z3], outputs: [a3]}
  target: y
loss: {name: C, is: squared-error}
values: {x: 1.2, y: 0.5, w1: 0.7, b1: -0.3, w2: -1.1, b2: 0.4, w3: 0.9, b3: 0.2}
tasks: [gradients, {update: {optimizer: sgd, learning_rate: 0.15}}]`,
  'deep',
);
/** Divided by a temperature, by a length and by a root. */
const DIVIDED = readProblems(
  `
define:
  - p[i] = exp(z[i]/T)/sum(k, exp(z[k]/T))
  - D = sqrt(u^2 + v^2)
  - n = (z[1] - u)/sqrt(v + c)
  - s = m*D/h
loss: {name: C, is: "-sum(i, q[i]*log(p[i])) + s + 1/2*max(0, n - D)^2"}
sizes: {i: 3}
assume: ["sum(i, q[i]) = 1"]
wrt: [z, T, u, v]
values: {z: [2, 0, -1], T: 2, q: [0.7, 0.2, 0.1], u: 0.4, v: -0.3, c: 0.5, m: 3, h: 0.8}`,
  'divided',
);
/** The largest of two is kept, twice: z2 and z4 are. */
const POOLED = readProblems(
  `
define: [z1 = k1*x1 + k2*x2, z2 = k1*x2 + k2*x3, z3 = k1*x3 + k2*x4, z4 = k1*x4 + k2*x5, m1 = max(z1, z2), m2 = max(z3, z4), y = m1 - 2*m2]
loss: {name: E, is: 1/2*(y - t)^2}
wrt: [k1, k2]
values: {x1: 1, x2: 2, x3: -1, x4: 3, x5: 1, k1: 0.5, k2: -1, t: 0}`,
  'pooled',
);
/** The logarithm stands in a part of the loss. */
const TWO_HEADS = readProblems(
  `
define: [p = sigmoid(s), L1 = 1/2*(s - t)^2, L2 = -k*log(p) - (1 - k)*log(1 - p), L = L1 + lambda*L2]
loss: L
wrt: [s]
values: {s: 0.3, t: 1, k: 1, lambda: 0.5}`,
  'two heads',
);
const SPECS = {
  divided: DIVIDED,
  pooled: POOLED,
  'two heads': TWO_HEADS,
  deep: DEEP,
  recurrent: shipped('recurrent'),
  'two-outputs': shipped('two-outputs'),
  'relu-hidden': shipped('relu-hidden'),
  tanh: TANH,
  chain: CHAIN,
  circuit: CIRCUIT,
};

const D = (of: string, by: string): string => `\\frac{\\partial ${of}}{\\partial ${by}}`;
const E = (by: string): string => D('E', by);
const O1 = '(out_{o1}-target_{o1})\\,out_{o1}(1-out_{o1})';
const O2 = '(out_{o2}-target_{o2})\\,out_{o2}(1-out_{o2})';

it.each<readonly [keyof typeof SPECS, string, string]>([
  // One number for another, both times that it stands there.
  ['two-outputs', `${E('net_{o1}')} = -(0.01 - 0.751365)*0.715365*(1 - 0.715365)`, 'wrong-value'],
  // A letter of steps, where that of the step before belongs.
  ['recurrent', `${D('L', 'W_{hh}')} = \\sum_{t=1}^3 ${D('L', 'a_t')} h_t`, 'index-slip'],
  // A number alone.
  ['two-outputs', `${E('out_{h1}')} = 0.07445`, 'sign'],
  ['two-outputs', `${E('w_1')} = 0.002268`, 'missing-derivative'],
  ['two-outputs', `${D('out_{h1}', 'net_{h1}')} = 0.6480`, 'wrong-derivative'],
  ['two-outputs', `${D('out_{h1}', 'net_{h1}')} = 0.2350`, 'wrong-argument'],
  ['two-outputs', `${E('w_1')} = 0.0003395`, 'wrong-argument'],
  ['two-outputs', `${E('w_5')} = 0.0523`, 'wrong-argument'],
  ['two-outputs', `${E('w_5')} = 0.05540`, 'weight-for-input'],
  ['two-outputs', `${D('net_{o1}', 'w_5')} = 0.4`, 'weight-for-input'],
  ['two-outputs', `${E('w_5')} = 0.16433`, 'constant-factor'],
  ['two-outputs', `${E('w_1')} = 0.0002602`, 'gradient-passed-back'],
  ['two-outputs', 'net_{h1} = 0.0275', 'missing-term'],
  ['two-outputs', 'w_5^+ = 0.317833', 'missing-learning-rate'],
  // ∂J/∂c = −0.34139: a step of ten times 0.0171, and of a tenth of that.
  ['tanh', 'c^+ = 0.4707', 'decimal-shift'],
  ['tanh', 'c^+ = 0.30171', 'decimal-shift'],
  ['tanh', `${D('J', 'w_{11}')} = -0.02686`, 'wrong-derivative'],
  ['chain', `${D('l', 'w')} = 0.2112`, 'wrong-argument'],
  ['chain', `${D('l', 'w')} = 0.6916`, 'wrong-derivative'],
  ['circuit', `${D('f', 'z')} = -4`, 'weight-for-input'],
  // Numbers put in.
  ['two-outputs', `${E('w_1')} = 0.03635\\cdot 0.7514(1-0.7514)\\cdot 0.05 = 0.0003395`, 'wrong-argument'],
  ['two-outputs', `${E('out_{o1}')} = 1.1059 - 0.01 = 1.0959`, 'wrong-argument'],
  ['two-outputs', `${E('w_5')} = 0.1385\\cdot 0.4 = 0.0554`, 'weight-for-input'],
  ['two-outputs', 'net_{h1} = 0.15\\cdot 0.1 + 0.2\\cdot 0.05 + 0.35 = 0.375', 'index-slip'],
  ['chain', `${D('l', 'w')} = 2\\cdot 0.4400\\cdot 0.8(1-0.8)\\cdot 1.5 = 0.2112`, 'wrong-argument'],
  // Several pieces of a formula.
  [
    'two-outputs',
    `${E('w_1')} = ((out_{o1}-target_{o1})w_5 + (out_{o2}-target_{o2})w_7)\\,out_{h1}(1-out_{h1})\\,i_1`,
    'missing-derivative',
  ],
  ['two-outputs', `${E('w_3')} = (${O1}w_5 + ${O2}w_7)\\,out_{h2}(1-out_{h2})\\,i_1`, 'index-slip'],
  ['two-outputs', `${E('w_1')} = \\delta_{h1}\\,out_{h1}(1-out_{h1})\\,i_1`, 'doubled-derivative'],
  ['two-outputs', `${E('out_{h1}')} = \\delta_{o1}w_5^+ + \\delta_{o2}w_7^+`, 'updated-weight-used'],
  ['two-outputs', `${E('out_{h1}')} = \\delta_{o1}out_{h1}+\\delta_{o2}out_{h1}`, 'weight-for-input'],
  ['two-outputs', 'net_{o1} = w_5 net_{h1} + w_6 net_{h2} + b_2', 'wrong-argument'],
  [
    'relu-hidden',
    `${D('L', 'w_{12}')} = (y-t)y(1-y)\\,w_{y1}\\,\\sigma(z_{h1})(1-\\sigma(z_{h1}))\\,x_2`,
    'wrong-derivative',
  ],
  // A unit that passes on what it adds up has no derivative to put another for.
  ['tanh', `${D('J', 'v_1')} = (\\hat y - y)\\,\\hat y(1-\\hat y)\\,u_1`, 'extra-factor'],
  ['circuit', `${D('f', 'q')} = q`, 'weight-for-input'],
  ['circuit', `${D('q', 'x')} = x`, 'extra-factor'],
  // Each layer has an activation of its own.
  ['deep', `${D('C', 'w_1')} = -0.2109`, 'missing-derivative'],
  ['deep', `${D('C', 'w_1')} = -0.05271`, 'wrong-derivative'],
  ['deep', `${D('C', 'w_1')} = -0.09312`, 'weight-for-input'],
  ['deep', `${D('C', 'b_2')} = 0.06391`, 'bias-times-bias'],
  ['deep', 'w_3 := 0.82347', 'missing-derivative'],
  ['deep', 'w_3 := w_3 - 0.15\\,\\frac{\\partial C}{\\partial w_2}', 'index-slip'],
  ['deep', `${D('C', 'w_2')} = 2(a_3 - y)\\,\\sigma(a_3)\\,w_3\\,a_2(1 - a_2)\\,a_1`, 'wrong-argument'],
  ['deep', `${D('C', 'w_2')} = 2(a_3 - y)\\,\\sigma(z_3)\\,w_3\\,a_2(1 - a_2)\\,a_2`, 'index-slip'],
  ['deep', `${D('C', 'w_3')} = 2(a_3 - y)\\,a_3(1 - a_3)\\,a_2`, 'wrong-derivative'],
  ['recurrent', `${D('L', 'h_2')} = (y_2-t_2)W_{hy} + ${D('L', 'h_3')}W_{hh}`, 'missing-derivative'],
  ['recurrent', `${D('L', 'a_3')} = -0.04365`, 'wrong-derivative'],
  ['recurrent', `${D('L', 'W_{hh}')} = ${[1, 2, 3].map((t) => `${D('L', `a_${t}`)}h_${t}`).join(' + ')}`, 'index-slip'],
  // What the right formula is divided by.
  ['divided', `${D('p_i', 'z_j')} = p_i(\\delta_{ij} - p_j)`, 'missing-factor'],
  ['divided', `${D('s', 'D')} = m`, 'missing-factor'],
  ['divided', `${D('s', 'D')} = \\frac{m}{h} D`, 'extra-factor'],
  ['divided', `${D('n', 'v')} = -\\frac12 (z_1 - u)(v + c)^{-1/2}`, 'wrong-exponent'],
  ['two heads', `${D('L_2', 's')} = (p - k)p(1 - p)`, 'doubled-derivative'],
  // Beside the given values, on their side of each kink.
  ['pooled', `${D('E', 'k_2')} = ${D('E', 'z_2')}x_3 + ${D('E', 'z_4')}x_4`, 'index-slip'],
  ['pooled', `${D('E', 'k_2')} = ${D('E', 'z_2')}x_3`, 'missing-path'],
  // Numbers without a name.
  ['pooled', '0.5\\cdot 3 - 1\\cdot 1 = 0.7', 'arithmetic'],
  // Nothing of the catalog, and too few digits.
  ['two-outputs', `${E('w_5')} = 0.13`, 'other'],
])('%s: %s: %s', (spec, line, code) => {
  const { claims } = checkDocument(SPECS[spec], `$$${line}$$`);
  expect(claims.map((c) => [c.verdict, c.diagnosis?.code])).toEqual([['wrong', code]]);
});
