/** Fractions of polynomials, and what is reckoned with them. */
import {
  inverseOfTerm,
  negateP,
  ONE_P,
  onlyTerm,
  type Polynomial,
  plusP,
  powerP,
  TooLong,
  textOf,
  timesP,
} from './polynomial.js';

export interface Fraction {
  readonly top: Polynomial;
  readonly bottom: Polynomial;
}

/** Beyond it nothing is multiplied out. */
export const LARGEST_POWER = 12;

/** A polynomial as a fraction. */
export const whole = (top: Polynomial): Fraction => ({ top, bottom: ONE_P });
export const negated = ({ top, bottom }: Fraction): Fraction => ({ top: negateP(top), bottom });
export const times = (a: Fraction, b: Fraction): Fraction => ({
  top: timesP(a.top, b.top),
  bottom: timesP(a.bottom, b.bottom),
});

export function plus(a: Fraction, b: Fraction): Fraction {
  if (a.bottom === b.bottom || textOf(a.bottom) === textOf(b.bottom))
    return { top: plusP(a.top, b.top), bottom: a.bottom };
  return { top: plusP(timesP(a.top, b.bottom), timesP(b.top, a.bottom)), bottom: timesP(a.bottom, b.bottom) };
}

/** To an integer power. Throws TooLong. */
export function raised({ top, bottom }: Fraction, n: number): Fraction {
  if (Math.abs(n) > LARGEST_POWER) throw new TooLong();
  if (n >= 0) return { top: powerP(top, n), bottom: powerP(bottom, n) };
  return raised(inverted({ top, bottom }), -n);
}

/** 1 by a fraction; what has a single term goes up with negative exponents. */
export function inverted({ top, bottom }: Fraction): Fraction {
  const term = onlyTerm(top);
  return term ? whole(timesP(bottom, inverseOfTerm(term))) : { top: bottom, bottom: top };
}
