/** What a symbol of the tape comes to: a number, or what is left of it in the symbols that have no value. */

import { type Expr, isFree, type Sym } from '../language/expr.js';
import type { Rounding } from '../language/rounding.js';
import { OUT_OF_REACH, ValueError } from '../language/value-error.js';
import { TIDY } from '../rules/phases.js';
import { rewrite } from '../rules/rewrite.js';
import type { Context } from '../rules/rule.js';
import { overGivens } from './formula.js';
import type { Equation } from './numbers/entries.js';
import type { Values } from './numbers/values.js';
import type { Written } from './numbers/written.js';
import { newTape } from './tape.js';

/** What a symbol comes to. Each throws a ValueError where there is no value. */
export interface Answers {
  /** The value of a symbol, with `digits` to that many. */
  readonly answer: (s: Sym, digits?: number) => string | number | Expr;
  /** The value as it is written down, rounded from the exact one. */
  readonly rounded: (s: Sym, rounding: Rounding) => Written;
  /** The value as a calculation by hand has it, which goes on from rounded values. */
  readonly byHand: (s: Sym) => Written;
  /** The same where some values are worked out on lines of their own: as a product of factors, say. */
  readonly byHandOn: (lines: ReadonlyMap<Sym, Expr>) => Answers['byHand'];
  /** How a calculation by hand rounds the values of a name. */
  readonly handRounding: (name: string) => Rounding;
}

/**
 * Answers from the values where there are some. Where a sum is of unknown length, where indices are free, and where
 * what is left open takes too long, the symbol is written out over the given ones instead.
 */
export function newAnswers(
  equations: readonly Equation[],
  values: Values,
  context: Context,
  handRounding: Answers['handRounding'],
): Answers {
  const tape = newTape(equations.map((equation) => ({ ...equation, role: 'intermediate' })));
  const writtenOut = (s: Sym): Expr => rewrite(overGivens(s, tape), TIDY, context, []);
  const orWrittenOut = <T>(s: Sym, value: () => T): T | Expr => {
    if (isFree(s)) return writtenOut(s);
    try {
      return value();
    } catch (error) {
      if (error instanceof ValueError && OUT_OF_REACH.includes(error.code)) return writtenOut(s);
      throw error;
    }
  };
  const byHandOn: Answers['byHandOn'] = (lines) => {
    const hand = values.byHand(handRounding, lines);
    return (s) => orWrittenOut(s, () => hand(s));
  };
  return {
    answer: (s, digits) => orWrittenOut(s, () => (digits === undefined ? values.of(s) : values.decimal(s, digits))),
    rounded: (s, rounding) => orWrittenOut(s, () => values.rounded(s, rounding)),
    byHand: byHandOn(new Map()),
    byHandOn,
    handRounding,
  };
}
