/** Bold ones beside arrays: `δ^T 1` adds up columns, `1^T δ` rows, `b 1^T` has the column b for each sample. */
import { num } from '../../language/expr.js';
import type { Written } from '../written/written.js';
import { type Arr, gridOf } from './array.js';

/** The values of factors, with bold ones as the vectors that they are. */
export function withOnes(written: readonly Written[], values: readonly Arr[]): readonly Arr[] {
  const isOnes = (w: Written | undefined): boolean => w?.kind === 'number' && w.isBold === true;
  return values.map((value, n) => {
    const w = written[n];
    const [before, after] = [values[n - 1], values[n + 1]];
    if (isOnes(w) && before && gridOf(before)[1] > 1) return ones([gridOf(before)[1], 1]);
    if (w?.kind === 'transpose' && isOnes(w.of) && after && gridOf(after)[0] > 1) return ones([1, gridOf(after)[0]]);
    const next = written[n + 1];
    const isBefore = next?.kind === 'transpose' && isOnes(next.of);
    if (isBefore && value.shape.length === 1) return { ...value, shape: [value.entries.length, 1] };
    return value;
  });
}

const ones = (shape: readonly [number, number]): Arr => ({
  shape,
  entries: Array.from({ length: shape[0] * shape[1] }, () => num(1)),
});
