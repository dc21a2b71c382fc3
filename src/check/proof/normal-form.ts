/**
 * A normal form for telling whether two expressions are the same function: fractions of polynomials in atoms, where
 * exponentials of the same quantity are powers of one atom, a logarithm is taken apart into those of its factors, and a
 * root is an atom with a known power. What stands under none of these is an atom as it is.
 *
 * Two expressions with the same normal form are equal wherever both have a value; log x is taken apart as log |x|.
 */
import { type Expr, isNum } from '../../language/expr.js';
import { isIntegerQ, type Rational, rational } from '../../language/rational.js';
import {
  atomPower,
  constant,
  contentOf,
  inverseOfTerm,
  isZero,
  negateP,
  ONE_P,
  ofTerm,
  onlyTerm,
  type Polynomial,
  plusP,
  powerP,
  TooLong,
  termsOf,
  textOf,
  timesP,
} from './polynomial.js';

export interface Fraction {
  readonly top: Polynomial;
  readonly bottom: Polynomial;
}

const LARGEST_POWER = 12;

/** Normal forms of expressions that are compared with each other; functions and definitions are written out before. */
export class NormalForms {
  private readonly atoms = new Map<string, number>();
  /** Roots, by their atom: the number of the root and what it is the root of. */
  private readonly roots = new Map<number, { readonly degree: number; readonly of: Fraction }>();
  private readonly known = new Map<Expr, Fraction>();

  /** Whether two expressions are the same function. Throws TooLong. */
  areEqual(a: Expr, b: Expr): boolean {
    const [x, y] = [this.of(a), this.of(b)];
    // A quantity that came up in smaller parts than before: e^(x/2) after e^x.
    if (this.isRefined) return this.again().areEqual(a, b);
    const difference = plusP(timesP(x.top, y.bottom), negateP(timesP(y.top, x.bottom)));
    return isZero(this.withoutRoots(difference));
  }

  /** What the sign of `e` hangs on: a quantity up to a number, by its text, and whether `e` has the sign of it. */
  signOf(e: Expr): { readonly of: string; readonly isSame: boolean } {
    const form = this.of(e);
    const [first] = termsOf(form.top);
    if (first === undefined) return { of: '0', isSame: true };
    const unit = timesP(form.top, constant(rational(first.coefficient.d, first.coefficient.n)));
    return { of: this.textOf({ ...form, top: unit }), isSame: first.coefficient.n > 0n };
  }

  private isRefined = false;

  private again(): NormalForms {
    const fresh = new NormalForms();
    for (const [quantity, count] of this.parts) fresh.parts.set(quantity, count);
    return fresh;
  }

  /** Into how many parts a quantity in an exponent is cut. */
  private partsOf(quantity: string, needed: bigint): bigint {
    const before = this.parts.get(quantity);
    if (before !== undefined && before % needed === 0n) return before;
    const count = before === undefined ? needed : (before * needed) / gcd(before, needed);
    this.isRefined ||= before !== undefined;
    this.parts.set(quantity, count);
    return count;
  }

  private of(e: Expr): Fraction {
    const found = this.known.get(e);
    if (found) return found;
    const form = this.make(e);
    this.known.set(e, form);
    return form;
  }

  private make(e: Expr): Fraction {
    switch (e.kind) {
      case 'num':
        return whole(constant(e.value));
      case 'add':
        return e.args.map((part) => this.of(part)).reduce(plus);
      case 'mul':
        return e.args.map((part) => this.of(part)).reduce(times);
      case 'pow':
        return this.power(e.base, e.exponent);
      case 'call':
        if (e.fn === 'exp') return this.exponential(this.of(e.args[0] as Expr));
        if (e.fn === 'log') return this.logarithm(e.args[0] as Expr);
        return whole(atomPower(this.atom(`${e.fn}(${e.args.map((arg) => this.textOf(this.of(arg))).join()})`), 1));
      default:
        return whole(atomPower(this.atom(`#${e.id}`), 1));
    }
  }

  private power(base: Expr, exponent: Expr): Fraction {
    if (!isNum(exponent)) {
      // u^v is e^(v log u).
      return this.exponential(times(this.of(exponent), this.logarithm(base)));
    }
    const { n, d } = (exponent as Expr & { value: Rational }).value;
    const size = Number(n < 0n ? -n : n);
    if (size > LARGEST_POWER || d > BigInt(LARGEST_POWER))
      return whole(atomPower(this.atom(`#pow ${base.id} ${n}/${d}`), 1));
    const inside = this.of(base);
    if (d === 1n) return raised(inside, Number(n));
    const atom = this.atom(`root ${d} of ${this.textOf(inside)}`);
    this.roots.set(atom, { degree: Number(d), of: inside });
    return whole(atomPower(atom, Number(n)));
  }

  /** e^(2x − y + 1): a power of an atom for each term. */
  private exponential(inside: Fraction): Fraction {
    const divisor = onlyTerm(inside.bottom);
    if (divisor === undefined) return whole(atomPower(this.atom(`exp(${this.textOf(inside)})`), 1));
    const terms = termsOf(timesP(inside.top, inverseOfTerm(divisor)));
    return terms
      .map(({ powers, coefficient }): Fraction => {
        const log = powers.length === 1 && powers[0]?.[1] === 1 ? this.logs.get(powers[0][0]) : undefined;
        if (log && isIntegerQ(coefficient)) return raised(whole(log), Number(coefficient.n));
        const count = this.partsOf(textOf(ofTerm(powers, rational(1))), coefficient.d);
        const unit = ofTerm(powers, rational(1, count));
        const atom = this.atom(`exp ${textOf(unit)}`);
        this.exponents.set(atom, unit);
        return whole(atomPower(atom, Number((coefficient.n * count) / coefficient.d)));
      })
      .reduce(times, whole(ONE_P));
  }

