/**
 * A normal form for telling whether two expressions are the same function: fractions of polynomials in atoms, where
 * exponentials of the same quantity are powers of one atom, a logarithm is taken apart into those of its factors, and a
 * root is an atom with a known power. What stands under none of these is an atom as it is.
 *
 * Two expressions with the same normal form are equal wherever both have a value; log x is taken apart as log |x|.
 */
import { type Expr, isNum } from '../../language/expr.js';
import { absQ, type Rational, rational } from '../../language/rational.js';
import type { Atoms } from './atoms.js';
import { type Fraction, inverted, LARGEST_POWER, negated, plus, raised, times, whole } from './fraction.js';
import { perfectRoot } from './perfect-power.js';
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
  type Powers,
  plusP,
  powerP,
  type Term,
  termsOf,
  textOf,
  timesP,
} from './polynomial.js';
import { multiplied, NoValue, type Sign, type Signs } from './signs.js';

/** Normal forms of expressions that are compared with each other; functions and definitions are written out before. */
export class NormalForms {
  private readonly known = new Map<Expr, Fraction>();
  /** Into how many parts the exponent of a quantity is cut, so that e^(x/2) and e^x are powers of one atom. */
  private readonly parts = new Map<string, bigint>();
  private isRefined = false;

  constructor(
    private readonly atoms: Atoms,
    private readonly signs: Signs,
  ) {}

  /** Whether two expressions are the same function. Throws TooLong, Undecided, NoValue. */
  areEqual(a: Expr, b: Expr): boolean {
    if (a === b) return true;
    const [x, y] = [this.of(a), this.of(b)];
    // A quantity that came up in smaller parts than before: e^(x/2) after e^x.
    if (this.isRefined) return this.again().areEqual(a, b);
    const difference = plusP(timesP(x.top, y.bottom), negateP(timesP(y.top, x.bottom)));
    return isZero(withoutRoots(difference, this.atoms));
  }

  /** Whether `e` is above 0 and not below. Throws TooLong, Undecided, NoValue. */
  isAbove(e: Expr): boolean {
    const { top, bottom } = this.of(e);
    return this.signs.of(top) === this.signs.of(bottom);
  }

