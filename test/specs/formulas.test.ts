/**
 * What the shipped specs print can be used: a formula's text, read and evaluated by itself, gives the gradient, and
 * the gradient is the slope of the loss.
 */
import { it } from 'vitest';
import { expectRight } from '../support/right.js';
import { PROBLEMS } from '../support/shipped.js';
import type { Spec } from '../support/solved.js';

/** Numbers for what a spec leaves open, so that there are numbers to compare. */
const OPEN: Readonly<Record<string, object>> = {
  'exp-output': { y: 0.3 },
  'linear-collapse': {
    ...{ w11: 0.3, w12: -0.2, w21: 0.7, w22: 0.4, w31: -0.6, w32: 0.9 },
    ...{ b1: 0.1, b2: -0.3, b3: 0.2, x1: 1.5, x2: -0.8 },
  },
  'sigmoid-derivative': { z: 0.7 },
  'symbolic-bce': {
    ...{
      x: [0.4, -1.2],
      t: 1,
      W1: [
        ['1/3', -0.2],
        [0.5, 0.1],
        [-0.7, 0.6],
      ],
      b1: [0.1, -0.1, 0.2],
    },
    ...{
      W2: [
        [0.2, 0.3, -0.5],
        [0.8, -0.1, 0.4],
        [-0.3, 0.6, 0.9],
      ],
      b2: [0, 0.3, -0.2],
      theta: [0.7, -0.4, 1.1],
      b4: 0.2,
    },
  },
};

/** All gradients, also of a spec that asks for few of them. Those over data are tried in test/training. */
const filled = PROBLEMS.filter(({ spec }) => spec.data === undefined).map(
  ({ name, spec: { tasks: _, marks: __, values, ...spec } }) => ({
    name,
    spec: { ...spec, values: { ...(values as object | undefined), ...OPEN[name] } } as Spec,
  }),
);

it.each(filled)('$name', ({ spec }) => {
  expectRight(spec);
});
