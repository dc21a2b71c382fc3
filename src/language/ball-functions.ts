/**
 * Exponential, logarithm, sine, cosine and the normal distribution on balls. Inside, numbers are fixed point: an
 * integer X stands for X·2^-w. Each series says how many units its result may be off, and guard digits pay for that.
 */
import {
  addBalls,
  type Ball,
  ball,
  invertBall,
  midpointOf,
  multiplyBalls,
  negate,
  relativeRadius,
  rootBall,
  shift,
  signOf,
  sizeOf,
  topOf,
  widen,
  widenBy,
} from './ball.js';
import { Undecided, ValueError } from './value-error.js';

/** Beyond e^±2^40 nothing is computed: above is an overflow, below is a ball around 0. */
const LARGEST_EXPONENT = 2 ** 40;

interface Constant {
  bits: number;
  value: bigint;
}
const ln2: Constant = { bits: 0, value: 0n };
const pi: Constant = { bits: 0, value: 0n };

/** The constant to `w` binary places, at most two units off; computed once for the most digits ever asked. */
function constant(c: Constant, compute: (w: number) => bigint, w: number): bigint {
  if (c.bits < w) {
    c.bits = Math.max(w, 2 * c.bits, 256);
    c.value = compute(c.bits + 32) >> 32n;
  }
  return c.value >> BigInt(c.bits - w);
}

/** The sum of sign^k/((2k+1) q^(2k+1)): artanh(1/q), or arctan(1/q) where `sign` is -1. */
function inverseTangent(q: bigint, sign: 1n | -1n, w: number): bigint {
  const square = q * q;
  let power = (1n << BigInt(w)) / q;
  let total = power;
  for (let k = 3n, s: bigint = sign; power !== 0n; k += 2n, s *= sign) {
    power /= square;
    total += (s * power) / k;
  }
  return total;
}

/** ln 2 = 18 artanh(1/26) - 2 artanh(1/4801) + 8 artanh(1/8749). */
const ln2To = (w: number): bigint =>
  constant(
    ln2,
    (v) => 18n * inverseTangent(26n, 1n, v) - 2n * inverseTangent(4801n, 1n, v) + 8n * inverseTangent(8749n, 1n, v),
    w,
  );

/** Machin: pi = 16 arctan(1/5) - 4 arctan(1/239). */
const piTo = (w: number): bigint =>
  constant(pi, (v) => 16n * inverseTangent(5n, -1n, v) - 4n * inverseTangent(239n, -1n, v), w);

/** The midpoint to `w` binary places, cut: less than one unit off. */
const fixed = (a: Ball, w: number): bigint => shift(a.mid, a.exponent + w);

/** e^(X·2^-w) for |X| <= 2^w, at most two units off: halve the argument, sum the series, square back. */
function expFixed(x: bigint, w: number): bigint {
  const halvings = Math.floor(Math.sqrt(w) * 0.7);
  // A series of n terms is off by 2n units, squaring back multiplies that by less than 4·2^halvings.
  const guard = halvings + sizeOf(BigInt(w)) + 6;
  const v = BigInt(w + guard);
  const r = shift(x, guard - halvings);
  let term = 1n << v;
  let total = term;
  for (let k = 1n; term !== 0n; k++) {
    term = ((term * r) >> v) / k;
    total += term;
  }
  for (let k = 0; k < halvings; k++) total = (total * total) >> v;
  return total >> BigInt(guard);
}

/** log(F·2^-w) for F between 0.7·2^w and 1.42·2^w, at most 16 units off: two-thirds of the digits from one exp. */
function logFixed(f: bigint, w: number): bigint {
  if (w <= 44) return BigInt(Math.round(Math.log(Number(f) * 2 ** -w) * 2 ** w));
  const third = Math.ceil(w / 3) + 8;
  const start = logFixed(f >> BigInt(w - third), third) << BigInt(w - third);
  // f = e^start·(1 + d) with |d| < 2^(5-third), so the terms left out of log(1 + d) are below one unit.
  const big = BigInt(w);
  const d = ((f * expFixed(-start, w)) >> big) - (1n << big);
  const square = (d * d) >> big;
  return start + d - square / 2n + ((square * d) >> big) / 3n;
}

/** A ball around 0 that holds everything up to e^x. */
const belowExp = (x: number): Ball => ({ mid: 0n, exponent: Math.ceil(x * Math.LOG2E) + 1, radius: 1 });

export function expBall(a: Ball, bits: number): Ball {
  const x = midpointOf(a);
  const spread = a.radius * 2 ** Math.min(a.exponent, 1000);
  if (x + spread < -LARGEST_EXPONENT) return belowExp(-LARGEST_EXPONENT);
  if (x > LARGEST_EXPONENT) throw new ValueError('overflow', `the exponential of ${x.toPrecision(3)} is too large`);
  if (spread >= 0.5) {
    if (x + spread > LARGEST_EXPONENT) throw new Undecided('zero');
    return belowExp(x + spread);
  }
  const k = Math.round(x * Math.LOG2E);
  const w = bits + 4;
  const extra = sizeOf(BigInt(k)) + 2;
  const rest = fixed(a, w) - ((ln2To(w + extra) * BigInt(k)) >> BigInt(extra));
  // The argument is off by less than four units, and its exponential, at most 1.42, by two more.
  const e: Ball = { mid: expFixed(rest, w), exponent: k - w, radius: 10 };
  // e^s - 1 < s(1 + s) for s < 1/2.
  return a.radius === 0 ? e : widenBy(e, a.radius * (1 + spread), a.exponent, bits + 4);
}

