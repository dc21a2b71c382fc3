/** Expressions as fractions of polynomials, everything that is not plain arithmetic standing as a symbol. */
import { canonical } from '../../language/canonical.js';
import type { Expr } from '../../language/expr.js';
import { addQ, isIntegerQ, mulQ, powQ, type Rational } from '../../language/rational.js';

/** Higher powers are not written out. */
const LARGEST_POWER = 8n;

/** A numerator and a denominator as text, and how many terms each has at most when multiplied out. */
export interface Fraction {
  readonly top: Polynomial;
  readonly bottom: Polynomial;
}
interface Polynomial {
  readonly text: string;
  readonly terms: number;
}

/** Whether `e` stands as a symbol: everything but numbers, sums, products and whole powers. */
const isAtom = (e: Expr): boolean =>
  !(e.kind === 'num' || e.kind === 'add' || e.kind === 'mul' || (e.kind === 'pow' && isWhole(e.exponent)));

const isWhole = (e: Expr): boolean =>
  e.kind === 'num' && isIntegerQ(e.value) && e.value.n <= LARGEST_POWER && e.value.n >= -LARGEST_POWER;

/** Whether a root or another power stands outside of all functions: it is not plain arithmetic, nor a symbol. */
export const hasOtherPowers = (e: Expr): boolean =>
  isAtom(e) ? e.kind === 'pow' : e.kind !== 'pow' ? e.parts.some(hasOtherPowers) : hasOtherPowers(e.base);

/** Names for what stands as a symbol, the same for what is the same up to order: `p0`, `p1`, … */
export function newAtoms(): (e: Expr) => string {
  const names = new Map<Expr, string>();
  return (e) => {
    const key = canonical(e);
    const name = names.get(key) ?? `p${names.size}`;
    names.set(key, name);
    return name;
  };
}

const ONE: Polynomial = { text: '1', terms: 1 };

/** Only whole numbers are handed over: nerdamer loses a factor where fractions of numbers multiply to a whole one. */
const whole = (n: bigint): Polynomial => (n === 1n ? ONE : { text: n < 0n ? `(${n})` : String(n), terms: 1 });

const times = (a: Polynomial, b: Polynomial): Polynomial =>
  a === ONE ? b : b === ONE ? a : { text: `(${a.text})*(${b.text})`, terms: a.terms * b.terms };

export function asFraction(e: Expr, nameOf: (e: Expr) => string): Fraction {
  if (isAtom(e)) return { top: { text: nameOf(e), terms: 1 }, bottom: ONE };
  const parts = (): readonly Fraction[] => e.parts.map((part) => asFraction(part, nameOf));
  switch (e.kind) {
    case 'num':
      return { top: whole(e.value.n), bottom: whole(e.value.d) };
    case 'add':
      return parts().reduce(plus);
    case 'mul':
      return parts().reduce((a, b) => ({ top: times(a.top, b.top), bottom: times(a.bottom, b.bottom) }));
    case 'pow': {
      const base = asFraction(e.base, nameOf);
      const exponent = e.exponent.kind === 'num' ? Number(e.exponent.value.n) : 0;
      const { top, bottom } = exponent < 0 ? { top: base.bottom, bottom: base.top } : base;
      return { top: power(top, Math.abs(exponent)), bottom: power(bottom, Math.abs(exponent)) };
    }
    default:
      throw new RangeError(`no fraction: ${e.kind}`);
  }
}

function plus(a: Fraction, b: Fraction): Fraction {
  const [x, y] = a.bottom.text === b.bottom.text ? [a.top, b.top] : [times(a.top, b.bottom), times(b.top, a.bottom)];
  const bottom = a.bottom.text === b.bottom.text ? a.bottom : times(a.bottom, b.bottom);
  return { top: { text: `(${x.text})+(${y.text})`, terms: x.terms + y.terms }, bottom };
}

const power = (p: Polynomial, n: number): Polynomial =>
  p === ONE || n === 0 ? ONE : { text: `(${p.text})^${n}`, terms: p.terms ** n };

/** The difference of two expressions, as a polynomial: it is 0 where they are equal. */
export function differenceOf(left: Expr, right: Expr, nameOf: (e: Expr) => string): Polynomial {
  const [a, b] = [asFraction(left, nameOf), asFraction(right, nameOf)];
  const [x, y] = [times(a.top, b.bottom), times(b.top, a.bottom)];
  return { text: `(${x.text})-(${y.text})`, terms: x.terms + y.terms };
}

/** The exact value where each symbol has the one that `at` gives to its name; undefined where 0 divides. */
export function valueAt(e: Expr, nameOf: (e: Expr) => string, at: (name: string) => Rational): Rational | undefined {
  if (isAtom(e)) return at(nameOf(e));
  if (e.kind === 'num') return e.value;
  const parts = e.parts.map((part) => valueAt(part, nameOf, at));
  if (!parts.every((q) => q !== undefined)) return undefined;
  if (e.kind === 'add') return parts.reduce(addQ);
  if (e.kind === 'mul') return parts.reduce(mulQ);
  const [base, exponent] = parts as [Rational, Rational];
  return base.n === 0n && exponent.n < 0n ? undefined : powQ(base, exponent.n);
}
