/** What is too deep or too large to be a line of a derivation is refused, so that nothing overflows or hangs. */

import type { Span } from '../../language/source.js';
import { sentence } from '../messages/sentence.js';
import { piecesOf, Unreadable, type Written } from './written.js';

/** Signs and quotients in a row nest without brackets. */
const MAX_LEVELS = 400;
/** What has more pieces is no line of a derivation. */
const MOST_PIECES = 4000;
const MOST_FACTORS = 500;

/** Throws Unreadable for a formula with too many levels, pieces or factors. */
export function refuseHuge(w: Written, whole: Span): void {
  let [pieces, count]: [readonly Written[], number] = [[w], 0];
  for (let level = 0; pieces.length > 0; level++) {
    if (level > MAX_LEVELS) throw new Unreadable(sentence('tooDeep'), whole);
    count += pieces.length;
    const isHuge = count > MOST_PIECES || pieces.some((p) => p.kind === 'product' && p.factors.length > MOST_FACTORS);
    if (isHuge) throw new Unreadable(sentence('tooLarge'), whole);
    pieces = pieces.flatMap(piecesOf);
  }
}

/** What `work` gives, unless it goes deeper than the stack. Throws Unreadable. */
export function shallow<T>(work: () => T, span: Span): T {
  try {
    return work();
  } catch (error) {
    if (error instanceof RangeError) throw new Unreadable(sentence('tooDeep'), span);
    throw error;
  }
}
