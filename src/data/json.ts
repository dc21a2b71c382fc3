/** Rows in JSON: a list of rows, a list of objects, or lists by name. */
import { DataError, type DataProblem } from './data-error.js';
import { type Table, tableOfRows } from './table.js';

type Cell = number | string | undefined;

/** One table, or tables by name: `{"inputs": [[0, 1], …], "targets": [1, …]}`. Throws a DataError. */
export function readJson(text: string): Table | ReadonlyMap<string, Table> {
  const value = parsed(text);
  if (Array.isArray(value)) return value.some(isObject) ? tableOfObjects(value) : tableOfLists(value);
  if (!isObject(value)) throw expected();
  const lists = Object.entries(value).filter((entry): entry is [string, unknown[]] => Array.isArray(entry[1]));
  if (lists.length === 0) throw expected();
  return new Map(lists.map(([name, list]) => [name, list.some(isObject) ? tableOfObjects(list) : tableOfLists(list)]));
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch (error) {
    const says = error instanceof Error ? error.message : String(error);
    const hint = /NaN|Infinity/.test(text) ? { hint: 'JSON has no NaN and no infinity' } : {};
    throw new DataError({
      code: 'bad-json',
      message: `this is no JSON: ${says.replaceAll(/\s+/g, ' ').slice(0, 160)}`,
      ...hint,
    });
  }
}

const expected = (): DataError =>
  new DataError({
    code: 'no-rows',
    message: 'a list of rows is expected, a list of objects, or `{"inputs": […], "targets": […]}`',
  });

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const cellOf = (value: unknown): Cell =>
  typeof value === 'number' && Number.isFinite(value)
    ? value
    : value === null || value === undefined
      ? undefined
      : typeof value === 'string'
        ? value
        : JSON.stringify(value);

function tableOfLists(list: readonly unknown[]): Table {
  const rows = list.map((row): readonly Cell[] => flat(row).map(cellOf));
  const columns = rows[0]?.length ?? 0;
  if (rows.length === 0) throw new DataError({ code: 'empty-data', message: 'the list has no rows' });
  const uneven = rows.flatMap((row, n): DataProblem[] => {
    if (row.length === columns) return [];
    const message = `this row has ${row.length} cells, but the first one has ${columns}`;
    return [{ code: 'uneven-rows', message, row: n + 1 }];
  });
  if (uneven.length > 0) throw new DataError(...uneven.slice(0, 10));
  return tableOfRows(rows);
}

/** A row, which may be one cell alone, or an image: rows of pixels. */
const flat = (row: unknown): readonly unknown[] =>
  Array.isArray(row) ? (row.some(Array.isArray) ? row.flatMap(flat) : row) : [row];

/** Objects with the same keys, which are the names of the columns. */
function tableOfObjects(list: readonly unknown[]): Table {
  const names = Object.keys(list.find(isObject) ?? {});
  const problems = list.flatMap((row, n): DataProblem[] => {
    if (!isObject(row)) return [{ code: 'uneven-rows', message: 'this is no object, as other rows are', row: n + 1 }];
    const strange = Object.keys(row).find((key) => !names.includes(key));
    if (strange === undefined) return [];
    return [{ code: 'uneven-rows', message: `the first row has no \`${strange}\``, row: n + 1 }];
  });
  if (problems.length > 0) throw new DataError(...problems.slice(0, 10));
  return tableOfRows(
    list.filter(isObject).map((row) => names.map((name) => cellOf(row[name]))),
    names,
  );
}
