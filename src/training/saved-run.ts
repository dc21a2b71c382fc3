/** A run as plain data: what it takes to go on with it. */
import type { Solution } from '../backprop/solution.js';
import type { DataSet } from '../data/data-set.js';
import { hash } from '../language/hash.js';
import { within } from '../language/table.js';
import { writeText } from '../language/text.js';
import type { TrainTask } from '../problem/problem.js';
import type { EpochPoint, Run } from './run.js';

export interface SavedRun {
  readonly format: typeof FORMAT;
  /** Of the formulas, the data and the way of the steps: a run goes on only where they are the same. */
  readonly of: string;
  readonly epochs: number;
  /** Parameters, what the optimizer keeps, the number of the next step. Row by row. */
  readonly tables: Readonly<Record<string, readonly number[]>>;
  readonly points: readonly EpochPoint[];
  readonly best?: {
    readonly epoch: number;
    readonly loss: number;
    readonly parameters: Readonly<Record<string, readonly number[]>>;
  };
}

const FORMAT = 'gradsheet run 1';

/** What is saved is no run of this spec; the message says in what it differs. */
export class SavedRunError extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'SavedRunError';
  }
}

export function saveRun(run: Run, solution: Solution, task: TrainTask): SavedRun {
  const { trainer, best } = run;
  return {
    format: FORMAT,
    of: kindOf(run, solution, task),
    epochs: run.epochs,
    tables: plain([...trainer.state].map(([name, { values }]) => [name, values])),
    points: run.points,
    ...(best && { best: { ...best, parameters: plain(best.parameters) } }),
  };
}

/**
 * Puts a run that has not begun to where a saved one was. Throws a SavedRunError for what is not a saved run, or one of
 * another problem; the run is as it was then.
 */
export function restoreRun(run: Run, saved: unknown, solution: Solution, task: TrainTask): void {
  if (!isSavedRun(saved)) throw new SavedRunError('this is no saved run of gradsheet');
  if (saved.of !== kindOf(run, solution, task))
    throw new SavedRunError(
      'this is the run of another spec: its formulas, data, optimizer, batches or seed are others',
    );
  for (const [name, { values }] of run.trainer.state) {
    const stored = saved.tables[name];
    if (stored?.length !== values.length || !stored.every(Number.isFinite))
      throw new SavedRunError(`this is no whole run: the numbers of ${name} are missing or are not all there`);
  }
  for (const [name, { values }] of run.trainer.state) values.set(saved.tables[name] as readonly number[]);
  run.points.push(...saved.points);
  run.epochs = saved.epochs;
  run.best = saved.best && {
    ...saved.best,
    parameters: new Map(
      Object.entries(saved.best.parameters).map(([name, values]) => [name, Float64Array.from(values)]),
    ),
  };
}

const plain = (tables: Iterable<readonly [string, Float64Array]>): Readonly<Record<string, readonly number[]>> =>
  Object.fromEntries([...tables].map(([name, values]) => [name, [...values]]));

function isSavedRun(saved: unknown): saved is SavedRun {
  const run = saved as Partial<SavedRun> | null;
  return (
    typeof run === 'object' &&
    run?.format === FORMAT &&
    Number.isInteger(run.epochs) &&
    typeof run.tables === 'object' &&
    Array.isArray(run.points)
  );
}

/** All that the numbers after so many epochs depend on. */
function kindOf(
  { trainer, rows, validation }: Run,
  { problem }: Solution,
  { batch, shuffle, seed }: TrainTask,
): string {
  const formulas = within(problem.table, () =>
    trainer.tape.equations.map(({ symbol, value }) => `${writeText(symbol)} = ${writeText(value)}`),
  );
  const order = batch === 'full' ? 'full' : [batch, shuffle, seed].join();
  const parts = [formulas.join('\n'), [...problem.frozen].join(), order, ...[rows, validation].map(hashOfSet)];
  return parts.map((part) => hash(part).toString(16)).join('-');
}

function hashOfSet(set: DataSet | undefined): string {
  if (set === undefined) return '';
  const words = [set.inputs.values, set.targets.values].flatMap((values) => {
    let h = 0;
    for (const word of new Uint32Array(values.buffer, values.byteOffset, values.length * 2))
      h = Math.imul(h ^ word, 0x01000193);
    return [values.length, h];
  });
  return words.join();
}
