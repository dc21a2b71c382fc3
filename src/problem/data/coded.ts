/** Columns of data to the numbers that a problem trains with. */
import type { DataProblem } from '../../data/data-error.js';
import { DataError } from '../../data/data-error.js';
import type { DataSet, Matrix } from '../../data/data-set.js';
import { type Coding, codedLabels } from '../../data/labels.js';
import { hasWords, labelsIn, numbersIn, type Table } from '../../data/table.js';
import type { Diagnostic } from '../../language/source.js';
import type { Columns } from './columns.js';
import { orReport } from './rows.js';

/** What targets have to be. */
export interface TargetKind extends Coding {
  /** Where the loss says which numbers they are: any between those two, or only the two. */
  readonly allowed: 'between' | 'two' | undefined;
}

/** The data as numbers; `classes` are those that the spec or the training rows have. */
export function codedSet(
  name: string,
  { inputs, targets }: Columns,
  kind: TargetKind,
  classes: readonly string[] | undefined,
  problems: Diagnostic[],
): DataSet | undefined {
  const numbers = orReport(() => numbersIn(inputs.table), inputs.report, problems);
  const coded = orReport(() => codedTargets(targets.table, kind, classes), targets.report, problems);
  if (numbers === undefined || coded === undefined) return undefined;
  return {
    name,
    inputs: numbers,
    targets: coded.targets,
    ...(inputs.table.names && { inputNames: inputs.table.names }),
    ...(coded.classes && { classes: coded.classes }),
  };
}

interface Coded {
  readonly targets: Matrix;
  readonly classes?: readonly string[];
}

/** One column of words or for several outputs has classes; else the targets are numbers as they are. */
function codedTargets(table: Table, kind: TargetKind, classes: readonly string[] | undefined): Coded {
  if (table.columns === 1 && (classes || kind.outputs > 1 || hasWords(table))) {
    const labels = labelsIn(table, classes);
    return { targets: codedLabels(labels, kind), classes: labels.names };
  }
  const targets = numbersIn(table);
  if (kind.allowed === undefined) return { targets };
  checkTargets(targets, table, kind);
  const names = classesIn(targets, kind);
  return { targets, ...(names && { classes: names }) };
}

/** The classes of targets that are probabilities of 0 and 1 alone; undefined where others are among them. */
function classesIn({ columns, values }: Matrix, { two }: TargetKind): readonly string[] | undefined {
  if (columns === 1) return values.every((value) => two.includes(value)) ? two.map(String) : undefined;
  for (let row = 0; row < values.length; row += columns) {
    const entries = values.subarray(row, row + columns);
    if (!entries.every((value) => value === 0 || value === 1) || entries.reduce((a, b) => a + b) !== 1)
      return undefined;
  }
  return Array.from({ length: columns }, (_, k) => String(k + 1));
}

const MOST_TOLD = 10;

function checkTargets({ columns, values }: Matrix, table: Table, { two, allowed }: TargetKind): void {
  const [low, high] = two;
  const isAllowed = (value: number): boolean =>
    allowed === 'two' ? two.includes(value) : value >= low && value <= high;
  const says = allowed === 'two' ? `they are ${low} and ${high}` : `they lie between ${low} and ${high}`;
  const outside: DataProblem[] = [];
  for (const [n, value] of values.entries()) {
    if (isAllowed(value)) continue;
    const hint = 'two classes that are called otherwise are named in the data: `classes: [5, 6]`';
    outside.push({
      code: 'unknown-class',
      message: `\`${value}\` is no target of this loss: ${says}`,
      hint,
      ...table.placeOf(Math.floor(n / columns), n % columns),
    });
    if (outside.length === MOST_TOLD) break;
  }
  if (outside.length > 0) throw new DataError(...outside);
}

/** Refuses classes of which only one occurs. */
export function checkClasses({ targets, classes }: DataSet, kind: TargetKind): void {
  const { rows, columns, values } = targets;
  if (rows < 2 || (classes === undefined && kind.allowed === undefined)) return;
  for (let n = columns; n < values.length; n++) if (values[n] !== values[n - columns]) return;
  const only = classes?.[columns === 1 ? (values[0] === kind.two[0] ? 0 : 1) : values.indexOf(1)] ?? String(values[0]);
  const message = `all ${rows} rows are of the class ${only}: there is nothing to tell apart`;
  throw new DataError({ code: 'one-class', message });
}
