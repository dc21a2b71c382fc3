/** The styles by name, a file each, and a problem worked out in the style that its spec wants. */
import { type Solution, solveProblem } from '../../backprop/solution.js';
import type { Style as StyleName } from '../../catalog/notations.js';
import { within } from '../../language/table.js';
import type { Problem } from '../../problem/problem.js';
import { newSheet } from '../sheet.js';
import { adjoint } from './adjoint.js';
import { delta } from './delta.js';
import { indexForm } from './index-form.js';
import { matrix } from './matrix.js';
import { operations } from './operations.js';
import { paths } from './paths.js';
import type { Style } from './style.js';

const STYLES: Readonly<Record<StyleName, Style>> = {
  paths,
  delta,
  adjoint,
  matrix,
  index: indexForm,
  operations,
};

export const styleOf = ({ presentation }: Problem): Style => STYLES[presentation.notation.style];

/** The solution that a sheet prints. Its results are those of `solveProblem`; its steps are the style's. */
export function solveInStyle(problem: Problem): Solution {
  const { form, way, lines } = styleOf(problem);
  const { carry } = problem.presentation.numbers;
  const solution = within(problem.table, () => {
    const inForm = form(problem);
    const solved = solveProblem(inForm, way(inForm));
    if (!lines || carry === 'exact') return solved;
    return { ...solved, byHand: solved.byHandOn(lines(newSheet(solved, { carry: 'exact' }))) };
  });
  const comparison = problem.tasks.find((t) => t.kind === 'comparison');
  return comparison ? { ...solution, alternative: solveInStyle(comparison.alternative) } : solution;
}
