/** What a comparison that failed is reported with. */
import { type Expr, isFree } from '../../language/expr.js';
import { toDouble } from '../../language/real.js';
import { symbolsOf } from '../../language/walk.js';
import { entryKey } from '../numbers/entries.js';
import type { Failure } from './outcome.js';
import { ifKnown, type Point } from './point.js';

/** More symbols than this are not listed. */
const MOST_SYMBOLS = 30;

/** A comparison by value. `expressions` are what was evaluated: the failure names the values of their symbols. */
export const failedAt = (
  told: Omit<Failure, 'values' | 'point'>,
  expressions: readonly Expr[],
  values: readonly [number, number],
  point: Point,
): Failure => ({
  ...told,
  values,
  point: symbolValues(expressions, point),
});

/** The values that the concrete symbols of some expressions have at a point. */
function symbolValues(expressions: readonly Expr[], point: Point): Readonly<Record<string, number>> {
  const symbols = [...new Set(expressions.flatMap(symbolsOf))].filter((s) => !isFree(s));
  const values: Record<string, number> = {};
  for (const s of symbols.slice(0, MOST_SYMBOLS)) {
    const value = ifKnown(() => point.valueOf(s));
    if (value) values[entryKey(s.name, s.indices as readonly number[])] = toDouble(value);
  }
  return values;
}
