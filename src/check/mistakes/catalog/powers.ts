/** Powers: exponents that are wrong, and squares of sums that were taken apart. */
import { type Rational, rational } from '../../../language/rational.js';
import type { Span } from '../../../language/source.js';
import { constantOf } from '../../written/literals.js';
import type { Written } from '../../written/written.js';
import { integer, isAlike, negative, productOf, takenFromOne } from '../places.js';
import type { Mistake } from './mistake.js';

/** a² − b² for (a − b)², and the other way round. */
export const SQUARES: readonly Mistake[] = [
  {
    code: 'wrong-expansion',
    says: 'wrongSquare',
    mend: ({ piece }) => {
      if (piece.kind !== 'power' || piece.base.kind !== 'sum' || !isTwo(piece.exponent)) return [];
      const terms = piece.base.terms.map((term) =>
        term.kind === 'negative' ? negative(squareOf(term.of, piece.span)) : squareOf(term, piece.span),
      );
      return [{ piece: { kind: 'sum', terms, span: piece.span } }];
    },
  },
  {
    code: 'wrong-expansion',
    says: 'wrongSquare',
    mend: ({ piece }) => {
      const square = piece.kind === 'sum' ? rootOfSquares(piece) : undefined;
      return square ? [{ piece: square }] : [];
    },
  },
];

export const EXPONENTS: readonly Mistake[] = [
  {
    code: 'doubled-derivative',
    says: 'doubledSlope',
    mend: ({ piece }) => {
      if (!isPower(piece) || piece.base.kind !== 'product') return [];
      const isSlope = piece.base.factors.some((f) => takenFromOne(f) !== undefined);
      return isSlope ? [{ piece: piece.base, at: piece.exponent.span }] : [];
    },
  },
  {
    code: 'wrong-exponent',
    says: 'exponent',
    *mend({ piece }) {
      if (!isPower(piece)) return;
      const { base, exponent, span } = piece;
      yield { piece: base, at: exponent.span, with: ['1'] };
      for (const n of [1, 2, 3, -1, -2]) {
        if (isInteger(exponent, n)) continue;
        yield { piece: { ...piece, exponent: integer(n, span) }, at: exponent.span, with: [String(n)] };
      }
      // `(v + ε)^{-1/2}` for its derivative.
      const constant = constantOf(exponent);
      for (const n of constant && constant.d !== 1n ? [-1n, 1n] : []) {
        const { n: over, d: under } = constant as Rational;
        const value = rational(over + n * under, under);
        const other: Written = { kind: 'number', value, lastPlace: undefined, span };
        yield { piece: { ...piece, exponent: other }, at: exponent.span, with: [`${value.n}/${value.d}`] };
      }
    },
  },
  {
    code: 'wrong-exponent',
    says: 'exponent',
    mend: ({ piece, inside: [parent] }) => {
      const mayBePower = parent?.kind !== 'power' && parent?.kind !== 'derivative' && parent?.kind !== 'applied';
      const isBase = piece.kind === 'name' || piece.kind === 'sum' || piece.kind === 'applied';
      return mayBePower && isBase ? [{ piece: squareOf(piece, piece.span), with: ['2'] }] : [];
    },
  },
];

/** A power, but no e^x. */
const isPower = (w: Written): w is Written & { kind: 'power' } =>
  w.kind === 'power' && !(w.base.kind === 'name' && w.base.base === 'e');

const isInteger = (w: Written, n: number): boolean =>
  w.kind === 'number' && w.value.d === 1n && w.value.n === BigInt(n);
const isTwo = (w: Written): boolean => isInteger(w, 2);

const squareOf = (base: Written, span: Span): Written => ({ kind: 'power', base, exponent: integer(2, span), span });

/** (a − b)² for a² − b², c(a − b)² for ca² − cb². */
function rootOfSquares({ terms, span }: Written & { kind: 'sum' }): Written | undefined {
  const [a, b, ...more] = terms.map(scaledSquare);
  if (a === undefined || b === undefined || more.length > 0 || !isAlikeAll(a.scale, b.scale)) return undefined;
  const square = squareOf({ kind: 'sum', terms: [a.root, b.root], span }, span);
  return productOf(
    [...a.scale, square],
    a.scale.map(() => 'side by side' as const),
    span,
  );
}

/** x and c of `cx²`, x with the sign of the term. */
function scaledSquare(term: Written): { readonly root: Written; readonly scale: readonly Written[] } | undefined {
  const of = term.kind === 'negative' ? term.of : term;
  const factors = of.kind === 'product' ? of.factors : [of];
  const at = factors.findIndex((f) => f.kind === 'power' && f.exponent.kind === 'number' && f.exponent.value.n === 2n);
  const square = factors[at];
  if (square?.kind !== 'power') return undefined;
  const root = term.kind === 'negative' ? negative(square.base) : square.base;
  return { root, scale: factors.toSpliced(at, 1) };
}

const isAlikeAll = (a: readonly Written[], b: readonly Written[]): boolean =>
  a.length === b.length && a.every((w, n) => isAlike(w, b[n] as Written));
