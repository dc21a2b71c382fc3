/** Index form to components: sums become the terms that they stand for. */
import { type Expr, mapChildren, num, open, product, total } from '../language/expr.js';

/**
 * `e` with each sum over an axis of known length written out, its terms joining a sum that they stand in. `lengthOf`
 * gives the length of the axes to write out.
 */
export function writeOut(e: Expr, lengthOf: (axis: string) => number | undefined, depth = 0): Expr {
  const go = (part: Expr, d: number): Expr => writeOut(part, lengthOf, d);
  switch (e.kind) {
    case 'sum': {
      const length = lengthOf(e.index.range);
      if (length === undefined) return mapChildren(e, go, depth);
      return total(Array.from({ length }, (_, n) => go(open(e, n + 1), depth)));
    }
    case 'add':
      return total(e.args.flatMap((arg) => joining(arg, go(arg, depth), 'add')));
    case 'mul':
      return product(e.args.flatMap((arg) => joining(arg, go(arg, depth), 'mul')));
    case 'kronecker':
      return typeof e.i === 'number' && typeof e.j === 'number' ? num(e.i === e.j ? 1 : 0) : e;
    default:
      return mapChildren(e, go, depth);
  }
}

/** What a sum was written out as joins the terms or factors around it; what was in brackets stays so. */
const joining = (before: Expr, after: Expr, kind: 'add' | 'mul'): readonly Expr[] =>
  before.kind === 'sum' && after.kind === kind ? after.args : [after];
