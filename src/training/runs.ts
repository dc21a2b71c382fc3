/** All trainings that a spec asks for: its own, and the variants beside it. */
import { type Solution, solveProblem } from '../backprop/solution.js';
import type { Problem, TrainTask } from '../problem/problem.js';
import { newRun, type Progress, type Run, training } from './run.js';

export interface NamedRun {
  /** Of a variant. */
  readonly name: string | undefined;
  readonly solution: Solution;
  readonly task: TrainTask;
  readonly run: Run;
}

/** The `train` task of a problem. */
export const trainTaskOf = ({ tasks }: Problem): TrainTask | undefined => tasks.find((t) => t.kind === 'train');

/** The trainings of a solution, none of which has begun. Throws a ValueError where a given number has no value. */
export function newRuns(solution: Solution): readonly NamedRun[] {
  const task = trainTaskOf(solution.problem);
  if (task === undefined) return [];
  const variants = task.variants.map(({ name, problem }) => ({ name, solution: solveProblem(problem) }));
  return [{ name: undefined, solution }, ...variants].map((of) => {
    const own = trainTaskOf(of.solution.problem) as TrainTask;
    return { ...of, task: own, run: newRun(of.solution, own) };
  });
}

/** How far which training is. */
export interface TrainingProgress extends Progress {
  readonly of: NamedRun;
}

/** One after another. Who answers with true has enough of them all: what has not begun does not begin. */
export function* trainAll(runs: readonly NamedRun[]): Generator<TrainingProgress, void, boolean | undefined> {
  for (const of of runs) {
    const steps = training(of.run, of.task);
    for (let next = steps.next(); !next.done; ) {
      const isEnough = yield { ...next.value, of };
      next = steps.next(isEnough);
      if (isEnough) return;
    }
  }
}
