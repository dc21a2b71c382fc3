/** What a row of the catalog is, and how the rows of a kind are tried. */
import type { Expr } from '../../../language/expr.js';
import type { Span } from '../../../language/source.js';
import type { SentenceId } from '../../messages/sentence.js';
import type { Written } from '../../written/written.js';
import type { MistakeCode } from '../codes.js';
import { type Place, placesIn } from '../places.js';
import type { Quantity, Role } from '../quantities.js';
import type { Finding, Repair, Wrong } from '../repair.js';

/** A mistake that is made in one place of a formula. */
export interface Mistake {
  readonly code: MistakeCode;
  readonly says: SentenceId;
  /** What stands at a place once this mistake is put right there; nothing where it cannot have been made. */
  readonly mend: (place: Place, wrong: Wrong) => Iterable<Mended>;
}

/** The right piece, the wrong one where that is not all of the place, and what the sentence names. */
export interface Mended {
  readonly piece: Written;
  readonly at?: Span;
  readonly with?: readonly string[];
}

/** The repairs of one kind of mistakes. */
export type Kind = (wrong: Wrong) => Iterable<Repair>;

/** Place after place of the side, each by every row. */
export const eachPlace = (rows: readonly Mistake[]): Kind =>
  function* (wrong) {
    for (const place of placesIn(wrong.side, wrong.names)) {
      for (const { code, says, mend } of rows) {
        for (const { piece, at = place.piece.span, with: parts = [] } of mend(place, wrong)) {
          yield { side: place.with(piece), finding: { code, sentence: { id: says, with: parts }, at } };
        }
      }
    }
  };

/** What a slip is called that is found in one way and has several causes: a row a cause. */
export interface Cause<Slip> {
  readonly code: MistakeCode;
  readonly says: SentenceId;
  readonly fits: (slip: Slip) => boolean;
  /** What the sentence names. */
  readonly with?: (slip: Slip) => readonly string[];
}

/** The finding of the first row that fits; the last row of a list fits always. */
export function caused<Slip>(causes: readonly Cause<Slip>[], slip: Slip, at: Span): Finding {
  const { code, says, with: parts } = causes.find((c) => c.fits(slip)) as Cause<Slip>;
  return { code, sentence: { id: says, with: parts?.(slip) ?? [] }, at };
}

/** A factor that is lacking, or one too many that stands nowhere by itself. */
export interface Lacking {
  readonly role: Role;
  readonly shown: string;
  /** Whether it is what the head differentiates by. */
  readonly isBy: boolean;
  /** Whether it is the input of the weight that the head is of. */
  readonly isInput: boolean;
  readonly isUpdate: boolean;
  /** Whether what the head stands for is divided by it. */
  readonly isDivisor: boolean;
  readonly cancelsSlope: boolean;
}

/** A piece, the quantity that was written with it, and the one that belongs there. */
export interface Swap {
  readonly piece: Written;
  readonly place: Place;
  readonly meaning: Expr | undefined;
  readonly written: Quantity | undefined;
  readonly right: Quantity;
  readonly wrong: Wrong;
  /** The names of both. */
  readonly shown: string;
  readonly belongs: string;
}
