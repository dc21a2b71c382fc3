/**
 * The one language: expressions as immutable, interned trees. Two expressions are equal exactly when they are `===`.
 * Constructors never simplify; only a rule may change an expression, or the page could not show the step.
 */
import {
  type Candidate,
  FROM_PARTS,
  foldBig,
  hashIndex,
  hashParts,
  hashText,
  intern,
  mix,
  NO_PARTS,
  NONE,
  SEEDS,
  sameItems,
  unionFree,
} from './intern.js';
import { equalQ, ONE_Q, type Rational, rational } from './rational.js';
import { table } from './table.js';

/** An index that ranges over an axis. Axes are named; two indices may range over the same axis. */
export interface FreeIndex {
  readonly id: number;
  readonly name: string;
  readonly range: string;
}
export type Index = number | FreeIndex;

interface Node {
  readonly id: number;
  /** The expressions directly inside; of a sum the closed body, of a derivative what is differentiated. */
  readonly parts: readonly Expr[];
  /** The indices that are free in this expression, in order of first appearance. */
  readonly free: readonly FreeIndex[];
  /** How deeply sums are nested inside. It names the bound index of a sum around this expression. */
  readonly height: number;
  /** How many nodes a person would count when writing this out. */
  readonly size: number;
}
export interface Num extends Node {
  readonly kind: 'num';
  readonly value: Rational;
}
export interface Sym extends Node {
  readonly kind: 'sym';
  readonly name: string;
  readonly indices: readonly Index[];
}
export interface Add extends Node {
  readonly kind: 'add';
  readonly args: readonly Expr[];
}
export interface Mul extends Node {
  readonly kind: 'mul';
  readonly args: readonly Expr[];
}
export interface Pow extends Node {
  readonly kind: 'pow';
  readonly base: Expr;
  readonly exponent: Expr;
}
export interface Call extends Node {
  readonly kind: 'call';
  readonly fn: string;
  readonly args: readonly Expr[];
}
export interface Sum extends Node {
  readonly kind: 'sum';
  readonly index: FreeIndex;
  /** Closed over `index`: never read it directly, `open` the sum under a name of your own. */
  readonly body: Expr;
}
export interface Kronecker extends Node {
  readonly kind: 'kronecker';
  readonly i: Index;
  readonly j: Index;
}
export type Relation = '<' | '<=' | '>' | '>=' | '=';
export interface Branch {
  readonly left: Expr;
  readonly relation: Relation;
  readonly right: Expr;
  readonly value: Expr;
}
/** The first branch whose condition holds gives the value. */
export interface Cases extends Node {
  readonly kind: 'cases';
  readonly branches: readonly Branch[];
  readonly otherwise: Expr;
}
/** An unevaluated derivative: total along all paths of the tape, or partial with the other arguments held fixed. */
export interface Derivative extends Node {
  readonly kind: 'derivative';
  readonly of: Expr;
  readonly by: Sym;
  readonly sense: 'total' | 'partial';
}
export type Expr = Num | Sym | Add | Mul | Pow | Call | Sum | Kronecker | Cases | Derivative;
export type Kind = Expr['kind'];

const freeOf = (indices: readonly Index[]): readonly FreeIndex[] => {
  const free = indices.filter((i): i is FreeIndex => typeof i !== 'number');
  return free.length < 2 ? free : [...new Set(free)];
};

/** The index `name` over the axis `range`; the same object for the same two. */
export function freeIndex(name: string, range: string): FreeIndex {
  const { indices } = table();
  const key = `${name}:${range}`;
  let index = indices.get(key);
  if (index === undefined) {
    index = { id: indices.size + 1, name, range };
    indices.set(key, index);
  }
  return index;
}

export function num(value: Rational | number | bigint, d: number | bigint = 1): Num {
  const q = typeof value === 'object' ? value : rational(value, d);
  const hash = mix(mix(SEEDS.num, foldBig(q.n)), foldBig(q.d));
  const isSame = (e: Num): boolean => equalQ(e.value, q);
  return intern<Num>(hash, isSame, { kind: 'num', value: q, id: 0, parts: NO_PARTS, free: NONE, height: 0, size: 1 });
}

export function sym(name: string, ...indices: readonly Index[]): Sym {
  let hash = hashText(SEEDS.sym, name);
  for (const i of indices) hash = hashIndex(hash, i);
  const isSame = (e: Sym): boolean => e.name === name && sameItems(e.indices, indices);
  const free = freeOf(indices);
  return intern<Sym>(hash, isSame, { kind: 'sym', name, indices, id: 0, parts: NO_PARTS, free, height: 0, size: 1 });
}

export function add(...args: readonly Expr[]): Add {
  const isSame = (e: Add): boolean => sameItems(e.args, args);
  const candidate: Candidate<Add> = { kind: 'add', args, id: 0, parts: args, free: FROM_PARTS, height: 0, size: 1 };
  return intern<Add>(hashParts('add', args), isSame, candidate);
}

export function mul(...args: readonly Expr[]): Mul {
  const isSame = (e: Mul): boolean => sameItems(e.args, args);
  const candidate: Candidate<Mul> = { kind: 'mul', args, id: 0, parts: args, free: FROM_PARTS, height: 0, size: 1 };
  return intern<Mul>(hashParts('mul', args), isSame, candidate);
}

export function pow(base: Expr, exponent: Expr): Pow {
  const parts = [base, exponent];
  const isSame = (e: Pow): boolean => e.base === base && e.exponent === exponent;
  const candidate: Candidate<Pow> = { kind: 'pow', base, exponent, id: 0, parts, free: FROM_PARTS, height: 0, size: 1 };
  return intern<Pow>(hashParts('pow', parts), isSame, candidate);
}

