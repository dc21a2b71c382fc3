/** Rows of cells in a text file: separated by commas, semicolons, tabs or spaces. */
import { DataError, type DataProblem } from './data-error.js';
import type { Table } from './table.js';

export interface CsvOptions {
  /** Whether the first row has the names of the columns; left out: where none of its cells is a number. */
  readonly header?: boolean;
}

interface Line {
  /** From 1, in the file. */
  readonly number: number;
  readonly cells: readonly string[];
}

const SEPARATORS = ['\t', ';', ','] as const;
const MOST_TOLD = 10;

/**
 * The table in a text. Lines that begin with `#` and empty ones are passed over; a cell in quotes may hold separators,
 * line breaks and doubled quotes. Throws a DataError where there is no row, or where not all are equally long.
 */
export function readCsv(text: string, { header }: CsvOptions = {}): Table {
  const { lines, separator } = linesOf(text.replace(/^\uFEFF/, ''));
  const [first] = lines;
  if (first === undefined) throw new DataError({ code: 'empty-data', message: 'the file has no rows' });
  const value = (cell: string): number | string | undefined => cellValue(cell, separator !== ',');
  const hasHead = header ?? first.cells.every((cell) => typeof value(cell) === 'string');
  const rows = hasHead ? lines.slice(1) : lines;
  const columns = first.cells.length;
  if (rows.length === 0) {
    throw new DataError({ code: 'empty-data', message: 'the file has the names of columns, but no rows' });
  }
  checkWidths(rows, columns, hasHead);
  return {
    names: hasHead ? first.cells : undefined,
    rows: rows.length,
    columns,
    cell: (row, column) => value(rows[row]?.cells[column] ?? ''),
    placeOf: (row, column) => ({ row: rows[row]?.number ?? 0, column: column + 1 }),
  };
}

function checkWidths(rows: readonly Line[], columns: number, hasHead: boolean): void {
  const first = hasHead ? 'the head' : 'the first row';
  const uneven = rows.filter(({ cells }) => cells.length !== columns).slice(0, MOST_TOLD);
  if (uneven.length === 0) return;
  throw new DataError(
    ...uneven.map(({ number, cells }): DataProblem => {
      const message = `this row has ${counted(cells.length)}, but ${first} has ${counted(columns)}`;
      return { code: 'uneven-rows', message, row: number };
    }),
  );
}

const counted = (n: number): string => `${n} ${n === 1 ? 'cell' : 'cells'}`;

const DECIMAL = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?$/;
const DECIMAL_COMMA = /^[+-]?\d*,\d+(?:[eE][+-]?\d+)?$/;

/** A finite number, a word, or nothing; where commas separate nothing, one may be the decimal mark. */
function cellValue(cell: string, commaIsDecimal: boolean): number | string | undefined {
  if (cell === '') return undefined;
  if (commaIsDecimal && DECIMAL_COMMA.test(cell)) return Number(cell.replace(',', '.'));
  const number = DECIMAL.test(cell) ? Number(cell) : Number.NaN;
  return Number.isFinite(number) ? number : cell;
}

/** The separator that stands in the first line outside of quotes; else cells are separated by spaces. */
function separatorIn(line: string): string {
  const bare = line.replaceAll(/"(?:[^"]|"")*"/g, '');
  return SEPARATORS.find((separator) => bare.includes(separator)) ?? (/\S\s+\S/.test(bare.trim()) ? ' ' : ',');
}

/** The lines that hold cells; one goes on over line breaks that stand in quotes. */
function linesOf(text: string): { readonly lines: readonly Line[]; readonly separator: string } {
  const raw = text.split(/\r\n|\n|\r/);
  const lines: Line[] = [];
  let separator: string | undefined;
  for (let n = 0; n < raw.length; n++) {
    const number = n + 1;
    let line = raw[n] as string;
    if (line.trim() === '' || line.trimStart().startsWith('#')) continue;
    while (opensQuote(line) && n + 1 < raw.length) line += `\n${raw[++n]}`;
    if (opensQuote(line)) throw new DataError({ code: 'open-quote', message: 'a quote is not closed', row: number });
    separator ??= separatorIn(line);
    lines.push({ number, cells: cellsIn(line, separator) });
  }
  return { lines, separator: separator ?? ',' };
}

const opensQuote = (line: string): boolean => line.includes('"') && (line.match(/"/g)?.length ?? 0) % 2 === 1;

function cellsIn(line: string, separator: string): readonly string[] {
  if (!line.includes('"')) {
    return separator === ' ' ? line.trim().split(/\s+/) : line.split(separator).map((cell) => cell.trim());
  }
  const between = separator === ' ' ? '\\s+' : separator;
  const cell = new RegExp(`\\s*(?:"((?:[^"]|"")*)"\\s*|([^"${separator}]*?)\\s*)(?:${between}|$)`, 'gy');
  const cells: string[] = [];
  while (cell.lastIndex < line.length || cells.length === 0) {
    const [whole, quoted, bare] = cell.exec(line) ?? [];
    if (whole === undefined) return [...cells, line.slice(cell.lastIndex).trim()];
    cells.push(quoted?.replaceAll('""', '"') ?? bare ?? '');
  }
  return line.trimEnd().endsWith(separator) ? [...cells, ''] : cells;
}
