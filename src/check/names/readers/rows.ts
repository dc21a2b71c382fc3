/** Rows of a matrix by their own names: `w_k` for the weights of unit k, `u_1` for the first of several vectors. */
import { type Sentence, sentence } from '../../messages/sentence.js';
import type { Ground } from '../../world/ground.js';
import { headKey, indicesIn, marksAbove, plainKey } from '../script.js';
import { type Quantity, quantitiesOf, readingOf } from './own-names.js';
import type { Reader } from './printed-names.js';

/** One way to read a letter with one index as the rows of a matrix. */
export interface RowReader {
  readonly letter: string;
  readonly read: Reader;
  readonly says: Sentence;
}

/** For each matrix of a problem the reader of its rows, whatever their letter; what varies by sample has none. */
export const rowReaders = (ground: Ground): readonly RowReader[] =>
  matricesOf(ground).map((q) => ({
    letter: plainKey(q.name).replace(/\d+$/u, ''),
    read: (name) => {
      const index = name.primes + marksAbove(name).length === 0 ? indicesIn(name.sub, 1) : undefined;
      return index && readingOf(q, index);
    },
    says: sentence('rowsOf', q.name),
  }));

/** The rows of a matrix that the spec itself calls by a small letter, as vectors are; `w_i` is more often one weight. */
export function namedRows(ground: Ground): Reader {
  const readers = new Map(
    rowReaders(ground).flatMap((r) => (/^(?![wv])\p{Ll}$/u.test(r.letter) ? [[r.letter, r.read] as const] : [])),
  );
  return (name) => readers.get(headKey(name))?.(name);
}

const matricesOf = (ground: Ground): readonly Quantity[] =>
  [...quantitiesOf(ground).values()].filter((q) => q.shape.length === 2 && !ground.batch?.varies(q.name));
