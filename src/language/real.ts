/**
 * A real number as the evaluators hold it: an exact fraction for as long as its size is reasonable, else a ball. Exact
 * fractions make exact cancellation exactly 0, and ties at a kink exact ties.
 */
import {
  absBig,
  addBalls,
  type Ball,
  ballOfRatio,
  invertBall,
  midpointOf,
  multiplyBalls,
  negate,
  rootBall,
  rootOf,
  signOf,
  sizeOf,
  topOf,
  widenToBoth,
} from './ball.js';
import { cosBall, expBall, logBall, normalDensity, normalShare, sinBall } from './ball-functions.js';
import type { Rational } from './rational.js';
import { Undecided, ValueError } from './value-error.js';

/** A fraction as a Rational, but not always in lowest terms: dividing out at each step costs more than it saves. */
export type Real = Rational | Ball;

export const isBall = (x: Real): x is Ball => (x as Ball).mid !== undefined;

/** Fractions with more than 400 binary digits above or below the line go on as balls. */
const LARGE = 2n ** 400n;
const isLarge = (n: bigint, d: bigint): boolean => d > LARGE || n > LARGE || n < -LARGE;
/** What is below this, some 1e-300, counts as 0. */
const SMALLEST_EXPONENT = -997;
export const NEGLIGIBLE = 2 ** SMALLEST_EXPONENT;
/** Whole powers up to this are products, others go through the logarithm. */
const LARGEST_WHOLE_POWER = 4096n;

const gcd = (a: bigint, b: bigint): bigint => (b === 0n ? a : gcd(b, a % b));

export function reduced(x: Rational): Rational {
  const g = gcd(absBig(x.n), x.d);
  return g === 1n ? x : { n: x.n / g, d: x.d / g };
}

function fraction(n: bigint, d: bigint, bits: number): Real {
  if (!isLarge(n, d)) return { n, d };
  const low = reduced({ n, d });
  return isLarge(low.n, low.d) ? ballOfRatio(low.n, low.d, bits) : low;
}

export const ZERO: Rational = { n: 0n, d: 1n };
export const ONE: Rational = { n: 1n, d: 1n };

export const ballOf = (x: Real, bits: number): Ball => (isBall(x) ? x : ballOfRatio(x.n, x.d, bits));
export const isExactZero = (x: Real): boolean => !isBall(x) && x.n === 0n;

/** The double as the fraction that it is. Throws a RangeError unless it is finite. */
export function realOf(x: number): Rational {
  if (Number.isInteger(x)) return { n: BigInt(x), d: 1n };
  if (!Number.isFinite(x)) throw new RangeError(`not a number: ${x}`);
  let d = 1n;
  let n = x;
  // Scaling a double by a power of two is exact.
  for (; !Number.isInteger(n); n *= 2 ** 52) d <<= 52n;
  return reduced({ n: BigInt(n), d });
}

export function addReals(a: Real, b: Real, bits: number): Real {
  if (isBall(a) || isBall(b)) return addBalls(ballOf(a, bits), ballOf(b, bits), bits);
  if (a.d === b.d) return fraction(a.n + b.n, a.d, bits);
  // Decimals have powers of ten below the line: one divides the other.
  if (a.d % b.d === 0n) return fraction(a.n + b.n * (a.d / b.d), a.d, bits);
  if (b.d % a.d === 0n) return fraction(a.n * (b.d / a.d) + b.n, b.d, bits);
  return fraction(a.n * b.d + b.n * a.d, a.d * b.d, bits);
}

export function multiplyReals(a: Real, b: Real, bits: number): Real {
  if (!isBall(a) && !isBall(b)) return fraction(a.n * b.n, a.d * b.d, bits);
  if (isExactZero(a) || isExactZero(b)) return ZERO;
  return multiplyBalls(ballOf(a, bits), ballOf(b, bits), bits);
}

export const negateReal = (a: Real): Real => (isBall(a) ? negate(a) : { n: -a.n, d: a.d });

export const subtractReals = (a: Real, b: Real, bits: number): Real => addReals(a, negateReal(b), bits);

/** 1/a. Throws Undecided where a may be 0, and a ValueError where it is. */
export function invertReal(a: Real, bits: number): Real {
  if (isBall(a)) return invertBall(a, bits);
  if (a.n === 0n) throw new ValueError('division-by-zero', 'division by zero');
  return a.n > 0n ? { n: a.d, d: a.n } : { n: -a.d, d: -a.n };
}

/** -1, 0 or 1, or undefined where the ball holds 0 and something else. */
export const signOfReal = (a: Real): -1 | 0 | 1 | undefined =>
  isBall(a) ? signOf(a) : a.n > 0n ? 1 : a.n < 0n ? -1 : 0;

/** Whether every number of the ball is below 1e-300 in magnitude. */
export const isNegligible = (a: Real): boolean =>
  isBall(a) ? topOf(a) < SMALLEST_EXPONENT : sizeOf(a.n) - sizeOf(a.d) < SMALLEST_EXPONENT;

