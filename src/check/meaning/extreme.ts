/** The largest of several expressions, and the least. */
import { cases, type Expr, num } from '../../language/expr.js';

/** By halves: each comparison speaks of both of its sides twice. */
export function extreme(which: 'max' | 'min', all: readonly Expr[]): Expr {
  if (all.length < 2) return all[0] ?? num(0);
  const half = Math.ceil(all.length / 2);
  const [left, right] = [extreme(which, all.slice(0, half)), extreme(which, all.slice(half))];
  return cases([{ left, relation: which === 'max' ? '>=' : '<=', right, value: left }], right);
}
