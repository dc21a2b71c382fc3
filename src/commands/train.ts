/** `gradsheet train`: trains by the derived gradients, says how it goes, and keeps the run. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { trainingSummary } from '../report/train/summary.js';
import { type NamedRun, newRuns, trainAll } from '../training/runs.js';
import { restoreRun, SavedRunError, saveRun } from '../training/saved-run.js';
import { writeOutput } from '../write/files.js';
import { writeTerminal } from '../write/terminal.js';
import { type TrainingJson, trainingJson } from '../write/training-json.js';
import { UsageError } from './input.js';
import { chosenParts, stemOf } from './parts.js';
import { showLine, timeLeft } from './progress.js';
import { type SolvedPart, solveSpec } from './solved.js';
import { inStretches } from './stretches.js';

export interface TrainOptions {
  readonly out: string;
  readonly json?: true;
  readonly part?: string;
  /** A run that was kept, to be gone on with. */
  readonly resume?: string;
}

/**
 * Trains what the parts of a spec ask for, their variants too, and keeps the runs. Interrupted, it keeps what it has.
 * Throws InputError, and UsageError for a spec without a training and for a file that is no run of it.
 */
export async function trainCommand(spec: string, { out, json, part: key, resume }: TrainOptions): Promise<void> {
  const trained = trainings(spec, chosenParts(await solveSpec(spec), key, spec));
  if (resume !== undefined && trained.length > 1) {
    throw new UsageError(`${spec}: say which part the run is of, with --part`);
  }
  if (resume !== undefined) await resumeFrom(resume, trained[0].own);
  await interruptible(async (isInterrupted) => {
    const results: TrainingJson[] = [];
    for (const { part, own, variants } of trained) {
      const runs = [own, ...variants];
      await withProgress(runs, isInterrupted);
      const file = join(out, `${stemOf(spec, part.part, 'spec')}.run.json`);
      await writeOutput(file, `${JSON.stringify(saveRun(own.run, own.solution, own.task))}\n`);
      if (json) results.push(trainingJson(part.part, runs));
      else
        process.stdout.write(`${part.located((solution) => writeTerminal(trainingSummary(solution, runs)))}${file}\n`);
      if (!isInterrupted()) continue;
      process.stderr.write(`interrupted after epoch ${own.run.epochs}; go on with --resume ${file}\n`);
      break;
    }
    if (json) process.stdout.write(`${JSON.stringify(results.length === 1 ? results[0] : results, undefined, 2)}\n`);
  });
}

interface Training {
  readonly part: SolvedPart;
  readonly own: NamedRun;
  readonly variants: readonly NamedRun[];
}

/** What is to be trained, a part each; parts that ask for no training are left out. */
function trainings(spec: string, parts: readonly SolvedPart[]): readonly [Training, ...Training[]] {
  const [first, ...others] = parts.flatMap((part): Training[] => {
    const [own, ...variants] = part.located(newRuns);
    return own ? [{ part, own, variants }] : [];
  });
  if (first) return [first, ...others];
  const hint = 'add a task such as `train: {epochs: 100, learning_rate: 0.1}`';
  throw new UsageError(`${spec}: no training is asked for; ${hint}`);
}

/** Trains with a line that shows how far it is. */
async function withProgress(runs: readonly NamedRun[], isInterrupted: () => boolean): Promise<void> {
  const line = showLine(process.stderr);
  const clock = stopwatch();
  await inStretches(
    trainAll(runs),
    ({ epochs, loss, of }) => line.show(progressLine(of, epochs, loss, clock(of, epochs))),
    isInterrupted,
  ).finally(line.end);
}

async function resumeFrom(file: string, { run, solution, task }: NamedRun): Promise<void> {
  const text = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    throw new UsageError(error.code === 'ENOENT' ? `${file}: there is no such file` : `${file}: ${error.message}`);
  });
  try {
    restoreRun(run, JSON.parse(text), solution, task);
  } catch (error) {
    if (error instanceof SyntaxError) throw new UsageError(`${file}: this is no saved run of gradsheet`);
    if (error instanceof SavedRunError) throw new UsageError(`${file}: ${error.message}`);
    throw error;
  }
}

/** Runs `work`, which can ask whether Ctrl-C was pressed; pressed again it ends the program as ever. */
async function interruptible(work: (isInterrupted: () => boolean) => Promise<void>): Promise<void> {
  let isInterrupted = false;
  const note = (): void => {
    isInterrupted = true;
  };
  process.once('SIGINT', note);
  await work(() => isInterrupted).finally(() => process.off('SIGINT', note));
}

/** Seconds that a run will still take, by those that its epochs took so far. */
function stopwatch(): (of: NamedRun, epochs: number) => number {
  const begun = new Map<NamedRun, { readonly at: number; readonly epochs: number }>();
  return (of, epochs) => {
    const start = begun.get(of) ?? { at: performance.now(), epochs };
    begun.set(of, start);
    const each = (performance.now() - start.at) / 1000 / Math.max(1, epochs - start.epochs);
    return each * (of.task.epochs - epochs);
  };
}

function progressLine({ name, task }: NamedRun, epochs: number, loss: number, left: number): string {
  const time = epochs === 0 ? '' : `, ${timeLeft(left * 1000)}`;
  return `${name === undefined ? '' : `${name}: `}epoch ${epochs} of ${task.epochs}, loss ${loss.toPrecision(6)}${time}`;
}
