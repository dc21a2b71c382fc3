/** The course of a training: its table, its curves, and what they say. */
import { axisFor } from '../../document/axis.js';
import { type Block, type Inlines, math, paragraph, type Table, text } from '../../document/document.js';
import type { Curve, PlotPoint } from '../../document/figure.js';
import { words } from '../../language/layout.js';
import type { EpochPoint, Run, Score } from '../../training/run.js';
import type { NamedRun } from '../../training/runs.js';
import { measured } from '../numbers.js';
import { type Sheet, shown } from '../sheet.js';
import { lossCell, percent } from './cells.js';

/** The loss after so many epochs, with the share of right classes where there are classes. */
export function courseTable({ run, task }: NamedRun, sheet: Sheet): Table {
  const say = sheet.say.run;
  const rows = run.points.filter((p) => p.epoch % task.reportEvery === 0 || p === run.points.at(-1));
  const isWatched = run.validation !== undefined;
  const hasClasses = run.rows.classes !== undefined;
  const loss = [math(shown(sheet.solution.problem.loss, sheet))];
  const right = (head: Inlines): Table['columns'][number] => ({ head, align: 'right' });
  const heads = (what: string): readonly Inlines[] => [
    isWatched ? [...loss, text(`, ${what}`)] : loss,
    ...(hasClasses ? [[text(isWatched ? `${say.columns.accuracy}, ${what}` : say.columns.accuracy)]] : []),
  ];
  const cells = (score: Score | undefined): readonly Inlines[] => [
    score ? lossCell(score.loss, sheet) : [],
    ...(hasClasses ? [score?.accuracy === undefined ? [] : [math(percent(score.accuracy))]] : []),
  ];
  return {
    kind: 'table',
    caption: [text(isWatched ? say.tableWatched : say.table)],
    columns: [
      right([text(say.columns.epoch)]),
      ...heads(say.columns.training).map(right),
      ...(isWatched ? heads(say.columns.validation).map(right) : []),
    ],
    groups: [
      rows.map(({ epoch, train, validation }) => [
        [text(String(epoch))],
        ...cells(train),
        ...(isWatched ? cells(validation) : []),
      ]),
    ],
  };
}

/** Fewer points make no curve. */
const LEAST_FOR_A_CURVE = 4;
/** As many as can be told apart in the width of a plot. */
const MOST_ON_A_CURVE = 150;

/** The loss over the epochs: that of the training rows, and dashed that of the rows that were kept back. */
export function lossCurves({ run }: NamedRun, sheet: Sheet): readonly Block[] {
  const say = sheet.say.run;
  const validation = run.points
    .flatMap((p) => (p.validation ? [{ x: p.epoch, y: p.validation.loss }] : []))
    .filter(({ y }) => Number.isFinite(y));
  const training = run.points.map((p) => ({ x: p.epoch, y: p.train.loss }));
  const loss = shown(sheet.solution.problem.loss, sheet);
  const curves: readonly Curve[] =
    validation.length === 0
      ? [{ label: loss, stroke: 'solid', pieces: [thinned(training)] }]
      : [
          { label: words(say.columns.training), stroke: 'solid', pieces: [thinned(training)] },
          { label: words(say.columns.validation), stroke: 'dashed', pieces: [thinned(validation)] },
        ];
  return overEpochs(run.points, loss, curves, [text(validation.length === 0 ? say.curve : say.curves)], sheet);
}

/** Curves over the epochs, from 0 upwards. Nothing where there are too few points. */
export function overEpochs(
  points: readonly EpochPoint[],
  label: ReturnType<typeof shown>,
  curves: readonly Curve[],
  caption: Inlines,
  sheet: Sheet,
): readonly Block[] {
  if (points.length < LEAST_FOR_A_CURVE) return [];
  const values = curves.flatMap(({ pieces }) => pieces.flat().map((p) => p.y));
  return [
    {
      kind: 'figure',
      caption,
      figure: {
        kind: 'curves',
        x: axisFor(words(sheet.say.run.axis), [0, (points.at(-1) as EpochPoint).epoch], { whole: true }),
        y: axisFor(label, [0, ...values]),
        curves,
        marks: [],
      },
    },
  ];
}

/** Some of the points, so that a file stays small: the least and the greatest of each stretch, so that no peak is lost. */
export function thinned(points: readonly PlotPoint[]): readonly PlotPoint[] {
  if (points.length <= MOST_ON_A_CURVE) return points;
  const stretch = Math.ceil((2 * points.length) / MOST_ON_A_CURVE);
  const kept = new Set<PlotPoint>([points[0] as PlotPoint, points.at(-1) as PlotPoint]);
  for (let from = 0; from < points.length; from += stretch) {
    const some = points.slice(from, from + stretch);
    kept.add(some.reduce((a, b) => (b.y < a.y ? b : a)));
    kept.add(some.reduce((a, b) => (b.y > a.y ? b : a)));
  }
  return points.filter((p) => kept.has(p));
}

/** How the training ended, and from where on its numbers are not to be compared. */
export function courseInWords({ run, task }: NamedRun, unsure: number | undefined, sheet: Sheet): readonly Block[] {
  const say = sheet.say.run;
  const loss = shown(sheet.solution.problem.loss, sheet);
  const [first, last] = [run.points[0], run.points.at(-1)];
  if (first === undefined || last === undefined) return [];
  const number = (x: number): ReturnType<typeof measured> => measured(x, sheet.rounding);
  return [
    paragraph(
      say.course(
        loss,
        number(first.train.loss),
        number(last.train.loss),
        last.epoch,
        hasRisen(run) && !isDiverged(run),
      ),
    ),
    ...(run.stopped?.kind === 'early' && run.best
      ? [paragraph(say.early(run.epochs, run.best.epoch, number(run.best.loss), task.earlyStopping?.restore === true))]
      : []),
    ...(run.stopped?.kind === 'interrupted' ? [paragraph(say.interrupted(run.epochs))] : []),
    ...(run.stopped?.kind === 'diverged'
      ? [paragraph(say.diverged(loss, run.epochs, quantityNamed(run.stopped.quantity, sheet), hasRisen(run)))]
      : []),
    ...(unsure === undefined ? [] : [paragraph(say.unsure(unsure))]),
  ];
}

export const isDiverged = ({ stopped }: Run): boolean => stopped?.kind === 'diverged';

/** Whether the last loss is above the first: steps that are too long do that. */
const hasRisen = ({ points }: Run): boolean => (points.at(-1)?.train.loss ?? 0) > (points[0]?.train.loss ?? 0);

/** A quantity of the tape by its name: as it prints, where it is one of the problem's own. */
function quantityNamed(name: string, sheet: Sheet): Inlines {
  const { definitions, parameters } = sheet.solution.problem;
  const own = [...parameters, ...definitions.map((d) => d.symbol)].find((s) => s.name === name);
  return own ? [math(shown(own, sheet))] : [text(name)];
}
