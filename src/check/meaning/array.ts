/** Arrays of expressions: what a name without indices stands for, and what is made of such. */
import { type Expr, mul, num, total } from '../../language/expr.js';

/** Row by row. No axes: a scalar; one axis: a column. */
export interface Arr {
  readonly shape: readonly number[];
  readonly entries: readonly Expr[];
}

export const scalar = (e: Expr): Arr => ({ shape: [], entries: [e] });
export const isScalar = ({ entries }: Arr): boolean => entries.length === 1;
export const only = ({ entries }: Arr): Expr => entries[0] as Expr;

/** Rows and columns; a single axis is a column. */
export const gridOf = ({ shape }: Arr): readonly [number, number] => [shape[0] ?? 1, shape[1] ?? 1];

/** Entry by entry. A scalar goes with every entry; undefined where the shapes do not fit. */
export function entrywise(a: Arr, b: Arr, f: (x: Expr, y: Expr) => Expr): Arr | undefined {
  if (isScalar(b)) return { shape: a.shape, entries: a.entries.map((x) => f(x, only(b))) };
  if (isScalar(a)) return { shape: b.shape, entries: b.entries.map((y) => f(only(a), y)) };
  if (!sameGrid(a, b)) return undefined;
  return { shape: a.shape, entries: a.entries.map((x, n) => f(x, b.entries[n] as Expr)) };
}

/** Entry by entry over several, a scalar with every entry; undefined where the shapes do not fit. */
export function entrywiseAll(all: readonly Arr[], f: (entries: readonly Expr[]) => Expr): Arr | undefined {
  const shaped = all.find((a) => !isScalar(a)) ?? all[0];
  if (!shaped?.entries || !all.every((a) => isScalar(a) || sameGrid(a, shaped))) return undefined;
  return {
    shape: shaped.shape,
    entries: shaped.entries.map((_, n) => f(all.map((a) => (isScalar(a) ? only(a) : (a.entries[n] as Expr))))),
  };
}

export function sameGrid(a: Arr, b: Arr): boolean {
  const [[m, n], [p, q]] = [gridOf(a), gridOf(b)];
  return m === p && n === q && a.shape.length < 3 && b.shape.length < 3;
}

export const mapEntries = ({ shape, entries }: Arr, f: (e: Expr) => Expr): Arr => ({ shape, entries: entries.map(f) });

/** Two axes at most; a column becomes a row. */
export function transposed(a: Arr): Arr {
  const [m, n] = gridOf(a);
  const entries = Array.from({ length: m * n }, (_, k) => a.entries[(k % m) * n + Math.floor(k / m)] as Expr);
  return { shape: [n, m], entries };
}

/** Rows by columns; undefined where the inner sizes differ. */
export function matrixProduct(a: Arr, b: Arr): Arr | undefined {
  const [[m, n], [p, q]] = [gridOf(a), gridOf(b)];
  if (n !== p) return undefined;
  const entries: Expr[] = [];
  for (let r = 0; r < m; r++) {
    for (let c = 0; c < q; c++) {
      const terms = Array.from({ length: n }, (_, k) =>
        mul(a.entries[r * n + k] as Expr, b.entries[k * q + c] as Expr),
      );
      entries.push(total(terms));
    }
  }
  return { shape: [m, q], entries };
}

export const negated = (a: Arr): Arr => mapEntries(a, (e) => mul(num(-1), e));
