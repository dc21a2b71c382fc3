/** The first step of every optimizer against its formula written out in plain doubles. */
import { describe, expect, it } from 'vitest';
import { plain, type Spec, solved } from '../support/solved.js';

interface Constants {
  readonly learning_rate: number;
  readonly momentum?: number;
  readonly decay?: number;
  readonly beta1?: number;
  readonly beta2?: number;
  readonly epsilon?: number;
}
type Step = (w: number, g: number, constants: Constants) => number;

/** From a state of zeros, as in the papers that introduced them. */
const STEPS: Readonly<Record<string, Step>> = {
  sgd: (w, g, { learning_rate }) => w - learning_rate * g,
  momentum: (w, g, { learning_rate, momentum = 0.9 }) => {
    const v = momentum * 0 + g;
    return w - learning_rate * v;
  },
  nesterov: (w, g, { learning_rate, momentum = 0.9 }) => {
    const v = momentum * 0 + g;
    return w - learning_rate * (g + momentum * v);
  },
  rmsprop: (w, g, { learning_rate, decay = 0.9, epsilon = 1e-8 }) => {
    const s = decay * 0 + (1 - decay) * g * g;
    return w - (learning_rate * g) / (Math.sqrt(s) + epsilon);
  },
  adam: (w, g, { learning_rate, beta1 = 0.9, beta2 = 0.999, epsilon = 1e-8 }) => {
    const m = (1 - beta1) * g;
    const v = (1 - beta2) * g * g;
    const [mhat, vhat] = [m / (1 - beta1), v / (1 - beta2)];
    return w - (learning_rate * mhat) / (Math.sqrt(vhat) + epsilon);
  },
};

/** Gradients of usual size, a tiny one, and one that is 0. */
const PROBLEM: Spec = {
  define: ['y = w*x + b*u'],
  loss: '1/2*(y - t)^2 + c^3',
  wrt: ['w', 'x', 'b', 'c'],
  values: { w: 0.5, x: 1.5, b: -0.2, u: 0, t: 0.1, c: 1e-9 },
};
const VALUES = PROBLEM.values as Readonly<Record<string, number>>;
const asked = (...tasks: readonly unknown[]): Spec => ({ ...PROBLEM, tasks });

const CHOICES: readonly (readonly [string, Constants])[] = [
  ['sgd', { learning_rate: 0.1 }],
  ['sgd', { learning_rate: 0 }],
  ['momentum', { learning_rate: 0.1 }],
  ['momentum', { learning_rate: 0.1, momentum: 0.5 }],
  ['nesterov', { learning_rate: 0.1 }],
  ['nesterov', { learning_rate: 0.1, momentum: 0.5 }],
  ['rmsprop', { learning_rate: 0.01 }],
  ['rmsprop', { learning_rate: 0.01, decay: 0.99, epsilon: 1e-3 }],
  ['adam', { learning_rate: 0.01 }],
  ['adam', { learning_rate: 0.01, beta1: 0.8, beta2: 0.9, epsilon: 1e-3 }],
  ['adam', { learning_rate: 0.1, beta1: 0, beta2: 0 }],
];

describe('one step', () => {
  it.each(CHOICES)('%s %j', (optimizer, constants) => {
    const { gradients, updated } = solved(asked({ update: { optimizer, ...constants } }));
    const moved = plain(updated);
    expect(Object.keys(moved)).toEqual(['w', 'x', 'b', 'c']);
    for (const [key, g] of Object.entries(plain(gradients))) {
      const should = (STEPS[optimizer] as Step)(VALUES[key] as number, g as number, constants);
      expect(Math.abs((moved[key] as number) - should), `${key}: ${moved[key]} for ${should}`).toBeLessThanOrEqual(
        1e-13 * Math.abs(should),
      );
    }
  });
});

describe('what moves', () => {
  const sgd = { update: { optimizer: 'sgd', learning_rate: 1 } };

  it('is everything, also where only some gradients are asked for', () => {
    const { gradients, updated } = solved(asked({ gradients: ['w'] }, sgd));
    expect(Object.keys(gradients)).toEqual(['w']);
    expect(Object.keys(updated ?? {})).toEqual(['w', 'x', 'b', 'c']);
  });

  it('is not what is frozen, which has gradients all the same', () => {
    const { gradients, updated } = solved({ ...asked(sgd), frozen: ['x', 'c'] });
    expect(Object.keys(gradients)).toEqual(['w', 'x', 'b', 'c']);
    expect(Object.keys(updated ?? {})).toEqual(['w', 'b']);
  });

  it('may be single entries', () => {
    const { updated } = solved(`
network: {inputs: 2, layers: [{units: 2, activation: tanh, weights: [[0.1, 0.2], [0.3, 0.4]]}], target: 2}
loss: half-squared-error
frozen: ["W1[1,2]", b1]
tasks: [{update: {optimizer: sgd, learning_rate: 1}}]
values: {x: [1, 2], b1: [0.1, 0.2], t: [0, 1]}
`);
    expect(Object.keys(updated ?? {})).toEqual(['W1[1,1]', 'W1[2,1]', 'W1[2,2]']);
  });

  it('is the penalised weight, with its penalty', () => {
    const { updated } = solved({
      network: { inputs: ['x'], layers: [{ units: 1, weights: [['w']], bias: ['b'] }], target: 'y' },
      loss: 'half-squared-error',
      penalty: { l2: 0.1 },
      tasks: [sgd],
      values: { x: 2, w: 0.5, b: 0.25, y: 1 },
    });
    // y - t = 1/4, so the gradients are 2/4 + 0.1*0.5 and 1/4.
    expect(plain(updated)).toEqual({ w: -0.05, b: 0 });
  });
});
