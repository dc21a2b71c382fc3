/** Specs with a `train` task, solved and trained. */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { type Solution, solveProblem } from '../../src/backprop/solution.js';
import { PACKAGES_ONLY } from '../../src/commands/outside.js';
import type { TrainTask } from '../../src/problem/problem.js';
import { readProblem } from '../../src/problem/read.js';
import { newRun, type Run, training } from '../../src/training/run.js';

const SPECS = fileURLToPath(new URL('../../specs/', import.meta.url));

/** The solution of a spec. Files that it names are among `files`, or among the shipped specs. */
export function solutionOf(spec: string | object, files: Readonly<Record<string, string>> = {}): Solution {
  const text = typeof spec === 'string' ? spec : JSON.stringify(spec);
  const readFile = (path: string): Uint8Array =>
    files[path] === undefined ? readFileSync(`${SPECS}${path}`) : new TextEncoder().encode(files[path]);
  return solveProblem(readProblem(text, 'trained.yaml', { ...PACKAGES_ONLY, readFile }));
}

/** A solution that is to be trained. */
export function toTrain(
  spec: string | object,
  files: Readonly<Record<string, string>> = {},
): { readonly solution: Solution; readonly task: TrainTask } {
  const solution = solutionOf(spec, files);
  const task = solution.problem.tasks.find((t) => t.kind === 'train');
  if (task === undefined) throw new Error('the spec has no `train` task');
  return { solution, task };
}

/** The whole run of a spec, or its first epochs. */
export function trained(
  spec: string | object,
  epochs = Number.POSITIVE_INFINITY,
  files: Readonly<Record<string, string>> = {},
): Run {
  const { solution, task } = toTrain(spec, files);
  const run = newRun(solution, task);
  const steps = training(run, task);
  while (!steps.next(run.epochs >= epochs).done);
  return run;
}
