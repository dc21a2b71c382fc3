/** The forms that people expect, letter by letter. */
import { describe, expect, it } from 'vitest';
import { type Spec, solved } from '../support/solved.js';

const net = (inputs: unknown, layers: readonly unknown[], loss: unknown, more: Spec = {}): Spec => ({
  network: { inputs, layers, target: 't' in more ? more.t : 1 },
  loss,
  ...Object.fromEntries(Object.entries(more).filter(([key]) => key !== 't')),
});
const one = (activation: string, outputs: readonly string[] = ['y']): object => ({
  ...{ units: 1, activation, weights: [['w']], bias: ['b'], preactivations: ['z'], outputs },
});

const ROWS: readonly (readonly [string, Spec, string, string])[] = [
  ['squared error, linear', net(['x'], [one('identity')], 'half-squared-error', { t: 't' }), 'w', '(y - t)*x'],
  [
    'squared error, sigmoid',
    net(['x'], [one('sigmoid')], 'half-squared-error', { t: 't' }),
    'w',
    '(y - t)*y*(1 - y)*x',
  ],
  ['squared error, tanh', net(['x'], [one('tanh')], 'half-squared-error', { t: 't' }), 'w', '(y - t)*(1 - y^2)*x'],
  ['squared error, exp', net(['x'], [one('exp')], 'half-squared-error', { t: 't' }), 'w', '(y - t)*y*x'],
  ['cross-entropy, sigmoid', net(['x'], [one('sigmoid')], 'binary-cross-entropy', { t: 't' }), 'w', '(y - t)*x'],
  ['its bias', net(['x'], [one('sigmoid')], 'binary-cross-entropy', { t: 't' }), 'b', 'y - t'],
  ['without the half', net(['x'], [one('identity')], 'squared-error', { t: 't' }), 'b', '2*(y - t)'],
  [
    'softmax with one-hot numbers',
    net(2, [{ units: 3, activation: 'softmax' }], 'cross-entropy', { t: 3, values: { t: [0, 1, 0] } }),
    'W1[2,1]',
    '(a1[2] - t[2])*x[1]',
  ],
  [
    'softmax under a stated assumption',
    net(2, [{ units: 3, activation: 'softmax' }], 'cross-entropy', { t: 3, assume: ['sum(k, t[k]) = 1'] }),
    'b1[3]',
    'a1[3] - t[3]',
  ],
  [
    'softmax without one',
    net(2, [{ units: 3, activation: 'softmax' }], 'cross-entropy', { t: 3 }),
    'b1[1]',
    '(t[1] + t[2] + t[3])*a1[1] - t[1]',
  ],
  [
    'softmax with names of its own',
    net(2, [{ units: 2, activation: 'softmax', outputs: ['p', 'q'] }], 'cross-entropy', {
      t: 2,
      values: { t: [1, 0] },
    }),
    'W1[2,1]',
    '(q - t[2])*x[1]',
  ],
  [
    'the mean of a batch',
    net(['x'], [one('sigmoid')], 'binary-cross-entropy', { t: 't', batch: 'mean', values: { x: [1, 2], t: [0, 1] } }),
    'b',
    'sum(i, 1/2*(y[i] - t[i]))',
  ],
  [
    'the mean of a batch under softmax',
    net(2, [{ units: 2, activation: 'softmax' }], 'cross-entropy', {
      t: 2,
      batch: 'mean',
      values: {
        x: [
          [1, 2],
          [3, 4],
        ],
        t: [
          [0, 1],
          [1, 0],
        ],
      },
    }),
    'W1[1,2]',
    'sum(i, 1/2*(a1[i,1] - t[i,1])*x[i,2])',
  ],
  [
    'the Huber loss of a batch',
    net(['x'], [one('identity')], 'huber', { t: 't', batch: 'sum', values: { x: [1, 2], t: [0, 3] } }),
    'b',
    'sum(i, cases(t[i] - y[i] > 1, -1, t[i] - y[i] < -1, 1, y[i] - t[i]))',
  ],
  ['a product', { define: ['q = x + y', 'f = q*z'], loss: 'f', wrt: ['z'] }, 'z', 'q'],
];

describe('formulas', () => {
  it.each(ROWS)('%s', (_, spec, key, text) => {
    expect(solved(spec).formulas[key]?.text).toBe(text);
  });
});
