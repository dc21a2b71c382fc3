/** The slope of the loss at a point, on both sides. */
import { widen } from '../../language/ball.js';
import type { Expr, Sym } from '../../language/expr.js';
import type { Rational } from '../../language/rational.js';
import { ballOf, multiplyReals, type Real, subtractReals, toDouble } from '../../language/real.js';
import { BITS, compare, magnitudeOf } from './compare.js';
import type { Point } from './point.js';

/**
 * The step is 2^-115. With 256 digits in the loss, rounding leaves some 2^-140 of a difference in doubt, and the step
 * itself leaves out h² = 2^-230.
 */
const STEP_BITS = 115;
/** A difference is never taken to be known better than to 2^-128. */
const DOUBT = -BITS / 2;
/** A second look takes a step 2^20 times shorter: of a kink it sees the same, of a bend 2^20 times less. */
const FINER_BITS = 20;
/** Slopes on the two sides that differ by less than this part of them, or than this at all, are no kink. */
const SMALLEST_PART = -40;
const SMALLEST_KINK = -100;

export type Look =
  | { readonly kind: 'agree'; readonly off: number }
  | { readonly kind: 'differ'; readonly values: readonly [derived: number, difference: number] }
  | { readonly kind: 'kink' }
  | { readonly kind: 'unclear' };

/** Compares the derivative along `direction` with (L(u + h·d) - L(u - h·d))/2h. Throws a ValueError, or Undecided. */
export function lookAt(direction: ReadonlyMap<string, Rational>, derived: Expr, loss: Sym, point: Point): Look {
  const slopes = slopesAt(direction, loss, point, STEP_BITS);
  if (slopes.bend > Math.max(slopes.size + SMALLEST_PART, SMALLEST_KINK)) {
    const finer = slopesAt(direction, loss, point, STEP_BITS + FINER_BITS);
    if (finer.bend > slopes.bend - FINER_BITS / 2) return { kind: 'kink' };
  }
  const value = point.valueOf(derived);
  const comparison = compare(value, slopes.central);
  if (comparison.kind !== 'differ') return comparison;
  return { kind: 'differ', values: [toDouble(value), toDouble(slopes.central)] };
}

interface Slopes {
  readonly central: Real;
  /** Exponents of two above the slopes on both sides, and above their difference. */
  readonly size: number;
  readonly bend: number;
}

function slopesAt(direction: ReadonlyMap<string, Rational>, loss: Sym, point: Point, stepBits: number): Slopes {
  const over = 1n << BigInt(stepBits);
  const [up, here, down] = [
    point.moved(direction, { n: 1n, d: over }).valueOf(loss),
    point.valueOf(loss),
    point.moved(direction, { n: -1n, d: over }).valueOf(loss),
  ];
  const slope = (to: Real, from: Real, d: bigint): Real =>
    multiplyReals(subtractReals(to, from, BITS), { n: over, d }, BITS);
  const [right, left] = [slope(up, here, 1n), slope(here, down, 1n)];
  return {
    central: widen(ballOf(slope(up, down, 2n), BITS), 1, DOUBT, BITS),
    size: Math.max(magnitudeOf(left), magnitudeOf(right)),
    bend: magnitudeOf(subtractReals(right, left, BITS)),
  };
}
