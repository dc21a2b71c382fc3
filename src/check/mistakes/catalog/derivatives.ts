/** Derivatives of activations: one that is half there, another function's, σ for σ′, (1 − σ)(1 + σ). */
import type { Span } from '../../../language/source.js';
import { integerOf } from '../../written/literals.js';
import type { Written } from '../../written/written.js';
import { integer, isAlike, negative, oneLessIn, type Place, productOf, takenFromOne, without } from '../places.js';
import type { Wrong } from '../repair.js';
import type { Mended, Mistake } from './mistake.js';
import { ownSlopes } from './own-slopes.js';

/** σ(1 + σ), or σ alone, for σ(1 − σ). */
export const HALF_SLOPES: readonly Mistake[] = [
  {
    code: 'wrong-derivative',
    says: 'slopeWithPlus',
    *mend({ piece, inside }) {
      // Among other factors a plus for a minus is a slip of the sign.
      if (piece.kind !== 'product' || inside.length > 0 || piece.factors.length !== 2) return;
      for (const [n, factor] of piece.factors.entries()) {
        const taken = piece.factors.find((f, m) => m !== n && factor.kind === 'sum' && isOnePlus(factor, f));
        if (taken === undefined) continue;
        yield { piece: { ...piece, factors: piece.factors.with(n, oneLess(taken, factor.span)) }, at: factor.span };
      }
    },
  },
  {
    code: 'wrong-derivative',
    says: 'missingFactor',
    mend: (place, wrong) => (place.inside.length === 0 ? wholeSlope(place, wrong) : []),
  },
  {
    code: 'missing-factor',
    says: 'missingFactor',
    mend: (place, wrong) => (place.inside.length > 0 ? wholeSlope(place, wrong) : []),
  },
];

/** `a(1 - a)` for `a`. */
function wholeSlope({ piece, inside }: Place, { meaningOf, nameOf, quantities }: Wrong): readonly Mended[] {
  const meaning = meaningOf(piece);
  const isOutput = quantities.some((q) => q.meaning === meaning && q.role === 'activation');
  if (meaning === undefined || !isOutput || inside[0]?.kind === 'sum') return [];
  const slope = productOf([piece, oneLess(piece, piece.span)], ['side by side'], piece.span);
  return [{ piece: slope, with: [`1 − ${nameOf(meaning)}`] }];
}

export const SLOPES: readonly Mistake[] = [
  {
    code: 'wrong-derivative',
    says: 'functionForSlope',
    mend: (place, wrong) => primed(place, wrong, 0),
  },
  {
    code: 'wrong-derivative',
    says: 'slopeForFunction',
    mend: (place, wrong) => primed(place, wrong, 1),
  },
  {
    code: 'wrong-derivative',
    says: 'otherSlope',
    mend: ({ piece }) => {
      const squared = takenFromOne(piece);
      if (squared?.kind !== 'power' || squared.exponent.kind !== 'number' || squared.exponent.value.n !== 2n) return [];
      const { base } = squared;
      return [{ piece: productOf([base, oneLess(base, piece.span)], ['side by side'], piece.span) }];
    },
  },
  {
    code: 'wrong-derivative',
    says: 'otherSlope',
    *mend({ piece }) {
      for (const { product, n, taken } of oneLessIn(piece)) {
        const other = product.factors.findIndex((f, m) => m !== n && isAlike(f, taken));
        if (other < 0) continue;
        const { span } = product.factors[n] as Written;
        // Written as a power, the 2 could be read as the number of a layer.
        const square = productOf([taken, taken], ['hadamard'], span);
        const factors = product.factors.with(n, oneLess(square, span));
        yield { piece: without({ ...product, factors }, [other]), at: span };
      }
    },
  },
  {
    code: 'wrong-expansion',
    says: 'wrongExpansion',
    *mend({ piece }) {
      for (const { product, taken } of oneLessIn(piece)) {
        const plus = product.factors.findIndex((f) => f.kind === 'sum' && isOnePlus(f, taken));
        if (plus >= 0) yield { piece: { ...product, factors: product.factors.with(plus, taken) } };
      }
    },
  },
  {
    code: 'wrong-derivative',
    says: 'slopeBelongs',
    mend: ownSlopes,
  },
  {
    code: 'wrong-derivative',
    says: 'slopeOfAbsolute',
    mend: ({ piece }, { hasAbsolutes, meaningOf, nameOf }) => {
      const meaning = hasAbsolutes && piece.kind === 'name' ? meaningOf(piece) : undefined;
      return meaning ? [{ piece: signOf(piece), with: [nameOf(meaning)] }] : [];
    },
  },
];

/** A function with a prime more or less, where it has so many now. */
function primed({ piece }: Place, { names }: Wrong, primes: 0 | 1): readonly Mended[] {
  if (piece.kind !== 'applied' || !names.function({ ...piece.head, primes: 0 })) return [];
  const { head } = piece;
  if ((head.primes === 0) !== (primes === 0)) return [];
  return [{ piece: { ...piece, head: { ...head, primes: primes === 0 ? 1 : 0 } }, with: [head.base] }];
}

/** `sign(x)`. */
function signOf(x: Written): Written {
  const { span } = x;
  const head = { kind: 'name', base: 'sign', accents: [], sub: [], sup: [], primes: 0, span } as const;
  return { kind: 'applied', head, args: [x], powerOnHead: undefined, span };
}

/** `log(1 - y)` for `log(y)`, and the other way round. */
export const COMPLEMENTS: readonly Mistake[] = [
  {
    code: 'wrong-argument',
    says: 'standsFor',
    mend: ({ piece, inside: [around] }, { meaningOf, nameOf, quantities }) => {
      // A minus sign is lost there.
      if (around?.kind === 'product' && around.factors.some((f) => integerOf(f) === 1)) return [];
      const taken = takenFromOne(piece);
      const meaning = meaningOf(taken ?? piece);
      if (!quantities.some((q) => q.meaning === meaning && (q.role === 'activation' || q.role === 'target'))) return [];
      const shown = meaning === undefined ? '' : nameOf(meaning);
      return taken
        ? [{ piece: taken, with: [`1 − ${shown}`, shown] }]
        : [{ piece: oneLess(piece, piece.span), with: [shown, `1 − ${shown}`] }];
    },
  },
];

/** `1 - x`. */
const oneLess = (x: Written, span: Span): Written => ({ kind: 'sum', terms: [integer(1, span), negative(x)], span });

const isOnePlus = ({ terms }: Written & { kind: 'sum' }, x: Written): boolean =>
  terms.length === 2 &&
  terms.some((t) => t.kind === 'number' && t.value.n === t.value.d) &&
  terms.some((t) => isAlike(t, x));
