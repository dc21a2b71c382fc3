/** A table as rows of a longtable, its columns set so that nothing runs off the page. */
import type { Inlines, Table } from '../document/document.js';
import { inlinesWidth } from './words.js';

/** Text and margin of the page, in millimetres, and an em at each size of type. */
const PAGE = 172;
const SIZES = [
  { command: '\\small', em: 3.2, gap: 4.2 },
  { command: '\\footnotesize', em: 2.85, gap: 3 },
  { command: '\\scriptsize', em: 2.5, gap: 2 },
] as const;
/** A table of so many rows does not break over pages. */
const KEPT_TOGETHER = 16;
const LETTER = { left: 'l', right: 'r', center: 'c' } as const;

/** What the table's template prints. `inlines` makes LaTeX of a cell. */
export function texTable(table: Table, inlines: (text: Inlines) => string): object {
  const { columns, groups } = table;
  const cells = (n: number): readonly Inlines[] => groups.flat().map((row) => row[n] ?? []);
  const ems = columns.map(({ head }, n) => Math.max(1, ...[head, ...cells(n)].map(inlinesWidth)));
  const total = (size: (typeof SIZES)[number]): number =>
    ems.reduce((sum, em) => sum + em * size.em, 0) + (columns.length - 1) * size.gap;
  const size = SIZES.find((candidate) => total(candidate) <= PAGE) ?? SIZES[2];
  const widths =
    total(size) > PAGE
      ? shared(
          ems.map((em) => em * size.em),
          PAGE - (columns.length - 1) * size.gap,
        )
      : [];
  const columnLetters = columns.map(({ align }, n) => {
    const width = widths[n];
    return width === undefined ? LETTER[align] : `>{\\raggedright\\arraybackslash}p{${width.toFixed(1)}mm}`;
  });
  const line = (row: readonly Inlines[]): string => row.map(inlines).join(' & ');
  const rows = groups.flat().length + groups.length;
  return {
    lines: String(rows <= KEPT_TOGETHER ? rows + 4 : 8),
    size: `${size.command}\\setlength{\\tabcolsep}{${(size.gap / 2).toFixed(1)}mm}`,
    columns: `@{}${columnLetters.join('')}@{}`,
    caption: inlines(table.caption),
    head: line(columns.map(({ head }) => head)),
    groups: groups.map((rows) => rows.map(line)),
  };
}

/** Narrow columns keep their widths, the wide ones share the rest; none is given where all fit. */
function shared(widths: readonly number[], room: number): readonly (number | undefined)[] {
  const fair = room / widths.length;
  const narrow = widths.filter((width) => width <= fair);
  const rest = room - narrow.reduce((sum, width) => sum + width, 0);
  const wide = widths.filter((width) => width > fair).reduce((sum, width) => sum + width, 0);
  return widths.map((width) => (width <= fair ? undefined : (width / wide) * rest));
}
