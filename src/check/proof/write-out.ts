/** Expressions written out: derivatives along the tape, definitions and functions, as far as it takes. */
import {
  add,
  type Call,
  type Cases,
  call,
  type Derivative,
  derivative,
  type Expr,
  mul,
  num,
  type Sym,
  total,
} from '../../language/expr.js';
import { mapChildren, substitute } from '../../language/walk.js';
import type { Ground } from '../world/ground.js';
import type { Facts } from './facts.js';
import { TooLong } from './polynomial.js';

/** How far things are written out: activations as functions of sums; functions by their formulas; everything. */
export const LEVELS = ['activations', 'formulas', 'everything'] as const;
export type Level = (typeof LEVELS)[number];

/** Larger expressions are not written out. */
const LARGEST = 20_000;

/** Whether a quantity is above 0. */
type IsAbove = (difference: Expr) => boolean;

export class Writer {
  /** What is written out without a question about signs, and so always in the same way. */
  private readonly plain = new Map<Expr, Expr>();
  private readonly totals = new Map<Derivative, Expr>();

  constructor(
    private readonly ground: Ground,
    private readonly level: Level,
    private readonly fact: Facts,
  ) {}

  /** `e` written out; `isAbove` decides its case splits. Throws TooLong, and what `isAbove` throws. */
  write(e: Expr, isAbove: IsAbove): Expr {
    let questions = 0;
    const asked: IsAbove = (difference) => {
      questions++;
      return isAbove(this.write(difference, isAbove));
    };
    const go = (part: Expr): Expr => {
      const known = this.plain.get(part);
      if (known) return known;
      const before = questions;
      const written = this.writtenOut(part, asked, go);
      if (questions === before) this.plain.set(part, written);
      return written;
    };
    return go(e);
  }

  private writtenOut(e: Expr, isAbove: IsAbove, go: (part: Expr) => Expr): Expr {
    if (e.size > LARGEST) throw new TooLong();
    switch (e.kind) {
      case 'sym':
        return this.symbol(e, go);
      case 'derivative': {
        if (e.sense === 'total') return go(this.totalOf(e));
        const definition = e.of.kind === 'sym' ? this.ground.definitionOf(e.of) : e.of;
        if (definition === undefined) return num(e.of === e.by ? 1 : 0);
        const written = this.ground.partial(definition, e.by);
        // What no rule differentiates, a derivative by the loss of something that is one, stays as it is.
        return written === e ? e : go(written);
      }
      case 'cases':
        return go(chosen(e, isAbove));
      case 'call':
        return this.called(e, isAbove, go);
      default:
        return mapChildren(e, go, 0);
    }
  }

  private symbol(s: Sym, go: (part: Expr) => Expr): Expr {
    const fact = this.fact(s);
    if (fact) return go(fact);
    const definition = this.ground.definitionOf(s);
    return definition && (this.level === 'everything' || !isPolynomial(definition)) ? go(definition) : s;
  }

  private called({ fn, args }: Call, isAbove: IsAbove, go: (part: Expr) => Expr): Expr {
    const [u = num(0), v = num(0)] = args;
    if (fn === 'abs') return isAbove(u) ? go(u) : mul(num(-1), go(u));
    if (fn === 'max' || fn === 'min') return go(isAbove(add(u, mul(num(-1), v))) === (fn === 'max') ? u : v);
    const f = this.level === 'activations' ? undefined : this.ground.problem.functions.get(fn);
    if (f === undefined) return call(fn, ...args.map(go));
    const actual = new Map<Sym, Expr>([[f.argument, u]]);
    f.parameters.forEach(({ symbol, value }, n) => {
      actual.set(symbol, args[n + 1] ?? value);
    });
    return go(substitute(f.formula, (s) => actual.get(s)));
  }

  private totalOf(d: Derivative): Expr {
    const known = this.totals.get(d);
    if (known) return known;
    const { of, by } = d;
    const { definitionOf, usersOf, partial } = this.ground;
    const steps = (): readonly Expr[] =>
      usersOf(by).map((user) => {
        const local = partial(definitionOf(user.symbol) as Expr, by);
        return user.symbol === of ? local : mul(derivative(of, user.symbol, 'total'), local);
      });
    const value = of === by ? num(1) : of.kind === 'sym' && definitionOf(of) ? total(steps()) : num(0);
    this.totals.set(d, value);
    return value;
  }
}

/** The value of the first branch that holds, away from where the sides of a condition are equal. */
function chosen({ branches, otherwise }: Cases, isPositive: IsAbove): Expr {
  for (const { left, relation, right, value } of branches) {
    if (relation === '=') continue;
    if (isPositive(add(left, mul(num(-1), right))) === relation.startsWith('>')) return value;
  }
  return otherwise;
}

/** Whether nothing but numbers, symbols, sums, products and whole positive powers stands in it. */
function isPolynomial(e: Expr): boolean {
  switch (e.kind) {
    case 'num':
    case 'sym':
      return true;
    case 'add':
    case 'mul':
      return e.args.every(isPolynomial);
    case 'pow':
      return isPolynomial(e.base) && e.exponent.kind === 'num' && e.exponent.value.d === 1n && e.exponent.value.n > 0n;
    default:
      return false;
  }
}
