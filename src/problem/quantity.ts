/** What a layer calls its things: one indexed symbol (`W1[i,j]`), entries of it, or names of the spec's own. */
import { type Index, type Sym, sym } from '../language/expr.js';
import type { Span } from '../language/source.js';
import { type Named, symbolOf } from './names.js';

export interface Quantity {
  /** The name by default: `W1`. */
  readonly base: string;
  readonly shape: readonly number[];
  /** Names of the spec's own, row by row; `undefined` keeps the default. */
  readonly own: readonly (Named | undefined)[] | undefined;
  readonly span: Span;
}

/** The symbol of one entry, counted from 1. */
export function entryOf({ base, shape, own }: Quantity, ...indices: readonly number[]): Sym {
  const flat = indices.reduce((offset, index, n) => offset * (shape[n] as number) + index - 1, 0);
  const named = own?.[flat];
  return named ? symbolOf(named) : sym(base, ...indices);
}

/** Every entry, row by row. */
export function entriesOf(quantity: Quantity): readonly Sym[] {
  const [rows = 1, columns] = quantity.shape;
  const list = Array.from({ length: rows }, (_, i) => i + 1);
  if (columns === undefined) return list.map((i) => entryOf(quantity, i));
  return list.flatMap((i) => Array.from({ length: columns }, (_, j) => entryOf(quantity, i, j + 1)));
}

/** The symbol of `quantity` for indices that are numbers or free; a single entry with a name of its own goes by it. */
export const at = (quantity: Quantity, indices: readonly Index[]): Sym => {
  const { base, shape, own } = quantity;
  if (indices.every((i) => typeof i === 'number')) return entryOf(quantity, ...(indices as readonly number[]));
  const isOne = own !== undefined && shape.every((size) => size === 1);
  return isOne ? entryOf(quantity, ...shape.map(() => 1)) : sym(base, ...indices);
};
