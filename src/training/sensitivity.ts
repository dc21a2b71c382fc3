/** How long the course of a training can be told: doubles round, and some courses make much of little. */
import type { Solution } from '../backprop/solution.js';
import type { TrainTask } from '../problem/problem.js';
import { newRun, type Run, training } from './run.js';

/** Losses that differ by more than this share of them are different. */
const DIFFERENT = 1e-6;

/** So many products of samples, parameters and epochs are worth a second run. */
const MOST_WORK = 5e7;

/**
 * Trains again from a beginning of which one entry is the next double, and gives the first recorded epoch from which
 * on the losses differ: from there on they depend on how the machine rounds. Undefined where they stay together, and
 * where a second run would take long.
 */
export function firstUnsureEpoch(solution: Solution, task: TrainTask, run: Run): number | undefined {
  const parameters = [...run.trainer.parameters.values()];
  const count = parameters.reduce((sum, { values }) => sum + values.length, 0);
  if (count * run.rows.inputs.rows * run.epochs > MOST_WORK) return undefined;
  const other = newRun(solution, task);
  const [first] = other.trainer.parameters.values();
  if (first === undefined) return undefined;
  first.values[0] = nextDouble(first.values[0] as number);
  for (const { epochs } of training(other, { ...task, earlyStopping: undefined })) if (epochs === run.epochs) break;
  const losses = new Map(other.points.map((p) => [p.epoch, p.train.loss]));
  const apart = run.points.find(({ epoch, train: { loss } }) => {
    const beside = losses.get(epoch);
    return beside === undefined ? epoch > other.epochs : Math.abs(beside - loss) > DIFFERENT * Math.abs(loss);
  });
  return apart?.epoch;
}

/** The double after x, away from 0. */
function nextDouble(x: number): number {
  const words = new BigInt64Array(Float64Array.of(x).buffer);
  words[0] = (words[0] as bigint) + 1n;
  return new Float64Array(words.buffer)[0] as number;
}
