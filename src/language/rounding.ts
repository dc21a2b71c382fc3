/** Rounding as on paper: from the number itself, to so many decimals or significant digits, ties as stated. */
import { type Ball, sizeOf } from './ball.js';
import { absQ, addQ, equalQ, isIntegerQ, mulQ, negQ, powQ, type Rational, rational, toDecimal } from './rational.js';
import { isBall, isExactZero, isNegligible, type Real } from './real.js';
import { Undecided } from './value-error.js';

export const TIES = ['away', 'even'] as const;

/** Rounded to so many decimals, or to so many significant digits; a tie goes away from zero, or to the even digit. */
export interface Rounding {
  readonly kind: 'decimals' | 'significant';
  readonly digits: number;
  readonly ties: (typeof TIES)[number];
}

/** A number as it is written down. */
export interface Rounded {
  /** What stands on the paper. */
  readonly value: Rational;
  /** Decimals of it that are written; negative where the last digit stands before the units: 1.2×10³ has -2. */
  readonly places: number;
  readonly scientific: boolean;
  /** Whether it was this number before it was rounded. */
  readonly exact: boolean;
}

/** From 10⁷ on, a number is written with a power of ten. */
const LARGEST_PLAIN = 7;
/** 0.001234 has its digits in view; 0.0001234 is for counting zeros, unless it is short and exact: 0.0005. */
const SMALLEST_PLAIN = -3;
const SMALLEST_SHORT = -4;
/** A given number of up to so many significant digits is data: it is not rounded. */
const LONGEST_GIVEN = 8;

const TEN = rational(10);
const tenTo = (k: number): Rational => powQ(TEN, BigInt(k));

/** The power of ten of the first digit of a ≠ 0. */
export function exponentOf(a: Rational): number {
  const size = absQ(a);
  const atLeast = (k: number): boolean =>
    k >= 0 ? size.n >= size.d * 10n ** BigInt(k) : size.n * 10n ** BigInt(-k) >= size.d;
  // The lengths say it up to one.
  const guess = size.n.toString().length - size.d.toString().length;
  return atLeast(guess) ? guess : guess - 1;
}

/** How many decimals a terminating decimal has. */
const decimalsOf = (a: Rational): number => (toDecimal(a)?.split('.')[1] ?? '').length;

/** `a` as a whole number of units of 10^-places. */
export function inUnits(a: Rational, places: number, ties: Rounding['ties']): bigint {
  const { n, d } = mulQ(a, tenTo(places));
  const size = n < 0n ? -n : n;
  const [whole, rest] = [size / d, 2n * (size % d)];
  const up = rest > d || (rest === d && (ties === 'away' || whole % 2n === 1n));
  const units = up ? whole + 1n : whole;
  return n < 0n ? -units : units;
}

/** Below this power of ten so many decimals would leave less than two digits of a number, or none. */
const smallestPlain = (decimals: number): number => (decimals < 3 ? -decimals : Math.max(SMALLEST_PLAIN, 1 - decimals));

/** Where the last digit stands and whether a power of ten follows, for a number whose first digit stands at `exponent`. */
function formAt(exponent: number, { kind, digits }: Rounding): Pick<Rounded, 'places' | 'scientific'> {
  if (kind === 'significant') {
    return { places: digits - 1 - exponent, scientific: exponent < SMALLEST_PLAIN || exponent >= digits };
  }
  const scientific = exponent < smallestPlain(digits) || exponent >= LARGEST_PLAIN;
  return { places: scientific ? Math.max(digits, 2) - 1 - exponent : digits, scientific };
}

/** More decimals than this are not spent on telling a number from 1. */
const MOST_BELOW_ONE = 9;

/** The decimals that show two digits of 1 − |a|, for |a| just below 1; undefined where these are too many. */
function placesBelowOne(a: Rational): number | undefined {
  const places = 1 - exponentOf(addQ(rational(1), negQ(absQ(a))));
  return places <= MOST_BELOW_ONE ? places : undefined;
}

/** A fraction rounded. */
export function roundQ(a: Rational, rounding: Rounding): Rounded {
  if (a.n === 0n) return exactly(a);
  const at = ({ places, scientific }: Pick<Rounded, 'places' | 'scientific'>): Rounded => {
    const value = mulQ(rational(inUnits(a, places, rounding.ties)), tenTo(-places));
    return { value, places, scientific, exact: equalQ(value, a) };
  };
  const exponent = exponentOf(a);
  const first = at(formAt(exponent, rounding));
  if (exponentOf(first.value) === exponent) return first;
  // 0.99996 as 1.0000 would make 1 − a zero.
  const below = exponent === -1 ? placesBelowOne(a) : undefined;
  if (below !== undefined) return at({ places: below, scientific: false });
  // 9.996 to three digits is 10.0, and has its first digit elsewhere.
  return at(formAt(exponentOf(first.value), rounding));
}

/** What rounding has left as it was keeps no zeros at its end: 0.5, where 0.5000 is something rounded. */
export const withoutZeros = (a: Rounded): Rounded => (a.exact ? exactly(a.value) : a);

/** A terminating decimal in all its digits. */
export function exactly(a: Rational): Rounded {
  if (a.n === 0n) return { value: a, places: 0, scientific: false, exact: true };
  const exponent = exponentOf(a);
  const scientific = exponent < SMALLEST_SHORT || exponent > LARGEST_PLAIN;
  const zeros = isIntegerQ(a) ? (/0*$/.exec(String(a.n))?.[0].length ?? 0) : 0;
  return { value: a, places: scientific && zeros > 0 ? -zeros : decimalsOf(a), scientific, exact: true };
}

/** Whether a given number is written as it was given, whatever the rounding. */
export function isShortGiven(a: Rational): boolean {
  const digits = toDecimal(a)
    ?.replace(/^-|\./g, '')
    .replace(/^0+|0+$/g, '');
  return digits !== undefined && digits.length <= LONGEST_GIVEN;
}

/** A ball this narrow about a tie is taken for the tie. */
const NARROW = 1500;

/**
 * A number as it is written down: all numbers of a ball must round to the same. Throws Undecided where they do not.
 * What is as good as 0 is written 0, but is not exactly that.
 */
export function roundReal(a: Real, rounding: Rounding): Rounded {
  if (!isBall(a)) return isExactZero(a) || !isNegligible(a) ? roundQ(rational(a.n, a.d), rounding) : ABOUT_ZERO;
  if (isNegligible(a)) return ABOUT_ZERO;
  const radius = BigInt(a.radius);
  const [low, high] = [a.mid - radius, a.mid + radius].map((n) => roundQ(scaled(n, a), rounding)) as [Rounded, Rounded];
  if (low.places === high.places && equalQ(low.value, high.value)) return { ...low, exact: false };
  if (sizeOf(a.mid) - Math.log2(a.radius) < NARROW) throw new Undecided('order');
  return roundQ(scaled(a.mid, a), rounding);
}

const ABOUT_ZERO: Rounded = { value: rational(0), places: 0, scientific: false, exact: false };

const scaled = (n: bigint, { exponent }: Ball): Rational =>
  exponent >= 0 ? rational(n << BigInt(exponent)) : rational(n, 1n << BigInt(-exponent));
