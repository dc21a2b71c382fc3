/** What nobody writes, but machines make of handwriting. */
import { type Sentence, sentence } from '../messages/sentence.js';
import type { Chain } from './chain.js';
import { allPieces, Unreadable, type Written, type WrittenName } from './written.js';

/**
 * How far a document can be trusted to say what its author wrote: as far as its author, as far as a machine that read
 * it well, or hardly at all.
 */
export type Legibility = 'written' | 'scanned' | 'damaged';

/** So many formulas that are no LaTeX at all show that a machine wrote the document. */
const BROKEN_IN_A_SCAN = 3;
/** Where more of the formulas than this are broken or garbled, no line is what its author wrote. */
const MOST_GARBLED = 0.1;

/** What is known of one formula of a document: why it is no LaTeX, or its chains. */
interface ReadPiece {
  readonly problem?: Unreadable | undefined;
  readonly chains: readonly Chain[];
}

/** How legible a document is whose marked formulas these are. */
export function legibilityOf(formulas: readonly ReadPiece[], isScan: boolean): Legibility {
  const broken = formulas.filter(({ problem }) => problem !== undefined && problem.reason.id !== 'tooLong').length;
  if (broken < BROKEN_IN_A_SCAN) return isScan ? 'scanned' : 'written';
  const garbled = formulas.filter(({ chains }) => chains.some((c) => withoutGarbled(c) !== c)).length;
  return broken + garbled > MOST_GARBLED * formulas.length ? 'damaged' : 'scanned';
}

/** The chain with its garbled sides unread. */
export function withoutGarbled(chain: Chain): Chain {
  const sides = chain.sides.map((side) => {
    const reason = side.written instanceof Unreadable ? undefined : garbledIn(side.written);
    return reason === undefined ? side : { ...side, written: new Unreadable(reason, side.span) };
  });
  return sides.every((side, n) => side === chain.sides[n]) ? chain : { ...chain, sides };
}

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