export function call(fn: string, ...args: readonly Expr[]): Call {
  const isSame = (e: Call): boolean => e.fn === fn && sameItems(e.args, args);
  const candidate: Candidate<Call> = {
    kind: 'call',
    fn,
    args,
    id: 0,
    parts: args,
    free: FROM_PARTS,
    height: 0,
    size: 1,
  };
  return intern<Call>(hashText(hashParts('call', args), fn), isSame, candidate);
}

export function kronecker(i: Index, j: Index): Kronecker {
  const hash = hashIndex(hashIndex(SEEDS.kronecker, i), j);
  const isSame = (e: Kronecker): boolean => e.i === i && e.j === j;
  const free = freeOf([i, j]);
  return intern<Kronecker>(hash, isSame, { kind: 'kronecker', i, j, id: 0, parts: NO_PARTS, free, height: 0, size: 1 });
}

export function cases(branches: readonly Branch[], otherwise: Expr): Cases {
  const parts = [...branches.flatMap((b) => [b.left, b.right, b.value]), otherwise];
  const isSame = (e: Cases): boolean =>
    sameItems(e.parts, parts) && e.branches.every((b, n) => b.relation === branches[n]?.relation);
  const candidate: Candidate<Cases> = {
    kind: 'cases',
    branches,
    otherwise,
    id: 0,
    parts,
    free: FROM_PARTS,
    height: 0,
    size: 1,
  };
  return intern<Cases>(hashParts('cases', parts), isSame, candidate);
}

export function derivative(of: Expr, by: Sym, sense: 'total' | 'partial' = 'partial'): Derivative {
  const hash = mix(mix(SEEDS.derivative, of.id), by.id);
  const isSame = (e: Derivative): boolean => e.of === of && e.by === by && e.sense === sense;
  const free = unionFree([of, by]);
  return intern<Derivative>(hash, isSame, {
    kind: 'derivative',
    of,
    by,
    sense,
    id: 0,
    parts: [of],
    free,
    height: 0,
    size: 1,
  });
}

/**
 * The sum of `body` over `index`. The bound index is named by the height of nested sums, so that renamed copies are
 * the same node; no inner sum can have that name, so nothing is captured.
 */
export function sum(index: FreeIndex, body: Expr): Sum {
  const bound = freeIndex(`$${body.height + 1}`, index.range);
  return closedSum(bound, rename(body, index, bound));
}

function closedSum(index: FreeIndex, body: Expr): Sum {
  const hash = mix(mix(SEEDS.sum, index.id), body.id);
  const isSame = (e: Sum): boolean => e.index === index && e.body === body;
  const free = body.free.filter((i) => i !== index);
  const height = body.height + 1;
  return intern<Sum>(hash, isSame, { kind: 'sum', index, body, id: 0, parts: [body], free, height, size: 1 });
}

/** The body of a sum, its bound index written as `as`. Choose a name that occurs nowhere in the sum. */
export const open = (s: Sum, as: Index): Expr => rename(s.body, s.index, as);

/** `e` with the free index `from` replaced by `to`, which may be a number. */
export function rename(e: Expr, from: FreeIndex, to: Index): Expr {
  if (from === to || !e.free.includes(from)) return e;
  const image = (i: Index): Index => (i === from ? to : i);
  switch (e.kind) {
    case 'sym':
      return sym(e.name, ...e.indices.map(image));
    case 'kronecker':
      return kronecker(image(e.i), image(e.j));
    case 'sum':
      return closedSum(e.index, rename(e.body, from, to));
    case 'derivative':
      return derivative(rename(e.of, from, to), rename(e.by, from, to) as Sym, e.sense);
    default:
      return rebuild(
        e,
        e.parts.map((part) => rename(part, from, to)),
      );
  }
}

/** The same kind of node with other parts. */
export function rebuild(e: Expr, parts: readonly Expr[]): Expr {
  switch (e.kind) {
    case 'num':
    case 'sym':
    case 'kronecker':
      return e;
    case 'add':
      return add(...parts);
    case 'mul':
      return mul(...parts);
    case 'call':
      return call(e.fn, ...parts);
    case 'pow':
      return pow(parts[0] as Expr, parts[1] as Expr);
    case 'sum':
      return sum(e.index, parts[0] as Expr);
    case 'cases': {
      const branches = e.branches.map(({ relation }, n) => ({
        left: parts[3 * n] as Expr,
        relation,
        right: parts[3 * n + 1] as Expr,
        value: parts[3 * n + 2] as Expr,
      }));
      return cases(branches, parts.at(-1) as Expr);
    }
    case 'derivative':
      return derivative(parts[0] as Expr, e.by, e.sense);
  }
}

export function isNum(e: Expr): e is Num;
export function isNum(e: Expr, value: number): boolean;
export function isNum(e: Expr, value?: number): boolean {
  return e.kind === 'num' && (value === undefined || (e.value.d === 1n && e.value.n === BigInt(value)));
}
export const isOne = (e: Expr): boolean => e.kind === 'num' && e.value === ONE_Q;
export const isFree = (s: Sym): boolean => s.free.length > 0;

/** The factors multiplied; a lone factor stands by itself, none is 1. */
export const product = (factors: readonly Expr[]): Expr =>
  factors.length === 0 ? num(1) : factors.length === 1 ? (factors[0] as Expr) : mul(...factors);
/** The terms added; a lone term stands by itself, none is 0. */
export const total = (terms: readonly Expr[]): Expr =>
  terms.length === 0 ? num(0) : terms.length === 1 ? (terms[0] as Expr) : add(...terms);
export const termsOf = (e: Expr): readonly Expr[] => (e.kind === 'add' ? e.args : [e]);
export const factorsOf = (e: Expr): readonly Expr[] => (e.kind === 'mul' ? e.args : [e]);
