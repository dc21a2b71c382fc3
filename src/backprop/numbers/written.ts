/** Numbers as they are written down: rounded from the exact ones, or carried on rounded as in a calculation by hand. */
import type { Bindings } from '../../language/evaluate.js';
import { type Expr, num, type Sym } from '../../language/expr.js';
import { isOpen, isSettledValue, toExpression, type Value } from '../../language/open.js';
import { rational, toDecimal } from '../../language/rational.js';
import { isBall } from '../../language/real.js';
import { exactly, isShortGiven, type Rounded, type Rounding, roundQ, roundReal } from '../../language/rounding.js';
import { settleAs } from '../../language/settle.js';
import { OUT_OF_REACH, Undecided, ValueError } from '../../language/value-error.js';
import { replaceParts } from '../../language/walk.js';
import { type Entries, isAsGiven } from './entries.js';
import { type Lazy, type LazySettings, newLazy } from './lazy.js';

/** A rounded number, or an expression in the symbols that have no value. */
export type Written = Rounded | Expr;

export const isWrittenNumber = (w: Written): w is Rounded => !('kind' in w);

/** Coefficients of what is left open are known to so many digits before they are rounded. */
const DIGITS = 30;

/** The value of an entry, rounded. Throws a ValueError where it has none. */
export function roundedEntry(s: Sym, lazy: Lazy, entries: Entries, rounding: Rounding): Written {
  const isGiven = isAsGiven(entries.find(s.name, s.indices as readonly number[]), entries);
  return settleAs(
    (bits) => lazy.evaluate(s, new Map(), bits),
    DIGITS,
    (value) => written(value, isGiven, rounding),
  );
}

/**
 * A calculation by hand: every value is rounded as it is written down, by the rounding of its name, and what comes
 * after is computed from the rounded one. What is asked for is told exact where its own line is.
 */
export function newHand(settings: LazySettings, roundingOf: (name: string) => Rounding): (s: Sym) => Written {
  const lazy = newLazy({
    ...settings,
    carried: (value, name, source) => {
      if (!isSettledValue(value, DIGITS)) throw new Undecided('order');
      const rounding = roundingOf(name);
      const carried = written(value, isAsGiven(source, settings.entries), rounding);
      return isWrittenNumber(carried) ? num(carried.value.n, carried.value.d) : roundedIn(carried, rounding);
    },
  });
  return (s) => {
    const source = settings.entries.find(s.name, s.indices as readonly number[]);
    const [line, at]: readonly [Expr, Bindings] =
      source.kind === 'defined'
        ? [source.equation.value, source.at]
        : [source.kind === 'given' ? source.value : s, new Map()];
    const rounding = roundingOf(s.name);
    const value = blamingRounding(() =>
      settleAs(
        (bits) => lazy.evaluate(line, at, bits),
        DIGITS,
        (v) => written(v, isAsGiven(source, settings.entries), rounding),
      ),
    );
    return isWrittenNumber(value) ? value : roundedIn(value, rounding);
  };
}

/** What has no value once its parts are rounded says so; that there are too many numbers is no fault of rounding. */
function blamingRounding<T>(work: () => T): T {
  try {
    return work();
  } catch (error) {
    if (!(error instanceof ValueError) || OUT_OF_REACH.includes(error.code)) throw error;
    throw new ValueError('rounded-away', `from rounded values, ${error.reason}`, error.place);
  }
}

function written(value: Value, isGiven: boolean, rounding: Rounding): Written {
  if (isOpen(value)) return toExpression(value, DIGITS);
  if (isGiven && !isBall(value)) {
    const given = rational(value.n, value.d);
    if (isShortGiven(given)) return exactly(given);
  }
  return roundReal(value, rounding);
}

/** The decimals in `e` rounded; whole numbers and fractions are kept. */
const roundedIn = (e: Expr, rounding: Rounding): Expr =>
  replaceParts(e, (part) => {
    if (part.kind !== 'num' || toDecimal(part.value) === undefined) return undefined;
    const { value } = roundQ(part.value, rounding);
    return num(value.n, value.d);
  });
