/** Long tables of few columns, set in several columns side by side. */
import type { Inlines, Table } from '../document/document.js';

export interface Folded {
  readonly table: Table;
  /** How many of its columns are one set, which the next ones repeat. */
  readonly perSet: number;
}

/** A table of so many rows is long; so are names with their values, which read like a list, when they are fewer. */
const LONG = { rows: 16, pairs: 4 };
/** At least so many rows go into a set, and at most into one that a page holds easily. */
const LEAST = { rows: 10, pairs: 4 };
const MOST_ROWS = 36;
const MOST_SETS = 4;

/** `table`, whose columns take `width` with the gap beside them, in as many sets as `room` has place for. */
export function folded(table: Table, room: number, width: number): Folded {
  const { columns, groups } = table;
  const rows = groups.flat();
  const kind = columns.length === 2 ? 'pairs' : 'rows';
  const wanted = rows.length > LONG[kind] ? Math.ceil(rows.length / LEAST[kind]) : 1;
  const sets = Math.min(MOST_SETS, wanted, Math.floor(room / width));
  // A row without a name goes on with the one above it.
  if (sets < 2 || rows.some(([name]) => name === undefined || name.length === 0))
    return { table, perSet: columns.length };
  const columnsOfAll = Array.from({ length: sets }, () => columns).flat();
  const foldedGroups = groups.flatMap((group) =>
    pagesOf(group, sets).map((page) => sideBySide(page, sets, columns.length)),
  );
  return { table: { ...table, columns: columnsOfAll, groups: foldedGroups }, perSet: columns.length };
}

type Row = readonly Inlines[];

/** The rows in lots that fill the sets of one page. */
const pagesOf = (rows: readonly Row[], sets: number): readonly (readonly Row[])[] =>
  Array.from({ length: Math.ceil(rows.length / (sets * MOST_ROWS)) }, (_, page) =>
    rows.slice(page * sets * MOST_ROWS, (page + 1) * sets * MOST_ROWS),
  );

/** The rows set by set, each of them from top to bottom. */
function sideBySide(rows: readonly Row[], sets: number, columns: number): readonly Row[] {
  const height = Math.ceil(rows.length / sets);
  const nothing: Row = Array.from({ length: columns }, () => []);
  return Array.from({ length: height }, (_, n) =>
    Array.from({ length: sets }, (_, set) => rows[set * height + n] ?? nothing).flat(),
  );
}