  /** Into how many parts the exponent of a quantity is cut, so that e^(x/2) and e^x are powers of one atom. */
  private readonly parts = new Map<string, bigint>();
  /** What atoms are the logarithms of. */
  private readonly logs = new Map<number, Polynomial>();

  /** log |x| of products, powers and exponentials, down to what has no factors that one sees. */
  private logarithm(e: Expr): Fraction {
    if (e.kind === 'mul') return e.args.map((part) => this.logarithm(part)).reduce(plus);
    if (e.kind === 'pow') return times(this.of(e.exponent), this.logarithm(e.base));
    if (e.kind === 'call' && e.fn === 'exp') return this.of(e.args[0] as Expr);
    const { top, bottom } = this.of(e);
    return plus(this.logOf(top), negated(this.logOf(bottom)));
  }

  private logOf(p: Polynomial): Fraction {
    const { content, rest } = contentOf(p);
    const [{ powers, coefficient }] = termsOf(content) as [ReturnType<typeof termsOf>[number]];
    const factors = powers.map(([atom, n]) => times(whole(constant(rational(n))), this.logOfAtom(atom)));
    const size = coefficient.n < 0n ? -coefficient.n : coefficient.n;
    const logs = [this.logOfNumber(size), negated(this.logOfNumber(coefficient.d)), ...factors];
    if (rest.size > 1) logs.push(this.logAtom(rest));
    return logs.reduce(plus, whole(constant(rational(0))));
  }

  /** Of a whole number: the logarithms of its prime factors. */
  private logOfNumber(n: bigint): Fraction {
    let [left, sum] = [n, whole(constant(rational(0)))];
    for (let p = 2n; p * p <= left && p < 1000n; p++) {
      for (; left % p === 0n; left /= p) sum = plus(sum, this.logAtom(constant(rational(p))));
    }
    return left === 1n ? sum : plus(sum, this.logAtom(constant(rational(left))));
  }

  private logOfAtom(atom: number): Fraction {
    const exponent = this.exponents.get(atom);
    return exponent ? whole(exponent) : this.logAtom(atomPower(atom, 1));
  }

  /** What e is raised to, by the atom of the exponential. */
  private readonly exponents = new Map<number, Polynomial>();

  private logAtom(p: Polynomial): Fraction {
    const atom = this.atom(`log |${textOf(p)}|`);
    this.logs.set(atom, p);
    return whole(atomPower(atom, 1));
  }

  private atom(name: string): number {
    const number = this.atoms.get(name) ?? this.atoms.size;
    this.atoms.set(name, number);
    return number;
  }

  private textOf({ top, bottom }: Fraction): string {
    return `${textOf(top)}|${textOf(bottom)}`;
  }

  /** `p` with powers of roots written out as far as they go. */
  private withoutRoots(p: Polynomial): Polynomial {
    let current = p;
    for (const [atom, { degree, of }] of this.roots) {
      const divisor = onlyTerm(of.bottom);
      if (divisor === undefined) continue;
      const inside = timesP(of.top, inverseOfTerm(divisor));
      const least = Math.min(0, ...termsOf(current).map(({ powers }) => new Map(powers).get(atom) ?? 0));
      current = termsOf(timesP(current, atomPower(atom, -least)))
        .map(({ powers, coefficient }) => {
          const n = new Map(powers).get(atom) ?? 0;
          const times = Math.floor(n / degree);
          const left = n - times * degree;
          const others = powers.filter(([a]) => a !== atom);
          const term = timesP(ofTerm(others, coefficient), atomPower(atom, left));
          return timesP(term, powerP(inside, times));
        })
        .reduce(plusP, constant(rational(0)));
    }
    return current;
  }
}

const gcd = (a: bigint, b: bigint): bigint => (b === 0n ? a : gcd(b, a % b));
const whole = (top: Polynomial): Fraction => ({ top, bottom: ONE_P });
const negated = ({ top, bottom }: Fraction): Fraction => ({ top: negateP(top), bottom });
const times = (a: Fraction, b: Fraction): Fraction => ({
  top: timesP(a.top, b.top),
  bottom: timesP(a.bottom, b.bottom),
});

function plus(a: Fraction, b: Fraction): Fraction {
  if (textOf(a.bottom) === textOf(b.bottom)) return { top: plusP(a.top, b.top), bottom: a.bottom };
  return { top: plusP(timesP(a.top, b.bottom), timesP(b.top, a.bottom)), bottom: timesP(a.bottom, b.bottom) };
}

function raised({ top, bottom }: Fraction, n: number): Fraction {
  if (Math.abs(n) > LARGEST_POWER) throw new TooLong();
  if (n >= 0) return { top: powerP(top, n), bottom: powerP(bottom, n) };
  return raised(inverted({ top, bottom }), -n);
}

/** 1 by a fraction; what has a single term goes up with negative exponents. */
function inverted({ top, bottom }: Fraction): Fraction {
  const term = onlyTerm(top);
  return term ? whole(timesP(bottom, inverseOfTerm(term))) : { top: bottom, bottom: top };
}
