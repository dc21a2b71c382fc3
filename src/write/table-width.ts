/** How wide a table's columns would like to be, and its parts where no page is wide enough for all of them. */
import type { Inlines, Table } from '../document/document.js';
import { type Folded, folded } from './folded-table.js';
import { inlinesWidth, widestPiece } from './words.js';

export interface ColumnWidth {
  /** In em of the table's type, on one line. */
  readonly em: number;
  /** Whether its cells may go over several lines. */
  readonly wraps: boolean;
  /** Whether a cell below its head does: it is read from the left then. */
  readonly isProse: boolean;
  /** What no line of its breaks in, in em. */
  readonly least: number;
}

/** A shorter text is a name or a number, and stays on one line; so does mathematics of less than half a page. */
const WRAPS_FROM = { words: 8, mathematics: 24 };

export function columnWidths({ columns, groups }: Table): readonly ColumnWidth[] {
  const rows = groups.flat();
  return columns.map(({ head }, n) => {
    const body = rows.map((row) => row[n] ?? []);
    const cells: readonly Inlines[] = [head, ...body];
    const wraps = (cell: Inlines): boolean =>
      inlinesWidth(cell) > (cell.some(({ kind }) => kind !== 'math') ? WRAPS_FROM.words : WRAPS_FROM.mathematics);
    const em = Math.max(1, ...cells.map(inlinesWidth));
    const isWide = cells.some(wraps);
    const least = isWide ? Math.max(Math.min(em, WRAPPED), ...cells.map(widestPiece)) : em;
    return { em, wraps: isWide, isProse: body.some(wraps), least };
  });
}

/** What a page holds at the smallest type that is pleasant to read, in em; what a wrapping column and a gap need. */
const MOST = 53;
const WRAPPED = 10;
const GAP = 1.25;

/** The least width of a column, in em, with the gap beside it. */
export const leastWidth = ({ least }: ColumnWidth): number => least + GAP;

/** A long narrow table in sets that stand side by side on a page, with a wider gap between them. */
const SET_ROOM = 48;
const SET_GAP = 2.5;
export function foldedOnPage(table: Table): Folded {
  const widths = columnWidths(table);
  const width = widths.reduce((sum, column) => sum + leastWidth(column), SET_GAP);
  return folded(table, SET_ROOM + SET_GAP, widths.some(({ wraps }) => wraps) ? Number.POSITIVE_INFINITY : width);
}

/** The table, or several of fewer columns that each begin with its first one. */
export const partsThatFit = (table: Table): readonly Table[] =>
  partsWithin(MOST, table, columnWidths(table).map(leastWidth));

/** The same where columns of such widths, gaps and all, have so much room. */
export function partsWithin(room: number, table: Table, [first = 0, ...others]: readonly number[]): readonly Table[] {
  const parts: number[][] = [[]];
  let used = first;
  others.forEach((width, n) => {
    const part = parts.at(-1) as number[];
    if (used + width > room && part.length > 0) {
      parts.push([n + 1]);
      used = first + width;
    } else {
      part.push(n + 1);
      used += width;
    }
  });
  if (parts.length === 1) return [table];
  const picked = <T>(cells: readonly T[], part: readonly number[]): readonly T[] =>
    [0, ...part].flatMap((n) => (n < cells.length ? [cells[n] as T] : []));
  return parts.map((part) => ({
    ...table,
    columns: picked(table.columns, part),
    groups: table.groups.map((rows) => rows.map((row) => picked(row, part))),
  }));
}
