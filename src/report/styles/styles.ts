/** The styles by name, a file each, and a problem worked out in the style that its spec wants. */
import { type Solution, solveProblem } from '../../backprop/solution.js';
import type { Style as StyleName } from '../../catalog/notations.js';
import { within } from '../../language/table.js';
import type { Problem } from '../../problem/problem.js';
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
  const { form, way } = styleOf(problem);
  const solution = within(problem.table, () => {
    const inForm = form(problem);
    return solveProblem(inForm, way(inForm));
  });
  const comparison = problem.tasks.find((t) => t.kind === 'comparison');
  return comparison ? { ...solution, alternative: solveInStyle(comparison.alternative) } : solution;
}
