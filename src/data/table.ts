/** Cells in rows, as a file or a spec has them: numbers, words, and gaps. */
import { DataError, type DataProblem } from './data-error.js';
import { type Matrix, matrix } from './data-set.js';
import type { Labels } from './labels.js';

/** Rows and columns are counted from 0. */
export interface Table {
  /** What the columns are called, where that is said. */
  readonly names: readonly string[] | undefined;
  readonly rows: number;
  readonly columns: number;
  /** A finite number, a word, or nothing. */
  readonly cell: (row: number, column: number) => number | string | undefined;
  /** Where a cell stands, for people: in a text file its line, and which of the line's cells it is. */
  readonly placeOf: (row: number, column: number) => { readonly row: number; readonly column: number };
}

const plainPlace: Table['placeOf'] = (row, column) => ({ row: row + 1, column: column + 1 });

export const tableOf = ({ rows, columns, values }: Matrix, names?: readonly string[]): Table => ({
  names,
  rows,
  columns,
  cell: (row, column) => values[row * columns + column],
  placeOf: plainPlace,
});

export const tableOfLabels = ({ names, of }: Labels): Table => ({
  names: undefined,
  rows: of.length,
  columns: 1,
  cell: (row) => names[of[row] as number],
  placeOf: plainPlace,
});

/** Lists of cells, all as long as the first. */
export const tableOfRows = (
  rows: readonly (readonly (number | string | undefined)[])[],
  names?: readonly string[],
): Table => ({
  names,
  rows: rows.length,
  columns: rows[0]?.length ?? 0,
  cell: (row, column) => rows[row]?.[column],
  placeOf: plainPlace,
});

/** Some columns of a table, in that order. */
export const columnsOf = (table: Table, columns: readonly number[]): Table => ({
  ...table,
  names: table.names && columns.map((column) => table.names?.[column] as string),
  columns: columns.length,
  cell: (row, column) => table.cell(row, columns[column] as number),
  placeOf: (row, column) => table.placeOf(row, columns[column] as number),
});

/** Problems of one table that are told. */
const MOST_TOLD = 10;

/** All cells as numbers. Throws a DataError that tells those that are none. */
export function numbersIn(table: Table): Matrix {
  const { rows, columns, cell } = table;
  const values = new Float64Array(rows * columns);
  const problems: DataProblem[] = [];
  for (let row = 0; row < rows && problems.length < MOST_TOLD; row++) {
    for (let column = 0; column < columns; column++) {
      const value = cell(row, column);
      if (typeof value === 'number') values[row * columns + column] = value;
      else problems.push(notNumber(table, row, column, value));
    }
  }
  if (problems.length > 0) throw new DataError(...problems.slice(0, MOST_TOLD));
  return matrix(columns, values);
}

/** Spellings of a number that is not known. */
const GAPS = ['na', 'n/a', 'nan', 'null', 'none', '?', '-'];

function notNumber(table: Table, row: number, column: number, value: string | undefined): DataProblem {
  const isGap = value === undefined || GAPS.includes(value.toLowerCase());
  const written = value === undefined ? '' : ` (\`${value}\`)`;
  return isGap
    ? {
        code: 'missing-cell',
        message: `a number is missing${inColumn(table, column)}${written}`,
        ...table.placeOf(row, column),
      }
    : {
        code: 'not-a-number',
        message: `\`${value}\`${inColumn(table, column)} is not a number`,
        ...table.placeOf(row, column),
      };
}

const inColumn = ({ names }: Table, column: number): string => (names ? ` in the column \`${names[column]}\`` : '');

/** Whether a cell of the first column is a word. */
export function hasWords({ rows, cell }: Table): boolean {
  for (let row = 0; row < rows; row++) if (typeof cell(row, 0) === 'string') return true;
  return false;
}

/**
 * The cells of the first column as classes: those given, or all that occur, in the order of numbers or of the alphabet.
 * Throws a DataError for a cell that is empty or of no class.
 */
export function labelsIn(table: Table, classes?: readonly string[]): Labels {
  const problems: DataProblem[] = [];
  const of = new Int32Array(table.rows);
  const words: string[] = [];
  for (let row = 0; row < table.rows; row++) {
    const value = table.cell(row, 0);
    if (value === undefined) problems.push(notLabel(table, row, 'a class is missing', 'missing-cell'));
    words.push(String(value));
  }
  const names = classes ?? inOrder([...new Set(words)]);
  const places = new Map(names.map((name, n) => [name, n]));
  for (const [row, word] of words.entries()) {
    const place = places.get(word);
    if (place !== undefined) of[row] = place;
    else if (table.cell(row, 0) !== undefined) {
      problems.push(notLabel(table, row, `\`${word}\` is none of the classes ${names.join(', ')}`, 'unknown-class'));
    }
  }
  if (problems.length > 0) throw new DataError(...problems.slice(0, MOST_TOLD));
  return { names, of };
}

const notLabel = (table: Table, row: number, message: string, code: string): DataProblem => ({
  code,
  message: `${message}${inColumn(table, 0)}`,
  ...table.placeOf(row, 0),
});

const inOrder = (words: readonly string[]): readonly string[] =>
  words.every((word) => Number.isFinite(Number(word)))
    ? words.toSorted((a, b) => Number(a) - Number(b))
    : words.toSorted((a, b) => (a < b ? -1 : a > b ? 1 : 0));
