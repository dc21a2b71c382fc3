/** Indexed quantities as vectors and matrices of printed numbers. */
import { entriesOf } from '../backprop/entries.js';
import type { FreeIndex, Sym } from '../language/expr.js';
import { identifier, type Layout, number, superscript } from '../language/layout.js';
import { widthOf } from '../language/measure.js';
import type { Axis } from '../problem/problem.js';
import { isNumeric, type Printed, printed, type Sheet } from './sheet.js';

/** More numbers than this do not fit beside one another, or below. */
const MOST_COLUMNS = 5;
const MOST_ROWS = 8;
/** In em: an entry that is left open over many symbols is a formula, not a number to be read in a matrix. */
const WIDEST = 14;

/** How many values an index takes; undefined where the problem leaves it open. */
const sizeOf = (axes: ReadonlyMap<string, Axis>, index: FreeIndex): number | undefined => axes.get(index.range)?.size;

/** The values of a symbol as it lies on the page; undefined where they do not fit on it or are not known. */
export const printedEntries = (s: Sym, sheet: Sheet): Printed | undefined =>
  arranged(s, sheet, (entry) => printed(entry, sheet));

/** A symbol as it lies on the page, with what is printed of each entry; undefined where that does not fit on it. */
export function arranged(s: Sym, sheet: Sheet, print: (entry: Sym) => Printed): Printed | undefined {
  const { problem } = sheet.solution;
  if (!isNumeric(problem)) return undefined;
  const along = sheet.arrangement.axesOf(s);
  const shape = along.map((i) => sizeOf(problem.axes, i));
  if (shape.some((size) => size === undefined)) return undefined;
  const isRow = along.length === 1 && along.every(({ range }) => sheet.arrangement.isRow(range));
  return arrayOf(entriesOf(s, problem, along) ?? [], shape as number[], print, isRow);
}

/** Entries with their values, row by row; undefined where they do not fit on a page. */
export const printedArray = (
  entries: readonly Sym[],
  shape: readonly number[],
  sheet: Sheet,
  isRow: boolean,
): Printed | undefined => arrayOf(entries, shape, (entry) => printed(entry, sheet), isRow);

/** As a column, a row or a matrix. */
function arrayOf(
  entries: readonly Sym[],
  shape: readonly number[],
  print: (entry: Sym) => Printed,
  isRow: boolean,
): Printed | undefined {
  const [rows = 1, columns = 1, third] = shape;
  if (third !== undefined || rows > MOST_ROWS || columns > MOST_COLUMNS) return undefined;
  const values = entries.map(print);
  const relation = values.some((value) => value.relation === '≈') ? '≈' : '=';
  const layouts = values.map((value) => value.layout);
  if (layouts.some((layout) => widthOf(layout) > WIDEST)) return undefined;
  if (shape.length === 0) return values[0];
  if (isRow) return { layout: matrix([layouts]), relation };
  if (shape.length === 1 && rows > 3)
    return { layout: superscript(matrix([layouts]), identifier('T', true)), relation };
  const rowsOf = Array.from({ length: rows }, (_, n) => layouts.slice(n * columns, (n + 1) * columns));
  return { layout: matrix(rowsOf), relation };
}

/** Undefined where so many do not fit on a page. */
export const columnOfOnes = (size: number | undefined): Printed | undefined =>
  size === undefined || size > MOST_ROWS
    ? undefined
    : { layout: matrix(Array.from({ length: size }, () => [number('1')])), relation: '=' };

const matrix = (rows: readonly (readonly Layout[])[]): Layout => ({
  kind: 'fenced',
  open: '[',
  body: { kind: 'matrix', rows },
});
