/** What a training trains with: how many rows, the first of them, and where they lie. */
import type { DataSet } from '../../data/data-set.js';
import { type Block, type Inlines, math, paragraph, type Table, text } from '../../document/document.js';
import { type Sym, sym } from '../../language/expr.js';
import { type Layout, words } from '../../language/layout.js';
import { parseDecimal } from '../../language/rational.js';
import { type Rounding, roundQ, withoutZeros } from '../../language/rounding.js';
import { INLINE } from '../../problem/data/inline.js';
import type { Feed, ProblemData } from '../../problem/problem.js';
import { classesOf } from '../../training/metrics.js';
import { numberLayout } from '../numbers.js';
import { type Sheet, shown } from '../sheet.js';
import { classCounts, scatter } from './scatter.js';

/** So many rows show what they are like. */
const FIRST_ROWS = 5;
/** More columns do not stand side by side. */
const MOST_COLUMNS = 7;
/** More classes are not counted one by one. */
const MOST_CLASSES = 12;

/** In words, as a table of the first rows, and of two inputs as a drawing. */
export function dataBlocks(data: ProblemData, sheet: Sheet): readonly Block[] {
  const { train } = data;
  const symbols = { inputs: symbolsFed(data, 'inputs'), targets: symbolsFed(data, 'targets') };
  const fits = symbols.inputs.length + (train.classes ? 1 : symbols.targets.length) <= MOST_COLUMNS;
  return [
    paragraph([...counts(data, sheet), ...classSentences(train, sheet)]),
    ...(fits ? [firstRows(train, symbols, sheet)] : []),
    ...(symbols.inputs.length === 2 ? [drawing(train, data, sheet)] : []),
  ];
}

/** The symbol that each column feeds. */
export function symbolsFed({ feeds }: ProblemData, of: Feed['of']): readonly Sym[] {
  const symbols: Sym[] = [];
  for (const { name, shape, columns } of feeds.filter((feed) => feed.of === of)) {
    for (const [n, column] of columns.entries()) symbols[column] = shape.length === 0 ? sym(name) : sym(name, n + 1);
  }
  return symbols;
}

function counts({ train, test }: ProblemData, { say }: Sheet): Inlines {
  const { rows, columns } = train.inputs;
  return [
    ...say.train.rows(nameOf(train), rows, columns, train.targets.columns),
    ...(test ? [text(say.train.testRows(test.inputs.rows))] : []),
  ];
}

/** How many rows there are of each class, and what stands for the classes. */
function classSentences(train: DataSet, { say }: Sheet): Inlines {
  const { classes = [], targets } = train;
  if (classes.length === 0) return [];
  const all = classCounts(train).map((count, k): Inlines => [text(say.train.ofClass(classes[k] as string, count))]);
  const counted = classes.length > MOST_CLASSES ? [] : say.train.classCounts(say.mathematics.names(all));
  const sorted = targets.values.toSorted();
  const [low, high] = [sorted[0] as number, sorted.at(-1) as number];
  const [first = '', second = ''] = classes;
  // A class that is called as its target needs no word.
  const isPlain = targets.columns === 1 && first === String(low) && second === String(high);
  const coded = targets.columns > 1 ? say.train.oneHot : isPlain ? '' : say.train.twoClasses(first, low, second, high);
  return [...counted, ...(coded === '' ? [] : [text(coded)])];
}

/** A number as its decimals have it, not as the double nearest to it: 5.1 has no more digits. */
const rounded = (x: number, rounding: Rounding): Layout =>
  numberLayout(withoutZeros(roundQ(parseDecimal(String(x)), rounding)));

/** What the sheet calls the rows; nothing for those that the spec has in itself. */
const nameOf = ({ name }: DataSet): string | undefined => (name === INLINE ? undefined : name);

interface Fed {
  readonly inputs: readonly Sym[];
  readonly targets: readonly Sym[];
}

function firstRows(train: DataSet, { inputs, targets }: Fed, sheet: Sheet): Table {
  const { say, rounding } = sheet;
  const right = (head: Inlines): Table['columns'][number] => ({ head, align: 'right' });
  const classes = classesOf(train.targets);
  const shownRows = Array.from({ length: Math.min(FIRST_ROWS, train.inputs.rows) }, (_, row) => row);
  const cell = ({ columns, values }: DataSet['inputs'], row: number, column: number): Inlines => [
    math(rounded(values[row * columns + column] as number, rounding)),
  ];
  return {
    kind: 'table',
    caption: [text(say.train.firstRows(nameOf(train)))],
    columns: [
      ...inputs.map((s, n) => right(headOf(s, train.inputNames?.[n], sheet))),
      ...(train.classes
        ? [{ head: [text(say.run.columns.class)], align: 'left' as const }]
        : targets.map((s) => right([math(shown(s, sheet))]))),
    ],
    groups: [
      shownRows.map((row) => [
        ...inputs.map((_, column) => cell(train.inputs, row, column)),
        ...(train.classes
          ? [[text(train.classes[classes[row] as number] ?? '')]]
          : targets.map((_, column) => cell(train.targets, row, column))),
      ]),
    ],
  };
}

/** The symbol, and what the column is called in the data, where that is something else. */
function headOf(s: Sym, name: string | undefined, sheet: Sheet): Inlines {
  const own = s.indices.length === 0 ? [s.name] : [`${s.name}${s.indices.join('')}`, `${s.name}[${s.indices.join()}]`];
  return [math(shown(s, sheet)), ...(name === undefined || own.includes(name) ? [] : [text(`, ${name}`)])];
}

function drawing(train: DataSet, data: ProblemData, sheet: Sheet): Block {
  const { say } = sheet;
  const caption = train.classes ? say.train.scatterByClass : say.train.scatter;
  return { kind: 'figure', caption: [text(caption)], figure: planeOf(train, data, sheet) };
}

/** The rows of a set over the plane of its two inputs. */
export function planeOf(set: DataSet, data: ProblemData, sheet: Sheet): ReturnType<typeof scatter> {
  const { say } = sheet;
  const [x, y] = symbolsFed(data, 'inputs') as [Sym, Sym];
  const labels = (set.classes ?? []).map((name) => words(say.train.classNamed(name)));
  return scatter(set, [shown(x, sheet), shown(y, sheet)], labels.length > 0 ? labels : [words(say.train.row)]);
}