/** Negative, zero or positive as a is below, at or above b; a difference below 1e-300 is none. May be Undecided. */
export function compareReals(a: Real, b: Real, bits: number): -1 | 0 | 1 {
  const difference = subtractReals(a, b, bits);
  const sign = signOfReal(difference);
  if (sign !== undefined) return sign;
  if (isNegligible(difference)) return 0;
  throw new Undecided('order');
}

/** Shows a number in an error. */
export const showReal = (a: Real): string => {
  const x = toDouble(a);
  return Math.abs(x) < 1e21 && Number.isInteger(x) ? String(x) : String(Number(x.toPrecision(6)));
};

export function logReal(a: Real, bits: number): Real {
  const sign = signOfReal(a);
  if (sign === 0) throw new ValueError('log-of-zero', 'the logarithm of zero');
  if (sign === -1) {
    throw new ValueError('log-of-negative', `the logarithm of a negative number (${showReal(a)})`);
  }
  if (!isBall(a) && a.n === a.d) return ZERO;
  return logBall(ballOf(a, bits), bits);
}

export const expReal = (a: Real, bits: number): Real => (isExactZero(a) ? ONE : expBall(ballOf(a, bits), bits));

function rootReal(a: Real, bits: number): Real {
  if (isBall(a)) return rootBall(a, bits);
  const { n, d } = reduced(a);
  const [top, bottom] = [rootOf(n), rootOf(d)];
  return top * top === n && bottom * bottom === d ? { n: top, d: bottom } : rootBall(ballOfRatio(n, d, bits), bits);
}

function wholePower(a: Real, k: bigint, bits: number): Real {
  if (!isBall(a) && sizeOf(a.n) * Number(k) < 500 && sizeOf(a.d) * Number(k) < 500) {
    return fraction(a.n ** k, a.d ** k, bits);
  }
  let result: Real = ONE;
  let square = a;
  for (let rest = k; rest > 0n; rest >>= 1n) {
    if (rest % 2n === 1n) result = multiplyReals(result, square, bits);
    if (rest > 1n) square = multiplyReals(square, square, bits);
  }
  return result;
}

/**
 * a^k, real and principal: 0^0 is 1, and a negative a takes whole powers only. Throws a ValueError where there is no
 * value, Undecided where it takes more precision to know.
 */
export function powerReal(a: Real, k: Real, bits: number): Real {
  const sign = signOfReal(a);
  if (isBall(k)) {
    if (sign === 1) return expReal(multiplyReals(k, logReal(a, bits), bits), bits);
    if (sign === undefined) throw new Undecided('zero');
    if (sign === -1) throw rootOfNegative(a);
    return powerOfZero(compareReals(k, ZERO, bits));
  }
  const { n, d } = reduced(k);
  if (n === 0n) return ONE;
  if (sign === 0) return powerOfZero(n > 0n ? 1 : -1);
  if (d === 1n && absBig(n) <= LARGEST_WHOLE_POWER) {
    return n > 0n ? wholePower(a, n, bits) : wholePower(invertReal(a, bits), -n, bits);
  }
  if (sign === -1) {
    if (d !== 1n) throw rootOfNegative(a);
    const size = powerReal(negateReal(a), k, bits);
    return n % 2n === 0n ? size : negateReal(size);
  }
  if (d === 2n && absBig(n) <= LARGEST_WHOLE_POWER) {
    const root = rootReal(a, bits);
    return n > 0n ? wholePower(root, n, bits) : wholePower(invertReal(root, bits), -n, bits);
  }
  return expReal(multiplyReals({ n, d }, logReal(a, bits), bits), bits);
}

const rootOfNegative = (a: Real): ValueError =>
  new ValueError('root-of-negative', `a root or broken power of a negative number (${showReal(a)})`);

function powerOfZero(sign: -1 | 0 | 1): Real {
  if (sign === -1) throw new ValueError('division-by-zero', 'division by zero');
  return sign === 0 ? ONE : ZERO;
}

export function absReal(a: Real): Real {
  if (!isBall(a)) return a.n < 0n ? negateReal(a) : a;
  return a.mid < 0n ? negate(a) : a;
}

/** The larger; where they are equal, or too close to tell, a ball with both in it. */
export function maxReal(a: Real, b: Real, bits: number): Real {
  const sign = signOfReal(subtractReals(a, b, bits));
  if (sign !== undefined) return sign >= 0 ? a : b;
  return widenToBoth(ballOf(a, bits), ballOf(b, bits), bits);
}

const onBall =
  (atZero: Real, f: (a: Ball, bits: number) => Ball) =>
  ([a]: readonly Real[], bits: number): Real =>
    isExactZero(a as Real) ? atZero : f(ballOf(a as Real, bits), bits);