  private again(): NormalForms {
    const fresh = new NormalForms(this.atoms, this.signs);
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
        if (e.fn === 'log') return this.plainLogarithm(e.args[0] as Expr);
        return whole(atomPower(this.atom(`${e.fn}(${e.args.map((arg) => this.textOf(this.of(arg))).join()})`), 1));
      default:
        return whole(atomPower(this.atom(`#${e.id}`), 1));
    }
  }

  private power(base: Expr, exponent: Expr): Fraction {
    if (!isNum(exponent)) {
      // u^v is e^(v log u).
      return this.exponential(times(this.of(exponent), this.plainLogarithm(base)));
    }
    const { n, d } = (exponent as Expr & { value: Rational }).value;
    const size = Number(n < 0n ? -n : n);
    if (size > LARGEST_POWER || d > BigInt(LARGEST_POWER))
      return whole(atomPower(this.atom(`#pow ${base.id} ${n}/${d}`), 1));
    const inside = this.of(base);
    if (d === 1n) return raised(inside, Number(n));
    return raised(this.root(inside, Number(d)), Number(n));
  }

  /** A root of a fraction, factor by factor: of x² it is |x|. What must not be negative has the sign that makes it so. */
  private root({ top, bottom }: Fraction, degree: number): Fraction {
    const [a, b] = [this.signs.factored(top), this.signs.factored(bottom)];
    if (this.signs.isImpossible([a, b])) throw new NoValue();
    const only = a.open.length + b.open.length === 1 ? multiplied(a.sign, b.sign) : undefined;
    return times(this.rootOfFactors(top, degree, only), inverted(this.rootOfFactors(bottom, degree, only)));
  }

  /** `only` is the sign of the one factor that has an odd exponent and may be negative, where there is one. */
  private rootOfFactors(p: Polynomial, degree: number, only: Sign | undefined): Fraction {
    const { content, rest } = contentOf(p);
    const [{ powers, coefficient }] = termsOf(content) as [Term];
    const inner = perfectRoot(rest, degree);
    return [
      ...powers.map(([atom, n]) => [atomPower(atom, 1), n] as const),
      [inner ?? rest, inner ? degree : 1] as const,
    ]
      .map(([factor, n]): Fraction => {
        const exponent = this.atoms.exponents.get(onlyAtom(factor) ?? -1);
        if (exponent) return this.exponential(whole(timesP(exponent, constant(rational(n, degree)))));
        const outside = Math.floor(n / degree);
        const left = n - outside * degree;
        const isSigned = left > 0 || outside % 2 !== 0;
        const sign = isSigned && !this.signs.isPositive(factor) ? (n % 2 !== 0 && only) || this.signs.of(factor) : 1;
        const size = sign === 1 ? factor : negateP(factor);
        return times(raised(whole(size), outside), raised(this.rootAtom(size, degree), left));
      })
      .reduce(times, this.rootOfNumber(absQ(coefficient), degree));
  }

  /** The square root of 12: that of 3, twice. */
  private rootOfNumber({ n, d }: Rational, degree: number): Fraction {
    const parts = [...primeFactors(n), ...primeFactors(d).map(([p, k]) => [p, -k] as const)];
    return parts
      .map(([prime, k]) => {
        const outside = Math.floor(k / degree);
        const number = whole(constant(rational(prime)));
        return times(raised(number, outside), raised(this.rootAtom(number.top, degree), k - outside * degree));
      })
      .reduce(times, whole(ONE_P));
  }

  private rootAtom(of: Polynomial, degree: number): Fraction {
    const text = textOf(of);
    if (text === textOf(ONE_P)) return whole(of);
    const atom = this.atom(`root ${degree} of ${text}`);
    this.atoms.roots.set(atom, { degree, of });
    this.atoms.positive.add(atom);
    return whole(atomPower(atom, 1));
  }

  /** e^(2x − y + 1): a power of an atom for each term. */
  private exponential(inside: Fraction): Fraction {
    const divisor = onlyTerm(inside.bottom);
    if (divisor === undefined) return whole(atomPower(this.atom(`exp(${this.textOf(inside)})`), 1));
    const terms = termsOf(timesP(inside.top, inverseOfTerm(divisor)));
    return terms
      .map(({ powers, coefficient }): Fraction => {
        const log = powers.length === 1 && powers[0]?.[1] === 1 ? this.atoms.logs.get(powers[0][0]) : undefined;
        if (log && isSmall(coefficient)) return this.powerOfSize(log, coefficient);
        const count = this.partsOf(textOf(ofTerm(powers, rational(1))), coefficient.d);
        const unit = ofTerm(powers, rational(1, count));
        const atom = this.atom(`exp ${textOf(unit)}`);
        this.atoms.exponents.set(atom, unit);
        this.atoms.positive.add(atom);
        return whole(atomPower(atom, Number((coefficient.n * count) / coefficient.d)));
      })
      .reduce(times, whole(ONE_P));
  }

  /** |p| to a power. */
  private powerOfSize(p: Polynomial, { n, d }: Rational): Fraction {
    const isSigned = n % 2n !== 0n && !this.signs.isPositive(p);
    const size = whole(isSigned && this.signs.of(p) === -1 ? negateP(p) : p);
    return raised(d === 1n ? size : this.root(size, Number(d)), Number(n));
  }

  /** Of what is above 0. */
  private plainLogarithm(e: Expr): Fraction {
    if (this.signs.areSupposed) {
      const { top, bottom } = this.of(e);
      if (this.signs.isImpossible([this.signs.factored(top), this.signs.factored(bottom)])) throw new NoValue();
    }
    return this.logarithm(e);
  }

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
    const inner = perfectRoot(rest, 2);
    if (inner && rest.size > 1) logs.push(times(whole(constant(rational(2))), this.logOf(inner)));
    else if (rest.size > 1) logs.push(this.logAtom(rest));
    return logs.reduce(plus, whole(constant(rational(0))));
  }

  private logOfNumber(n: bigint): Fraction {
    return primeFactors(n)
      .map(([prime, k]) => times(whole(constant(rational(k))), this.logAtom(constant(rational(prime)))))
      .reduce(plus, whole(constant(rational(0))));
  }

  private logOfAtom(atom: number): Fraction {
    const exponent = this.atoms.exponents.get(atom);
    return exponent ? whole(exponent) : this.logAtom(atomPower(atom, 1));
  }

  private logAtom(p: Polynomial): Fraction {
    const atom = this.atom(`log |${textOf(p)}|`);
    this.atoms.logs.set(atom, p);
    if (this.signs.isPositive(plusP(p, constant(rational(-1))))) this.atoms.positive.add(atom);
    return whole(atomPower(atom, 1));
  }

  private atom(name: string): number {
    return this.atoms.number(name);
  }

  private textOf({ top, bottom }: Fraction): string {
    return `${textOf(top)}|${textOf(bottom)}`;
  }
}

/** `p` with powers of roots written out as far as they go; a root in a root was there before it. */
function withoutRoots(p: Polynomial, atoms: Atoms): Polynomial {
  let current = p;
  for (const [atom, { degree, of }] of [...atoms.roots].reverse()) {
    const exponents = termsOf(current).map(({ powers }) => exponentOf(powers, atom));
    if (exponents.every((n) => n === 0)) continue;
    const least = Math.min(0, ...exponents);
    current = termsOf(timesP(current, atomPower(atom, -least)))
      .map(({ powers, coefficient }) => {
        const n = exponentOf(powers, atom);
        const whole = Math.floor(n / degree);
        const others = powers.filter(([a]) => a !== atom);
        const term = timesP(ofTerm(others, coefficient), atomPower(atom, n - whole * degree));
        return timesP(term, powerP(of, whole));
      })
      .reduce(plusP, constant(rational(0)));
  }
  return current;
}

const exponentOf = (powers: Powers, atom: number): number => powers.find(([a]) => a === atom)?.[1] ?? 0;

/** The atom that a polynomial is. */
function onlyAtom(p: Polynomial): number | undefined {
  const term = onlyTerm(p);
  return term?.powers.length === 1 ? term.powers[0]?.[0] : undefined;
}

/** With how often each divides it; what has no small ones is left as it is. */
function primeFactors(n: bigint): readonly (readonly [prime: bigint, count: number])[] {
  const factors: [bigint, number][] = [];
  let left = n;
  for (let p = 2n; p * p <= left && p < 1000n; p++) {
    let count = 0;
    for (; left % p === 0n; left /= p) count++;
    if (count > 0) factors.push([p, count]);
  }
  return left === 1n ? factors : [...factors, [left, 1]];
}

const isSmall = ({ n, d }: Rational): boolean =>
  n <= LARGEST_POWER && n >= -LARGEST_POWER && d <= BigInt(LARGEST_POWER);

const gcd = (a: bigint, b: bigint): bigint => (b === 0n ? a : gcd(b, a % b));
