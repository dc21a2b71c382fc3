/** A tape for engines that know neither indices nor cases: single entries, and only functions that all engines have. */
import type { Formula } from '../../language/evaluate.js';
import { add, type Call, call, type Expr, mul, num, type Sym } from '../../language/expr.js';
import { components, instantiate } from '../../language/instantiate.js';
import { signOfReal } from '../../language/real.js';
import { Undecided } from '../../language/value-error.js';
import { mapChildren, substitute } from '../../language/walk.js';
import type { Equation } from '../numbers/entries.js';
import type { Point } from './point.js';

type Formulas = ReadonlyMap<string, Formula>;

/**
 * The definitions put on components, each function as its formula, each case distinction as the branch that holds at
 * `point`: near it, and away from kinks, this is the same tape. Throws a ValueError, or Undecided.
 */
export const elementaryTape = (
  definitions: readonly Equation[],
  functions: Formulas,
  point: Point,
): readonly Equation[] =>
  definitions
    .flatMap((d) => components(d, point.entries.sizeOf))
    .map(({ symbol, value }) => ({ symbol, value: elementary(value, functions, point) }));

function elementary(e: Expr, functions: Formulas, point: Point): Expr {
  const go = (part: Expr): Expr => elementary(part, functions, point);
  switch (e.kind) {
    case 'call':
      return elementaryCall(e, functions, point);
    case 'cases': {
      const holds = e.branches.find(({ left, right, relation }) => {
        const order = orderAt(left, right, point);
        return order === 0 ? relation !== '<' && relation !== '>' : relation.startsWith(order < 0 ? '<' : '>');
      });
      return go(holds?.value ?? e.otherwise);
    }
    default:
      return mapChildren(e, go, 0);
  }
}

/** At a tie the first argument of a maximum or minimum is taken, and |u| is 0: as the rules of derivation do. */
function elementaryCall(e: Call, functions: Formulas, point: Point): Expr {
  const [u, v] = e.args as readonly [Expr, Expr];
  const go = (part: Expr): Expr => elementary(part, functions, point);
  switch (e.fn) {
    case 'max':
      return go(orderAt(v, u, point) > 0 ? v : u);
    case 'min':
      return go(orderAt(v, u, point) < 0 ? v : u);
    case 'abs':
      return mul(num(orderAt(u, num(0), point)), go(u));
  }
  const known = functions.get(e.fn);
  if (known === undefined) return call(e.fn, ...e.args.map(go));
  const actual = new Map<Sym, Expr>([[known.argument, u]]);
  known.parameters.forEach(({ symbol, value }, n) => {
    actual.set(symbol, e.args[n + 1] ?? value);
  });
  return go(substitute(instantiate(known.formula, point.entries.sizeOf), (s) => actual.get(s)));
}

/** -1, 0 or 1 as `left` is below, at or above `right`. */
function orderAt(left: Expr, right: Expr, point: Point): -1 | 0 | 1 {
  const sign = signOfReal(point.valueOf(add(left, mul(num(-1), right))));
  if (sign === undefined) throw new Undecided('order');
  return sign;
}
