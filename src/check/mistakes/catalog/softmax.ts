/** Softmax without its exponentials, or with the derivative of one unit for that of another. */
import type { Written, WrittenName } from '../../written/written.js';
import { negative, takenFromOne } from '../places.js';
import type { Mistake } from './mistake.js';

export const SOFTMAX: readonly Mistake[] = [
  {
    code: 'no-exponential',
    says: 'noExponential',
    mend: ({ piece }) =>
      piece.kind === 'quotient' ? [{ piece: { ...piece, over: raised(piece.over), under: raised(piece.under) } }] : [],
  },
];

/** p(1 − p) where −pq belongs: how an output changes with the sum of another unit. */
export const OFF_DIAGONAL: readonly Mistake[] = [
  {
    code: 'softmax-diagonal',
    says: 'offDiagonal',
    *mend({ piece }, { softmaxes, meaningOf, quantities }) {
      if (piece.kind !== 'product') return;
      for (const [n, factor] of piece.factors.entries()) {
        const taken = takenFromOne(factor);
        const own = taken && meaningOf(taken);
        if (own === undefined || !piece.factors.some((f, m) => m !== n && meaningOf(f) === own)) continue;
        const others = (softmaxes.find((all) => all.includes(own)) ?? []).filter((p) => p !== own);
        for (const q of quantities) {
          if (others.includes(q.meaning))
            yield { piece: { ...piece, factors: piece.factors.with(n, negative({ ...q.name, span: factor.span })) } };
        }
      }
    },
  },
];

/** The exponential of a formula, term by term. */
function raised(w: Written): Written {
  if (w.kind === 'sum') return { ...w, terms: w.terms.map(raised) };
  if (w.kind === 'big') return { ...w, body: raised(w.body) };
  const e: WrittenName = { kind: 'name', base: 'exp', accents: [], sub: [], sup: [], primes: 0, span: w.span };
  return { kind: 'applied', head: e, args: [w], powerOnHead: undefined, span: w.span };
}
