/** Trainings against loops of plain numbers: gradients by differences, or by hand; published figures. */
import { describe, expect, it } from 'vitest';
import { type Training, train } from '../../src/backprop/training.js';
import { within } from '../../src/language/table.js';
import { complaintOf, sheetText, solvedOne } from '../support/sheets.js';
import type { Spec } from '../support/solved.js';

function trained(spec: Spec): Training {
  const { solution } = solvedOne(spec);
  const task = solution.problem.tasks.find((t) => t.kind === 'training');
  if (!task) throw new Error('no training');
  return within(solution.problem.table, () => train(solution, task));
}

/** Two inputs, two hidden units, two outputs; the biases stay as they are. */
const TWO_TWO_TWO: Spec = {
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
        bias: 'b1',
      },
      {
        units: 2,
        activation: 'sigmoid',
        weights: [
          ['w5', 'w6'],
          ['w7', 'w8'],
        ],
        bias: 'b2',
      },
    ],
    target: ['t1', 't2'],
  },
  loss: 'half-squared-error',
  frozen: ['b1', 'b2'],
  values: {
    ...{ i1: 0.05, i2: 0.1, t1: 0.01, t2: 0.99, b1: 0.35, b2: 0.6 },
    ...{ w1: 0.15, w2: 0.2, w3: 0.25, w4: 0.3, w5: 0.4, w6: 0.45, w7: 0.5, w8: 0.55 },
  },
};
const trainingOf = (problem: Spec, training: Spec): Spec => ({ ...problem, tasks: [{ training }] });

describe('the published 2-2-2 example', () => {
  it('has the loss of simultaneous updates', () => {
    const { points, moving } = trained(trainingOf(TWO_TWO_TWO, { steps: 1, optimizer: 'sgd', learning_rate: 0.5 }));
    expect(points.map((p) => p.loss.toFixed(9))).toEqual(['0.298371109', '0.291027774']);
    expect(moving.map((s) => s.name)).toEqual(['w1', 'w2', 'w3', 'w4', 'w5', 'w6', 'w7', 'w8']);
  });
});

/** L = ½(y − t)² + s·u², y = tanh(w·x + b): gradients by central differences, which are good to some 9 digits. */
const START = { w: 0.5, b: -0.25, u: 2 };
type Point = typeof START;
const lossAt = ({ w, b, u }: Point): number => (Math.tanh(1.5 * w + b) - 1) ** 2 / 2 + 0.3 * u * u;
const slopeOf = (at: Point, key: keyof Point): number => {
  const h = 1e-5;
  return (lossAt({ ...at, [key]: at[key] + h }) - lossAt({ ...at, [key]: at[key] - h })) / (2 * h);
};
const CHAIN: Spec = {
  define: ['y = tanh(w*x + b)'],
  loss: '1/2*(y - t)^2 + s*u^2',
  wrt: ['w', 'b', 'u'],
  values: { ...START, x: 1.5, t: 1, s: 0.3 },
};

type State = Record<string, number>;
type Move = (w: number, g: number, state: State, k: number) => number;
const RATE = 0.1;
const MOVES: Readonly<Record<string, Move>> = {
  sgd: (w, g) => w - RATE * g,
  momentum: (w, g, state) => {
    state.v = 0.9 * (state.v ?? 0) + g;
    return w - RATE * state.v;
  },
  nesterov: (w, g, state) => {
    state.v = 0.9 * (state.v ?? 0) + g;
    return w - RATE * (g + 0.9 * state.v);
  },
  rmsprop: (w, g, state) => {
    state.s = 0.9 * (state.s ?? 0) + 0.1 * g * g;
    return w - (RATE * g) / (Math.sqrt(state.s) + 1e-8);
  },
  adam: (w, g, state, k) => {
    state.m = 0.9 * (state.m ?? 0) + 0.1 * g;
    state.v = 0.999 * (state.v ?? 0) + 0.001 * g * g;
    return w - (RATE * (state.m / (1 - 0.9 ** k))) / (Math.sqrt(state.v / (1 - 0.999 ** k)) + 1e-8);
  },
};

describe('the state of an optimizer', () => {
  it.each(Object.keys(MOVES))('of %s carries over from step to step', (optimizer) => {
    const { points } = trained(trainingOf(CHAIN, { steps: 6, optimizer, learning_rate: RATE }));
    const states: Record<keyof Point, State> = { w: {}, b: {}, u: {} };
    let at: Point = START;
    for (const { number, loss, values, gradientNorm } of points) {
      const slopes = { w: slopeOf(at, 'w'), b: slopeOf(at, 'b'), u: slopeOf(at, 'u') };
      expect(loss).toBeCloseTo(lossAt(at), 7);
      expect(gradientNorm).toBeCloseTo(Math.hypot(...Object.values(slopes)), 6);
      [at.w, at.b, at.u].forEach((value, n) => {
        expect(values[n]).toBeCloseTo(value, 7);
      });
      const moved = (key: keyof Point): number =>
        (MOVES[optimizer] as Move)(at[key], slopes[key], states[key], number + 1);
      at = { w: moved('w'), b: moved('b'), u: moved('u') };
    }
    expect(points).toHaveLength(7);
  });
});

