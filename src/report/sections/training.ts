/** The training: loss and parameters after each step, the course of the loss in words and as a curve. */
import { type Training, type TrainingPoint, train } from '../../backprop/training.js';
import { axisFor } from '../../document/axis.js';
import { type Block, type Inlines, math, paragraph, type Table, text } from '../../document/document.js';
import { type Layout, words } from '../../language/layout.js';
import { ValueError } from '../../language/value-error.js';
import type { TrainingTask } from '../../problem/problem.js';
import { TaskError } from '../../problem/task-error.js';
import type { Messages } from '../messages/messages.js';
import { measured } from '../numbers.js';
import { constantsOf, optimizerName } from '../optimizer.js';
import { heading, printed, type Sheet, shown } from '../sheet.js';

/** More parameters have a table of their own, with the first and the last values. */
const MOST_BESIDE_THE_LOSS = 8;
/** Longer tables are left out. */
const MOST_PARAMETERS = 130;
/** More steps than this are not all listed. */
const MOST_ROWS = 12;
/** A curve of fewer steps says no more than the table. */
const LEAST_FOR_A_CURVE = 4;
const MOST_ON_THE_CURVE = 200;

/** Nothing where no training is asked for. Throws a TaskError where it takes too long. */
export function trainingSection(sheet: Sheet): readonly Block[] {
  const task = sheet.solution.problem.tasks.find((t) => t.kind === 'training');
  if (task === undefined) return [];
  const training = trained(task, sheet);
  const { update, points, stopped } = training;
  const say = sheet.say.training;
  return [
    heading('training', sheet),
    paragraph(say.intro(task.steps, optimizerName(update, sheet), constantsOf(update, sheet))),
    courseTable(training, sheet),
    ...(training.moving.length > MOST_BESIDE_THE_LOSS && points.length > 1 ? [lastValues(training, sheet)] : []),
    ...(points.length > 1 ? [paragraph(courseInWords(points, sheet))] : []),
    ...(stopped ? [paragraph(stoppedInWords(stopped, sheet))] : []),
    ...(points.length > LEAST_FOR_A_CURVE ? [lossCurve(points, sheet)] : []),
  ];
}

/** Throws a TaskError where it takes too long. */
function trained(task: TrainingTask, { solution }: Sheet): Training {
  try {
    return train(solution, task);
  } catch (error) {
    if (!(error instanceof ValueError) || error.code !== 'too-much-work') throw error;
    throw new TaskError(error.code, task.span, `${task.steps} steps of this problem take too long: ask for fewer`);
  }
}

/** A row a step; the parameters beside the loss where there are few. */
function courseTable({ points, moving }: Training, sheet: Sheet): Table {
  const say = sheet.say.training;
  const few = moving.length <= MOST_BESIDE_THE_LOSS;
  const rows = points.filter((p) => isListed(p.number, points.length - 1));
  const isSelected = rows.length < points.length;
  const right = (head: Inlines): Table['columns'][number] => ({ head, align: 'right' });
  return {
    kind: 'table',
    caption: [text(few ? say.withParameters(isSelected) : say.table(isSelected))],
    columns: [
      right([text(say.columns.step)]),
      right([math(shown(sheet.solution.problem.loss, sheet))]),
      ...(few ? moving.map((s) => right([math(shown(s, sheet))])) : [right([text(say.columns.norm)])]),
    ],
    groups: [
      rows.map(({ number, loss, gradientNorm, values }) => [
        [text(String(number))],
        ...[loss, ...(few ? values : [gradientNorm])].map((value) => [math(measured(value, sheet.rounding))]),
      ]),
    ],
  };
}

/** All steps, or the first ones, the last one and round numbers between. */
function isListed(number: number, last: number): boolean {
  if (last <= MOST_ROWS || number === last || number < 4) return true;
  const rough = last / (MOST_ROWS - 4);
  const power = 10 ** Math.floor(Math.log10(rough));
  const every = power * ([1, 2, 5, 10].find((step) => step * power >= rough) as number);
  return number % every === 0;
}

function lastValues({ points, moving }: Training, sheet: Sheet): Block {
  const say = sheet.say.training;
  if (moving.length > MOST_PARAMETERS) return paragraph(say.tooMany);
  const last = points.at(-1) as TrainingPoint;
  const value = ({ values }: TrainingPoint, n: number): Inlines => [
    math(measured(values[n] as number, sheet.rounding)),
  ];
  return {
    kind: 'table',
    caption: [text(say.lastValues(last.number))],
    columns: [
      { head: [text(say.columns.parameter)], align: 'left' },
      { head: [text(say.columns.first)], align: 'right' },
      { head: [text(say.columns.last)], align: 'right' },
    ],
    groups: [moving.map((s, n) => [[math(shown(s, sheet))], [math(printed(s, sheet).layout)], value(last, n)])],
  };
}

/** What the loss does from step to step, told by its values in full, not by the rounded ones. */
function courseInWords(points: readonly TrainingPoint[], sheet: Sheet): Inlines {
  const say = sheet.say.training;
  const loss = shown(sheet.solution.problem.loss, sheet);
  const [first, last] = [points[0], points.at(-1)] as [TrainingPoint, TrainingPoint];
  const course = courseOf(points);
  const sentence = say.course[course](loss, measured(first.loss, sheet.rounding), measured(last.loss, sheet.rounding));
  if (course !== 'goes up and down') return sentence;
  const lowest = points.reduce((a, b) => (b.loss < a.loss ? b : a));
  if (lowest === last) return sentence;
  const where =
    lowest === first ? say.lowestAtStart(loss) : say.lowest(loss, lowest.number, measured(lowest.loss, sheet.rounding));
  return [...sentence, ...where];
}

function courseOf(points: readonly TrainingPoint[]): keyof Messages['training']['course'] {
  const changes = points.slice(1).map(({ loss }, n) => Math.sign(loss - (points[n] as TrainingPoint).loss));
  const [falls, rises, stays] = [-1, 1, 0].map((sign) => changes.includes(sign));
  if (falls && rises) return 'goes up and down';
  if (falls) return stays ? 'never rises' : 'falls';
  if (rises) return stays ? 'never falls' : 'rises';
  return 'stays the same';
}

function stoppedInWords({ number, error }: { number: number; error: ValueError }, sheet: Sheet): Inlines {
  const say = sheet.say.training;
  const place = error.place.symbol ?? error.place.expression;
  const named = sheet.solution.problem.definitions.find((d) => d.symbol === place)?.symbol;
  const what: Inlines = named ? [math(shown(named, sheet))] : [text(say.somewhere)];
  return say.stopped(number, what, say.reasons[error.code] ?? error.reason);
}

function lossCurve(points: readonly TrainingPoint[], sheet: Sheet): Block {
  const say = sheet.say.training;
  const label: Layout = shown(sheet.solution.problem.loss, sheet);
  const every = Math.ceil(points.length / MOST_ON_THE_CURVE);
  const drawn = points.filter(({ number }, n) => number % every === 0 || n === points.length - 1);
  const places = drawn.map((p) => ({ x: p.number, y: p.loss }));
  return {
    kind: 'figure',
    caption: [text(say.curve)],
    figure: {
      kind: 'curves',
      x: axisFor(words(say.axis), [0, (points.at(-1) as TrainingPoint).number], { whole: true }),
      y: axisFor(label, [0, ...places.map((p) => p.y)]),
      curves: [{ label, stroke: 'solid', pieces: [places] }],
      marks: places.length <= MOST_ROWS + 1 ? places : [],
    },
  };
}
