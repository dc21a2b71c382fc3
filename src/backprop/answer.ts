/** What a symbol of the tape comes to: a number, or what is left of it in the symbols that have no value. */

import { type Expr, isFree, type Sym } from '../language/expr.js';
import { ValueError } from '../language/value-error.js';
import { TIDY } from '../rules/phases.js';
import { rewrite } from '../rules/rewrite.js';
import type { Context } from '../rules/rule.js';
import { overGivens } from './formula.js';
import type { Equation } from './numbers/entries.js';
import type { Values } from './numbers/values.js';
import { newTape } from './tape.js';

/** The value of a symbol, with `digits` to that many. Throws a ValueError where there is none. */
export type Answers = (s: Sym, digits?: number) => string | number | Expr;

/**
 * Answers from the values where there are some. Where a sum is of unknown length, where indices are free, and where
 * what is left open takes too long, the symbol is written out over the given ones instead.
 */
export function newAnswers(equations: readonly Equation[], values: Values, context: Context): Answers {
  const tape = newTape(equations.map((equation) => ({ ...equation, role: 'intermediate' })));
  const writtenOut = (s: Sym): Expr => rewrite(overGivens(s, tape), TIDY, context, []);
  return (s, digits) => {
    if (isFree(s)) return writtenOut(s);
    try {
      return digits === undefined ? values.of(s) : values.decimal(s, digits);
    } catch (error) {
      if (error instanceof ValueError && OUT_OF_REACH.includes(error.code)) return writtenOut(s);
      throw error;
    }
  };
}

const OUT_OF_REACH: readonly string[] = ['unknown-size', 'too-much-work'];
