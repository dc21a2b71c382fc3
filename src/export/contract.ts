/** Sums over products of arrays: matrix products where they are some, sums along axes, an einsum for the rest. */
import type { FreeIndex } from '../language/expr.js';
import { type Code, timesCode } from './code.js';
import { allAxes, hasAxes, type Piece, permuted, sameAxes, together } from './pieces.js';

/** The product of `pieces`, each of which has one of the indices `bound`, summed over those. */
export function contracted(pieces: readonly Piece[], bound: readonly FreeIndex[], order: readonly FreeIndex[]): Piece {
  const merged = mergedIf(pieces, sameAxes, order);
  const few = merged.length > 2 ? mergedIf(merged, isWithin, order) : merged;
  const [a, b] = few as [Piece, Piece?];
  if (b === undefined) return summed(a, bound);
  const product = few.length === 2 ? matrixProduct(a, b, bound, order) : undefined;
  if (product) return product;
  const whole = mergedIf(few, isWithin, order);
  return whole.length === 1 ? summed(whole[0] as Piece, bound) : einsum(few, bound, order);
}

const isWithin = (a: Piece, b: Piece): boolean => hasAxes(a, b.axes) || hasAxes(b, a.axes);

/** Pieces multiplied entry by entry as long as two of them `are` so, in the places of the first ones. */
function mergedIf(
  pieces: readonly Piece[],
  are: (a: Piece, b: Piece) => boolean,
  order: readonly FreeIndex[],
): readonly Piece[] {
  const merged: Piece[] = [];
  for (const piece of pieces) {
    const at = merged.findIndex((m) => are(m, piece));
    if (at < 0) merged.push(piece);
    else merged[at] = together([merged[at] as Piece, piece], order, flatProduct);
  }
  return merged.length < pieces.length ? mergedIf(merged, are, order) : merged;
}

const flatProduct = (parts: readonly Code[]): Code =>
  timesCode(parts.flatMap((p) => (p.kind === 'mul' ? p.parts : [p])));

function summed(piece: Piece, bound: readonly FreeIndex[]): Piece {
  const axes = piece.axes.flatMap((i, n) => (bound.includes(i) ? [n] : []));
  const code: Code = { kind: 'summed', of: piece.code, rank: piece.axes.length, axes, keep: false };
  return { code, axes: piece.axes.filter((i) => !bound.includes(i)) };
}

/** A matrix times a matrix or a vector, the matrix first; undefined where the two are not that. */
function matrixProduct(
  a: Piece,
  b: Piece,
  bound: readonly FreeIndex[],
  order: readonly FreeIndex[],
): Piece | undefined {
  const [over] = bound;
  const shared = a.axes.filter((i) => b.axes.includes(i));
  if (!over || bound.length > 1 || shared.length !== 1 || shared[0] !== over) return undefined;
  if (a.axes.length > 2 || b.axes.length > 2) return undefined;
  const [row, column] = [a, b].map((p) => p.axes.find((i) => i !== over));
  const isTurned = row === undefined || (column !== undefined && order.indexOf(column) < order.indexOf(row));
  const [left, right, first, last] = isTurned && column !== undefined ? [b, a, column, row] : [a, b, row, column];
  const code: Code = {
    kind: 'matmul',
    left: permuted(left, [...(first ? [first] : []), over]),
    right: permuted(right, [over, ...(last ? [last] : [])]),
  };
  return { code, axes: [first, last].filter((i) => i !== undefined) };
}

function einsum(pieces: readonly Piece[], bound: readonly FreeIndex[], order: readonly FreeIndex[]): Piece {
  const all = [...new Set(pieces.flatMap((p) => p.axes))];
  const letter = (i: FreeIndex): string => String.fromCharCode('i'.charCodeAt(0) + all.indexOf(i));
  const axes = allAxes(pieces, order).filter((i) => !bound.includes(i));
  const sorted = [...axes].sort((i, j) => order.indexOf(i) - order.indexOf(j));
  const lettersOf = (indices: readonly FreeIndex[]): string => indices.map(letter).join('');
  const letters = `${pieces.map((p) => lettersOf(p.axes)).join()}->${lettersOf(sorted)}`;
  return { code: { kind: 'einsum', letters, parts: pieces.map(({ code }) => code) }, axes: sorted };
}