/** A batch on an indexed network, one weight of which is frozen: by hand, from the formulas of a linear unit. */
it('trains a batch with free indices, but for frozen entries', () => {
  const x = [
    [1, 2],
    [0, -1],
    [3, 1],
  ];
  const t = [1, 0, 2];
  const { points, moving } = trained({
    network: { inputs: 2, layers: [{ units: 1 }], target: 1 },
    loss: 'half-squared-error',
    batch: 'mean',
    frozen: ['W1[1,2]'],
    values: { x, t: t.map((one) => [one]), W1: [[0.5, 0.25]], b1: [0] },
    tasks: [{ training: { steps: 3, optimizer: 'sgd', learning_rate: 0.1 } }],
  });
  let [w, b] = [0.5, 0];
  const v = 0.25;
  expect(moving.map((s) => `${s.name}[${s.indices}]`)).toEqual(['W1[1,1]', 'b1[1]']);
  for (const { loss, values } of points) {
    const errors = x.map(([p, q], n) => w * (p as number) + v * (q as number) + b - (t[n] as number));
    expect(values[0]).toBeCloseTo(w, 12);
    expect(values[1]).toBeCloseTo(b, 12);
    expect(loss).toBeCloseTo(errors.reduce((sum, e) => sum + (e * e) / 2, 0) / 3, 12);
    w -= (0.1 * errors.reduce((sum, e, n) => sum + e * (x[n]?.[0] as number), 0)) / 3;
    b -= (0.1 * errors.reduce((sum, e) => sum + e, 0)) / 3;
  }
});

/** y = w·x with x = 1: a step of size η multiplies the error by 1 − η. */
const line = (rate: number, steps: number): Spec => ({
  define: ['y = w*x'],
  loss: '1/2*(y - t)^2',
  wrt: ['w'],
  values: { w: 3, x: 1, t: 1 },
  tasks: [{ training: { steps, optimizer: 'sgd', learning_rate: rate } }],
});

describe('what the sheet says of the course', () => {
  it.each([
    [0.5, 'falls at every step, from $2$ to $0.125$'],
    [3, 'rises at every step, from $2$ to $32$'],
    [2, 'stays at $2$'],
    [1, 'rises at no step; at some it does not change'],
  ])('at a learning rate of %d: %s', (rate, sentence) => {
    expect(sheetText(line(rate, 2))).toContain(sentence);
  });

  it('names the lowest of a loss that goes up and down', () => {
    const sheet = sheetText({
      ...line(0.1, 12),
      tasks: [{ training: { steps: 12, optimizer: 'momentum', learning_rate: 0.5 } }],
    });
    expect(sheet).toContain('not in one direction');
    expect(sheet).toContain('The lowest $L$');
  });

  it('says where a training that diverges leaves the numbers', () => {
    // The error grows by 9 at a step: 2·9ⁿ, whose half square passes 1.8e308 for n = 162.
    const sheet = sheetText(line(10, 400));
    expect(2 * 81 ** 161).toBeLessThan(Number.POSITIVE_INFINITY);
    expect(2 * 81 ** 162).toBe(Number.POSITIVE_INFINITY);
    expect(sheet).toContain('After step 162 the calculation cannot go on: $L$ has no value there');
  });

  it('lists a selection of many steps, the last among them', () => {
    const sheet = sheetText(line(0.01, 237));
    const rows = sheet.split('\n').filter((row) => /^\| \d+ \|/.test(row));
    expect(rows.map((row) => Number(row.split('|')[1]))).toEqual([0, 1, 2, 3, 50, 100, 150, 200, 237]);
  });
});

describe('what cannot be trained', () => {
  it.each([
    [{ steps: 2_000_000, optimizer: 'sgd', learning_rate: 1 }, /training goes up to 1000 steps/],
    [{ steps: 0, optimizer: 'sgd', learning_rate: 1 }, /a whole number from 1 to 1000/],
    [{ steps: 3 }, /the training needs an optimizer/],
    [{ steps: 3, optimizer: 'sgdd', learning_rate: 1 }, /no optimizer `sgdd` did you mean `sgd`/],
    [{ steps: 3, optimizer: 'sgd', rate: 1 }, /`sgd` has no `rate`/],
    [{ optimizer: 'sgd', learning_rate: 1 }, /`steps` is missing/],
  ])('%j', (training, message) => {
    expect(complaintOf(trainingOf(CHAIN, training))).toMatch(message);
  });

  it('is a problem without all its numbers', () => {
    const { values, ...open } = CHAIN as { values: object };
    const training = { steps: 3, optimizer: 'sgd', learning_rate: 1 };
    expect(complaintOf({ ...trainingOf(open, training), values: { ...values, t: undefined } })).toMatch(
      /a training needs numbers: `t` has no value/,
    );
  });

  it('is too large a network for so many steps', () => {
    const spec = {
      network: { inputs: 60, layers: [{ units: 60 }], target: 60 },
      loss: 'half-squared-error',
      values: {
        x: Array(60).fill(1),
        t: Array(60).fill(1),
        W1: Array(60).fill(Array(60).fill(0)),
        b1: Array(60).fill(0),
      },
      tasks: [{ training: { steps: 100, optimizer: 'sgd', learning_rate: 0.1 } }],
    };
    expect(complaintOf(spec)).toMatch(/100 steps of 3660 parameters .* up to 54 steps are worked out/);
  });
});

it.each(['paths', 'delta', 'adjoint', 'matrix', 'index', 'operations'])('is the same in the style %s', (style) => {
  const spec = trainingOf(TWO_TWO_TWO, { steps: 2, optimizer: 'momentum', learning_rate: 0.5 });
  const losses = (training: Training): readonly string[] => training.points.map((p) => p.loss.toFixed(12));
  expect(losses(trained({ ...spec, notation: { style } }))).toEqual(losses(trained(spec)));
});

it('takes the optimizer of the update', () => {
  const update = { optimizer: 'sgd', learning_rate: 0.1 };
  const own = trained(trainingOf(CHAIN, { steps: 2, ...update }));
  const lent = trained({ ...CHAIN, tasks: [{ training: { steps: 2 } }, { update }] });
  expect(lent.points).toEqual(own.points);
});
