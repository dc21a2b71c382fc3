/** Precision on demand: an evaluation is repeated with more digits until the digits asked for are known. */

import { type Bindings, evaluate, type Formula, type Scope } from './evaluate.js';
import type { Expr, Sym } from './expr.js';
import { sym } from './expr.js';
import { isOpen, isSettledValue, toExpression, type Value, withoutNegligible } from './open.js';
import type { Rational } from './rational.js';
import { realOf, toDouble } from './real.js';
import { Undecided, ValueError } from './value-error.js';

/** Digits known in a number that is handed out as a double. */
export const DOUBLE_DIGITS = 17;

/** The precisions that are tried, in binary digits. At the last, e^-22000 is still told from 0. */
const FIRST_BITS = 128;
const LAST_BITS = 2 ** 15;

/** The value with at least `digits` significant digits known in every number of it: precision is doubled until then. */
export const settle = (valueAt: (bits: number) => Value, digits: number): Value => settleAs(valueAt, digits, (v) => v);

/** The same, as what `read` makes of it; where that throws Undecided, precision is doubled too. */
export function settleAs<T>(valueAt: (bits: number) => Value, digits: number, read: (value: Value) => T): T {
  let open: Undecided | undefined;
  for (let bits = FIRST_BITS; bits <= LAST_BITS; bits *= 2) {
    if (bits < (digits + 1) * Math.log2(10)) continue;
    try {
      const value = valueAt(bits);
      if (isSettledValue(value, digits)) return read(withoutNegligible(value));
      open = undefined;
    } catch (error) {
      if (!(error instanceof Undecided)) throw error;
      open = error;
    }
  }
  const limit = Math.floor(LAST_BITS * Math.log10(2));
  throw new ValueError(
    open?.question === 'zero' ? 'division-by-zero' : 'too-fine',
    open?.question === 'zero'
      ? `a logarithm or a quotient of what is 0 to ${limit} digits`
      : `more than ${limit} digits would be needed`,
    open?.place,
  );
}

/** The value as a double, or in the symbols that are left in it. Throws a ValueError where no double is as large. */
export function toAnswer(value: Value, e: Expr): number | Expr {
  if (isOpen(value)) return toExpression(value, DOUBLE_DIGITS);
  const x = toDouble(value);
  if (Number.isFinite(x)) return x;
  throw new ValueError('overflow', 'the value is too large for a number (above 1.8e308)', { expression: e });
}

/** What `evaluateAt` may need besides the symbols' values. */
export interface Surroundings {
  readonly functions?: ReadonlyMap<string, Formula>;
  /** The size of each axis that a sum in the expression runs over. */
  readonly sizes?: ReadonlyMap<string, number>;
  /** What the free indices of the expression stand for. */
  readonly at?: Bindings;
  /** The definition of a symbol's entry: local derivatives ∂u/∂s need it. */
  readonly definition?: NonNullable<Scope['definition']>;
}

/** Enough for any expression that is written down by hand. */
const WORK_AT_A_POINT = 5e6;

/**
 * The value of an expression where each symbol, its indices numbers, has the value that `point` says. It is right to
 * the last digit of a double, whatever cancels; derivatives are taken numerically. Throws a ValueError.
 */
export function evaluateAt(e: Expr, point: (s: Sym) => number | Rational, around: Surroundings = {}): number {
  const budget = { left: WORK_AT_A_POINT };
  const valueAt = (bits: number): Value => {
    const scope: Scope = {
      bits,
      functions: around.functions ?? new Map(),
      sizeOf: (range) => {
        const size = around.sizes?.get(range);
        if (size === undefined)
          throw new ValueError('unknown-size', `the axis ${range} has no size`, { expression: e });
        return size;
      },
      lookup: (name, indices) => {
        const x = point(sym(name, ...indices));
        return typeof x === 'number' ? realOf(x) : x;
      },
      memo: new Map(),
      budget,
      ...(around.definition ? { definition: around.definition } : {}),
    };
    return evaluate(e, scope, new Map(around.at));
  };
  return toAnswer(settle(valueAt, DOUBLE_DIGITS), e) as number;
}
