/** The numbers of a tape: every entry of every symbol, right to the last digit that is shown. */

import type { Budget, Formula } from '../../language/evaluate.js';
import { type Expr, type Sym, sym } from '../../language/expr.js';
import { isOpen, toExpression } from '../../language/open.js';
import { toDecimalText } from '../../language/real.js';
import type { Rounding } from '../../language/rounding.js';
import { DOUBLE_DIGITS, settle, toAnswer } from '../../language/settle.js';
import type { Given } from '../../problem/problem.js';
import { type Axes, type Equation, entryNumbers, newEntries, shapeOf } from './entries.js';
import { newLargeTape } from './large.js';
import { newLazy } from './lazy.js';
import { isLarge } from './work.js';
import { newHand, roundedEntry, type Written } from './written.js';

/** A number, or an expression in the symbols that have no value. */
export type Answer = number | Expr;

export interface Values {
  /**
   * The value of an entry of the tape, `sym('W1', 1, 2)`, or of an expression of such. Derivatives in it are taken by
   * differences at high precision, total ones of all the tape. Throws a ValueError where there is no value: the
   * logarithm of a negative number, division by zero, a number above 1.8e308.
   */
  of(e: Expr): Answer;
  /** The same to any number of significant digits: as decimal text, or with coefficients of that many digits. */
  decimal(e: Expr, digits: number): string | Expr;
  /** The value of an entry as it is written down. */
  rounded(s: Sym, rounding: Rounding): Written;
  /**
   * The same by hand, from values that were rounded when they were written down, each name by its own rounding. `lines`
   * are those on which a value is worked out otherwise than by its equation.
   */
  byHand(roundingOf: (name: string) => Rounding, lines: ReadonlyMap<Sym, Expr>): (s: Sym) => Written;
  /** How many entries a symbol has along each of its indices; none for a scalar or an unknown symbol. */
  shape(name: string): readonly number[];
  /** All entries of a symbol that are given or defined, row by row. */
  entries(name: string): Iterable<{ readonly indices: readonly number[]; readonly value: Answer }>;
}

/** Roughly a quarter of a minute, in microseconds. */
const BUDGET = 1.5e7;
/** For one tape, or for several that have to share it. */
export const newBudget = (): Budget => ({ left: BUDGET });

/**
 * The values of a tape: of `equations` in an order in which each uses only earlier ones (definitions, adjoints,
 * gradients, updates), over `given` numbers. Nothing is computed before it is asked for, and nothing twice. What is
 * asked must be of the table that the equations are of.
 *
 * Small tapes are computed by ball arithmetic at the precision that each number needs. Large ones are computed in
 * doubles, single entries by balls where doubles are not good enough; `decimal` uses balls for all.
 */
export function evaluateDefinitions(
  equations: readonly Equation[],
  given: ReadonlyMap<string, Given>,
  axes: Axes,
  functions: ReadonlyMap<string, Formula>,
  budget = newBudget(),
): Values {
  const entries = newEntries(equations, given, axes);
  const exact = newLazy({ entries, functions, budget });
  const large = isLarge(equations, entries, functions)
    ? newLargeTape({ equations, entries, functions, budget, deep: exact })
    : undefined;

  const of = (e: Expr): Answer => {
    const entry = e.kind === 'sym' ? large?.entry(e.name, e.indices as readonly number[]) : undefined;
    if (entry !== undefined) return entry;
    const lazy = large?.lazyFor(e) ?? exact;
    return toAnswer(
      settle((bits) => lazy.evaluate(e, new Map(), bits), DOUBLE_DIGITS),
      e,
    );
  };
  return {
    of,
    decimal: (e, digits) => {
      const value = settle((bits) => exact.evaluate(e, new Map(), bits), digits);
      return isOpen(value) ? toExpression(value, digits) : toDecimalText(value, digits);
    },
    rounded: (s, rounding) => roundedEntry(s, exact, entries, rounding),
    byHand: (roundingOf, lines) => {
      const worked = equations.map(({ symbol, value }) => ({ symbol, value: lines.get(symbol) ?? value }));
      return newHand({ entries: newEntries(worked, given, axes), functions, budget }, roundingOf);
    },
    shape: (name) => shapeOf(name, entries),
    *entries(name) {
      for (const indices of entryNumbers(shapeOf(name, entries))) {
        const value = large?.entry(name, indices);
        if (value !== undefined) yield { indices, value };
        else if (entries.find(name, indices).kind !== 'open') yield { indices, value: of(sym(name, ...indices)) };
      }
    },
  };
}
