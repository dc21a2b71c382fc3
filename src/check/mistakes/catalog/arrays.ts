/** Arrays: transposes, the order of factors, the axis of a sum, the number of samples. */
import { speaksOfArrays } from '../../names/search/orientation.js';
import type { Written } from '../../written/written.js';
import { integer, type Place, productOf } from '../places.js';
import type { Wrong } from '../repair.js';
import { eachPlace, type Kind, type Mended, type Mistake } from './mistake.js';

/** Rows that are tried where a side speaks of arrays. */
export const ofArrays = (rows: readonly Mistake[]): Kind => {
  const kind = eachPlace(rows);
  return (wrong) => (speaksOfArrays(wrong.side, wrong.names) ? kind(wrong) : []);
};

const transposed = (of: Written): Written => ({ kind: 'transpose', of, span: of.span });

export const TRANSPOSES: readonly Mistake[] = [
  {
    code: 'transpose',
    says: 'transposeTooMany',
    mend: ({ piece }) => (piece.kind === 'transpose' ? [{ piece: piece.of }] : []),
  },
  {
    code: 'transpose',
    says: 'transposeMissingAt',
    mend: ({ piece, inside }, { names, shown }) =>
      piece.kind === 'name' && inside[0]?.kind !== 'transpose' && speaksOfArrays(piece, names)
        ? [{ piece: transposed(piece), with: [shown(piece)] }]
        : [],
  },
  {
    code: 'transpose',
    says: 'transposeMissing',
    mend: ({ piece, inside }, { names }) => {
      const isOpen = piece.kind !== 'name' && piece.kind !== 'transpose' && inside[0]?.kind !== 'transpose';
      return isOpen && speaksOfArrays(piece, names) ? [{ piece: transposed(piece) }] : [];
    },
  },
];

export const ORDERS: readonly Mistake[] = [
  {
    code: 'transpose',
    says: 'factorsSwapped',
    *mend({ piece }, { names }) {
      if (piece.kind !== 'product') return;
      const { factors, signs, span } = piece;
      for (const [n, right] of factors.slice(1).entries()) {
        const left = factors[n] as Written;
        if (signs[n] === 'hadamard' || !speaksOfArrays(left, names) || !speaksOfArrays(right, names)) continue;
        yield { piece: productOf(factors.with(n, right).with(n + 1, left), signs, span) };
      }
    },
  },
];

export const AXES: readonly Mistake[] = [
  {
    code: 'wrong-axis',
    says: 'otherAxis',
    mend: ({ piece }) => {
      if (piece.kind !== 'folded' || piece.fold.axis === undefined) return [];
      const axis = piece.fold.axis === 0 ? 1 : 0;
      return [{ piece: { ...piece, fold: { ...piece.fold, axis } }, with: [String(axis)] }];
    },
  },
];

/** The mean where the sum belongs, or the other way round. */
export const MEANS: readonly Mistake[] = [
  {
    code: 'constant-factor',
    says: 'meanMissing',
    mend: (place, wrong) =>
      withSamples(place, wrong, (piece, under) => ({ kind: 'quotient', over: piece, under, span: piece.span })),
  },
  {
    code: 'constant-factor',
    says: 'meanTooMany',
    mend: (place, wrong) =>
      withSamples(place, wrong, (piece, count) => productOf([count, piece], ['times'], piece.span)),
  },
];

/** The whole, or one of its terms, with the number of samples, where there are several. */
function withSamples(
  { piece, inside }: Place,
  { samples }: Wrong,
  put: (piece: Written, count: Written) => Written,
): readonly Mended[] {
  const isTerm = inside.length === 0 || (inside.length === 1 && inside[0]?.kind === 'sum');
  if (samples === undefined || !isTerm) return [];
  return [{ piece: put(piece, integer(samples, piece.span)), with: [String(samples)] }];
}
