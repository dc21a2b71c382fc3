/** The letters of a formula that no sum binds. */

import { sentence } from '../messages/sentence.js';
import type { Names } from '../names/names.js';
import { ANY_SIZE } from '../names/readers/kronecker.js';
import { piecesOf, type Written, type WrittenName } from '../written/written.js';
import { NotUnderstood } from './not-understood.js';
import { markedInstead, readName } from './read-name.js';
import type { Letters } from './setting.js';

/** The letters that run freely in a formula, with how far each runs. Throws NotUnderstood. */
export function freeLetters(w: Written, names: Names): Letters {
  const free = new Map<string, number>();
  const ofSums = new Map<string, number>();
  const pairs: (readonly string[])[] = [];
  const add = (letter: string, size: number, { span }: WrittenName): void => {
    const before = free.get(letter);
    if (before !== undefined && before !== size)
      throw new NotUnderstood('shapes', sentence('runsTo', letter, String(before), String(size)), span);
    free.set(letter, size);
  };
  const visit = (piece: Written, bound: ReadonlySet<string>): void => {
    if (piece.kind === 'name') {
      const letters = inWrittenOrder(piece, readName(piece, names)?.letters);
      for (const [letter, size] of letters) {
        if (size === ANY_SIZE) continue;
        if (bound.has(letter)) ofSums.set(letter, size);
        else add(letter, size, piece);
      }
      const paired = letters.flatMap(([letter, size]) => (size === ANY_SIZE ? letter : []));
      if (!paired.every((letter) => bound.has(letter))) pairs.push(paired);
    }
    const marked = piece.kind === 'power' ? markedInstead(piece, names) : undefined;
    if (marked) {
      visit(marked, bound);
      return;
    }
    const inner = piece.kind === 'big' && piece.index !== undefined ? new Set([...bound, piece.index]) : bound;
    for (const part of piecesOf(piece)) visit(part, inner);
  };
  visit(w, new Set());
  // The two letters of Kronecker's δ run as far as each other.
  for (const [i = '', j = i] of pairs) {
    const size = free.get(i) ?? free.get(j) ?? ofSums.get(i) ?? ofSums.get(j);
    for (const letter of [i, j]) if (size !== undefined && !ofSums.has(letter)) free.set(letter, size);
  }
  return free;
}

/** A matrix by its entries has the first letter of their name for its rows. */
function inWrittenOrder(
  { sub, sup }: WrittenName,
  letters: Letters = new Map(),
): readonly (readonly [string, number])[] {
  const place = (letter: string): number => [...sub, ...sup].indexOf(letter);
  return [...letters].sort(([a], [b]) => place(a) - place(b));
}
