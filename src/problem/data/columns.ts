/** Which columns of the data the inputs and the targets stand in. */
import { columnsOf, type Table } from '../../data/table.js';
import { didYouMean } from '../../language/nearest.js';
import type { Diagnostic } from '../../language/source.js';
import { MAX_DATA_NUMBERS } from '../limits.js';
import { type Located, listOrOne, numberOf, textOf } from '../located.js';
import { keyOf, type Named } from '../names.js';
import { isTable, type Reported, type Rows } from './rows.js';

/** One entry of a given symbol: `x1`, `x[1]`. */
export type EntryName = Pick<Named, 'name' | 'indices'>;

/** What a problem wants of each row, and what the spec says of the columns. */
export interface Wanted {
  readonly inputs: readonly EntryName[];
  readonly targets: readonly EntryName[];
  readonly inputsNode: Located | undefined;
  readonly targetNode: Located | undefined;
}

export interface Columns {
  readonly inputs: Reported;
  readonly targets: Reported;
}

/** The columns of the inputs and of the targets; one column of classes may stand for several targets. */
export function columnsIn(rows: Rows, wanted: Wanted, problems: Diagnostic[]): Columns | undefined {
  const columns = isTable(rows.of) ? ofTable(rows.of, wanted, problems) : ofArrays(rows, rows.of, wanted, problems);
  if (columns === undefined) return undefined;
  const { inputs, targets } = columns;
  const before = problems.length;
  if (inputs.table.columns !== wanted.inputs.length) {
    const message = `the data have ${amount(inputs.table.columns, 'input')} a row, but the problem has ${namedCount(wanted.inputs)}`;
    problems.push(inputs.report({ code: 'column-count', message }));
  }
  if (targets.table.columns !== 1 && targets.table.columns !== wanted.targets.length) {
    const message = `the data have ${amount(targets.table.columns, 'target')} a row, but the problem has ${namedCount(wanted.targets)}`;
    problems.push(targets.report({ code: 'column-count', message }));
  }
  if (inputs.table.rows !== targets.table.rows) {
    const message = `there are ${inputs.table.rows} rows of inputs, but ${targets.table.rows} of targets`;
    problems.push(targets.report({ code: 'row-count', message }));
  }
  const numbers = inputs.table.rows * (inputs.table.columns + wanted.targets.length);
  if (numbers > MAX_DATA_NUMBERS) {
    const message = `the data have ${numbers} numbers, more than the ${MAX_DATA_NUMBERS} that are trained with`;
    problems.push(inputs.report({ code: 'too-large', message }));
  }
  if (inputs.table.rows === 0) problems.push(inputs.report({ code: 'empty-data', message: 'there are no rows' }));
  return problems.length > before ? undefined : columns;
}

const MOST_NAMED = 4;
const namedCount = (entries: readonly EntryName[]): string =>
  entries.length > MOST_NAMED ? `${entries.length}` : `${entries.length} (${entries.map(keyOf).join(', ')})`;

const amount = (n: number, one: string): string => `${n} ${n === 1 ? one : `${one}s`}`;

/** Ways in which the head of a file spells the entry x[1]. */
export const spellings = (entry: EntryName): readonly string[] => {
  const numbers = entry.indices.join('_');
  return entry.indices.length === 0
    ? [entry.name]
    : [keyOf(entry), `${entry.name}${numbers}`, `${entry.name}_${numbers}`, keyOf(entry).replaceAll(',', ', ')];
};

/** Where the head of the table has the entry; -1 where it has not. */
export const columnOf = ({ names = [] }: Table, entry: EntryName): number =>
  names.findIndex((name) => spellings(entry).includes(name));

function ofTable({ table, report }: Reported, wanted: Wanted, problems: Diagnostic[]): Columns | undefined {
  const inputs = wanted.inputsNode ? namedColumns(table, wanted.inputsNode, problems) : headed(table, wanted.inputs);
  const targets = wanted.targetNode ? namedColumns(table, wanted.targetNode, problems) : headed(table, wanted.targets);
  if (inputs === 'reported' || targets === 'reported') return undefined;
  const placed = inPlaces(table, inputs, targets, wanted);
  if (placed === undefined) {
    const [needs, has] = [wanted.inputs.length + wanted.targets.length, table.columns];
    const classes = wanted.targets.length > 1 ? `, or ${wanted.inputs.length + 1} with a column of classes` : '';
    const message = `the data have ${amount(has, 'column')}, but the problem takes ${needs}${classes}: ${amount(wanted.inputs.length, 'input')} and ${amount(wanted.targets.length, 'target')}`;
    const hint = 'say which columns are meant: `inputs: [x1, x2]` and `target: y`';
    problems.push(report({ code: 'column-count', message, hint }));
    return undefined;
  }
  const pick = (columns: readonly number[]): Reported => ({ table: columnsOf(table, columns), report });
  return { inputs: pick(placed.inputs), targets: pick(placed.targets) };
}

