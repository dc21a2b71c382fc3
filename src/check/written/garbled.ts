/** What nobody writes, but machines make of handwriting. */
import { type Sentence, sentence } from '../messages/sentence.js';
import type { Chain } from './chain.js';
import { allPieces, Unreadable, type Written, type WrittenName } from './written.js';

/** So many formulas that are no LaTeX at all show that a machine wrote the document. */
const BROKEN_IN_A_SCAN = 3;

export const isMachineRead = (problems: readonly (Unreadable | undefined)[]): boolean =>
  problems.filter((p) => p !== undefined).length >= BROKEN_IN_A_SCAN;

/** The chain with its garbled sides unread. */
export const withoutGarbled = (chain: Chain): Chain => ({
  ...chain,
  sides: chain.sides.map((side) => {
    const reason = side.written instanceof Unreadable ? undefined : garbledIn(side.written);
    return reason === undefined ? side : { ...side, written: new Unreadable(reason, side.span) };
  }),
});

function garbledIn(w: Written): Sentence | undefined {
  for (const piece of allPieces(w)) {
    if (piece.kind === 'sum' && takesFromItself(piece.terms)) return sentence('equalsMisread');
    if (piece.kind === 'derivative' && sameNames(piece.of, piece.by)) return sentence('derivativeMisread');
    if (piece.kind === 'product' && repeats(piece.factors)) return sentence('twiceMisread');
  }
  return undefined;
}

/** `y − y`, where a hat was lost. */
const takesFromItself = (terms: readonly Written[]): boolean =>
  terms.some((t) => t.kind === 'negative' && terms.some((other) => sameNames(t.of, other)));

const repeats = (factors: readonly Written[]): boolean =>
  factors.some((f, n) =>
    factors
      .slice(0, n)
      .some(
        (g) => f.kind === 'derivative' && g.kind === 'derivative' && sameNames(f.of, g.of) && sameNames(f.by, g.by),
      ),
  );

const sameNames = (a: Written, b: Written): boolean => a.kind === 'name' && b.kind === 'name' && keyOf(a) === keyOf(b);

const keyOf = ({ base, accents, sub, sup, primes }: WrittenName): string =>
  JSON.stringify([base, accents, sub, sup, primes]);
