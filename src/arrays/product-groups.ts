/** The factors below a sum sign, gathered into the tables that are to be contracted. */
import { type Expr, type FreeIndex, factorsOf } from '../language/expr.js';

/** The factors of a product of products. */
export const flattened = (e: Expr): readonly Expr[] => (e.kind === 'mul' ? factorsOf(e).flatMap(flattened) : [e]);

/**
 * Factors that make one table: those over the same indices, and those that only scale it. A matrix and a vector are
 * two groups, what is multiplied entry by entry is one.
 */
export function grouped(factors: readonly Expr[], bound: readonly FreeIndex[]): readonly (readonly Expr[])[] {
  const groups: Expr[][] = [];
  for (const factor of [...factors].sort((a, b) => b.free.length - a.free.length)) {
    const isScale = !factor.free.some((i) => bound.includes(i));
    const home = groups.find(([first]) => {
      const { free } = first as Expr;
      return factor.free.every((i) => free.includes(i)) && (isScale || factor.free.length === free.length);
    });
    if (home) home.push(factor);
    else groups.push([factor]);
  }
  return groups;
}
