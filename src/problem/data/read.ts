/** Reads `data:`: where the rows come from, and which given symbols they feed. */
import { type DataSet, splitSet } from '../../data/data-set.js';
import type { Diagnostic } from '../../language/source.js';
import { get, type Located, listOrOne, numberOf, textOf } from '../located.js';
import type { Outside } from '../outside.js';
import type { Feed, ProblemData } from '../problem.js';
import { checkClasses, codedSet, type TargetKind } from './coded.js';
import { type Columns, columnsIn, type EntryName, type Wanted } from './columns.js';
import { readFileRows } from './files.js';
import { readInline } from './inline.js';
import { inSpec, orReport, type Rows } from './rows.js';
import { readSet } from './sets.js';

/** Where the rows of `data:` come from: training rows, and test rows where they are apart from them. */
export interface DataRows {
  readonly node: Located;
  readonly train: Rows;
  readonly test: Rows | undefined;
}

/** The rows that `data:` at `node` speaks of; undefined, with the reasons reported, where they cannot be had. */
export function readRows(node: Located, outside: Outside, problems: Diagnostic[]): DataRows | undefined {
  const [file, set] = [get(node, 'file'), get(node, 'set')];
  if (file && set) {
    problems.push({ code: 'two-sources', span: set.span, message: 'the data are a `file` or a `set`, not both' });
    return undefined;
  }
  const train = file
    ? readFileAt(file, node, outside, problems)
    : node.kind === 'scalar' || set
      ? readSet(node, outside, problems)
      : readInline(node, problems);
  if (train === undefined) return undefined;
  const testFile = get(node, 'test');
  if (testFile?.kind !== 'scalar' || typeof testFile.value !== 'string') {
    return { node, train: trainingArrays(train), test: testArrays(train) };
  }
  const test = readFileAt(testFile, node, outside, problems);
  return test && { node, train, test };
}

const readFileAt = (file: Located, node: Located, outside: Outside, problems: Diagnostic[]): Rows | undefined => {
  const header = get(node, 'header');
  return readFileRows(
    {
      path: textOf(file) ?? '',
      span: file.span,
      header: header?.kind === 'scalar' && typeof header.value === 'boolean' ? header.value : undefined,
    },
    outside,
    problems,
  );
};

/** `x_train` and `train_x` go by the name of `x`. */
const variantOf = (name: string, which: string): string | undefined =>
  new RegExp(`^(?:${which}_(.+)|(.+)_${which})$`)
    .exec(name)
    ?.slice(1)
    .find((part) => part !== undefined);

function arraysFor(rows: Rows, which: 'train' | 'test'): Rows['of'] | undefined {
  if (!(rows.of instanceof Map)) return undefined;
  const found = [...rows.of].flatMap(([name, array]) => {
    const plain = variantOf(name, which);
    return plain === undefined ? [] : [[plain, array] as const];
  });
  return found.length === 0 ? undefined : new Map(found);
}

const trainingArrays = (rows: Rows): Rows => ({ ...rows, of: arraysFor(rows, 'train') ?? rows.of });
const testArrays = (rows: Rows): Rows | undefined => {
  const of = arraysFor(rows, 'test');
  return of && { ...rows, of };
};

/** What the problem takes of its data. */
export interface Need {
  readonly inputs: readonly EntryName[];
  readonly targets: readonly EntryName[];
  readonly kind: TargetKind;
  /** Whether `inputs:` and `target:` name symbols, whose columns are called as they are. */
  readonly areNamed: boolean;
}

/** The numbers that a problem takes of its rows; undefined, with the reasons reported, where they do not fit it. */
export function readData({ node, train, test }: DataRows, need: Need, problems: Diagnostic[]): ProblemData | undefined {
  const columnsAt = (rows: Rows): Columns | undefined => columnsIn(rows, wantedAt(node, need), problems);
  const columns = columnsAt(train);
  const all = columns && codedSet(train.name, columns, need.kind, classesAt(node) ?? train.classes, problems);
  if (columns === undefined || all === undefined) return undefined;
  orReport(() => checkClasses(all, need.kind), columns.targets.report, problems);
  const feeds = [...feedsOf(need.inputs, 'inputs'), ...feedsOf(need.targets, 'targets')];
  if (test) {
    const testColumns = columnsAt(test);
    const set = testColumns && codedSet(test.name, testColumns, need.kind, all.classes, problems);
    return set && { train: all, test: set, feeds };
  }
  return { ...split(all, node, problems), feeds };
}

/** Inline numbers stand under the keys that elsewhere name columns. */
export const isInline = (node: Located): boolean =>
  node.kind === 'map' && get(node, 'file') === undefined && get(node, 'set') === undefined;

function wantedAt(node: Located, { inputs, targets, areNamed }: Need): Wanted {
  const named = (key: string): Located | undefined => (areNamed || isInline(node) ? undefined : get(node, key));
  return { inputs, targets, inputsNode: named('inputs'), targetNode: named('target') ?? named('targets') };
}

/** The names of the classes, where the spec lists them. */
function classesAt(node: Located): readonly string[] | undefined {
  const classes = get(node, 'classes');
  return classes?.kind === 'list' ? listOrOne(classes).map((item) => textOf(item) ?? '') : undefined;
}

function split(all: DataSet, node: Located, problems: Diagnostic[]): Pick<ProblemData, 'train' | 'test'> {
  const testNode = get(node, 'test');
  const share = numberOf(testNode);
  if (testNode === undefined || share === undefined || share === 0) return { train: all };
  if (all.inputs.rows < 2) {
    problems.push(inSpec(() => testNode.span)({ code: 'too-few-rows', message: 'one row cannot be shared out' }));
    return { train: all };
  }
  const { kept, rest } = splitSet(all, share, numberOf(get(node, 'seed')) ?? 0, 'test');
  return { train: rest, test: kept };
}

/** The entries of each symbol, in their order, and the columns that they stand in. */
function feedsOf(entries: readonly EntryName[], of: Feed['of']): readonly Feed[] {
  const names = [...new Set(entries.map(({ name }) => name))];
  return names.map((name) => {
    const own = entries.map((entry, column) => ({ ...entry, column })).filter((entry) => entry.name === name);
    const isScalar = own[0]?.indices.length === 0;
    const columns = own.toSorted((a, b) => (a.indices[0] ?? 0) - (b.indices[0] ?? 0)).map(({ column }) => column);
    return { name, shape: isScalar ? [] : [columns.length], of, columns };
  });
}
