/** The pieces of a formula with what it takes to put others in their place. */

import { rational } from '../../language/rational.js';
import type { Span } from '../../language/source.js';
import type { Names } from '../names/names.js';
import { behindBracket } from '../written/behind-bracket.js';
import { mapPieces, piecesOf, type Times, type Written, withPieces } from '../written/written.js';

export interface Place {
  readonly piece: Written;
  /** What it is a piece of, from the inside out. */
  readonly inside: readonly Written[];
  /** The whole with another piece here. */
  readonly with: (other: Written) => Written;
}

/** Every place of a formula, the whole first. Names of functions are no places. */
export function* placesIn(
  piece: Written,
  names: Names,
  inside: readonly Written[] = [],
  around: Place['with'] = (other) => other,
): Generator<Place> {
  yield { piece, inside, with: around };
  const pieces = piecesOf(piece);
  for (const [n, inner] of pieces.entries()) {
    if (piece.kind === 'applied' && n === 0 && names.function({ ...piece.head, primes: 0 })) continue;
    const put = (other: Written): Written => around(withPieces(piece, pieces.with(n, other)));
    yield* placesIn(inner, names, [piece, ...inside], put);
  }
}

/** The same formula with `h(1 - h)` as the product that it is where h is no function, and products in one row. */
export function withProducts(w: Written, names: Names): Written {
  const apart = behindBracket(w, (head) => names.function({ ...head, primes: 0 }) !== undefined);
  if (apart) return withProducts(apart, names);
  const inner = mapPieces(w, (piece) => withProducts(piece, names));
  if (inner.kind === 'applied') {
    const { head, args, powerOnHead, span } = inner;
    const isFunction = names.function({ ...head, primes: 0 }) !== undefined;
    const [arg] = args;
    if (isFunction || powerOnHead || args.length !== 1 || arg === undefined) return inner;
    return { kind: 'product', factors: [head, arg], signs: ['side by side'], span };
  }
  if (inner.kind !== 'product') return inner;
  const factors: Written[] = [];
  const signs: Times[] = [];
  for (const [n, factor] of inner.factors.entries()) {
    if (n > 0) signs.push(inner.signs[n - 1] ?? 'side by side');
    factors.push(...(factor.kind === 'product' ? factor.factors : [factor]));
    if (factor.kind === 'product') signs.push(...factor.signs);
  }
  return { ...inner, factors, signs };
}

/** An integer where `span` is. */
export const integer = (n: number, span: Span): Written => ({
  kind: 'number',
  value: rational(n),
  lastPlace: undefined,
  span,
});

export const negative = (of: Written): Written =>
  of.kind === 'negative' ? of.of : { kind: 'negative', of, span: of.span };

/** A product of these factors, in one row. */
export function productOf(factors: readonly Written[], signs: readonly Times[], span: Span): Written {
  const [first, ...more] = factors;
  if (first === undefined) return integer(1, span);
  return more.length === 0 ? first : { kind: 'product', factors, signs, span };
}

/** A product without some of its factors. */
export function without(w: Written & { kind: 'product' }, left: readonly number[]): Written {
  const kept = w.factors.flatMap((factor, n) => (left.includes(n) ? [] : [{ factor, sign: w.signs[n - 1] }]));
  const signs = kept.slice(1).map(({ sign }) => sign ?? 'side by side');
  return productOf(
    kept.map(({ factor }) => factor),
    signs,
    w.span,
  );
}

/** Whether two pieces are written alike, wherever they stand. */
export const isAlike = (a: Written, b: Written): boolean => a.kind === b.kind && spelling(a) === spelling(b);

const spelling = (w: Written): string =>
  JSON.stringify(w, (key, value: unknown) =>
    key === 'span' ? undefined : typeof value === 'bigint' ? String(value) : value,
  );

/** x of `1 - x`. */
export function takenFromOne(w: Written): Written | undefined {
  if (w.kind !== 'sum' || w.terms.length !== 2) return undefined;
  const [one, rest] = w.terms;
  return one?.kind === 'number' && one.value.n === one.value.d && rest?.kind === 'negative' ? rest.of : undefined;
}

/** The factors `1 - x` of a product. */
export function* oneLessIn(piece: Written): Generator<{
  readonly product: Written & { kind: 'product' };
  readonly n: number;
  readonly taken: Written;
}> {
  if (piece.kind !== 'product') return;
  for (const [n, factor] of piece.factors.entries()) {
    const taken = takenFromOne(factor);
    if (taken) yield { product: piece, n, taken };
  }
}
