/** Indexed quantities as vectors and matrices of printed numbers. */
import type { FreeIndex, Index, Sym } from '../language/expr.js';
import { identifier, type Layout, superscript } from '../language/layout.js';
import { renameAll } from '../language/walk.js';
import type { Axis, Problem } from '../problem/problem.js';
import { type Printed, printed, type Sheet } from './sheet.js';

/** More numbers than this do not fit beside one another, or below. */
const MOST_COLUMNS = 5;
const MOST_ROWS = 8;

/** How many values an index takes; undefined where the problem leaves it open. */
const sizeOf = (axes: ReadonlyMap<string, Axis>, index: FreeIndex): number | undefined => axes.get(index.range)?.size;

/** Every entry of a symbol, the last index running fastest; undefined where a size is open. */
export function entriesOf(s: Sym, { axes }: Pick<Problem, 'axes'>): readonly Sym[] | undefined {
  const sizes = s.free.map((i) => sizeOf(axes, i));
  if (sizes.some((n) => n === undefined)) return undefined;
  const choices = (sizes as number[]).reduce<Index[][]>(
    (partial, size) => partial.flatMap((p) => Array.from({ length: size }, (_, n) => [...p, n + 1])),
    [[]],
  );
  return choices.map((at) => renameAll(s, s.free, at) as Sym);
}

/** How many entries a symbol has; undefined where a size is open. */
export function countEntries(s: Sym, { axes }: Pick<Problem, 'axes'>): number | undefined {
  return s.free.reduce<number | undefined>((count, i) => {
    const size = sizeOf(axes, i);
    return count === undefined || size === undefined ? undefined : count * size;
  }, 1);
}

/** The values of a symbol as a column or a matrix; undefined where they do not fit on a page or are not known. */
export function printedEntries(s: Sym, sheet: Sheet): Printed | undefined {
  const { axes } = sheet.solution.problem;
  const shape = s.free.map((i) => sizeOf(axes, i));
  if (shape.some((size) => size === undefined)) return undefined;
  return printedArray(entriesOf(s, sheet.solution.problem) ?? [], shape as number[], sheet);
}

/** Entries, row by row, as a column or a matrix; undefined where they do not fit on a page. */
export function printedArray(entries: readonly Sym[], shape: readonly number[], sheet: Sheet): Printed | undefined {
  const [rows = 1, columns = 1, third] = shape;
  if (third !== undefined || rows > MOST_ROWS || columns > MOST_COLUMNS) return undefined;
  const values = entries.map((entry) => printed(entry, sheet));
  const relation = values.some((value) => value.relation === '≈') ? '≈' : '=';
  const layouts = values.map((value) => value.layout);
  if (shape.length === 0) return values[0];
  if (shape.length === 1 && rows > 3)
    return { layout: superscript(matrix([layouts]), identifier('T', true)), relation };
  const rowsOf = Array.from({ length: rows }, (_, n) => layouts.slice(n * columns, (n + 1) * columns));
  return { layout: matrix(rowsOf), relation };
}

const matrix = (rows: readonly (readonly Layout[])[]): Layout => ({
  kind: 'fenced',
  open: '[',
  body: { kind: 'matrix', rows },
});
