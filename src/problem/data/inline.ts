/** Rows written into a spec: `data: {inputs: [[0, 1], …], targets: [1, …]}`. */
import { DataError, type DataProblem } from '../../data/data-error.js';
import { type Table, tableOfRows } from '../../data/table.js';
import type { Diagnostic, Span } from '../../language/source.js';
import { get, itemsOf, type Located, listOrOne } from '../located.js';
import { inSpec, orReport, type Reported, type Rows } from './rows.js';

/** What a set is called that has no name. */
export const INLINE = 'inline';

/** The inputs and targets at `node`; undefined, with the reason reported, where they do not make tables. */
export function readInline(node: Located, problems: Diagnostic[]): Rows | undefined {
  const inputs = readArray(node, ['inputs'], problems);
  const targets = readArray(node, ['targets', 'target'], problems);
  if (inputs === undefined || targets === undefined) return undefined;
  const of = new Map([
    ['inputs', inputs],
    ['targets', targets],
  ]);
  return { name: INLINE, of, report: inSpec(() => node.span) };
}

function readArray(node: Located, keys: readonly string[], problems: Diagnostic[]): Reported | undefined {
  const list = keys.map((key) => get(node, key)).find((found) => found !== undefined);
  if (list === undefined) {
    const message = `the data have no \`${keys[0]}\``;
    const hint = 'such as `data: {inputs: [[0, 1], [1, 0]], targets: [1, 1]}`';
    problems.push({ code: 'missing-key', span: node.span, message, hint });
    return undefined;
  }
  const report = inSpec((problem) => cellAt(list, problem));
  const table = orReport(() => tableAt(list), report, problems);
  return table && { table, report };
}

const cellsOf = (row: Located): readonly Located[] => listOrOne(row);

function cellAt(list: Located, { row, column }: DataProblem): Span {
  const line = row === undefined ? undefined : itemsOf(list)[row - 1];
  return (line && (column === undefined ? line : (cellsOf(line)[column - 1] ?? line)).span) ?? list.span;
}

/** A list of rows, or of single cells. Throws a DataError. */
function tableAt(list: Located): Table {
  const rows = itemsOf(list).map((row) => cellsOf(row).map(cellOf));
  if (rows.length === 0) throw new DataError({ code: 'empty-data', message: 'there are no rows here' });
  const columns = rows[0]?.length ?? 0;
  const uneven = rows.flatMap((row, n): DataProblem[] => {
    if (row.length === columns) return [];
    const message = `this row has ${row.length} cells, but the first one has ${columns}`;
    return [{ code: 'uneven-rows', message, row: n + 1 }];
  });
  if (uneven.length > 0) throw new DataError(...uneven);
  return tableOfRows(rows);
}

/** Numbers that are not finite are words, which no number is. */
const cellOf = (cell: Located): number | string | undefined => {
  if (cell.kind !== 'scalar' || cell.value === null) return undefined;
  return typeof cell.value === 'number' && Number.isFinite(cell.value) ? cell.value : cell.text;
};
