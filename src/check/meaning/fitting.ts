/** Sums and products of arrays as a formula has them, where their shapes fit. */
import { add, type Expr, mul, num, pow } from '../../language/expr.js';
import type { Span } from '../../language/source.js';
import { sentence } from '../messages/sentence.js';
import type { Times } from '../written/written.js';
import { type Arr, entrywiseAll, gridOf, innerProduct, isScalar, matrixProduct, sameGrid } from './array.js';
import { alike, isHidden } from './dots.js';
import { NotUnderstood } from './not-understood.js';

/** Entry by entry. Throws NotUnderstood where shapes do not fit, as all of these do. */
export function sumOf(terms: readonly Arr[], span: Span): Arr {
  const sum = eachWithEach(terms, (entries) => add(...entries));
  if (sum) return sum;
  const first = terms.find((t) => !isScalar(t)) as Arr;
  return fitting(undefined, first, terms.find((t) => !isScalar(t) && !sameGrid(t, first)) as Arr, span);
}

/** Entry by entry, or rows by columns: as the sign says, or as only one of them fits. */
export function timesOf(a: Arr, b: Arr, sign: Times, span: Span): Arr {
  const each = (): Arr | undefined => eachWithEach([a, b], (factors) => mul(...factors));
  if (sign === 'hadamard' || isScalar(a) || isScalar(b)) return fitting(each(), a, b, span);
  if (sign === 'matrix') return fitting(innerProduct(a, b) ?? matrixProduct(a, b), a, b, span);
  return fitting(matrixProduct(a, b) ?? each(), a, b, span);
}

/** Entry by entry. */
export function quotientOf(over: Arr, under: Arr, span: Span): Arr {
  const quotient = eachWithEach([over, under], ([x, y]) => mul(x as Expr, pow(y as Expr, num(-1))));
  return fitting(quotient, over, under, span);
}

/** Entry by entry. */
export function productOfAll(factors: readonly [Arr, ...Arr[]], span: Span): Arr {
  const product = eachWithEach(factors, (all) => mul(...all));
  return fitting(product, factors[0], factors[0], span);
}

/** Entry by entry; where they only fit so, of what is written of all of them. */
const eachWithEach = (all: readonly Arr[], f: (entries: readonly Expr[]) => Expr): Arr | undefined =>
  entrywiseAll(all, f) ?? entrywiseAll(alike(all), f);

/** `value`, which is of `a` and `b` together, if there is one. */
export function fitting(value: Arr | undefined, a: Arr, b: Arr, span: Span): Arr {
  if (value) return value;
  const size = (x: Arr): string => gridOf(x).join(' × ');
  const hasDots = [a, b].some(({ entries }) => entries.some(isHidden));
  throw new NotUnderstood(hasDots ? 'shapes' : 'misfit', sentence('noFit', size(a), size(b)), span);
}
