/** What a symbol of the tape comes to: a number, or what is left of it in the symbols that have no value. */

import type { Functions } from '../catalog/functions.js';
import { type Expr, isFree, type Sym } from '../language/expr.js';
import { evaluateAt } from '../language/settle.js';
import { ValueError } from '../language/value-error.js';
import { TIDY } from '../rules/phases.js';
import { rewrite } from '../rules/rewrite.js';
import type { Context } from '../rules/rule.js';
import { uniform } from './certificate/random.js';
import type { Equation } from './entries.js';
import { overGivens } from './formula.js';
import { newTape } from './tape.js';
import type { Values } from './values.js';

/** The value of a symbol, with `digits` to that many. Throws a ValueError where there is none. */
export type Answers = (s: Sym, digits?: number) => string | number | Expr;

/**
 * Answers from the values where there are some. Where a sum is of unknown length, where indices are free, and where
 * what is left open takes too long, the symbol is written out over the given ones instead.
 */
export function newAnswers(
  equations: readonly Equation[],
  values: Values,
  functions: Functions,
  context: Context,
): Answers {
  const tape = newTape(equations.map((equation) => ({ ...equation, role: 'intermediate' })));
  const writtenOut = (s: Sym): Expr => rewrite(overGivens(s, tape), TIDY, context, []);
  return (s, digits) => {
    if (isFree(s)) return writtenOut(s);
    try {
      const value = digits === undefined ? values.of(s) : values.decimal(s, digits);
      return typeof value === 'object' ? (constantValue(value, functions) ?? value) : value;
    } catch (error) {
      if (error instanceof ValueError && OUT_OF_REACH.includes(error.code)) return writtenOut(s);
      throw error;
    }
  };
}

const OUT_OF_REACH: readonly string[] = ['unknown-size', 'too-much-work'];

/** As many points as make a coincidence unbelievable, with every digit of a double right. */
const POINTS = ['first', 'second', 'third'];

/** Longer ones nobody expects to be a number. */
const LONGEST = 200;

/**
 * The number that an open expression always is, although that does not show: e^x/(e^x + e^y) + e^y/(e^x + e^y). Only
 * for analytic expressions: what has pieces may be constant on one of them alone.
 */
function constantValue(e: Expr, functions: Functions): number | undefined {
  if (e.size > LONGEST || !mentionsFunction(e) || !isAnalytic(e, functions)) return undefined;
  try {
    const at = POINTS.map((point) =>
      evaluateAt(e, (s) => uniform(`${point} ${s.name}[${s.indices.join()}]`), { functions }),
    );
    return at.every((value) => value === at[0]) ? at[0] : undefined;
  } catch (error) {
    if (error instanceof ValueError) return undefined;
    throw error;
  }
}

/** Polynomials are collected, so that they are constant only when they look so. */
const mentionsFunction = (e: Expr): boolean => e.kind === 'call' || e.parts.some(mentionsFunction);

const IN_PIECES: readonly string[] = ['max', 'min', 'abs'];

function isAnalytic(e: Expr, functions: Functions): boolean {
  if (e.kind === 'cases' || (e.kind === 'call' && IN_PIECES.includes(e.fn))) return false;
  const formula = e.kind === 'call' ? functions.get(e.fn)?.formula : undefined;
  return (
    (formula === undefined || isAnalytic(formula, functions)) && e.parts.every((part) => isAnalytic(part, functions))
  );
}
