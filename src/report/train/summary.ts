/** A training in brief, for the terminal. */

import type { Solution } from '../../backprop/solution.js';
import type { Document } from '../../document/document.js';
import { within } from '../../language/table.js';
import type { NamedRun } from '../../training/runs.js';
import { finished } from '../finished.js';
import { newSheet } from '../sheet.js';
import { trainingResults } from './results.js';

/** Without the figures, which a terminal does not draw. */
export function trainingSummary(solution: Solution, runs: readonly NamedRun[]): Document {
  const { problem } = solution;
  return within(problem.table, () => {
    const sheet = newSheet(solution, { runs });
    return finished({
      title: problem.title,
      kicker: sheet.say.headings.train,
      facts: [],
      language: problem.presentation.language,
      blocks: trainingResults(sheet.runs, sheet).filter(({ kind }) => kind !== 'figure'),
    });
  });
}
