/** The sheets of a spec, before they are printed. */
import type { Document } from '../document/document.js';
import { copyOf } from '../report/copies/copies.js';
import type { CopyName } from '../report/copies/names.js';
import type { Solved } from '../report/part.js';
import { solveInStyle } from '../report/styles/styles.js';
import { newRuns, type TrainingProgress, trainAll } from '../training/runs.js';
import { fingerprint } from './fingerprint.js';
import { checked, type Source } from './input.js';
import { solveText } from './solved.js';
import { inStretches } from './stretches.js';

/** A spec worked out, from which all its copies are made. */
export interface WorkedOut {
  readonly source: Source;
  readonly parts: readonly Solved[];
  /** Throws an InputError where the spec lacks a value that the copy shows. */
  sheet(copy: CopyName): Document;
}

/**
 * Works out, checks and trains what a spec asks for, once for all its copies. `show` is told how far a training is.
 * Throws InputError and UsageError.
 */
export async function workOut(
  source: Source,
  show: (progress: TrainingProgress) => void = () => undefined,
): Promise<WorkedOut> {
  const solved: Solved[] = [];
  const parts = solveText(source, { solver: solveInStyle });
  for (const { part, solution, located } of parts) {
    const runs = located(newRuns);
    await inStretches(trainAll(runs), show);
    solved.push({ part, solution, certificate: await checked(solution), runs });
  }
  const sheet = (copy: CopyName): Document => {
    // A value that does not exist comes out while the sheet is written: the part that has it names the place.
    const inAll = parts.reduceRight(
      (write, { located }) =>
        () =>
          located(write),
      () => copyOf(copy, solved, fingerprint(source.text)),
    );
    return inAll();
  };
  return { source, parts: solved, sheet };
}
