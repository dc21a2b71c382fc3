/**
 * Whether an equation of quantities is an identity, shown and not sampled: derivatives along the tape, definitions and
 * functions are written out as far as it takes, each side is brought to its normal form, and case splits are looked at
 * case by case, away from the kinks between them.
 */
import {
  add,
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
import { NormalForms } from './normal-form.js';
import { TooLong } from './polynomial.js';

/** How far things are written out: activations as functions of sums; functions by their formulas; everything. */
const LEVELS = ['activations', 'formulas', 'everything'] as const;
type Level = (typeof LEVELS)[number];

/** So many case splits are looked at from both sides. */
const MOST_SPLITS = 5;

/** A condition that one has to decide before one can go on. */
class Undecided extends Error {
  constructor(readonly condition: string) {
    super(condition);
  }
}

/** Signs of the differences that case splits ask about. */
type Regime = ReadonlyMap<string, 1 | -1>;

/** Whether the two are shown to be equal; false says only that this does not show it. */
export function isProved(a: Expr, b: Expr, ground: Ground): boolean {
  return LEVELS.some((level) => {
    try {
      return holdsIn(a, b, new Map(), newWriter(ground, level));
    } catch (error) {
      if (error instanceof TooLong) return false;
      throw error;
    }
  });
}

function holdsIn(a: Expr, b: Expr, regime: Regime, writer: Writer): boolean {
  try {
    return new NormalForms().areEqual(writer.write(a, regime), writer.write(b, regime));
  } catch (error) {
    if (!(error instanceof Undecided) || regime.size >= MOST_SPLITS) {
      if (error instanceof Undecided) return false;
      throw error;
    }
    const { condition } = error;
    return ([1, -1] as const).every((sign) => holdsIn(a, b, new Map([...regime, [condition, sign]]), writer));
  }
}

interface Writer {
  /** `e` written out, its case splits decided by the regime. Throws Undecided, TooLong. */
  write(e: Expr, regime: Regime): Expr;
}

/** Larger expressions are not written out. */
const LARGEST = 20_000;

function newWriter(ground: Ground, level: Level): Writer {
  const { problem, definitionOf, usersOf, partial } = ground;
  const totals = new Map<Derivative, Expr>();
  // Conditions are told apart by their texts, which have to be of the same atoms.
  const forms = new NormalForms();
  const isAbove = (difference: Expr, regime: Regime, go: (e: Expr) => Expr): boolean => {
    const { of, isSame } = forms.signOf(go(difference));
    const sign = regime.get(of);
    if (sign === undefined) throw new Undecided(of);
    return (sign === 1) === isSame;
  };

  const isWrittenOut = (definition: Expr): boolean => level === 'everything' || !isPolynomial(definition);
  const totalOf = (d: Derivative): Expr => {
    const known = totals.get(d);
    if (known) return known;
    const { of, by } = d;
    const steps = (): readonly Expr[] =>
      usersOf(by).map((user) => {
        const local = partial(definitionOf(user.symbol) as Expr, by);
        return user.symbol === of ? local : mul(derivative(of, user.symbol, 'total'), local);
      });
    const value = of === by ? num(1) : of.kind === 'sym' && definitionOf(of) ? total(steps()) : num(0);
    totals.set(d, value);
    return value;
  };

  const write = (e: Expr, regime: Regime): Expr => {
    if (e.size > LARGEST) throw new TooLong();
    const go = (part: Expr): Expr => write(part, regime);
    switch (e.kind) {
      case 'sym': {
        const definition = definitionOf(e);
        return definition && isWrittenOut(definition) ? go(definition) : e;
      }
      case 'derivative': {
        if (e.sense === 'total') return go(totalOf(e));
        const definition = e.of.kind === 'sym' ? definitionOf(e.of) : e.of;
        return definition ? go(partial(definition, e.by)) : num(e.of === e.by ? 1 : 0);
      }
      case 'cases':
        return go(chosen(e, (difference) => isAbove(difference, regime, go)));
      case 'call': {
        const [u = num(0), v = num(0)] = e.args;
        if (e.fn === 'abs') return isAbove(u, regime, go) ? go(u) : mul(num(-1), go(u));
        if (e.fn === 'max' || e.fn === 'min') {
          const isFirst = isAbove(add(u, mul(num(-1), v)), regime, go) === (e.fn === 'max');
          return go(isFirst ? u : v);
        }
        const f = level === 'activations' ? undefined : problem.functions.get(e.fn);
        if (f === undefined) return call(e.fn, ...e.args.map(go));
        const actual = new Map<Sym, Expr>([[f.argument, u]]);
        f.parameters.forEach(({ symbol, value }, n) => {
          actual.set(symbol, e.args[n + 1] ?? value);
        });
        return go(substitute(f.formula, (s) => actual.get(s)));
      }
      default:
        return mapChildren(e, go, 0);
    }
  };
  return { write };
}

/** The value of the first branch that holds, away from where the sides of a condition are equal. */
function chosen({ branches, otherwise }: Cases, isPositive: (difference: Expr) => boolean): Expr {
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
