/** Softmax without its exponentials. */
import type { Written, WrittenName } from '../../written/written.js';
import type { Mistake } from './mistake.js';

export const SOFTMAX: readonly Mistake[] = [
  {
    code: 'no-exponential',
    says: 'noExponential',
    mend: ({ piece }) =>
      piece.kind === 'quotient' ? [{ piece: { ...piece, over: raised(piece.over), under: raised(piece.under) } }] : [],
  },
];

/** The exponential of a formula, term by term. */
function raised(w: Written): Written {
  if (w.kind === 'sum') return { ...w, terms: w.terms.map(raised) };
  if (w.kind === 'big') return { ...w, body: raised(w.body) };
  const e: WrittenName = { kind: 'name', base: 'exp', accents: [], sub: [], sup: [], primes: 0, span: w.span };
  return { kind: 'applied', head: e, args: [w], powerOnHead: undefined, span: w.span };
}
