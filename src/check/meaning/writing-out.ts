/** How much a formula may take that is written out entry by entry. */
import { sentence } from '../messages/sentence.js';
import type { Written } from '../written/written.js';
import type { Arr } from './array.js';
import { NotUnderstood } from './not-understood.js';

/** More pieces of one side are not written out, however often they come up in its sums. */
const MOST_PIECES = 300_000;
/** Larger entries are not worked out. */
const LARGEST = 100_000;
/** So many pieces of what comes out take as long as one that is looked at. */
const MADE_PER_PIECE = 10;

/** What was too large once is not tried again. */
const TOO_LARGE = new WeakSet<Written>();

/** What is left, in pieces that are looked at. */
export class WritingOut {
  private left = MOST_PIECES;

  /** Another piece of `whole` is looked at. Throws NotUnderstood where they are too many. */
  look(whole: Written): void {
    if (--this.left < 0) throw tooLarge(whole);
  }

  /** What `work` makes of `whole`. Throws NotUnderstood where it is too large, or was before. */
  made(whole: Written, work: () => Arr): Arr {
    if (TOO_LARGE.has(whole)) throw tooLarge(whole);
    const array = work();
    this.left -= array.entries.reduce((sum, e) => sum + e.size, 0) / MADE_PER_PIECE;
    if (this.left < 0 || array.entries.some((e) => e.size > LARGEST)) throw tooLarge(whole);
    return array;
  }
}

function tooLarge(w: Written): NotUnderstood {
  TOO_LARGE.add(w);
  return new NotUnderstood('shapes', sentence('tooLarge'), w.span);
}
