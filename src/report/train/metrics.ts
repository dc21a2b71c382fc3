/** How well the classes are told apart after the training. */
import { type Block, type Inlines, math, type Table, text } from '../../document/document.js';
import { number } from '../../language/layout.js';
import { type Metrics, metricsOf } from '../../training/metrics.js';
import type { NamedRun } from '../../training/runs.js';
import { type Sheet, shown } from '../sheet.js';
import { lossCell, percent } from './cells.js';
import { setsOf } from './sets.js';

/** A set by what it is for, and how the network does on it. */
interface Tried {
  readonly name: string;
  readonly loss: number;
  readonly metrics: Metrics | undefined;
}

/** Loss and accuracy on each set; for the last of them (test, validation, training) the metrics by class. */
export function metricsBlocks(named: NamedRun, sheet: Sheet): readonly Block[] {
  const tried = triedSets(named, sheet);
  const classes = named.run.rows.classes;
  const last = tried.at(-1) as Tried;
  return [
    ...(tried.length > 1 || last.metrics ? [setTable(tried, sheet)] : []),
    ...(last.metrics && classes ? [classTable(last.metrics, classes, last.name, sheet)] : []),
    ...(last.metrics && classes ? [confusionTable(last.metrics, classes, last.name, sheet)] : []),
  ];
}

function triedSets(named: NamedRun, sheet: Sheet): readonly Tried[] {
  return setsOf(named, sheet).map(({ name, set }) => {
    const pass = named.run.trainer.pass(set, 'loss');
    return { name, loss: pass.loss, metrics: set.classes && metricsOf(pass.outputs(), set.targets) };
  });
}

const column = (head: Inlines, align: 'left' | 'right'): Table['columns'][number] => ({ head, align });

function setTable(tried: readonly Tried[], sheet: Sheet): Table {
  const { columns, sets } = sheet.say.run;
  const hasClasses = tried[0]?.metrics !== undefined;
  return {
    kind: 'table',
    caption: [text(sets)],
    columns: [
      column([text(columns.set)], 'left'),
      column([math(shown(sheet.solution.problem.loss, sheet))], 'right'),
      ...(hasClasses ? [column([text(columns.accuracy)], 'right')] : []),
    ],
    groups: [
      tried.map(({ name, loss, metrics }) => [
        [text(name)],
        lossCell(loss, sheet),
        ...(metrics ? [[math(percent(metrics.accuracy))]] : []),
      ]),
    ],
  };
}

function classTable({ byClass }: Metrics, classes: readonly string[], set: string, { say }: Sheet): Table {
  const { columns, byClass: caption } = say.run;
  return {
    kind: 'table',
    caption: [text(caption(set))],
    columns: [
      column([text(columns.class)], 'left'),
      ...[columns.precision, columns.recall, 'F1'].map((head) => column([text(head)], 'right')),
    ],
    groups: [
      byClass.map(({ precision, recall, f1 }, k) => [
        [text(classes[k] ?? String(k))],
        ...[precision, recall, f1].map((share): Inlines => [math(percent(share))]),
      ]),
    ],
  };
}

function confusionTable({ confusion }: Metrics, classes: readonly string[], set: string, { say }: Sheet): Table {
  return {
    kind: 'table',
    caption: [text(say.run.confusion(set))],
    columns: [column([text(say.run.columns.class)], 'left'), ...classes.map((name) => column([text(name)], 'right'))],
    groups: [
      confusion.map((row, k) => [
        [text(classes[k] ?? String(k))],
        ...row.map((n): Inlines => [math(number(String(n)))]),
      ]),
    ],
  };
}
