/** Whether two values known as balls are the same. */

import { signOf, topOf } from '../../language/ball.js';
import { ballOf, isExactZero, type Real, subtractReals } from '../../language/real.js';

/** Binary digits that the checks work with: some 77 decimal digits. */
export const BITS = 256;
/** Two values agree when they differ by less than 2^-80 (some 24 digits) of the larger one … */
const AGREEING_BITS = 80;
/** … or when both may be 0, and what is unknown about them is below 2^-90. */
const SMALL = -90;

export type Comparison =
  /** `off`: a bound on the difference, relative to the larger of the two. */
  | { readonly kind: 'agree'; readonly off: number }
  | { readonly kind: 'differ' }
  /** Too little is known of the two. */
  | { readonly kind: 'unclear' };

/** The exponent of a power of two above |x|. */
export const magnitudeOf = (x: Real): number => (isExactZero(x) ? Number.NEGATIVE_INFINITY : topOf(ballOf(x, BITS)));

export function compare(a: Real, b: Real): Comparison {
  const difference = subtractReals(a, b, BITS);
  if (isExactZero(difference)) return { kind: 'agree', off: 0 };
  const size = magnitudeOf(difference);
  const off = size - Math.max(magnitudeOf(a), magnitudeOf(b));
  if (off <= -AGREEING_BITS) return { kind: 'agree', off: 2 ** off };
  if (signOf(ballOf(difference, BITS)) !== undefined) return { kind: 'differ' };
  return size <= SMALL ? { kind: 'agree', off: 0 } : { kind: 'unclear' };
}
