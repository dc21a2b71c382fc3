/**
 * What the shipped specs print can be used: a formula's text, read and evaluated by itself, gives the gradient, and
 * the gradient is the slope of the loss.
 */
import { beforeAll, describe, expect, it } from 'vitest';
import { type Point, textValue } from '../support/evaluate-text.js';
import { PROBLEMS } from '../support/shipped.js';
import { agree, differenceQuotient, numberIn, pointOf, type Solved, type Spec, solved } from '../support/solved.js';

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

const filled = PROBLEMS.map(({ name, spec }) => ({
  name,
  spec: { ...spec, values: { ...(spec.values as object | undefined), ...OPEN[name] } } as Spec,
}));

describe.each(filled)('$name', ({ spec }) => {
  let answer: Solved;
  let point: Point;
  beforeAll(() => {
    answer = solved(spec, 60);
    point = pointOf(spec, answer);
  });

  it('has a formula for every gradient', () => {
    expect(Object.keys(answer.formulas)).toEqual(Object.keys(answer.gradients));
  });

  it('has formulas that give the gradients', () => {
    for (const [key, { text }] of Object.entries(answer.formulas)) {
      const [is, should] = [textValue(text, point), numberIn(answer.gradients[key])];
      expect(agree(is, should, 40), `${key}: ${text} is ${is}, not ${should}`).toBe(true);
    }
  });

  it('has adjoints that are what their texts say', () => {
    for (const [key, { text, value }] of Object.entries(answer.adjoints ?? {})) {
      if (Array.isArray(value)) continue;
      expect(agree(textValue(text, point), numberIn(value), 40), `${key}: ${text}`).toBe(true);
    }
  });

  it('has gradients that are slopes of the loss', () => {
    for (const [key, gradient] of Object.entries(answer.gradients)) {
      const [is, should] = [numberIn(gradient), differenceQuotient(spec, key)];
      expect(agree(is, should, 25), `${key}: ${is}, not ${should}`).toBe(true);
    }
  });
});
