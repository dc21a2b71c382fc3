/** Arithmetic on what printed numbers may stand for: matrices of intervals; a number is a matrix of one. */

export interface Interval {
  readonly low: number;
  readonly high: number;
}
export type Value = readonly (readonly Interval[])[];

export const point = (x: number): Value => [[{ low: x, high: x }]];
export const hull = (...xs: readonly number[]): Interval => ({ low: Math.min(...xs), high: Math.max(...xs) });

/** What has no value: an operator of differentiation, a free index, a symbol that is worth nothing by itself. */
export class NotANumber extends Error {}

export const map = (a: Value, f: (x: Interval) => Interval): Value => a.map((row) => row.map(f));
export const transposed = (a: Value): Value => (a[0] ?? []).map((_, column) => a.map((row) => row[column] as Interval));
export const isScalar = (a: Value): boolean => a.length === 1 && a[0]?.length === 1;
export const minus = (a: Value): Value => map(a, ({ low, high }) => ({ low: -high, high: -low }));

const scalarOf = (a: Value): Interval => a[0]?.[0] as Interval;
const sum = (a: Interval, b: Interval): Interval => ({ low: a.low + b.low, high: a.high + b.high });
const product = (a: Interval, b: Interval): Interval =>
  hull(a.low * b.low, a.low * b.high, a.high * b.low, a.high * b.high);

/** Entry by entry; a number, a row or a column goes with every entry, row or column of the other. */
function entrywise(a: Value, b: Value, f: (x: Interval, y: Interval) => Interval): Value {
  const rows = Math.max(a.length, b.length);
  const columns = Math.max(a[0]?.length ?? 0, b[0]?.length ?? 0);
  const at = (m: Value, i: number, j: number): Interval => {
    const row = m.length === 1 ? m[0] : m[i];
    const entry = row?.length === 1 ? row[0] : row?.[j];
    if (entry === undefined) throw new NotANumber('shapes that do not fit');
    return entry;
  };
  return Array.from({ length: rows }, (_, i) =>
    Array.from({ length: columns }, (__, j) => f(at(a, i, j), at(b, i, j))),
  );
}

export const plus = (a: Value, b: Value): Value => entrywise(a, b, sum);
export const hadamard = (a: Value, b: Value): Value => entrywise(a, b, product);

export function times(a: Value, b: Value): Value {
  if (isScalar(a)) return map(b, (y) => product(scalarOf(a), y));
  if (isScalar(b)) return map(a, (x) => product(x, scalarOf(b)));
  if (a[0]?.length !== b.length) throw new NotANumber('shapes that do not fit');
  return a.map((row) =>
    transposed(b).map((column) => row.map((x, k) => product(x, column[k] as Interval)).reduce(sum)),
  );
}

/** a/b; over a vector or a matrix it goes entry by entry. */
export function over(a: Value, b: Value): Value {
  const reciprocal = map(b, ({ low, high }) => {
    if (low <= 0 && high >= 0) throw new NotANumber('a division by what may be 0');
    return hull(1 / low, 1 / high);
  });
  return isScalar(b) ? times(a, reciprocal) : hadamard(a, reciprocal);
}

/** aⁿ for a number n; an even power of what may be 0 is not below 0. */
export function power(a: Value, n: Value): Value {
  const { low: n1, high: n2 } = scalarOf(n);
  return map(a, ({ low, high }) => {
    const ends = [low ** n1, high ** n1, low ** n2, high ** n2];
    return low < 0 && high > 0 ? hull(...ends, 0) : hull(...ends);
  });
}
