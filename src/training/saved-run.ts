/** A run as plain data: what it takes to go on with it. */
import { z } from 'zod';
import type { Table } from '../arrays/strided.js';
import type { Solution } from '../backprop/solution.js';
import type { DataSet } from '../data/data-set.js';
import { hash } from '../language/hash.js';
import { within } from '../language/table.js';
import { writeText } from '../language/text.js';
import type { TrainTask } from '../problem/problem.js';
import type { Run } from './run.js';

export type SavedRun = z.input<typeof SAVED>;

const FORMAT = 'gradsheet run 1';

/** JSON has null for what is no finite number. */
const measured = z
  .number()
  .nullable()
  .transform((value) => value ?? Number.POSITIVE_INFINITY);
const epoch = z.int().min(0);
const score = z
  .object({ loss: measured, accuracy: z.number().optional() })
  .transform(({ loss, accuracy }) => ({ loss, accuracy }));
const tables = z.record(z.string(), z.array(z.unknown()));

const SAVED = z.object({
  format: z.literal(FORMAT),
  /** Of the formulas, the data and the way of the steps: a run goes on only where they are the same. */
  of: z.string(),
  epochs: epoch,
  /** Parameters, what the optimizer keeps, the number of the next step. Row by row. */
  tables,
  points: z.array(
    z
      .object({ epoch, train: score, validation: score.optional(), gradientNorms: z.record(z.string(), measured) })
      .transform(({ validation, ...point }) => ({ ...point, validation })),
  ),
  best: z.object({ epoch, loss: measured, parameters: tables }).optional(),
});

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
    points: [...run.points],
    ...(best && { best: { ...best, parameters: plain(best.parameters) } }),
  };
}

/**
 * Puts a run that has not begun to where a saved one was. Throws a SavedRunError for what is not a saved run, or one of
 * another problem; the run is as it was then.
 */
export function restoreRun(run: Run, content: unknown, solution: Solution, task: TrainTask): void {
  const { data: saved } = SAVED.safeParse(content);
  if (saved === undefined) throw new SavedRunError('this is no saved run of gradsheet');
  if (saved.of !== kindOf(run, solution, task))
    throw new SavedRunError(
      'this is the run of another spec: its formulas, data, optimizer, batches or seed are others',
    );
  const { state, parameters } = run.trainer;
  const tables = numbersFor(state, saved.tables);
  run.best = saved.best && { ...saved.best, parameters: numbersFor(parameters, saved.best.parameters) };
  for (const [name, values] of tables) state.get(name)?.values.set(values);
  run.points.push(...saved.points);
  run.epochs = saved.epochs;
}

/** The stored numbers of each table. Throws a SavedRunError where some are missing. */
function numbersFor(
  tables: ReadonlyMap<string, Table>,
  stored: Readonly<Record<string, readonly unknown[]>>,
): ReadonlyMap<string, Float64Array> {
  return new Map(
    [...tables].map(([name, { values }]) => {
      const numbers = stored[name]?.filter((x) => typeof x === 'number') ?? [];
      if (numbers.length !== values.length)
        throw new SavedRunError(`this is no whole run: the numbers of ${name} are missing or are not all there`);
      return [name, Float64Array.from(numbers)];
    }),
  );
}

const plain = (tables: Iterable<readonly [string, Float64Array]>): Record<string, number[]> =>
  Object.fromEntries([...tables].map(([name, values]) => [name, [...values]]));

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
