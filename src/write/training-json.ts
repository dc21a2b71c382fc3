/** Trainings as JSON, for other programs. */
import { metricsOf } from '../training/metrics.js';
import type { Score, Stop } from '../training/run.js';
import type { NamedRun } from '../training/runs.js';

export interface TrainingJson {
  /** The key of the part, of a spec that has several. */
  readonly part?: string;
  /** The spec's own training, then its variants by their names. */
  readonly runs: readonly RunJson[];
}

export interface RunJson {
  readonly name?: string;
  readonly epochs: number;
  /** Why it ended before its last epoch. */
  readonly stopped?: Stop['kind'];
  /** Where it stood after so many epochs: the rows of the table, and enough for a curve. */
  readonly points: readonly {
    readonly epoch: number;
    readonly training: ScoreJson;
    readonly validation?: ScoreJson;
    /** By the names of the parameters. */
    readonly gradientNorms: Readonly<Record<string, number>>;
  }[];
  /** At the end, by name, as they would stand under `values:` in a spec. */
  readonly parameters: Readonly<Record<string, NestedNumbers>>;
  readonly end: Readonly<Partial<Record<'training' | 'validation' | 'test', EndJson>>>;
}

/** A number, a list, or a list of rows. */
export type NestedNumbers = number | readonly NestedNumbers[];

/** The loss is null where it is no finite number. */
export interface ScoreJson {
  readonly loss: number | null;
  /** The share of right classes, where there are classes. */
  readonly accuracy?: number;
}
export interface EndJson extends ScoreJson {
  readonly classes?: readonly string[];
  /** How many of each class (rows) were taken for which (columns). */
  readonly confusion?: readonly (readonly number[])[];
}

export function trainingJson(part: string | undefined, runs: readonly NamedRun[]): TrainingJson {
  return { ...(part !== undefined && { part }), runs: runs.map(runJson) };
}

function runJson({ name, run, solution }: NamedRun): RunJson {
  const { trainer, rows, validation } = run;
  const sets = { training: rows, validation, test: solution.problem.data?.test };
  const end = Object.entries(sets).flatMap(([which, set]): [string, EndJson][] => {
    if (set === undefined) return [];
    const pass = trainer.pass(set, 'loss');
    const metrics = set.classes && metricsOf(pass.outputs(), set.targets);
    const score = scoreJson({ loss: pass.loss, accuracy: metrics?.accuracy });
    return [[which, { ...score, ...(metrics && { classes: set.classes, confusion: metrics.confusion }) }]];
  });
  return {
    ...(name !== undefined && { name }),
    epochs: run.epochs,
    ...(run.stopped && { stopped: run.stopped.kind }),
    points: run.points.map((p) => ({
      epoch: p.epoch,
      training: scoreJson(p.train),
      ...(p.validation && { validation: scoreJson(p.validation) }),
      gradientNorms: p.gradientNorms,
    })),
    parameters: Object.fromEntries(
      [...trainer.parameters].map(([key, { shape, values }]) => [key, nested([...values], shape)]),
    ),
    end: Object.fromEntries(end),
  };
}

const scoreJson = ({ loss, accuracy }: Score): ScoreJson => ({
  loss: Number.isFinite(loss) ? loss : null,
  ...(accuracy !== undefined && { accuracy }),
});

function nested(values: readonly number[], [size, ...inner]: readonly number[]): NestedNumbers {
  if (size === undefined) return values[0] as number;
  const length = values.length / size;
  return Array.from({ length: size }, (_, n) => nested(values.slice(n * length, (n + 1) * length), inner));
}
