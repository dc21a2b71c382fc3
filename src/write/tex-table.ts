/** A table as rows of a longtable, its columns set so that nothing runs off the page. */
import type { Inlines, Table } from '../document/document.js';
import { linesOfTable } from './pages/lines-needed.js';
import { keptRows } from './pages/tables.js';
import { type ColumnWidth, columnWidths, partsThatFit } from './table-width.js';

/** Text and margin of the page, in millimetres, and an em at each size of type: small type is wider than it is high. */
const PAGE = 172;
const SIZES = [
  { command: '\\small', em: 3.3, gap: 4.2 },
  { command: '\\footnotesize', em: 3.05, gap: 3.4 },
  { command: '\\scriptsize', em: 2.85, gap: 2 },
] as const;
/** A column of words is not made narrower than this, in millimetres, where a smaller size would do. */
const NARROWEST = 26;
const LETTER = { left: 'l', right: 'r', center: 'c' } as const;

/** What the table's template prints. `inlines` makes LaTeX of a cell; `continued` says that a table goes on. */
export function texTable(table: Table, inlines: (text: Inlines) => string, continued: string): object {
  return {
    continued,
    parts: partsThatFit(table).map((part, n) => ({ isContinued: n > 0, ...partData(part, inlines) })),
  };
}

function partData(table: Table, inlines: (text: Inlines) => string): object {
  const { columns } = table;
  const { size, widths } = fitted(columnWidths(table));
  const letters = columns.map(({ align }, n) => {
    const width = widths[n];
    return width === undefined ? LETTER[align] : `>{\\raggedright\\arraybackslash}p{${width.toFixed(1)}mm}`;
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
  const fixed = total(natural.filter((_, n) => !columns[n]?.wraps));
  const wrapping = natural.filter((_, n) => columns[n]?.wraps);
  const wide = wrapping.filter((width) => width > NARROWEST);
  const left = room - fixed - total(wrapping.filter((width) => width <= NARROWEST));
  if (wide.length === 0 || left < NARROWEST * wide.length) return undefined;
  return natural.map((width, n) =>
    columns[n]?.wraps && width > NARROWEST
      ? NARROWEST + ((width - NARROWEST) / excess(wide)) * (left - NARROWEST * wide.length)
      : undefined,
  );
}

const total = (widths: readonly number[]): number => widths.reduce((sum, width) => sum + width, 0);
const excess = (widths: readonly number[]): number => total(widths.map((width) => width - NARROWEST));
