/** Lines that people really wrote, with the mistake that is in them. */
import { expect, it } from 'vitest';
import { checkDocument } from '../../../src/check/check.js';
import { readProblems } from '../../../src/problem/read.js';
import { textOf } from '../../support/shipped.js';

const TWO = JSON.stringify({
  network: {
    inputs: ['i1', 'i2'],
    layers: [
      {
        units: 2,
        activation: 'sigmoid',
        weights: [
          ['w1', 'w2'],
          ['w3', 'w4'],
        ],
        bias: false,
        preactivations: ['h1', 'h2'],
        outputs: ['a_h1', 'a_h2'],
      },
      {
        units: 2,
        activation: 'sigmoid',
        weights: [
          ['w5', 'w6'],
          ['w7', 'w8'],
        ],
        bias: false,
        preactivations: ['o1', 'o2'],
        outputs: ['a_o1', 'a_o2'],
      },
    ],
    target: ['t1', 't2'],
  },
  define: ['E1 = 1/2*(t1 - a_o1)^2', 'E2 = 1/2*(t2 - a_o2)^2'],
  loss: { name: 'E', is: 'E1 + E2' },
  tasks: [{ update: { optimizer: 'sgd', learning_rate: 0.5 } }],
  values: {
    i1: 0.05,
    i2: 0.1,
    t1: 0.01,
    t2: 0.99,
    w1: 0.15,
    w2: 0.2,
    w3: 0.25,
    w4: 0.3,
    w5: 0.4,
    w6: 0.45,
    w7: 0.5,
    w8: 0.55,
  },
});
const CROSS_ENTROPY = JSON.stringify({
  network: {
    inputs: ['x'],
    layers: [
      { units: 1, activation: 'sigmoid', weights: [['w1']], bias: ['b1'], preactivations: ['z1'], outputs: ['a1'] },
      { units: 1, activation: 'sigmoid', weights: [['w2']], bias: ['b2'], preactivations: ['z2'], outputs: ['a2'] },
    ],
    target: 'y',
  },
  loss: 'binary-cross-entropy',
  values: { x: 0.5, w1: 0.3, b1: 0.1, w2: 0.4, b2: -0.2, y: 0 },
});
const CHAIN = JSON.stringify({
  define: ['z1 = w1*a0', 'a1 = sigmoid(z1)', 'z2 = w2*a1', 'a2 = sigmoid(z2)'],
  loss: { name: 'C', is: '(a2 - y)^2' },
  wrt: ['w1', 'w2'],
});
const SOFTMAX = JSON.stringify({
  network: {
    inputs: ['x1'],
    layers: [
      {
        units: 3,
        activation: 'softmax',
        weights: [['w1'], ['w2'], ['w3']],
        bias: false,
        preactivations: ['z1', 'z2', 'z3'],
        outputs: ['p1', 'p2', 'p3'],
      },
    ],
    target: ['t1', 't2', 't3'],
  },
  loss: 'cross-entropy',
  values: { x1: 1, w1: 1.867, w2: 2.23, w3: 2.823, t1: 0.2, t2: 0.5, t3: 0.3 },
});

const SQUARE = `${textOf('symbolic-bce')}\nsizes: {i: 3, j: 3, k: 2}\n`;

const LINES: readonly (readonly [string, string, string])[] = [
  [TWO, 'h_2=w_2i_2+w_4i_2', 'index-slip'],
  [TWO, 'o_1=w_7a_{h1}+w_8a_{h2}', 'index-slip'],
  [TWO, 'E_2=\\tfrac12(o_2-a_{o2})^2', 'index-slip'],
  [TWO, '\\frac{\\partial E_1}{\\partial a_{h2}}=(a_{o2}-t_2)a_{o2}(1-a_{o2})w_6', 'index-slip'],
  [
    TWO,
    '\\frac{\\partial E}{\\partial w_4}=\\frac{\\partial E}{\\partial a_{h1}}\\frac{\\partial a_{h1}}{\\partial h_1}\\frac{\\partial h_1}{\\partial w_4}',
    'index-slip',
  ],
  [TWO, 'w_1^{new} = w_1-\\frac{\\partial E}{\\partial w_1}', 'missing-learning-rate'],
  [TWO, '\\frac{\\partial E}{\\partial a_{o1}}=2\\cdot\\tfrac12(t_1-a_{o1})^{2-1}+0', 'sign'],
  [TWO, 'a_{o1}=\\frac1{1+e^{-a_{o1}}}', 'index-slip'],
  [TWO, 'E_2=\\tfrac12(0.01-a_{o2})^2', 'stale-value'],
  [CROSS_ENTROPY, '\\frac{dL}{da_2}=a_2-y', 'doubled-derivative'],
  [CROSS_ENTROPY, '\\frac{dL}{dz_2}=(a_2-y)a_2(1-a_2)', 'doubled-derivative'],
  [CHAIN, "\\frac{\\partial C}{\\partial w_1}=a_0\\sigma'(z_1)\\sigma'(w_2a_1)w_2", 'missing-factor'],
  [CHAIN, "\\frac{\\partial C}{\\partial z_2}=2(a_2-y)\\sigma'(a_2)", 'wrong-argument'],
  [SOFTMAX, 'p_1=0.2698', 'no-exponential'],
  [SOFTMAX, 'p_2=\\frac{z_2}{z_1+z_2+z_3}', 'no-exponential'],
  [SOFTMAX, '\\frac{\\partial L}{\\partial z_2}=-t_2(1-p_2)', 'softmax-diagonal'],
  [
    textOf('symbolic-bce'),
    '\\frac{\\partial \\hat t}{\\partial \\theta_i}=h_i^{(2)}(1-\\hat t)\\hat t=-h_i^{(2)}(1-\\hat t)\\hat t',
    'sign',
  ],
  [
    textOf('symbolic-bce'),
    '\\frac{dE}{db_4}=-\\left(\\frac{t}{\\hat t}-\\frac{1-t}{1-\\hat t}\\right)\\frac{-e^{-z}}{(1+e^{-z})^2}',
    'sign',
  ],
  [SQUARE, '\\frac{dE}{dh_i^{(1)}}=(\\hat t-t)(1-(h_i^{(2)})^2)W_{ii}^{(2)}\\theta_i', 'missing-path'],
  [textOf('exp-output'), 'a_2^{(1)}=\\frac1{1+e^{-z_1^{(2)}}}', 'index-slip'],
  [
    textOf('exp-output'),
    '\\frac{\\partial J}{\\partial W_{11}^{(2)}}=\\frac{\\partial J}{\\partial p}\\frac{\\partial p}{\\partial z_1^{(2)}}\\frac{\\partial z_1^{(2)}}{\\partial a_1^{(1)}}\\frac{\\partial a_1^{(1)}}{\\partial z_1^{(1)}}\\frac{\\partial z_1^{(1)}}{\\partial W_{11}^{(1)}}',
    'index-slip',
  ],
];

it.each(LINES)('%#', (spec, line, code) => {
  const [claim] = checkDocument(readProblems(spec, 'spec'), `$$${line}$$`).claims;
  expect([claim?.verdict, claim?.diagnosis?.code, line]).toEqual(['wrong', code, line]);
});
