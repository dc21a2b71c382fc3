/** The numbers of a tape: every entry of every symbol, right to the last digit that is shown. */

import type { Bindings, Formula } from '../language/evaluate.js';
import type { Expr, Sym } from '../language/expr.js';
import { isOpen, toExpression, type Value } from '../language/open.js';
import { toDecimalText } from '../language/real.js';
import { DOUBLE_DIGITS, settle, toAnswer } from '../language/settle.js';
import type { Given } from '../problem/problem.js';
import { type Axes, type Equation, newEntries } from './entries.js';
import { newLazy } from './lazy.js';

/** A number, or an expression in the symbols that have no value. */
export type Answer = number | Expr;

export interface Values {
  /**
   * The value of one entry. Throws a ValueError where there is none: the logarithm of a negative number, division by
   * zero, a number above 1e308.
   */
  of(s: Sym): Answer;
  /** The value of an expression over symbols of the tape, without free indices; partial derivatives are numeric. */
  evaluate(e: Expr): Answer;
  /** The same to any number of significant digits: as decimal text, or with coefficients of that many digits. */
  decimal(e: Expr, digits: number): string | Expr;
}

/** Roughly a minute's work. */
const BUDGET = 6e7;

export function evaluateDefinitions(
  equations: readonly Equation[],
  given: ReadonlyMap<string, Given>,
  axes: Axes,
  functions: ReadonlyMap<string, Formula>,
): Values {
  const entries = newEntries(equations, given, axes);
  const lazy = newLazy({ entries, functions, budget: { left: BUDGET } });
  const none: Bindings = new Map();
  const valueOf = (e: Expr, digits: number): Value => settle((bits) => lazy.evaluate(e, none, bits), digits);
  const answer = (e: Expr): Answer => toAnswer(valueOf(e, DOUBLE_DIGITS), e);
  return {
    of: answer,
    evaluate: answer,
    decimal: (e, digits) => {
      const value = valueOf(e, digits);
      return isOpen(value) ? toExpression(value, digits) : toDecimalText(value, digits);
    },
  };
}
