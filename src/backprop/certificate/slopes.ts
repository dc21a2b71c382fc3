/** The slope of the loss at a point, on both sides. */
import { topOf, widen } from '../../language/ball.js';
import type { Expr, Sym } from '../../language/expr.js';
import type { Rational } from '../../language/rational.js';
import { ballOf, isBall, multiplyReals, type Real, signOfReal, subtractReals, toDouble } from '../../language/real.js';
import { BITS, compare, magnitudeOf } from './compare.js';
import type { Point } from './point.js';

/**
 * The step is 2^-115. With some 230 digits known of the loss, rounding leaves 2^-115 of a difference in doubt, and the
 * step itself leaves out h² = 2^-230.
 */
const STEP_BITS = 115;
const KNOWN_BITS = 230;
/** Where that many are not known with 256 digits, as in deep nets, more are used, up to this. */
const MOST_BITS = 2048;
/** A difference is never taken to be known better than this. */
const DOUBT = -110;
/**
 * A second look takes a step 2^20 times shorter. It sees the same of a kink; of a bend it sees 2^20 times less, and of
 * what the step leaves out 2^40 times less.
 */
const FINER_BITS = 20;
/** Slopes on the two sides that differ by less than this part of them are no kink. */
const SMALLEST_PART = -40;

export type Look =
  | { readonly kind: 'agree'; readonly off: number }
  | { readonly kind: 'differ'; readonly values: readonly [derived: number, difference: number] }
  | { readonly kind: 'kink' }
  | { readonly kind: 'unclear' };

/** Compares the derivative along `direction` with (L(u + h·d) - L(u - h·d))/2h. Throws a ValueError, or Undecided. */
export function lookAt(direction: ReadonlyMap<string, Rational>, derived: Expr, loss: Sym, point: Point): Look {
  const value = point.valueOf(derived);
  const lossAt: ValueAt = (step) => known(step.n === 0n ? point : point.moved(direction, step), loss);
  const coarse = slopesOf(lossAt, STEP_BITS);
  const comparison = compare(value, coarse.central);
  const isBent = coarse.bend > coarse.size + SMALLEST_PART;
  if (comparison.kind !== 'differ' && !isBent) return comparison;
  const fine = slopesOf(lossAt, STEP_BITS + FINER_BITS);
  if (isBent && isKink(coarse, fine)) return { kind: 'kink' };
  if (comparison.kind !== 'differ') return comparison;
  const [before, after] = [coarse, fine].map(({ central }) => magnitudeOf(subtractReals(value, central, BITS)));
  const off = (after as number) - magnitudeOf(value);
  if (off < SMALLEST_PART && (after as number) < (before as number) - FINER_BITS)
    return { kind: 'agree', off: 2 ** off };
  return { kind: 'differ', values: [toDouble(value), toDouble(fine.central)] };
}

/** Whether a function has a kink, or a jump, at 0. Throws a ValueError, or Undecided. */
export function hasKink(valueAt: ValueAt): boolean {
  const coarse = slopesOf(valueAt, STEP_BITS);
  if (coarse.bend <= coarse.size + SMALLEST_PART) return false;
  return isKink(coarse, slopesOf(valueAt, STEP_BITS + FINER_BITS));
}

/** The value of a function at a small rational number. */
export type ValueAt = (step: Rational) => Real;

interface Slopes {
  readonly central: Real;
  /** Exponents of two above the slopes on both sides, and above how far they certainly differ. */
  readonly size: number;
  readonly bend: number;
}

const isKink = (coarse: Slopes, fine: Slopes): boolean => fine.bend > coarse.bend - FINER_BITS / 2;

function slopesOf(valueAt: ValueAt, stepBits: number): Slopes {
  const over = 1n << BigInt(stepBits);
  const [down, here, up] = [-1n, 0n, 1n].map((n) => valueAt({ n, d: over })) as [Real, Real, Real];
  const slope = (to: Real, from: Real, d: bigint): Real =>
    multiplyReals(subtractReals(to, from, BITS), { n: over, d }, BITS);
  const [right, left] = [slope(up, here, 1n), slope(here, down, 1n)];
  const bend = subtractReals(right, left, BITS);
  return {
    central: widen(ballOf(slope(up, down, 2n), BITS), 1, DOUBT, BITS),
    size: Math.max(magnitudeOf(left), magnitudeOf(right)),
    bend: signOfReal(bend) ? magnitudeOf(bend) : Number.NEGATIVE_INFINITY,
  };
}

function known(point: Point, loss: Sym): Real {
  for (let bits = BITS; ; bits *= 2) {
    const value = point.valueOf(loss, bits);
    const isKnown = !isBall(value) || topOf({ ...value, mid: 0n }) < -KNOWN_BITS;
    if (isKnown || bits >= MOST_BITS) return value;
  }
}
