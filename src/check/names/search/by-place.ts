/** Entries of a matrix by their place in it, where the document says how the matrix lies. */

import type { Expr } from '../../../language/expr.js';
import { type Arr, gridOf, scalar } from '../../meaning/array.js';
import type { WrittenName } from '../../written/written.js';
import type { Names, Reading } from '../names.js';
import { indicesIn } from '../script.js';

/** How an entry reads by its place in a matrix that lies otherwise: beside f = W x the k of W_kj is that of f_k. */
export function entryByPlace(
  name: WrittenName,
  names: Names,
  isLaidOut: (matrix: WrittenName) => boolean,
): Reading | undefined {
  const indices = indicesIn(name.sub, 2);
  const matrix = { ...name, sub: [] };
  if (indices === undefined || !isLaidOut(matrix)) return undefined;
  const [reading, whole] = [names.read(name), names.read(matrix)?.at(new Map())];
  if (reading === undefined || whole?.shape.length !== 2) return undefined;
  const sizes = gridOf(whole);
  const letters = new Map(indices.flatMap((i, n) => (typeof i === 'string' ? [[i, sizes[n] as number] as const] : [])));
  const at = (numbers: ReadonlyMap<string, number>): Arr => {
    const [row = 1, column = 1] = indices.map((i) => (typeof i === 'number' ? i : numbers.get(i)));
    return scalar(whole.entries[(row - 1) * sizes[1] + column - 1] as Expr);
  };
  const isSame = sizes.every((_, corner) => {
    const numbers = new Map([...letters].map(([letter, size], n) => [letter, n === corner ? size : 1]));
    return reading.at(numbers).entries[0] === at(numbers).entries[0];
  });
  return isSame ? undefined : { ...reading, letters, at };
}

/** The names with such entries by their places. */
export const withEntriesByPlace = (names: Names, isLaidOut: (matrix: WrittenName) => boolean): Names => ({
  ...names,
  read: (name) => entryByPlace(name, names, isLaidOut) ?? names.read(name),
});
