/** Products of several arrays, whose signs may be those of products of entries, of matrices, or none. */
import type { Span } from '../../language/source.js';
import type { Times } from '../written/written.js';
import type { Arr } from './array.js';
import { timesOf } from './fitting.js';
import { NotUnderstood } from './not-understood.js';

/**
 * From left to right; where that does not fit, what stands between the signs ⊙ first: `a ⊙ W b`. Throws NotUnderstood.
 * There is one sign less than there are values.
 */
export function productOf(values: readonly Arr[], signs: readonly Times[], span: Span): Arr {
  try {
    return fromLeft(values, signs, span);
  } catch (error) {
    const groups = betweenHadamards(values, signs);
    const isTheSame = groups.length === 1 || groups.length === values.length;
    if (!(error instanceof NotUnderstood) || isTheSame) throw error;
    const products = groups.map((group) => fromLeft(group.values, group.signs, span));
    return products.reduce((a, b) => timesOf(a, b, 'hadamard', span));
  }
}

const fromLeft = (values: readonly Arr[], signs: readonly Times[], span: Span): Arr =>
  values.reduce((a, b, n) => timesOf(a, b, signs[n - 1] as Times, span));

interface Factors {
  readonly values: readonly Arr[];
  readonly signs: readonly Times[];
}

function betweenHadamards(values: readonly Arr[], signs: readonly Times[]): readonly Factors[] {
  const bounds = [0, ...signs.flatMap((sign, n) => (sign === 'hadamard' ? [n + 1] : [])), values.length];
  return bounds.slice(1).map((end, n) => {
    const start = bounds[n] as number;
    return { values: values.slice(start, end), signs: signs.slice(start, end - 1) };
  });
}
