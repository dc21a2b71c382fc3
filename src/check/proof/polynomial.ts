/** Polynomials with rational coefficients, multiplied out, in atoms that are numbered. Exponents may be negative. */
import { addQ, mulQ, negQ, ONE_Q, type Rational, rational } from '../../language/rational.js';

/** Atoms in rising order, each with its exponent, never 0. */
export type Powers = readonly (readonly [atom: number, exponent: number])[];

export interface Term {
  readonly powers: Powers;
  readonly coefficient: Rational;
}

/** By the text of its powers; no term has the coefficient 0. */
export type Polynomial = ReadonlyMap<string, Term>;

/** Multiplying out would take more terms than are worth it. */
export class TooLong extends Error {}

const MOST_TERMS = 500;

const keyOf = (powers: Powers): string => powers.map(([atom, n]) => `${atom}^${n}`).join();

/** A sum that grows term by term. */
class Sum {
  readonly terms = new Map<string, Term>();

  add(key: string, term: Term): void {
    const before = this.terms.get(key);
    const coefficient = before ? addQ(before.coefficient, term.coefficient) : term.coefficient;
    if (coefficient.n === 0n) this.terms.delete(key);
    else this.terms.set(key, before ? { powers: term.powers, coefficient } : term);
    if (this.terms.size > MOST_TERMS) throw new TooLong();
  }
}

const polynomialOf = (terms: Iterable<Term>): Polynomial => {
  const sum = new Sum();
  for (const term of terms) sum.add(keyOf(term.powers), term);
  return sum.terms;
};

export const constant = (q: Rational): Polynomial => polynomialOf([{ powers: [], coefficient: q }]);
export const ONE_P: Polynomial = constant(ONE_Q);
export const atomPower = (atom: number, exponent: number): Polynomial =>
  exponent === 0 ? ONE_P : polynomialOf([{ powers: [[atom, exponent]], coefficient: ONE_Q }]);

export const isZero = (p: Polynomial): boolean => p.size === 0;

export function plusP(a: Polynomial, b: Polynomial): Polynomial {
  if (a.size === 0) return b;
  const sum = new Sum();
  for (const some of [a, b]) for (const [key, term] of some) sum.add(key, term);
  return sum.terms;
}

export const negateP = (a: Polynomial): Polynomial =>
  new Map([...a].map(([key, t]) => [key, { ...t, coefficient: negQ(t.coefficient) }]));

export function timesP(a: Polynomial, b: Polynomial): Polynomial {
  if (a === ONE_P) return b;
  if (b === ONE_P) return a;
  if (a.size * b.size > 20 * MOST_TERMS) throw new TooLong();
  const sum = new Sum();
  for (const x of a.values()) {
    for (const y of b.values()) {
      const powers = joined(x.powers, y.powers);
      sum.add(keyOf(powers), { powers, coefficient: mulQ(x.coefficient, y.coefficient) });
    }
  }
  return sum.terms;
}

/** The atoms of both, in their order. */
function joined(a: Powers, b: Powers): Powers {
  const all: (readonly [number, number])[] = [];
  let [m, n] = [0, 0];
  while (m < a.length || n < b.length) {
    const [x, y] = [a[m], b[n]];
    if (y === undefined || (x !== undefined && x[0] < y[0])) {
      all.push(x as readonly [number, number]);
      m++;
    } else if (x === undefined || y[0] < x[0]) {
      all.push(y);
      n++;
    } else {
      if (x[1] + y[1] !== 0) all.push([x[0], x[1] + y[1]]);
      m++;
      n++;
    }
  }
  return all;
}

export function powerP(p: Polynomial, n: number): Polynomial {
  let power = ONE_P;
  for (let k = 0; k < n; k++) power = timesP(power, p);
  return power;
}

/** The only term of a polynomial that has one. */
export function onlyTerm(p: Polynomial): Term | undefined {
  return p.size === 1 ? [...p.values()][0] : undefined;
}

/** 1 by a single term. */
export const inverseOfTerm = ({ powers, coefficient }: Term): Polynomial =>
  polynomialOf([
    { powers: powers.map(([atom, n]) => [atom, -n] as const), coefficient: rational(coefficient.d, coefficient.n) },
  ]);

/** `p` as a number times powers of atoms times the rest, which has coefficient 1 on its first term and no common atom. */
export function contentOf(p: Polynomial): { readonly content: Polynomial; readonly rest: Polynomial } {
  const terms = [...p.values()].sort((a, b) => (keyOf(a.powers) < keyOf(b.powers) ? -1 : 1));
  const [first] = terms;
  if (first === undefined) return { content: ONE_P, rest: p };
  const least = new Map<number, number>();
  for (const atom of new Set(terms.flatMap((t) => t.powers.map(([a]) => a)))) {
    least.set(atom, Math.min(...terms.map((t) => new Map(t.powers).get(atom) ?? 0)));
  }
  const powers = [...least].filter(([, n]) => n !== 0).sort(([a], [b]) => a - b);
  const content: Term = { powers, coefficient: first.coefficient };
  return { content: polynomialOf([content]), rest: timesP(p, inverseOfTerm(content)) };
}

/** The terms. */
export const termsOf = (p: Polynomial): readonly Term[] => [...p.values()];
export const ofTerm = (powers: Powers, coefficient: Rational): Polynomial => polynomialOf([{ powers, coefficient }]);

/** A text that is the same for the same polynomial. */
export const textOf = (p: Polynomial): string =>
  [...p.values()]
    .map(({ powers, coefficient }) => `${coefficient.n}/${coefficient.d}*${keyOf(powers)}`)
    .sort()
    .join('+');
