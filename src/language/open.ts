/**
 * Values in which symbols are left: polynomials with real coefficients over atoms, which are free symbols, or
 * functions and sums that cannot be reduced further. Polynomials in plain symbols are multiplied out and collected;
 * sums that hold a function stay factors, as a person would leave them.
 */
import { type Branch, call, cases, type Expr, num, pow, product, type Relation, type Sym, total } from './expr.js';
import type { Rational } from './rational.js';
import {
  addReals,
  isBall,
  isExactZero,
  isNegligible,
  isSettled,
  multiplyReals,
  ONE,
  powerReal,
  type Real,
  reduced,
  roundedTo,
  toDecimalText,
} from './real.js';
import { ValueError } from './value-error.js';

type Atom =
  | { readonly kind: 'sym'; readonly key: string; readonly symbol: Sym }
  | { readonly kind: 'call'; readonly key: string; readonly fn: string; readonly args: readonly Value[] }
  | { readonly kind: 'sum'; readonly key: string; readonly sum: Open }
  | { readonly kind: 'pow'; readonly key: string; readonly base: Value; readonly exponent: Value }
  | {
      readonly kind: 'cases';
      readonly key: string;
      readonly branches: readonly OpenBranch[];
      readonly otherwise: Value;
    };
export interface OpenBranch {
  readonly left: Value;
  readonly relation: Relation;
  readonly right: Value;
  readonly value: Value;
}
interface Factor {
  readonly atom: Atom;
  readonly exponent: Rational;
}
interface Term {
  readonly coefficient: Real;
  /** In order of appearance. */
  readonly factors: readonly Factor[];
}
export interface Open {
  /** By the factors' keys in sorted order; in order of appearance. The constant's key is empty. */
  readonly terms: ReadonlyMap<string, Term>;
  /** About as many nodes as it will be written with. */
  readonly size: number;
}
export type Value = Real | Open;

export const isOpen = (v: Value): v is Open => (v as Open).terms !== undefined;

/** Powers of sums and products of sums are multiplied out up to this many terms. */
const LARGEST_EXPANSION = 200;
/** Nobody reads an answer with more nodes than this. */
const LARGEST_SIZE = 200_000;

const keyOfReal = (x: Real): string => {
  if (isBall(x)) return toDecimalText(x, 25);
  const { n, d } = reduced(x);
  return `${n}/${d}`;
};
const keyOf = (v: Value): string =>
  isOpen(v) ? `{${[...v.terms].map(([k, t]) => `${keyOfReal(t.coefficient)}*${k}`).join('+')}}` : keyOfReal(v);
const sizeOfValue = (v: Value): number => (isOpen(v) ? v.size : 1);

const keyOfFactors = (factors: readonly Factor[]): string =>
  factors
    .map(({ atom, exponent }) => `${atom.key}^${exponent.n}/${exponent.d}`)
    .sort()
    .join(' ');

const sizeOfAtom = (a: Atom): number => {
  switch (a.kind) {
    case 'sym':
      return 1;
    case 'call':
      return 1 + a.args.reduce((n, v) => n + sizeOfValue(v), 0);
    case 'sum':
      return a.sum.size;
    case 'pow':
      return 1 + sizeOfValue(a.base) + sizeOfValue(a.exponent);
    case 'cases':
      return a.branches.reduce(
        (n, b) => n + sizeOfValue(b.left) + sizeOfValue(b.right) + sizeOfValue(b.value),
        1 + sizeOfValue(a.otherwise),
      );
  }
};

function open(terms: ReadonlyMap<string, Term>): Value {
  const constant = terms.get('');
  if (terms.size === 0 || (terms.size === 1 && constant)) return constant?.coefficient ?? { n: 0n, d: 1n };
  let size = 1;
  for (const { factors } of terms.values()) {
    size += 2;
    for (const { atom } of factors) size += sizeOfAtom(atom);
  }
  if (size > LARGEST_SIZE) {
    throw new ValueError('too-large', 'what is left open makes this value too large to write');
  }
  return { terms, size };
}

const ofAtom = (atom: Atom, exponent: Rational = ONE): Open => {
  const factors = [{ atom, exponent }];
  return open(new Map([[keyOfFactors(factors), { coefficient: ONE, factors }]])) as Open;
};

/** The free symbol itself. */
export const openSymbol = (symbol: Sym): Open =>
  ofAtom({ kind: 'sym', key: `${symbol.name}[${symbol.indices.join()}]`, symbol });

/** A function of something open, its numeric parts folded. */
export const openCall = (fn: string, args: readonly Value[]): Open =>
  ofAtom({ kind: 'call', key: `${fn}(${args.map(keyOf).join()})`, fn, args });

export const openCases = (branches: readonly OpenBranch[], otherwise: Value): Open => {
  const parts = branches.map((b) => `${keyOf(b.left)}${b.relation}${keyOf(b.right)}?${keyOf(b.value)}`);
  return ofAtom({ kind: 'cases', key: `?(${parts.join()}:${keyOf(otherwise)})`, branches, otherwise });
};

const termsOf = (v: Value): ReadonlyMap<string, Term> =>
  isOpen(v) ? v.terms : new Map(isExactZero(v) ? [] : [['', { coefficient: v, factors: [] }]]);

/** u + v + …, like terms collected. */
export function addOpen(parts: readonly Value[], bits: number): Value {
  const sum = new Map<string, Term>();
  for (const part of parts) {
    for (const [key, term] of termsOf(part)) {
      const before = sum.get(key);
      if (before === undefined) sum.set(key, term);
      else {
        const coefficient = addReals(before.coefficient, term.coefficient, bits);
        if (isExactZero(coefficient)) sum.delete(key);
        else sum.set(key, { ...before, coefficient });
      }
    }
  }
  return open(sum);
}

