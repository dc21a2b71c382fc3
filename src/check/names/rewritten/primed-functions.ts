/**
 * Letters that are applied with a prime: who writes `h'(a_j)` means a function by h, which is read as f is, the activation
 * of any document; and by `E'(y)` the derivative of the loss.
 */
import { type Chain, mapSides, writtenIn } from '../../written/chain.js';
import { allPieces, mapPieces, type Written, type WrittenName } from '../../written/written.js';
import { mayBeActivation } from '../readers/functions.js';
import { headKey } from '../script.js';

type Applied = Written & { readonly kind: 'applied' };

/** The chains with f for each letter that is applied with a prime, wherever it is applied. */
export function withPrimedFunctions(
  documents: readonly (readonly Chain[])[],
  isFunction: (word: string) => boolean,
): readonly (readonly Chain[])[] {
  const isOpen = ({ head, args }: Applied): boolean =>
    args.length === 1 && isLetter(head) && !isFunction(head.base) && !mayBeActivation(head.base);
  const applied = documents
    .flat()
    .flatMap(writtenIn)
    .flatMap((side) => [...allPieces(side)])
    .filter((piece): piece is Applied => piece.kind === 'applied' && isOpen(piece));
  const primed = new Set(applied.flatMap(({ head }) => (head.primes > 0 ? [headKey(head)] : [])));
  if (primed.size === 0) return documents;
  const written = (w: Written): Written => {
    const inner = mapPieces(w, written);
    if (inner.kind === 'applied' && isOpen(inner) && isOfLoss(inner)) return derivativeOf(inner);
    const isPrimed = inner.kind === 'applied' && isOpen(inner) && primed.has(headKey(inner.head));
    return isPrimed ? { ...inner, head: { ...inner.head, base: 'f' } } : inner;
  };
  return documents.map((chains) => chains.map((chain) => mapSides(chain, written)));
}

const isOfLoss = ({ head, args: [by] }: Applied): boolean =>
  head.primes === 1 && by?.kind === 'name' && LOSS.test(headKey(head));

/** Other letters for a loss are letters for functions too. */
const LOSS = /^[EJLC]$/;

const derivativeOf = ({ head, args: [by = head], span }: Applied): Written => ({
  kind: 'derivative',
  of: { ...head, primes: 0 },
  by,
  span,
});

const isLetter = ({ base, accents, sub, sup }: WrittenName): boolean =>
  base.length === 1 && accents.length + sub.length + sup.length === 0;
