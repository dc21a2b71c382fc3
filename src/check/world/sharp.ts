/** Values that doubles do not tell, as many digits as it takes: of units that are sure of themselves, and at kinks. */
import { ifKnown, midpoint, type Point } from '../../backprop/certificate/point.js';
import { sizeOf, topOf } from '../../language/ball.js';
import { type Derivative, derivative, type Expr, mul, num, type Sym, total } from '../../language/expr.js';
import { rational } from '../../language/rational.js';
import { isBall, type Real, toDouble } from '../../language/real.js';
import { ValueError } from '../../language/value-error.js';
import { replaceParts } from '../../language/walk.js';
import { type Approx, exactly, nearly, UNKNOWN } from './approx.js';
import { type Ground, UNSTATED_RATE } from './ground.js';

/** The precision of what other values are made of: more than values lose by cancelling, but for the smallest of them. */
const BITS = 512;
/** The precision of what cancelling leaves next to nothing of: 1 − p where p is as good as 1. */
const MORE_BITS = 8 * BITS;
/** So many digits of a value have to be known. */
const TOLD_BITS = 64;
/** What is smaller than this power of two may be all that cancelling has left. */
const LEFT_OVER = -(BITS - TOLD_BITS);

/** More digits than this are not written out. */
const MOST_BITS = 1_000_000;

/** The value of an expression over entries and derivatives between them; undefined where it is not known. */
export type Sharp = (e: Expr) => Approx | undefined;

/** Looks closely at a point where the quantities are what they are. */
export function sharpAt(point: Point, { problem, definitionOf, usersOf, partial }: Ground): Sharp {
  const onTape = new Set<Sym>(problem.definitions.map((d) => d.symbol));
  const known = new Map<Derivative, Expr>();
  const realOf = (e: Expr): Real => {
    const formula = withoutDerivatives(e);
    const value = point.valueOf(formula, BITS);
    return isTold(value) ? value : point.valueOf(formula, MORE_BITS);
  };
  const withoutDerivatives = (e: Expr): Expr =>
    replaceParts(e, (part) => {
      if (part.kind === 'derivative') return numberOf(part);
      if (part.kind === 'sym' && part.name === UNSTATED_RATE)
        throw new ValueError('no-value', 'nobody states the learning rate', { expression: part });
      // What comes after the update is no part of the tape that the point knows.
      const definition = part.kind === 'sym' && !onTape.has(part) ? definitionOf(part) : undefined;
      return definition && withoutDerivatives(definition);
    });
  const numberOf = (d: Derivative): Expr => {
    const found = known.get(d) ?? numberIn(realOf(chained(d)));
    known.set(d, found);
    return found;
  };
  /** The chain rule, one step. */
  const chained = ({ of, by, sense }: Derivative): Expr => {
    if (of === by) return num(1);
    if (of.kind === 'derivative')
      throw new ValueError('no-value', 'a second derivative is not looked at', { expression: of });
    if (of.kind !== 'sym') return partial(of, by);
    const definition = definitionOf(of);
    if (definition === undefined) return num(0);
    if (sense === 'partial') return partial(definition, by);
    return total(
      usersOf(by).map((user): Expr => {
        const local = derivative(user.symbol, by, 'partial');
        return user.symbol === of ? local : mul(derivative(of, user.symbol, 'total'), local);
      }),
    );
  };
  return (e) =>
    ifKnown(() => {
      const value = realOf(e);
      if (isBall(value) && !isTold(value) && topOf(value) > LEFT_OVER) return UNKNOWN;
      const double = toDouble(value);
      return !isBall(value) && Number.isInteger(double) && value.d === 1n
        ? exactly(double)
        : nearly(double, Math.abs(double) < 2 ** LEFT_OVER ? 2 ** LEFT_OVER : 0);
    });
}

/** Whether its digits are known, and are not those of what rounding has left. */
const isTold = (value: Real): boolean =>
  !isBall(value) || value.radius === 0 || sizeOf(value.mid) - Math.log2(value.radius) >= TOLD_BITS;

/** Throws a ValueError for what nobody can tell from 0, and what is too small to be written out: e to the minus a billion. */
function numberIn(value: Real): Expr {
  if (!isTold(value)) throw new ValueError('no-value', 'its digits are not known');
  if (!isBall(value)) return num(rational(value.n, value.d));
  if (Math.abs(value.exponent) > MOST_BITS) throw new ValueError('no-value', 'its digits would be too many');
  return num(midpoint(value));
}
