/** Where a table goes on over the page. */
import type { Inlines, Table } from '../../document/document.js';
import { plainText } from '../words.js';

export interface KeptRow {
  readonly cells: readonly Inlines[];
  /** Whether the page does not end between this row and the next one. */
  readonly isKept: boolean;
}

/** Rows that stand on either side of a page's end, and how many of them a table has that stays whole. */
const LEAST_ROWS = 3;
const WHOLE = 8;

/** The groups of a table with, for one that may go on over the page, the rows that keep the next one. */
export function keptRows(table: Table): readonly (readonly KeptRow[])[] {
  const { groups } = table;
  const rows = groups.flat();
  const goesOn = (row: readonly Inlines[] | undefined): boolean => plainText(row?.[0] ?? []) === '';
  const isKept = (above: number): boolean => {
    const below = rows.length - above;
    return below > 0 && (Math.min(above, below) < LEAST_ROWS || goesOn(rows[above]));
  };
  let above = 0;
  return groups.map((group) =>
    group.map((cells) => {
      above++;
      return { cells, isKept: !isWhole(table) && isKept(above) };
    }),
  );
}

/** Whether a table never goes on over the page. */
export const isWhole = ({ groups }: Table): boolean => groups.flat().length <= WHOLE;