/** The functions that are not written in the language. Each takes its arguments and the digits to work with. */
export const PRIMITIVES: ReadonlyMap<string, (args: readonly Real[], bits: number) => Real> = new Map([
  ['exp', onBall(ONE, expBall)],
  ['log', ([a], bits) => logReal(a as Real, bits)],
  ['sin', onBall(ZERO, sinBall)],
  ['cos', onBall(ONE, cosBall)],
  ['Phi', onBall({ n: 1n, d: 2n }, normalShare)],
  ['phi', ([a], bits) => normalDensity(ballOf(a as Real, bits), bits)],
  ['abs', ([a]) => absReal(a as Real)],
  ['max', (args, bits) => args.reduce((a, b) => maxReal(a, b, bits))],
  ['min', (args, bits) => args.reduce((a, b) => negateReal(maxReal(negateReal(a), negateReal(b), bits)))],
] as [string, (args: readonly Real[], bits: number) => Real][]);

/** Doubles hold whole numbers below this, and divide them to the nearest double. */
const LARGEST_WHOLE = 2n ** 53n;

/** The nearest double; 0 below 1e-300. Infinite where no double is that large. */
export function toDouble(a: Real): number {
  if (!isBall(a) && a.n < LARGEST_WHOLE && a.n > -LARGEST_WHOLE && a.d < LARGEST_WHOLE)
    return Number(a.n) / Number(a.d);
  if (isNegligible(a)) return 0;
  if (isBall(a)) return midpointOf(a);
  // 66 digits and more in the quotient: rounding them to a double is rounding the fraction.
  return midpointOf({ ...ballOfRatio(a.n, a.d, 66), radius: 0 });
}

/** Half the distance between 1 and the next double. */
export const UNIT_ROUNDOFF = 2 ** -53;

/** A bound on how far `toDouble` is from the number; 0 for whole numbers and other doubles that are easily told. */
export function roundingOf(a: Real): number {
  const x = toDouble(a);
  const exact = !isBall(a) && Math.abs(x) < 2 ** 53 && (a.d & (a.d - 1n)) === 0n && a.d < LARGEST_WHOLE;
  return exact ? 0 : UNIT_ROUNDOFF * Math.abs(x);
}

/** Whether at least `digits` significant digits are known, or the number is as good as 0. */
export function isSettled(a: Real, digits: number): boolean {
  if (!isBall(a) || a.radius === 0) return true;
  if (isNegligible(a)) return true;
  const wanted = Math.ceil((digits + 1) * Math.log2(10));
  return sizeOf(a.mid) - Math.log2(a.radius) - 1 >= wanted;
}

/** The sign, the first `digits` significant digits, rounded, and the power of ten of the first of them. */
function digitsOf(a: Real, digits: number): { negative: boolean; figures: string; power: number } | undefined {
  if (isNegligible(a)) return undefined;
  const [n, d] = isBall(a)
    ? [absBig(a.mid) << BigInt(Math.max(0, a.exponent)), 1n << BigInt(Math.max(0, -a.exponent))]
    : [absBig(a.n), a.d];
  if (n === 0n) return undefined;
  // log10 from the binary sizes is right or one too small.
  let power = Math.floor((sizeOf(n) - sizeOf(d) - 1) * Math.log10(2)) - 1;
  for (;;) {
    const up = digits - 1 - power;
    const top = up >= 0 ? n * 10n ** BigInt(up) : n;
    const bottom = up >= 0 ? d : d * 10n ** BigInt(-up);
    const rounded = (2n * top + bottom) / (2n * bottom);
    const figures = rounded.toString();
    if (figures.length <= digits) {
      const negative = (isBall(a) ? a.mid : a.n) < 0n;
      return { negative, figures, power: power + figures.length - digits };
    }
    power += figures.length - digits;
  }
}

/** The number rounded to `digits` significant digits, as an exact fraction. */
export function roundedTo(a: Real, digits: number): Rational {
  const parts = digitsOf(a, digits);
  if (parts === undefined) return ZERO;
  const n = BigInt(parts.figures) * (parts.negative ? -1n : 1n);
  const up = parts.power - parts.figures.length + 1;
  return up >= 0 ? { n: n * 10n ** BigInt(up), d: 1n } : reduced({ n, d: 10n ** BigInt(-up) });
}

/**
 * The number to `digits` significant digits: `0.00012345`, `-1.2345e-22`. Fewer only where the rest would be zeros of
 * an exact number.
 */
export function toDecimalText(a: Real, digits: number): string {
  const parts = digitsOf(a, digits);
  if (parts === undefined) return '0';
  const { negative, power } = parts;
  const figures = isBall(a) ? parts.figures : parts.figures.replace(/0+$/, '');
  const sign = negative ? '-' : '';
  if (power < -7 || power > 20) {
    const rest = figures.slice(1);
    return `${sign}${figures.charAt(0)}${rest === '' ? '' : `.${rest}`}e${power < 0 ? '' : '+'}${power}`;
  }
  if (power < 0) return `${sign}0.${'0'.repeat(-power - 1)}${figures}`;
  const whole = figures.slice(0, power + 1).padEnd(power + 1, '0');
  return figures.length > power + 1 ? `${sign}${whole}.${figures.slice(power + 1)}` : `${sign}${whole}`;
}
