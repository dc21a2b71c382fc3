/** From components back to free indices: terms that differ in one index alone become a sum over it. */
import { type Add, type Expr, freeIndex, type Index, sum, sym, total } from '../../language/expr.js';
import { mapChildren, substitute } from '../../language/walk.js';

export interface ArrayAxes {
  /** By the name of a symbol: along which axis each of its indices runs. */
  readonly along: ReadonlyMap<string, readonly (string | undefined)[]>;
  /** The axes, from the inputs on. */
  readonly sizes: ReadonlyMap<string, number>;
}

/** `e` with `to` in place of each index `from` along `axis`. */
export const reindexed = (e: Expr, axis: string, from: number, to: Index, { along }: ArrayAxes): Expr =>
  substitute(e, ({ name, indices }) => {
    const axes = along.get(name);
    return axes && sym(name, ...indices.map((index, n) => (index === from && axes[n] === axis ? to : index)));
  });

/** `e` with w[1]*x[1] + w[2]*x[2] as sum(j, w[j]*x[j]) wherever all terms along an axis are there. */
export function foldSums(e: Expr, axes: ArrayAxes, depth = 0): Expr {
  const folded = mapChildren(e, (part, inner) => foldSums(part, axes, inner), depth);
  return folded.kind === 'add' ? foldTerms(folded, axes) : folded;
}

function foldTerms({ args }: Add, axes: ArrayAxes): Expr {
  let terms = args;
  for (const [axis, size] of axes.sizes) {
    // Each fold takes away terms at the index 1, of which there are so many at first.
    for (const first of terms) terms = foldAlong(first, axis, size, terms, axes);
  }
  return total(terms);
}

function foldAlong(first: Expr, axis: string, size: number, terms: readonly Expr[], axes: ArrayAxes): readonly Expr[] {
  const index = freeIndex(`@fold.${axis}`, axis);
  const body = reindexed(first, axis, 1, index, axes);
  const present = new Set(body === first ? [] : terms);
  if (!present.has(first)) return terms;
  const others = Array.from({ length: size - 1 }, (_, n) => reindexed(first, axis, 1, n + 2, axes));
  if (!others.every((other) => present.has(other))) return terms;
  const gone = new Set<Expr>(others);
  return terms.filter((term) => !gone.has(term)).map((term) => (term === first ? sum(index, body) : term));
}
