/** Arrays of expressions: what a name without indices stands for, and what is made of such. */
import { type Expr, mul, num, total } from '../../language/expr.js';
import type { Fold } from '../written/token.js';
import { extreme } from './extreme.js';

/** Row by row. No axes: a scalar; one axis: a column. */
export interface Arr {
  readonly shape: readonly number[];
  readonly entries: readonly Expr[];
}

/** Whether its entries are there: an index may be beyond them. */
export const isWhole = ({ entries }: Arr): boolean => entries.length > 0 && entries.every((e) => e !== undefined);

export const scalar = (e: Expr): Arr => ({ shape: [], entries: [e] });
export const isScalar = ({ entries }: Arr): boolean => entries.length === 1;
export const only = ({ entries }: Arr): Expr => entries[0] as Expr;

/** Rows and columns; a single axis is a column. */
export const gridOf = ({ shape }: Arr): readonly [number, number] => [shape[0] ?? 1, shape[1] ?? 1];

/**
 * Entry by entry. A scalar goes with every entry, a row with every row of a matrix, a column with every column; a single
 * axis with the matrix's last. Undefined where the shapes do not fit.
 */
export function entrywiseAll(all: readonly Arr[], f: (entries: readonly Expr[]) => Expr): Arr | undefined {
  const [shaped] = [...all].sort((a, b) => b.entries.length - a.entries.length);
  if (shaped === undefined) return undefined;
  const alike = all.flatMap((a) => (isScalar(a) || sameGrid(a, shaped) ? a : (spread(a, shaped) ?? [])));
  if (alike.length < all.length) return undefined;
  return {
    shape: shaped.shape,
    entries: shaped.entries.map((_, n) => f(alike.map((a) => (isScalar(a) ? only(a) : (a.entries[n] as Expr))))),
  };
}

/** A row or a column as often as it takes to fill a matrix with several of each. */
function spread(vector: Arr, { shape }: Arr): Arr | undefined {
  const [m = 1, n = 1] = shape;
  if (shape.length !== 2 || m === 1 || n === 1) return undefined;
  const [p, q] = vector.shape.length === 1 && vector.shape[0] === n ? [1, n] : gridOf(vector);
  if (!(p === 1 && q === n) && !(p === m && q === 1)) return undefined;
  const entries = Array.from({ length: m * n }, (_, k) => vector.entries[p === 1 ? k % n : Math.floor(k / n)] as Expr);
  return { shape: [m, n], entries };
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

/** Of two lists of numbers, as `np.dot` takes it; undefined where one is a row, a column or a matrix. */
export function innerProduct(a: Arr, b: Arr): Arr | undefined {
  const areLists = a.shape.length === 1 && b.shape.length === 1 && a.shape[0] === b.shape[0];
  return areLists ? scalar(total(a.entries.map((x, n) => mul(x, b.entries[n] as Expr)))) : undefined;
}

export const negated = (a: Arr): Arr => mapEntries(a, (e) => mul(num(-1), e));

/** What an axis comes to, that of rows (0) or of columns (1), or all entries; the axis goes, or is kept with length one. */
export function folded(a: Arr, { operator, axis, keepsAxis }: Fold): Arr {
  const [m, n] = gridOf(a);
  const isOver = (k: number): boolean => axis === undefined || axis === k;
  const shape = [isOver(0) ? 1 : m, isOver(1) ? 1 : n] as const;
  const groups = Array.from({ length: shape[0] * shape[1] }, (_, k): Expr[] => {
    const at = (e: number): number => (isOver(0) ? 0 : Math.floor(e / n)) * shape[1] + (isOver(1) ? 0 : e % n);
    return a.entries.filter((_entry, e) => at(e) === k);
  });
  const entries = groups.map((terms) => FOLDED[operator](terms));
  if (keepsAxis && a.shape.length > 1) return { shape, entries };
  return { shape: axis === undefined || a.shape.length < 2 ? [] : [shape[1 - axis] as number], entries };
}

const FOLDED: Readonly<Record<Fold['operator'], (terms: readonly Expr[]) => Expr>> = {
  sum: total,
  mean: (terms) => mul(num(1, terms.length), total(terms)),
  max: (terms) => extreme('max', terms),
  min: (terms) => extreme('min', terms),
};