/** Where nothing says which columns these are, the targets are the last ones, and the inputs all others. */
function inPlaces(
  { columns }: Table,
  inputs: readonly number[] | undefined,
  targets: readonly number[] | undefined,
  wanted: Wanted,
): { readonly inputs: readonly number[]; readonly targets: readonly number[] } | undefined {
  const all = Array.from({ length: columns }, (_, n) => n);
  const rest = all.filter((n) => !inputs?.includes(n) && !targets?.includes(n));
  if (inputs && targets) return { inputs, targets };
  if (targets) return { inputs: rest, targets };
  if (inputs) return rest.length === 1 || rest.length === wanted.targets.length ? { inputs, targets: rest } : undefined;
  const left = columns - wanted.inputs.length;
  if (left !== 1 && left !== wanted.targets.length) return undefined;
  return { inputs: all.slice(0, -left), targets: all.slice(-left) };
}

/** The columns that the head calls as the problem does; undefined where not all of them are there. */
function headed(table: Table, entries: readonly EntryName[]): readonly number[] | undefined {
  const columns = entries.map((entry) => columnOf(table, entry));
  return columns.includes(-1) ? undefined : columns;
}

/** The columns that the spec names, by their heads or counted from 1. */
function namedColumns(table: Table, node: Located, problems: Diagnostic[]): readonly number[] | 'reported' {
  const items = listOrOne(node);
  const columns = items.map((item) => {
    const byName = table.names?.indexOf(textOf(item) ?? '') ?? -1;
    const number = numberOf(item);
    return byName < 0 && number !== undefined && number >= 1 && number <= table.columns ? number - 1 : byName;
  });
  for (const [n, item] of items.entries()) {
    if ((columns[n] as number) >= 0) continue;
    const { names } = table;
    const hint = names
      ? (didYouMean(textOf(item) ?? '', names) ?? { hint: `there are ${names.slice(0, 20).join(', ')}` })
      : { hint: `the first row has numbers, so the columns have no names: count them from 1 to ${table.columns}` };
    problems.push({
      code: 'unknown-column',
      span: item.span,
      message: `the data have no column \`${textOf(item)}\``,
      ...hint,
    });
  }
  return columns.every((column) => Number.isInteger(column) && column >= 0) ? columns : 'reported';
}

/** What arrays are called where the problem has another name for them. */
const USUAL = { inputs: ['inputs', 'X', 'x'], targets: ['targets', 'y', 't', 'Y', 'T'] } as const;

/** The array that goes by a usual name. */
export const usualArray = (arrays: ReadonlyMap<string, Reported>, which: keyof typeof USUAL): Reported | undefined =>
  USUAL[which].map((name) => arrays.get(name)).find((array) => array !== undefined);

/** The array that is meant by `inputs` or `targets`: the one that the spec names, or one of the usual names. */
function arrayOf(
  which: keyof typeof USUAL,
  node: Located | undefined,
  entries: readonly EntryName[],
  rows: Rows,
  arrays: ReadonlyMap<string, Reported>,
  problems: Diagnostic[],
): Reported | undefined {
  const chosen = textOf(node);
  const own = entries.every(({ name }) => name === entries[0]?.name) ? entries[0]?.name : undefined;
  const found = arrays.get(chosen ?? '') ?? arrays.get(own ?? '') ?? usualArray(arrays, which);
  if (found) return found;
  const message = `the data have no array for the ${which}`;
  const hint = `they have ${[...arrays.keys()].join(', ')}; the ${which} are called ${USUAL[which].slice(0, 3).join(', ')}`;
  problems.push(rows.report({ code: 'missing-array', message, hint }));
  return undefined;
}

function ofArrays(
  rows: Rows,
  arrays: ReadonlyMap<string, Reported>,
  wanted: Wanted,
  problems: Diagnostic[],
): Columns | undefined {
  const inputs = arrayOf('inputs', wanted.inputsNode, wanted.inputs, rows, arrays, problems);
  const targets = arrayOf('targets', wanted.targetNode, wanted.targets, rows, arrays, problems);
  return inputs && targets && { inputs, targets };
}
