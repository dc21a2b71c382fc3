/** A table as rows of a longtable, its columns set so that nothing runs off the page. */
import type { Inlines, Table } from '../document/document.js';
import { linesOfTable } from './pages/lines-needed.js';
import { keptRows } from './pages/tables.js';
import { type ColumnWidth, columnWidths, foldedOnPage, partsThatFit } from './table-width.js';

/** Text and margin of the page, in millimetres, and an em at each size of type: small type is wider than it is high, and
 * indices are hardly smaller in it. */
const PAGE = 172;
const SIZES = [
  { command: '\\small', em: 3.5, gap: 4.2 },
  { command: '\\footnotesize', em: 3.4, gap: 3.4 },
  { command: '\\scriptsize', em: 3.25, gap: 2 },
] as const;
/** A column of words is not made narrower than this, in millimetres, where a smaller size would do. */
const NARROWEST = 26;
/** Between sets side by side, in millimetres. */
const SET_GAP = 9;
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
  const { columns } = table;
  const { size, widths } = fitted(columnWidths(table));
  const letters = columns.map(({ align }, n) => {
    const width = widths[n];
    const letter = width === undefined ? LETTER[align] : `>{\\raggedright\\arraybackslash}p{${width.toFixed(1)}mm}`;
    return n > 0 && n % perSet === 0 ? `@{\\hspace{${SET_GAP}mm}}${letter}` : letter;
  });
  const line = (row: readonly Inlines[]): string => columns.map((_, n) => inlines(row[n] ?? [])).join(' & ');
  return {
    lines: String(linesOfTable(table)),
    size: `${size.command}\\setlength{\\tabcolsep}{${(size.gap / 2).toFixed(1)}mm}`,
    columns: `@{}${letters.join('')}@{}`,
    caption: inlines(table.caption),
    head: line(columns.map(({ head }) => head)),
    groups: keptRows(table).map((rows) => rows.map(({ cells, isKept }) => `${line(cells)} \\\\${isKept ? '*' : ''}`)),
  };
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
