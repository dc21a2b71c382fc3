/** Arrays with the indices that their axes stand for, put together entry by entry. */
import type { FreeIndex } from '../language/expr.js';
import { type Code, type Place, timesCode } from './code.js';

export interface Piece {
  readonly code: Code;
  readonly axes: readonly FreeIndex[];
}

export const hasAxes = (p: Piece, axes: readonly FreeIndex[]): boolean => axes.every((i) => p.axes.includes(i));
export const sameAxes = (a: Piece, b: Piece): boolean => a.axes.length === b.axes.length && hasAxes(a, b.axes);

/** All indices of some pieces, as the piece that has all of them has them; else as in `order`. */
export function allAxes(pieces: readonly Piece[], order: readonly FreeIndex[]): readonly FreeIndex[] {
  const all = [...new Set(pieces.flatMap((p) => p.axes))];
  const widest = pieces.find((p) => p.axes.length === all.length);
  return widest?.axes ?? all.sort((a, b) => order.indexOf(a) - order.indexOf(b));
}

/** What `build` makes of pieces of one shape, up to axes of length 1, which broadcasting stretches. */
export function together(
  pieces: readonly Piece[],
  order: readonly FreeIndex[],
  build: (parts: readonly Code[]) => Code,
): Piece {
  const axes = allAxes(pieces, order);
  return { code: build(pieces.map((p) => spread(p, axes))), axes };
}

/** The product: an outer one where all factors run along the one or the other of two axes. */
export function multiplied(pieces: readonly Piece[], order: readonly FreeIndex[]): Piece {
  const axes = allAxes(pieces, order);
  const [row, column] = axes;
  const isOuter = axes.length === 2 && pieces.every((p) => p.axes.length < 2);
  if (!isOuter || !row || !column) return together(pieces, order, timesCode);
  const along = (index: FreeIndex): Code =>
    timesCode(pieces.filter((p) => p.axes[0] === index).map(({ code }) => code));
  const outer: Code = { kind: 'outer', left: along(row), right: along(column) };
  const scalars = pieces.filter((p) => p.axes.length === 0).map(({ code }) => code);
  return { code: timesCode([...scalars, outer]), axes };
}

/** A piece with its axes in another order. */
export function permuted({ code, axes }: Piece, into: readonly FreeIndex[]): Code {
  const order = into.map((i) => axes.indexOf(i));
  return order.every((from, to) => from === to) ? code : { kind: 'transposed', of: code, order };
}

/** A piece among `axes`, some of which it lacks. */
function spread(piece: Piece, axes: readonly FreeIndex[]): Code {
  const { code: whole } = piece;
  // One over a sum: it is the sum that keeps its axis.
  if (whole.kind === 'pow' && whole.exponent.kind === 'number') {
    return { ...whole, base: spread({ ...piece, code: whole.base }, axes) };
  }
  const code = permuted(
    piece,
    axes.filter((i) => piece.axes.includes(i)),
  );
  const places = axes.map((i): Place => (piece.axes.includes(i) ? 'all' : 'new'));
  // Missing axes in front are no concern of broadcasting.
  const first = places.indexOf('all');
  const needed = first < 0 ? [] : places.slice(first);
  if (!needed.includes('new')) return code;
  const isKept = code.kind === 'summed' && code.rank === needed.length && code.axes.every((n) => needed[n] === 'new');
  return isKept ? { ...code, keep: true } : { kind: 'entry', of: code, places: needed };
}

/** A piece as an array of just these axes, repeated along those that it lacks. */
export function inOrder(piece: Piece, axes: readonly FreeIndex[], sizeOf: (range: string) => number): Code {
  if (piece.axes.length === axes.length) return permuted(piece, axes);
  return { kind: 'repeated', of: spread(piece, axes), shape: axes.map((i) => sizeOf(i.range)) };
}