/** The natural logarithm. Throws Undecided where the ball holds 0; its numbers are not all negative. */
export function logBall(a: Ball, bits: number): Ball {
  if (signOf(a) !== 1) throw new Undecided('zero');
  const w = bits + 4;
  const size = sizeOf(a.mid);
  let f = shift(a.mid, w - size);
  let k = size + a.exponent;
  if (f < (7n << BigInt(w)) / 10n) {
    f = shift(a.mid, w - size + 1);
    k--;
  }
  const extra = sizeOf(BigInt(k)) + 2;
  const mid = logFixed(f, w) + ((ln2To(w + extra) * BigInt(k)) >> BigInt(extra));
  const log: Ball = { mid, exponent: -w, radius: 24 };
  // |log(m ± r) - log m| <= r/(m - r).
  return a.radius === 0 ? log : widen(log, relativeRadius(a, size), -size, bits + 4);
}

/** sin or cos of X·2^-w for |X| <= 2^w, from the first term on; at most as many units off as terms. */
function circleSeries(x: bigint, first: bigint, from: bigint, w: number): bigint {
  const v = BigInt(w);
  const square = (x * x) >> v;
  let term = first;
  let total = first;
  for (let k = from; term !== 0n; k += 2n) {
    term = -((term * square) >> v) / (k * (k + 1n));
    total += term;
  }
  return total;
}

const floorDivide = (a: bigint, b: bigint): bigint => a / b - (a % b < 0n ? 1n : 0n);

/** sin(a + quarter·pi/2). */
function circle(a: Ball, quarter: bigint, bits: number): Ball {
  const whole = Math.max(0, topOf(a));
  if (whole > 2 ** 12) throw new Undecided('order');
  const w = bits + whole + 24;
  const x = fixed(a, w);
  const p = piTo(w);
  const turns = floorDivide(4n * x + p, 2n * p);
  const rest = x - (turns * p) / 2n;
  const n = (((turns + quarter) % 4n) + 4n) % 4n;
  const one = 1n << BigInt(w);
  const value = n % 2n === 0n ? circleSeries(rest, rest, 2n, w) : circleSeries(rest, one, 1n, w);
  const mid = n >= 2n ? -value : value;
  return widen(ball(mid, -w, 2 * w, whole, bits), a.radius, a.exponent, bits);
}

export const sinBall = (a: Ball, bits: number): Ball => circle(a, 0n, bits);
export const cosBall = (a: Ball, bits: number): Ball => circle(a, 1n, bits);

/** The density of the normal distribution, e^(-x²/2)/√(2π). */
export function normalDensity(a: Ball, bits: number): Ball {
  const square = multiplyBalls(a, a, bits + 4);
  const w = bits + 4;
  const root = rootBall({ mid: piTo(w), exponent: 1 - w, radius: 2 }, w);
  return multiplyBalls(expBall({ ...negate(square), exponent: square.exponent - 1 }, w), invertBall(root, w), bits);
}

/**
 * The normal distribution's share below x: 1/2 + φ(x)·(x + x³/3 + x⁵/(3·5) + …), whose terms all have one sign
 * (Abramowitz and Stegun 26.2.11). The result is right to `bits` places, not digits; far out, that is 0 or 1.
 */
export function normalShare(a: Ball, bits: number): Ball {
  const x = midpointOf(a);
  const largest = (x * x * Math.LOG2E) / 2;
  // 1 - Φ(x) < e^(-x²/2) for x > 0.
  if (largest > 2 * bits + 64) return widenShare({ mid: x > 0 ? 1n : 0n, exponent: 0, radius: 0 }, a, -2 * bits, bits);
  const w = bits + Math.ceil(largest) + 24;
  const exact: Ball = { ...a, radius: 0 };
  const argument = fixed(exact, w);
  const square = (argument * argument) >> BigInt(w);
  let term = argument;
  let total = argument;
  let terms = 1;
  for (let k = 3n; term !== 0n; k += 2n, terms++) {
    term = ((term * square) >> BigInt(w)) / k;
    total += term;
  }
  // Each term is off by less than its number of units times the growth of the series, which `largest` has paid for.
  const series: Ball = ball(total, -w, terms * terms + 4, Math.ceil(largest) + 2, w);
  const half: Ball = { mid: 1n, exponent: -1, radius: 0 };
  const share = addBalls(half, multiplyBalls(normalDensity(exact, w), series, w), w);
  return widenShare(share, a, -bits, bits);
}

/** φ <= 0.4, so that a radius in the argument counts for at most 0.4 of itself. */
const widenShare = (share: Ball, a: Ball, places: number, bits: number): Ball =>
  widen(widen(share, 1, places, bits + 4), a.radius * 0.4, a.exponent, bits + 4);
