import type { DataSet } from '../../data/data-set.js';
import type { NamedRun } from '../../training/runs.js';
import type { Sheet } from '../sheet.js';

/** The rows of a run by what they are for: to train, to watch, to test. */
export function setsOf(
  { run, solution }: NamedRun,
  { say }: Sheet,
): readonly { readonly name: string; readonly set: DataSet }[] {
  const { training, validation, test } = say.run.columns;
  const named = (name: string, set: DataSet | undefined) => (set ? [{ name, set }] : []);
  return [
    ...named(training, run.rows),
    ...named(validation, run.validation),
    ...named(test, solution.problem.data?.test),
  ];
}
