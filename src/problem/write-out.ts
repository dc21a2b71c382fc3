/** Index form to components: sums become the terms that they stand for. */
import { type Expr, num, open, product, total } from '../language/expr.js';
import type { Diagnostic, Span } from '../language/source.js';
import { mapChildren } from '../language/walk.js';
import { MAX_WRITTEN_NODES } from './limits.js';

/** How the sums of one problem are written out, and how much of that may still be done. */
export interface WritingOut {
  /** In nodes; shared by all that is written out of one problem. */
  left: number;
}

export const newWritingOut = (): WritingOut => ({ left: MAX_WRITTEN_NODES });

/** Thrown where sums in sums would be written out without end; caught by `unlessTooWide`. */
class TooWide extends Error {}

/** Counts what is about to be written out. Throws TooWide. */
export function spend(writing: WritingOut, nodes: number): void {
  writing.left -= nodes;
  if (writing.left < 0) throw new TooWide();
}

/** What `work` gives, or nothing, with that reported, where sums would be written out beyond the limit. */
export function unlessTooWide<T>(span: Span, problems: Diagnostic[], work: () => readonly T[]): readonly T[] {
  try {
    return work();
  } catch (error) {
    if (!(error instanceof TooWide)) throw error;
    const message = `written out entry by entry this has more than ${MAX_WRITTEN_NODES} parts`;
    const hint = 'leave the names of single entries out: it is then written with indices';
    problems.push({ code: 'too-wide', span, message, hint });
    return [];
  }
}

/**
 * `e` with each sum over an axis of known length written out, its terms joining a sum that they stand in. `lengthOf`
 * gives the length of the axes to write out. Throws TooWide.
 */
export function writeOut(
  e: Expr,
  lengthOf: (axis: string) => number | undefined,
  writing: WritingOut,
  depth = 0,
): Expr {
  const go = (part: Expr, d: number): Expr => writeOut(part, lengthOf, writing, d);
  switch (e.kind) {
    case 'sum': {
      const length = lengthOf(e.index.range);
      if (length === undefined) return mapChildren(e, go, depth);
      spend(writing, length * e.size);
      const terms = Array.from({ length }, (_, n) => open(e, n + 1));
      return total(terms.flatMap((term) => joining(term, go(term, depth), 'add')));
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
