/** Sums and products of arrays as a formula has them, where their shapes fit. */
import { add, mul, num, pow } from '../../language/expr.js';
import type { Span } from '../../language/source.js';
import { sentence } from '../messages/sentence.js';
import type { Times } from '../written/written.js';
import { type Arr, entrywise, entrywiseAll, gridOf, isScalar, matrixProduct, sameGrid } from './array.js';
import { NotUnderstood } from './not-understood.js';

/** Entry by entry. Throws NotUnderstood where shapes do not fit, as all of these do. */
export function sumOf(terms: readonly Arr[], span: Span): Arr {
  const sum = entrywiseAll(terms, (entries) => add(...entries));
  if (sum) return sum;
  const first = terms.find((t) => !isScalar(t)) as Arr;
  return fitting(undefined, first, terms.find((t) => !isScalar(t) && !sameGrid(t, first)) as Arr, span);
}

/** Entry by entry, or rows by columns: as the sign says, or as only one of them fits. */
export function timesOf(a: Arr, b: Arr, sign: Times, span: Span): Arr {
  const each = (): Arr | undefined => entrywise(a, b, (x, y) => mul(x, y));
  if (sign === 'hadamard' || isScalar(a) || isScalar(b)) return fitting(each(), a, b, span);
  if (sign === 'matrix') return fitting(matrixProduct(a, b), a, b, span);
  return fitting(matrixProduct(a, b) ?? each(), a, b, span);
}

/** Entry by entry. */
export function quotientOf(over: Arr, under: Arr, span: Span): Arr {
  const quotient = entrywise(over, under, (x, y) => mul(x, pow(y, num(-1))));
  return fitting(quotient, over, under, span);
}

/** Entry by entry. */
export function productOfAll(factors: readonly [Arr, ...Arr[]], span: Span): Arr {
  const product = entrywiseAll(factors, (all) => mul(...all));
  return fitting(product, factors[0], factors[0], span);
}

/** `value`, which is of `a` and `b` together, if there is one. */
export function fitting(value: Arr | undefined, a: Arr, b: Arr, span: Span): Arr {
  if (value) return value;
  const size = (x: Arr): string => gridOf(x).join(' × ');
  throw new NotUnderstood('misfit', sentence('noFit', size(a), size(b)), span);
}
