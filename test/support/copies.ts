/** The copies of specs, in plain printings. */
import { solveText } from '../../src/commands/solved.js';
import type { Document } from '../../src/document/document.js';
import { copyOf } from '../../src/report/copies/copies.js';
import type { CopyName } from '../../src/report/copies/names.js';
import type { Solved } from '../../src/report/part.js';
import { solveInStyle } from '../../src/report/styles/styles.js';

const NO_CHECKS = { seed: 0, checks: [], failures: [] };

/** The parts of a spec, worked out, as its copies want them. */
export const solvedFor = (text: string, name = 'spec.yaml'): readonly Solved[] =>
  solveText({ name, text }, { solver: solveInStyle }).map(({ part, solution }) => ({
    part,
    solution,
    certificate: NO_CHECKS,
  }));

/** The copies of a spec, which is worked out once. */
export function copiesOf(text: string, name?: string): (copy: CopyName) => Document {
  const solved = solvedFor(text, name);
  return (copy) => copyOf(copy, solved, '3f9a2c');
}
