import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addBalls, type Ball, ballOfRatio, invertBall, multiplyBalls, rootBall } from '../../src/language/ball.js';
import { cosBall, expBall, logBall, normalDensity, normalShare, sinBall } from '../../src/language/ball-functions.js';
import {
  addQ,
  compareQ,
  mulQ,
  parseDecimal,
  powQ,
  type Rational,
  rational,
  subQ,
} from '../../src/language/rational.js';
import figures from './figures-functions.json' with { type: 'json' };

const powerOfTwo = (k: number): Rational => powQ(rational(2), BigInt(k));
const scaled = (m: bigint, { exponent }: Ball): Rational => mulQ(rational(m), powerOfTwo(exponent));
const low = (b: Ball): Rational => scaled(b.mid - BigInt(b.radius), b);
const high = (b: Ball): Rational => scaled(b.mid + BigInt(b.radius), b);
const holds = (b: Ball, x: Rational): boolean => compareQ(low(b), x) <= 0 && compareQ(x, high(b)) <= 0;
/** Whether the radius is below 2^(2-bits) of the midpoint. */
const isSharp = (b: Ball, bits: number): boolean =>
  BigInt(b.radius) << BigInt(bits - 2) <= (b.mid < 0n ? -b.mid : b.mid);

/** Balls of all sizes, wide and exact, small and large, some around 0. */
const balls: fc.Arbitrary<Ball> = fc.record({
  mid: fc.oneof(fc.bigInt(-(2n ** 200n), 2n ** 200n), fc.bigInt(-50n, 50n)),
  exponent: fc.oneof(fc.integer({ min: -300, max: 100 }), fc.integer({ min: -4000, max: 4000 })),
  radius: fc.oneof(fc.constant(0), fc.integer({ min: 0, max: 40 }), fc.integer({ min: 0, max: 2 ** 31 })),
});
const precisions = fc.constantFrom(53, 128, 300, 1100, 2300);
const ends = (b: Ball): Rational[] => [low(b), scaled(b.mid, b), high(b)];

describe('a ball holds every result that its operands allow', () => {
  test('sums and products', () => {
    fc.assert(
      fc.property(balls, balls, precisions, (a, b, bits) => {
        const [sum, product] = [addBalls(a, b, bits), multiplyBalls(a, b, bits)];
        for (const x of ends(a)) {
          for (const y of ends(b)) {
            expect(holds(sum, addQ(x, y))).toBe(true);
            expect(holds(product, mulQ(x, y))).toBe(true);
          }
        }
      }),
    );
  });

  test('inverses and roots', () => {
    fc.assert(
      fc.property(balls, precisions, (a, bits) => {
        fc.pre(compareQ(low(a), rational(0)) > 0);
        const [inverse, root] = [invertBall(a, bits), rootBall(a, bits)];
        for (const x of ends(a)) {
          // y = 1/x lies in a ball when x·(its ends) lie about 1, and so for the root.
          expect(compareQ(mulQ(low(inverse), x), rational(1))).not.toBe(1);
          expect(compareQ(mulQ(high(inverse), x), rational(1))).not.toBe(-1);
          expect(compareQ(low(root), rational(0)) < 0 || compareQ(mulQ(low(root), low(root)), x) <= 0).toBe(true);
          expect(compareQ(mulQ(high(root), high(root)), x)).not.toBe(-1);
        }
      }),
    );
  });

  test('fractions', () => {
    fc.assert(
      fc.property(fc.bigInt(), fc.bigInt({ min: 1n }), precisions, (n, d, bits) => {
        const b = ballOfRatio(n, d, bits);
        expect(holds(b, rational(n, d))).toBe(true);
        expect(isSharp(b, bits)).toBe(true);
      }),
    );
  });
});

const FUNCTIONS: Readonly<Record<string, (a: Ball, bits: number) => Ball>> = {
  exp: expBall,
  log: logBall,
  sin: sinBall,
  cos: cosBall,
  Phi: normalShare,
  phi: normalDensity,
  sqrt: rootBall,
};

describe('functions', () => {
  // 60 digits from mpmath; below 1e-29 of itself a figure is rounded.
  test.each(figures as [string, string, string][])('%s(%s)', (name, argument, figure) => {
    const x = parseDecimal(argument);
    const truth = parseDecimal(figure);
    const f = FUNCTIONS[name] as (a: Ball, bits: number) => Ball;
    for (const bits of [60, 128, 180]) {
      const b = f(ballOfRatio(x.n, x.d, bits), bits);
      expect(holds(b, truth)).toBe(true);
    }
    const sharp = f(ballOfRatio(x.n, x.d, 1200), 1200);
    const gap = subQ(scaled(sharp.mid, sharp), truth);
    const size = mulQ(truth, mulQ(truth, powerOfTwo(-380)));
    expect(compareQ(mulQ(gap, gap), size)).not.toBe(1);
  });

  test('few digits lie about many', () => {
    const points = fc.record({ mid: fc.bigInt(1n, 2n ** 60n), exponent: fc.integer({ min: -90, max: -52 }) });
    fc.assert(
      fc.property(points, fc.constantFrom(...Object.keys(FUNCTIONS)), fc.boolean(), (point, name, negative) => {
        const mid = negative && name !== 'log' && name !== 'sqrt' ? -point.mid : point.mid;
        const f = FUNCTIONS[name] as (a: Ball, bits: number) => Ball;
        const sharp = f({ ...point, mid, radius: 0 }, 700);
        for (const bits of [60, 128, 256]) {
          const b = f({ ...point, mid, radius: 0 }, bits);
          expect(compareQ(low(b), high(sharp)) <= 0 && compareQ(low(sharp), high(b)) <= 0).toBe(true);
        }
      }),
    );
  });

  test('a wide argument gives all values that it can have', () => {
    const wide = fc.record({ mid: fc.bigInt(2n ** 40n, 2n ** 44n), radius: fc.integer({ min: 1, max: 2 ** 30 }) });
    fc.assert(
      fc.property(wide, fc.constantFrom(...Object.keys(FUNCTIONS)), ({ mid, radius }, name) => {
        const f = FUNCTIONS[name] as (a: Ball, bits: number) => Ball;
        const b = f({ mid, exponent: -42, radius }, 128);
        for (const end of [mid - BigInt(radius), mid, mid + BigInt(radius)]) {
          const value = f({ mid: end, exponent: -42, radius: 0 }, 300);
          expect(compareQ(low(b), low(value)) <= 0 && compareQ(high(value), high(b)) <= 0).toBe(true);
        }
      }),
    );
  });

  test('far out the normal distribution is 0 or 1 to all places', () => {
    const at = (x: bigint) => normalShare({ mid: x, exponent: 0, radius: 0 }, 128);
    expect([holds(at(-1_000_000_000n), rational(0)), holds(at(1_000_000_000n), rational(1))]).toEqual([true, true]);
  });
});
