/** An equation chain in pieces: the page may end between two of them, and within none. */
import { type EquationRow, isReasonOnly } from '../equation-rows.js';
import { plainText } from '../words.js';

/** Lines of a chain, and of what has one left side in it, that stand on either side of a page's end. */
const LEAST_LINES = 2;
/** A chain of so many lines stays whole, and a line and a box of so many rows. */
const WHOLE = { lines: 5, rowsOfLine: 10, rowsOfBox: 24 };
/** Letters on a line of a reason, and lines of it that a row has room for. */
const REASON = { letters: 18, perRow: 1.5 };

/** The rows of a chain in such pieces: a line on several rows stays whole, and so does a reason beside its lines. */
export function chainPieces(rows: readonly EquationRow[], isBoxed: boolean): readonly (readonly EquationRow[])[] {
  if (isBoxed && rows.length <= WHOLE.rowsOfBox) return [rows];
  const lines = linesOf(rows);
  const ends = new Set(lines.flatMap((line) => endsWithin(line, rows)));
  if (lines.length > WHOLE.lines)
    for (const [n, { last }] of lines.entries()) if (mayEndAfter(n, lines) && !isReasonCut(rows, last)) ends.add(last);
  const pieces: EquationRow[][] = [[]];
  rows.forEach((row, n) => {
    pieces.at(-1)?.push(row);
    if (ends.has(n)) pieces.push([]);
  });
  return pieces;
}

/** Whether row `n` is set apart from the one above it: a left side after, or before, rows without one. */
export const isSetApart = (rows: readonly EquationRow[], n: number): boolean =>
  rows[n]?.left !== undefined && n > 0 && !(rows[n - 1]?.left && (n + 1 === rows.length || rows[n + 1]?.left));

/** A line of a chain, which takes one row or more. */
interface Line {
  readonly first: number;
  readonly last: number;
  readonly hasLeft: boolean;
}

function linesOf(rows: readonly EquationRow[]): readonly Line[] {
  const starts = rows.flatMap(({ left, relation }, n) =>
    // A left side on rows of its own has its relation below it.
    n === 0 || ((left || relation) && isEnd(rows[n - 1])) ? [n] : [],
  );
  return starts.map((first, n) => ({
    first,
    last: (starts[n + 1] ?? rows.length) - 1,
    hasLeft: rows[first]?.left !== undefined,
  }));
}

const isEnd = (row: EquationRow | undefined): boolean =>
  row !== undefined && (row.right !== undefined || isReasonOnly(row));

/** The rows within a line below which the page may end: where no page could be sure to hold the line. */
function endsWithin({ first, last }: Line, rows: readonly EquationRow[]): readonly number[] {
  if (last - first < WHOLE.rowsOfLine) return [];
  return [...rows.keys()].filter((n) => n >= first + LEAST_LINES - 1 && n <= last - LEAST_LINES);
}

/** Whether enough lines stand above and below the end of line `n`, with the same left side too. */
function mayEndAfter(n: number, lines: readonly Line[]): boolean {
  const [above, below] = [lines.slice(0, n + 1), lines.slice(n + 1)];
  if (above.length < LEAST_LINES || below.length < LEAST_LINES) return false;
  if (below[0]?.hasLeft) return true;
  const begun = above.length - above.findLastIndex(({ hasLeft }) => hasLeft);
  const next = below.findIndex(({ hasLeft }) => hasLeft);
  return begun >= LEAST_LINES && (next < 0 ? below.length : next) >= LEAST_LINES;
}

/** Whether the reason that stands beside row `n`, or begins above it, goes on below it. */
function isReasonCut(rows: readonly EquationRow[], n: number): boolean {
  const from = rows.findLastIndex(({ reason }, k) => k <= n && reason.length > 0);
  const lines = Math.ceil(plainText(rows[from]?.reason ?? []).length / REASON.letters);
  return lines > (n - from + 1) * REASON.perRow;
}
