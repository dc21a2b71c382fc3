/** A training from beginning to end, epoch by epoch. */
import type { Solution } from '../backprop/solution.js';
import { type DataSet, splitSet } from '../data/data-set.js';
import { newRandom } from '../data/random.js';
import type { ProblemData, TrainTask } from '../problem/problem.js';
import { accuracyOf } from './metrics.js';
import { newTrainer, type Pass, type Trainer } from './trainer.js';

/** Where the training stands after so many epochs. */
export interface EpochPoint {
  readonly epoch: number;
  /** Over all rows that are trained with. */
  readonly train: Score;
  readonly validation: Score | undefined;
  /** The Euclidean norm of the gradient by the parameters of each name, over all rows that are trained with. */
  readonly gradientNorms: Readonly<Record<string, number>>;
}

export interface Score {
  readonly loss: number;
  /** The share of right classes; undefined where the targets are no classes. */
  readonly accuracy: number | undefined;
}

/** Why a training ended before its last epoch. */
export type Stop =
  | { readonly kind: 'early' }
  | { readonly kind: 'interrupted' }
  /** A loss that is no finite number: the first quantity that is none, and the step in which it was met. */
  | { readonly kind: 'diverged'; readonly quantity: string; readonly step: number };

/** The epoch with the least loss over the validation rows. */
export interface Best {
  readonly epoch: number;
  readonly loss: number;
  readonly parameters: ReadonlyMap<string, Float64Array>;
}

export interface Run {
  readonly trainer: Trainer;
  /** What it trains with: the data without the rows that are kept back. */
  readonly rows: DataSet;
  readonly validation: DataSet | undefined;
  /** Some of the epochs: those of the table, and enough for a curve. */
  readonly points: EpochPoint[];
  /** How many epochs there were. */
  epochs: number;
  best: Best | undefined;
  stopped: Stop | undefined;
}

/** A training that has not begun. Throws a ValueError where a given number has no value. */
export function newRun(solution: Solution, task: TrainTask): Run {
  const { train } = solution.problem.data as ProblemData;
  const split = task.validation > 0 ? splitSet(train, task.validation, task.seed, 'validation') : undefined;
  return {
    trainer: newTrainer(solution, task.optimizer),
    rows: split?.rest ?? train,
    validation: split?.kept,
    points: [],
    epochs: 0,
    best: undefined,
    stopped: undefined,
  };
}

/** How far a training is, for whoever waits for it. */
export interface Progress {
  readonly epochs: number;
  /** The last one that was measured. */
  readonly loss: number;
}

/**
 * Goes on with a run to the last epoch of the task. Yields before each epoch; who answers with true has enough of it.
 * The order of the samples is drawn anew in each epoch, from the seed and the number of the epoch alone, so that a run
 * that was broken off goes on as if it had not been.
 */
export function* training(run: Run, task: TrainTask): Generator<Progress, void, boolean | undefined> {
  const { trainer, rows } = run;
  const isRecorded = recording(task);
  run.stopped = undefined;
  for (;;) {
    const whole = task.batch === 'full' ? trainer.pass(rows, 'step') : undefined;
    const pass = whole ?? (isRecorded(run.epochs) ? trainer.pass(rows, 'gradients') : undefined);
    if (pass && stops(pass, run)) return;
    if (pass && isRecorded(run.epochs)) record(pass, run);
    if (task.earlyStopping && isEnough(run, task.earlyStopping)) {
      record(trainer.pass(rows, 'gradients'), run);
      if (task.earlyStopping.restore) restoreBest(run);
      run.stopped = { kind: 'early' };
      return;
    }
    if (run.epochs >= task.epochs) return;
    if (yield { epochs: run.epochs, loss: pass?.loss ?? (run.points.at(-1)?.train.loss as number) }) {
      run.stopped = { kind: 'interrupted' };
      return;
    }
    if (whole) trainer.move();
    else if (!steps(run, task)) return;
    run.epochs++;
  }
}

/** Whether the state after so many epochs is written down: for the table, and for a curve where it costs nothing. */
function recording({ epochs, batch, reportEvery }: TrainTask): (epoch: number) => boolean {
  const curve = batch === 'full' ? Math.ceil(epochs / CURVE_POINTS) : reportEvery;
  return (epoch) => epoch === epochs || epoch % reportEvery === 0 || epoch % curve === 0;
}
/** As many points as a curve needs. */
const CURVE_POINTS = 400;

/** The epoch's steps on batches; false where one diverged. */
function steps(run: Run, { batch, shuffle, seed }: TrainTask): boolean {
  const { trainer, rows } = run;
  const count = rows.inputs.rows;
  const order = shuffle
    ? newRandom(seed, `order of epoch ${run.epochs}`).order(count)
    : Int32Array.from({ length: count }, (_, n) => n);
  for (let from = 0; from < count; from += batch as number) {
    const pass = trainer.pass(rows, 'step', order.subarray(from, Math.min(count, from + (batch as number))));
    if (stops(pass, run)) return false;
    trainer.move();
  }
  return true;
}

/** Whether a pass leads nowhere: notes why. */
function stops(pass: Pass, run: Run): boolean {
  if (Number.isFinite(pass.loss)) return false;
  run.stopped = { kind: 'diverged', quantity: pass.firstNotFinite() ?? 'loss', step: run.trainer.stepNumber() };
  return true;
}

function record(pass: Pass, run: Run): void {
  const { trainer, rows, validation, points } = run;
  if (points.at(-1)?.epoch === run.epochs) return;
  points.push({
    epoch: run.epochs,
    train: scoreOf(pass, rows),
    validation: validation && scoreOf(trainer.pass(validation, 'loss'), validation),
    gradientNorms: Object.fromEntries([...pass.gradients()].map(([name, values]) => [name, norm(values)])),
  });
}

/** The Euclidean norm. */
export function norm(values: Float64Array): number {
  let sum = 0;
  for (let n = 0; n < values.length; n++) sum += (values[n] as number) ** 2;
  return Math.sqrt(sum);
}

/** What a pass over a set says of the parameters. */
export const scoreOf = (pass: Pass, set: DataSet): Score => ({
  loss: pass.loss,
  accuracy: set.classes ? accuracyOf(pass.outputs(), set.targets) : undefined,
});

/** Whether the validation loss has not fallen for long enough. The best parameters are kept. */
function isEnough(run: Run, { patience }: NonNullable<TrainTask['earlyStopping']>): boolean {
  const { trainer, validation } = run;
  if (validation === undefined) return false;
  const { loss } = trainer.pass(validation, 'loss');
  if (run.best === undefined || loss < run.best.loss) {
    const parameters = new Map([...trainer.parameters].map(([name, { values }]) => [name, values.slice()]));
    run.best = { epoch: run.epochs, loss, parameters };
    return false;
  }
  return run.epochs - run.best.epoch >= patience;
}

function restoreBest({ best, trainer }: Run): void {
  for (const [name, values] of best?.parameters ?? []) trainer.parameters.get(name)?.values.set(values);
}
