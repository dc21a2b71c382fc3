/** How much work a tape is, before any of it is done. */

import type { Formula } from '../../language/evaluate.js';
import type { Expr } from '../../language/expr.js';
import type { Entries, Equation } from './entries.js';

/** A tape with more operations than this takes long in exact digits: more than some tenth of a second. */
const SMALL = 40_000;

export function isLarge(
  equations: readonly Equation[],
  entries: Entries,
  functions: ReadonlyMap<string, Formula>,
): boolean {
  const formulas = new Map<string, number>();
  const work = (e: Expr): number => {
    switch (e.kind) {
      case 'sum':
        return sizeOf(e.index.range) * work(e.body);
      case 'call':
        return e.parts.reduce((n, part) => n + work(part), 10 + formulaWork(e.fn));
      default:
        return e.parts.reduce((n, part) => n + work(part), 1);
    }
  };
  const formulaWork = (fn: string): number => {
    const before = formulas.get(fn);
    if (before !== undefined) return before;
    formulas.set(fn, 0);
    const formula = functions.get(fn);
    const known = formula === undefined ? 0 : work(formula.formula);
    formulas.set(fn, known);
    return known;
  };
  // An axis without a size makes no work: its values are refused, or symbols.
  const sizeOf = (range: string): number => entries.sizeIfKnown(range) ?? 0;

  let total = 0;
  for (const { symbol, value } of equations) {
    total += symbol.free.reduce((n, i) => n * sizeOf(i.range), work(value));
    if (total > SMALL) return true;
  }
  return false;
}

/** The names of the symbols in an expression, and in what its functions' parameters stand for. */
export function* namesIn(e: Expr, functions?: ReadonlyMap<string, Formula>): Generator<string> {
  if (e.kind === 'sym') yield e.name;
  if (e.kind === 'call') {
    for (const { value } of functions?.get(e.fn)?.parameters ?? []) yield* namesIn(value);
  }
  for (const part of e.parts) yield* namesIn(part, functions);
}
