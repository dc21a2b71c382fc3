/** Specs that need more of an exporter than usual networks do. */
import { SMALL_CLASSIFIER } from '../small-classifier.js';
import type { Spec } from '../solved.js';

export const SPECIMENS: Readonly<Record<string, Spec>> = {
  'an einsum': {
    define: ['s = sum(i, sum(j, sum(k, A[i,j]*B[j,k]*C[k,i])))', 'q = s^2'],
    loss: 'q',
    wrt: ['A', 'B', 'C'],
    values: {
      A: [
        [1, 2],
        [3, -1],
        [0.5, 0.25],
      ],
      B: [
        [0.1, 0.2],
        [0.3, -0.1],
      ],
      C: [
        [1, 0.5, -1],
        [2, 1, 0.3],
      ],
    },
    tasks: ['gradients', { update: { optimizer: 'adam', learning_rate: 0.1 } }],
  },
  'three indices': {
    define: ['u[i,j,k] = A[i,j]*x[k] + B[k,i]', 'v[i] = sum(j, sum(k, u[i,j,k]^2))'],
    loss: 'sum(i, v[i]*c[i])',
    sizes: { i: 2, j: 3, k: 4 },
    wrt: ['A', 'x', 'B'],
  },
  'a diagonal, and a constant summed': {
    define: ['d[i] = A[i,i]*x[i]', 'm = sum(i, d[i] + 1)'],
    loss: 'm^2/2',
    sizes: { i: 3 },
    wrt: ['A', 'x'],
  },
  'entries defined one by one': {
    define: ['h[1] = tanh(a*x)', 'h[2] = exp(b*x)', 'y = sum(i, v[i]*h[i])'],
    loss: '(y - t)^2',
    wrt: ['a', 'b', 'v'],
    values: { a: 0.5, b: -0.3, x: 2, v: [1, -1], t: 0.25 },
    tasks: ['gradients', { update: { optimizer: 'nesterov', learning_rate: 0.1 } }],
  },
  'a recurrent chain of vectors': {
    define: [
      'a[i] = sum(j, U[i,j]*x[1,j]) + sum(k, V[i,k]*s[k])',
      'h[i] = tanh(a[i])',
      'c[i] = sum(j, U[i,j]*x[2,j]) + sum(k, V[i,k]*h[k])',
      'g[i] = tanh(c[i])',
    ],
    loss: 'sum(i, (g[i] - t[i])^2)',
    sizes: { i: 3, j: 2 },
    wrt: ['U', 'V'],
  },
  'a norm, roots and powers': {
    define: ['n = sqrt(sum(i, x[i]^2))', 'y[i] = x[i]/n', 'r[i] = y[i]^3 - 2^y[i] + abs(x[i])'],
    loss: '-sum(i, r[i]*c[i])/sum(i, c[i]^2)',
    wrt: ['x', 'c'],
    values: { x: [3, -4], c: [1, 2] },
  },
  'a hinge, a maximum and a minimum': {
    network: { inputs: 3, layers: [{ units: 2, activation: 'gelu' }, { units: 2 }], target: 2 },
    loss: 'hinge',
    batch: 'mean',
    values: {
      x: [
        [1, 2, -1],
        [0.5, -1, 3],
        [0, 1, 1],
        [-1, 2, 0.5],
      ],
      t: [
        [1, -1],
        [-1, 1],
        [1, 1],
        [-1, -1],
      ],
    },
  },
  'some entries frozen': {
    network: {
      inputs: 2,
      layers: [
        { units: 2, activation: 'softplus' },
        { units: 1, activation: 'sigmoid' },
      ],
      target: 1,
    },
    loss: 'binary-cross-entropy',
    frozen: ['b1'],
    values: { x: [1, -2], t: [1] },
    tasks: ['gradients', { update: { optimizer: 'rmsprop', learning_rate: 0.01 } }],
  },
  'constants alone': {
    define: ['c = exp(2)/3', 'y = c*w + log(5)^2 + cases(w > 0, 1/3, 7)'],
    loss: 'y',
    wrt: ['w', 'v'].slice(0, 1),
    values: { w: 3 },
  },
  'a training with a state': {
    ...SMALL_CLASSIFIER,
    batch: 'mean',
    data: { set: 'xor', points: 40, seed: 3 },
    penalty: { l2: 0.01 },
    frozen: ['W1[1,2]', 'b2'],
    tasks: ['gradients', { train: { epochs: 30, learning_rate: 0.05, optimizer: 'adamw', report_every: 10 } }],
  },
  'a training of several classes, beside an update': {
    network: { inputs: 4, layers: [{ units: 3, activation: 'softmax' }], target: 3 },
    loss: 'cross-entropy',
    batch: 'mean',
    data: { set: 'iris', test: 0.2 },
    tasks: [
      { update: { optimizer: 'momentum', learning_rate: 0.1 } },
      { train: { epochs: 12, learning_rate: 0.1, optimizer: 'nesterov', weight_decay: 0.001, report_every: 4 } },
    ],
  },
  'a training by lot': {
    network: { inputs: 2, layers: [{ units: 1, activation: 'sigmoid' }], target: 1 },
    loss: 'binary-cross-entropy',
    batch: 'mean',
    data: { set: 'circles', points: 30 },
    tasks: ['gradients', { train: { epochs: 5, learning_rate: 0.1, batch: 8, validation: 0.2 } }],
  },
};
