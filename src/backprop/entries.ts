/** A symbol that stands for many entries: which they are, what is said at one of them, whether it is frozen. */
import { type Expr, type Index, isFree, type Sym } from '../language/expr.js';
import { renameAll } from '../language/walk.js';
import { keyOf } from '../problem/names.js';
import type { Problem } from '../problem/problem.js';
import { entryNumbers } from './numbers/entries.js';

/** Every entry of a symbol, the last index of `along` running fastest; undefined where a size is open. */
export function entriesOf(s: Sym, { axes }: Pick<Problem, 'axes'>, along = s.free): readonly Sym[] | undefined {
  const shape = along.map((i) => axes.get(i.range)?.size);
  if (!shape.every((size) => size !== undefined)) return undefined;
  return [...entryNumbers(shape)].map((numbers) => renameAll(s, along, numbers) as Sym);
}

/** How many entries a symbol has; undefined where a size is open. */
export function countEntries(s: Sym, { axes }: Pick<Problem, 'axes'>): number | undefined {
  return s.free.reduce<number | undefined>((count, i) => {
    const size = axes.get(i.range)?.size;
    return count === undefined || size === undefined ? undefined : count * size;
  }, 1);
}

/** `e`, which has the free indices of `whole`, at the entry `entry` of it. */
export const atEntry = (e: Expr, whole: Sym, entry: Sym): Expr =>
  renameAll(
    e,
    whole.free,
    whole.free.map((i) => entry.indices[whole.indices.indexOf(i)] as Index),
  );

/** The same entry of a symbol that runs along the same axes: the gradient's of a parameter's. */
export const sameEntry = (s: Sym, whole: Sym, entry: Sym): Sym => atEntry(s, whole, entry) as Sym;

/** Whether an update leaves an entry, or a whole parameter, alone. */
export const isFrozen = (s: Sym, { frozen }: Pick<Problem, 'frozen'>): boolean => isAmong(frozen, s);

/** Whether a symbol is among those that `keys` name, by itself or with all that goes by its name. */
export const isAmong = (keys: ReadonlySet<string>, s: Sym): boolean =>
  keys.has(s.name) || (!isFree(s) && keys.has(keyOf({ name: s.name, indices: s.indices as readonly number[] })));
