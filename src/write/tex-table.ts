/** A table as rows of a longtable, its columns set so that nothing runs off the page. */
import type { Inlines, Table } from '../document/document.js';
import { hasPart } from '../language/map-layout.js';
import { linesOfTable } from './pages/lines-needed.js';
import { keptRows } from './pages/tables.js';
import { type ColumnWidth, columnWidths, foldedOnPage, partsThatFit } from './table-width.js';

/** Text and margin of the page, in millimetres, and an em at each size of type: small type is wider than it is high, and
 * indices are hardly smaller in it. */
const PAGE = 172;
const SIZES = [
  { command: '\\small', em: 3.5, gap: 4.2 },
  { command: '\\smaller', em: 3.4, gap: 3.4 },
  { command: '\\smallest', em: 3.25, gap: 2 },
] as const;
/** A column of words is not made narrower than this, in millimetres, where a smaller size would do. */
const NARROWEST = 26;
/** Between sets side by side, in millimetres. */
const SET_GAP = 9;
/** So many rows of a line each stand on one page. */
const KEPT_TOGETHER = 16;
const LETTER = { left: 'l', right: 'r', center: 'c' } as const;

/** What the table's template prints. `inlines` makes LaTeX of a cell; `continued` says that a table goes on. */
export function texTable(narrow: Table, inlines: (text: Inlines) => string, continued: string): object {
  const { table, perSet } = foldedOnPage(narrow);
  return {
    continued,
    parts: partsThatFit(table).map((part, n) => ({ isContinued: n > 0, ...partData(part, perSet, inlines) })),
  };
}

function partData(table: Table, perSet: number, inlines: (text: Inlines) => string): object {
  const { columns, groups } = table;
  const { size, widths } = fitted(columnWidths(table));
  const letters = columns.map(({ align }, n) => {
    const width = widths[n];
    const letter =
      width === undefined ? LETTER[align] : `>{\\raggedright\\arraybackslash}p{${Number(width.toFixed(1))}mm}`;
    return n > 0 && n % perSet === 0 ? `@{\\hspace{${SET_GAP}mm}}${letter}` : letter;
  });
  const cells = (row: readonly Inlines[]): readonly string[] => columns.map((_, n) => inlines(row[n] ?? []));
  const [head = '', ...lines] = padded([columns.map((column) => column.head), ...groups.flat()].map(cells));
  const starts = groups.map((_, n) => groups.slice(0, n).flat().length);
  // A table of a few lines stands in one piece.
  const isLong = lines.length > KEPT_TOGETHER || widths.some((width) => width !== undefined) || isDeep(table);
  return {
    isLong,
    lines: String(linesOfTable(table)),
    size: size.command,
    smaller: size === SIZES[0] ? '' : size.command,
    columns: `@{}${letters.join('')}@{}`,
    caption: inlines(table.caption),
    head,
    groups: keptRows(table).map((rows, n) =>
      rows.map(({ isKept }, k) => `${lines[(starts[n] as number) + k]} \\\\${isLong && isKept ? '*' : ''}`),
    ),
  };
}

/** Whether some cell is several lines high. */
const isDeep = ({ groups }: Table): boolean =>
  groups
    .flat(2)
    .some((cell) =>
      cell.some(
        (inline) => inline.kind === 'math' && hasPart(inline.math, ({ kind }) => kind === 'matrix' || kind === 'cases'),
      ),
    );

/** A longer row of cells is written as it is. */
const WIDEST_SOURCE = 110;
/** Rows of cells with `separator` between them, one below the other where all are short enough for it. */
export function padded(rows: readonly (readonly string[])[], separator = ' & '): readonly string[] {
  const widths = (rows[0] ?? []).map((_, n) => Math.max(...rows.map((cells) => cells[n]?.length ?? 0)));
  const isShort = total(widths) + (widths.length - 1) * separator.length <= WIDEST_SOURCE;
  return rows.map((cells) =>
    cells
      .map((cell, n) => (isShort && n < cells.length - 1 ? cell.padEnd(widths[n] as number) : cell))
      .join(separator)
      .trimEnd(),
  );
}

type Size = (typeof SIZES)[number];
type Widths = readonly (number | undefined)[];

/** The largest size at which the columns fit, and the widths of those that must wrap for it. */
function fitted(columns: readonly ColumnWidth[]): { readonly size: Size; readonly widths: Widths } {
  for (const size of SIZES) {
    const widths = widthsAt(size, columns);
    if (widths) return { size, widths };
  }
  const room = PAGE / columns.length;
  return { size: SIZES[2], widths: columns.map(() => room - SIZES[2].gap) };
}

function widthsAt({ em, gap }: Size, columns: readonly ColumnWidth[]): Widths | undefined {
  const natural = columns.map((column) => column.em * em);
  const room = PAGE - (columns.length - 1) * gap;
  if (total(natural) <= room) return natural.map(() => undefined);
  const least = columns.map((column, n) => {
    const width = natural[n] as number;
    return column.wraps ? Math.min(width, Math.max(column.least * em, NARROWEST)) : width;
  });
  const left = room - total(least);
  if (left < 0) return undefined;
  const share = left / Math.max(total(natural) - total(least), 1);
  return natural.map((width, n) => {
    const narrowest = least[n] as number;
    return columns[n]?.wraps ? narrowest + (width - narrowest) * share : undefined;
  });
}

const total = (widths: readonly number[]): number => widths.reduce((sum, width) => sum + width, 0);
