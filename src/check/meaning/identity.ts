/** I among the terms of a sum of square matrices: the identity of their size. */
import { num } from '../../language/expr.js';
import type { Names } from '../names/names.js';
import { isBareName } from '../names/script.js';
import type { Written } from '../written/written.js';
import { type Arr, gridOf } from './array.js';

/** The values of terms, I being the identity where the document has no other meaning for it, and another term says its size. */
export function withIdentity(terms: readonly Written[], names: Names, meaningOf: (w: Written) => Arr): readonly Arr[] {
  const isIdentity = (w: Written): boolean =>
    w.kind === 'name' && w.base === 'I' && isBareName(w) && names.read(w) === undefined;
  const size = terms.some(isIdentity) ? sizeOf(terms.filter((w) => !isIdentity(w)).map(meaningOf)) : undefined;
  return terms.map((w) => (size !== undefined && isIdentity(w) ? identity(size) : meaningOf(w)));
}

/** How many rows and columns square matrices have. */
function sizeOf(values: readonly Arr[]): number | undefined {
  const [rows, columns] = values.map(gridOf).find(([m, n]) => m > 1 && m === n) ?? [];
  return rows === columns ? rows : undefined;
}

const identity = (size: number): Arr => ({
  shape: [size, size],
  entries: Array.from({ length: size * size }, (_, n) => num(n % (size + 1) === 0 ? 1 : 0)),
});
