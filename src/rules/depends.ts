import type { Expr, Index, Sym } from '../language/expr.js';

/** Whether two indices can be the same number: two numbers only when they are equal. */
const compatible = (i: Index, j: Index): boolean => typeof i !== 'number' || typeof j !== 'number' || i === j;

/** Whether two symbols can be entries of the same quantity: `W[i,j]` and `W[1,k]` can, `W[1,j]` and `W[2,j]` not. */
export function mayBeSame(a: Sym, b: Sym): boolean {
  if (a === b) return true;
  if (a.name !== b.name || a.indices.length !== b.indices.length) return false;
  return a.indices.every((i, n) => compatible(i, b.indices[n] as Index));
}

/** Whether `e` mentions `s`. The other symbols of the tape count as constants here: their own dependence is a path. */
export function mentions(e: Expr, s: Sym): boolean {
  if (e.kind === 'sym') return mayBeSame(e, s);
  for (const part of e.parts) if (mentions(part, s)) return true;
  return false;
}
