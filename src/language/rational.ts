/** An exact fraction n/d in lowest terms, with d > 0. Decimals of a spec are exact: 0.1 + 0.2 is 0.3. */
export interface Rational {
  readonly n: bigint;
  readonly d: bigint;
}

const abs = (a: bigint): bigint => (a < 0n ? -a : a);
const gcd = (a: bigint, b: bigint): bigint => (b === 0n ? abs(a) : gcd(b, a % b));

const SMALL: readonly Rational[] = Array.from({ length: 33 }, (_, k) => ({ n: BigInt(k - 16), d: 1n }));

/** The fraction n/d in lowest terms. Throws a RangeError when d is 0. */
export function rational(n: bigint | number, d: bigint | number = 1n): Rational {
  let top = BigInt(n);
  let bottom = BigInt(d);
  if (bottom === 0n) throw new RangeError('division by zero');
  if (bottom !== 1n) {
    const g = bottom < 0n ? -gcd(top, bottom) : gcd(top, bottom);
    top /= g;
    bottom /= g;
  }
  if (bottom === 1n && top >= -16n && top <= 16n) return SMALL[Number(top) + 16] as Rational;
  return { n: top, d: bottom };
}

export const ONE_Q = rational(1);

export const addQ = (a: Rational, b: Rational): Rational =>
  a.d === 1n && b.d === 1n ? rational(a.n + b.n) : rational(a.n * b.d + b.n * a.d, a.d * b.d);
export const mulQ = (a: Rational, b: Rational): Rational => rational(a.n * b.n, a.d * b.d);
export const negQ = (a: Rational): Rational => rational(-a.n, a.d);
export const subQ = (a: Rational, b: Rational): Rational => addQ(a, negQ(b));
/** 1/a. Throws a RangeError when a is 0. */
export const inverseQ = (a: Rational): Rational => rational(a.d, a.n);
export const equalQ = (a: Rational, b: Rational): boolean => a.n === b.n && a.d === b.d;
export const signQ = (a: Rational): -1 | 0 | 1 => (a.n > 0n ? 1 : a.n < 0n ? -1 : 0);
export const absQ = (a: Rational): Rational => (a.n < 0n ? negQ(a) : a);
export const isIntegerQ = (a: Rational): boolean => a.d === 1n;
/** Negative, zero or positive as a is below, at or above b. */
export const compareQ = (a: Rational, b: Rational): -1 | 0 | 1 => signQ(subQ(a, b));

/** a to an integer power. Throws a RangeError for 0 to a negative power. */
export function powQ(a: Rational, k: bigint): Rational {
  return k >= 0n ? rational(a.n ** k, a.d ** k) : rational(a.d ** -k, a.n ** -k);
}

/** The exact value of a decimal literal such as `12`, `0.25`, `-3e-4`. */
export function parseDecimal(text: string): Rational {
  const match = /^([+-]?)(\d*)(?:\.(\d*))?(?:[eE]([+-]?\d+))?$/.exec(text);
  if (!match || (match[2] === '' && !match[3])) throw new RangeError(`not a decimal number: ${text}`);
  const [, sign, whole = '', fraction = '', exponent = '0'] = match;
  const digits = BigInt(`${whole}${fraction}`) * (sign === '-' ? -1n : 1n);
  const shift = Number(exponent) - fraction.length;
  return shift >= 0 ? rational(digits * 10n ** BigInt(shift)) : rational(digits, 10n ** BigInt(-shift));
}

/** The nearest double; exact for every fraction of doubles that a spec can hold. */
export function toNumber(a: Rational): number {
  const n = Number(a.n);
  const d = Number(a.d);
  if (Number.isFinite(n) && Number.isFinite(d) && Math.abs(n) <= 2 ** 53 && d <= 2 ** 53) return n / d;
  return Number(toScientific(a, 25));
}

/** `a` to `digits` significant digits as `-1.234e-5`, cut after them. */
function toScientific(a: Rational, digits: number): string {
  if (a.n === 0n) return '0';
  const n = abs(a.n);
  let exponent = n.toString().length - a.d.toString().length;
  const scaled = (shift: number): bigint =>
    shift >= 0 ? (n * 10n ** BigInt(shift)) / a.d : n / (a.d * 10n ** BigInt(-shift));
  let cut = scaled(digits - exponent);
  exponent -= digits;
  cut = cut === 0n ? 1n : cut;
  return `${a.n < 0n ? '-' : ''}${cut}e${exponent}`;
}

/** The finite decimal expansion of `a` ("0.25", "-3"), or undefined where there is none (1/3). */
export function toDecimal(a: Rational): string | undefined {
  let rest = a.d;
  let twos = 0;
  let fives = 0;
  for (; rest % 2n === 0n; rest /= 2n) twos++;
  for (; rest % 5n === 0n; rest /= 5n) fives++;
  if (rest !== 1n) return undefined;
  const places = Math.max(twos, fives);
  const digits = ((abs(a.n) * 10n ** BigInt(places)) / a.d).toString().padStart(places + 1, '0');
  const sign = a.n < 0n ? '-' : '';
  return places === 0 ? `${sign}${digits}` : `${sign}${digits.slice(0, -places)}.${digits.slice(-places)}`;
}
