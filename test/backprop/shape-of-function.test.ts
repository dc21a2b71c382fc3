/** Shapes found in numbers against the ranges of the catalog and against closed forms. */
import { describe, expect, it } from 'vitest';
import { type Plain, shapeOf } from '../../src/backprop/shape-of-function.js';
import { ACTIVATIONS } from '../../src/catalog/activations.js';

const sigmoid: Plain = (z) => 1 / (1 + Math.exp(-z));
const sigmoidSlope: Plain = (z) => 1 / ((1 + Math.exp(-z)) * (1 + Math.exp(z)));
const sech2 = (z: number): number => 1 / Math.cosh(z) ** 2;
/** Written out here, with slopes by hand. */
const FUNCTIONS: Readonly<Record<string, readonly [Plain, Plain]>> = {
  sigmoid: [sigmoid, sigmoidSlope],
  tanh: [Math.tanh, sech2],
  relu: [(z) => Math.max(0, z), (z) => (z > 0 ? 1 : 0)],
  'leaky-relu': [(z) => (z > 0 ? z : 0.01 * z), (z) => (z > 0 ? 1 : 0.01)],
  softplus: [(z) => Math.log1p(Math.exp(-Math.abs(z))) + Math.max(z, 0), sigmoid],
  silu: [(z) => z / (1 + Math.exp(-z)), (z) => (sigmoid(z) as number) + z * (sigmoidSlope(z) as number)],
};

describe('the bounds', () => {
  it.each(Object.entries(FUNCTIONS))('of %s are those of the catalog', (name, [f, slope]) => {
    const row = ACTIVATIONS.find((r) => r.name === name) as (typeof ACTIVATIONS)[number];
    const [least, most] = row.range;
    const bounds = shapeOf(f, slope)?.bounds;
    expect(bounds?.least?.value ?? Number.NEGATIVE_INFINITY).toBeCloseTo(least, 9);
    expect(bounds?.most?.value ?? Number.POSITIVE_INFINITY).toBeCloseTo(most, 9);
  });

  it('are reached or not', () => {
    const reached = (name: string): unknown => {
      const bounds = shapeOf(...(FUNCTIONS[name] as readonly [Plain, Plain]))?.bounds;
      return [bounds?.least?.reached, bounds?.most?.reached];
    };
    expect(reached('sigmoid')).toEqual([false, false]);
    expect(reached('relu')).toEqual([true, undefined]);
    expect(reached('silu')).toEqual([true, undefined]);
  });

  it('are left unsaid where they are approached too slowly to be seen', () => {
    expect(
      shapeOf(
        (z) => z / (1 + Math.abs(z)),
        (z) => 1 / (1 + Math.abs(z)) ** 2,
      )?.bounds,
    ).toBeUndefined();
    expect(
      shapeOf(
        (z) => Math.tanh(z / 100),
        (z) => sech2(z / 100) / 100,
      )?.bounds,
    ).toBeUndefined();
  });
});

describe('where a function is flat', () => {
  it('is found for sigmoid: s(1 − s) = 1/400', () => {
    const root = Math.sqrt(0.99);
    const shape = shapeOf(sigmoid, sigmoidSlope);
    expect(shape?.steepest).toEqual({ slope: 0.25, at: 0 });
    expect(shape?.flatAbove).toBeCloseTo(Math.log((1 + root) / (1 - root)), 9);
    expect(shape?.flatBelow).toBeCloseTo(-Math.log((1 + root) / (1 - root)), 9);
  });

  it('is found for tanh: 1 − t² = 1/100', () => {
    const shape = shapeOf(Math.tanh, sech2);
    expect(shape?.flatAbove).toBeCloseTo(Math.atanh(Math.sqrt(0.99)), 9);
  });

  it('is the whole left side of ReLU, and no side of LeakyReLU', () => {
    const [relu, leaky] = ['relu', 'leaky-relu'].map((name) =>
      shapeOf(...(FUNCTIONS[name] as readonly [Plain, Plain])),
    );
    expect([relu?.flatBelow, relu?.flatAbove]).toEqual([0, undefined]);
    expect([leaky?.flatBelow, leaky?.flatAbove]).toEqual([undefined, undefined]);
  });

  it('is not only where the slope passes through 0', () => {
    // The steepest place of SiLU is where its second derivative vanishes, at z = 2.3993572805….
    const shape = shapeOf(...(FUNCTIONS.silu as readonly [Plain, Plain]));
    expect(shape?.steepest?.at).toBeCloseTo(2.39935728, 6);
    expect(shape?.flatBelow).toBeLessThan(-5);
  });
});

it('says nothing of slopes without bound, of constants, of what lacks values', () => {
  const none = { bounds: undefined, steepest: undefined, flatBelow: undefined, flatAbove: undefined };
  expect(
    shapeOf(
      (z) => z ** 3,
      (z) => 3 * z * z,
    ),
  ).toEqual(none);
  expect(
    shapeOf(
      () => 1,
      () => 0,
    ),
  ).toEqual(none);
  expect(
    shapeOf(
      (z) => (z > 0 ? Math.log(z) : undefined),
      (z) => (z > 0 ? 1 / z : undefined),
    ),
  ).toBeUndefined();
});