const isPlain = (v: Open): boolean => {
  for (const { factors } of v.terms.values()) if (factors.some(({ atom }) => atom.kind !== 'sym')) return false;
  return true;
};

function multiplyTerms(a: Term, b: Term, bits: number): Term {
  const factors = [...a.factors];
  for (const factor of b.factors) {
    const at = factors.findIndex(({ atom }) => atom.key === factor.atom.key);
    if (at < 0) factors.push(factor);
    else {
      const exponent = addReals((factors[at] as Factor).exponent, factor.exponent, bits) as Rational;
      if (exponent.n === 0n) factors.splice(at, 1);
      else factors[at] = { atom: factor.atom, exponent };
    }
  }
  return { coefficient: multiplyReals(a.coefficient, b.coefficient, bits), factors };
}

/** A sum as one factor. */
const asFactor = (v: Open): Open => (v.terms.size < 2 ? v : ofAtom({ kind: 'sum', key: keyOf(v), sum: v }));

/** u·v; not both are numbers. */
export function multiplyOpen(u: Value, v: Value, bits: number): Value {
  if ((!isOpen(u) && isExactZero(u)) || (!isOpen(v) && isExactZero(v))) return { n: 0n, d: 1n };
  let [a, b] = [u, v];
  if (isOpen(a) && isOpen(b)) {
    const plain = isPlain(a) && isPlain(b) && a.terms.size * b.terms.size <= LARGEST_EXPANSION;
    if (!plain) [a, b] = [asFactor(a), asFactor(b)];
  }
  const products: Value[] = [];
  for (const s of termsOf(a).values()) {
    for (const t of termsOf(b).values()) {
      const term = multiplyTerms(s, t, bits);
      products.push(open(new Map([[keyOfFactors(term.factors), term]])));
    }
  }
  return addOpen(products, bits);
}

/** base^exponent; not both are numbers. */
export function powerOpen(base: Value, exponent: Value, bits: number): Value {
  if (isOpen(exponent) || !isOpen(base) || isBall(exponent)) {
    return ofAtom({ kind: 'pow', key: `${keyOf(base)}^${keyOf(exponent)}`, base, exponent });
  }
  const k = reduced(exponent);
  if (k.n === 0n) return ONE;
  const whole = k.d === 1n;
  const [first] = base.terms.values();
  if (whole && base.terms.size === 1 && first) {
    const factors = first.factors.map((f) => ({ atom: f.atom, exponent: { n: f.exponent.n * k.n, d: f.exponent.d } }));
    const coefficient = powerReal(first.coefficient, k, bits);
    return open(new Map([[keyOfFactors(factors), { coefficient, factors }]]));
  }
  if (whole && k.n > 1n && isPlain(base) && base.terms.size ** Number(k.n) <= LARGEST_EXPANSION) {
    let power: Value = base;
    for (let n = 1n; n < k.n; n++) power = multiplyOpen(power, base, bits);
    return power;
  }
  return ofAtom({ kind: 'sum', key: keyOf(base), sum: base }, k);
}

/** Whether `digits` digits of every number in it are known. */
export function isSettledValue(v: Value, digits: number): boolean {
  if (!isOpen(v)) return isSettled(v, digits);
  for (const { coefficient, factors } of v.terms.values()) {
    if (!isSettled(coefficient, digits) || !factors.every(({ atom }) => isSettledAtom(atom, digits))) return false;
  }
  return true;
}

function isSettledAtom(a: Atom, digits: number): boolean {
  const settled = (v: Value): boolean => isSettledValue(v, digits);
  switch (a.kind) {
    case 'sym':
      return true;
    case 'call':
      return a.args.every(settled);
    case 'sum':
      return settled(a.sum);
    case 'pow':
      return settled(a.base) && settled(a.exponent);
    case 'cases':
      return settled(a.otherwise) && a.branches.every((b) => settled(b.left) && settled(b.right) && settled(b.value));
  }
}

/** The value without the terms whose coefficients are as good as 0. */
export function withoutNegligible(v: Value): Value {
  if (!isOpen(v)) return v;
  const kept = [...v.terms].filter(([, { coefficient }]) => !isNegligible(coefficient));
  return kept.length === v.terms.size ? v : open(new Map(kept));
}

const literal = (q: Rational): Expr => num(q.n, q.d);

/** As an expression in the free symbols, numbers rounded to `digits` significant digits, the constant first. */
export function toExpression(v: Value, digits: number): Expr {
  if (!isOpen(v)) return literal(roundedTo(v, digits));
  const terms = [...v.terms].filter(([, { coefficient }]) => !isNegligible(coefficient));
  terms.sort(([a], [b]) => Number(b === '') - Number(a === ''));
  return total(
    terms.map(([, { coefficient, factors }]) => {
      const parts = factors.map(({ atom, exponent }) => {
        const base = atomExpression(atom, digits);
        return exponent.n === exponent.d ? base : pow(base, literal(exponent));
      });
      const k = roundedTo(coefficient, digits);
      return parts.length > 0 && k.n === k.d ? product(parts) : product([literal(k), ...parts]);
    }),
  );
}

function atomExpression(a: Atom, digits: number): Expr {
  const write = (v: Value): Expr => toExpression(v, digits);
  switch (a.kind) {
    case 'sym':
      return a.symbol;
    case 'call':
      return call(a.fn, ...a.args.map(write));
    case 'sum':
      return write(a.sum);
    case 'pow':
      return pow(write(a.base), write(a.exponent));
    case 'cases':
      return cases(
        a.branches.map(
          (b): Branch => ({ left: write(b.left), relation: b.relation, right: write(b.right), value: write(b.value) }),
        ),
        write(a.otherwise),
      );
  }
}
