/** A spec's own sheet as LaTeX, without the certificate, which takes its time. */
import { solveText } from '../../../src/commands/solved.js';
import { solutionSheet } from '../../../src/report/solution-sheet.js';
import { solveInStyle } from '../../../src/report/styles/styles.js';
import { writeTex } from '../../../src/write/tex.js';

export function texOf(specText: string): string {
  const parts = solveText({ name: 'spec', text: specText }, { solver: solveInStyle });
  const certificate = { seed: 0, checks: [], failures: [] };
  return writeTex(solutionSheet(parts.map(({ part, solution }) => ({ part, solution, certificate }))));
}
