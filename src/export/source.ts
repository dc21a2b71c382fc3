/** What a program is made from: a problem worked out from delta to delta, with numbers for all that it needs. */
import type { Adjoint } from '../backprop/adjoint.js';
import { type Solution, solveProblem } from '../backprop/solution.js';
import { FROM_DELTA_TO_DELTA } from '../backprop/way.js';
import type { Sym } from '../language/expr.js';
import { within } from '../language/table.js';
import { generalForm } from '../problem/forms/general.js';
import type { Problem } from '../problem/problem.js';
import { CannotExport } from './cannot-export.js';
import { withData } from './with-data.js';
import { withNumbers } from './with-numbers.js';

export interface ProgramSource {
  /** As the spec has it, its layers in whole arrays. */
  readonly problem: Problem;
  readonly solution: Solution;
  /** Names whose numbers the spec leaves open. */
  readonly drawn: ReadonlySet<string>;
  /** What the backward pass computes, in this order: the adjoints that have names, then the gradients. */
  readonly backward: readonly Adjoint[];
}

/** Throws CannotExport. */
export function programSource(problem: Problem): ProgramSource {
  return within(problem.table, () => {
    const whole = inWholeArrays(problem);
    const { problem: numbered, drawn } = withNumbers(withData(whole));
    const tasks = numbered.tasks.filter(({ kind }) => kind === 'gradients' || kind === 'update');
    const solution = solveProblem({ ...numbered, tasks }, FROM_DELTA_TO_DELTA);
    const { intermediates, parameters } = solution.gradients;
    if (parameters.length === 0) throw new CannotExport('nothing is differentiated by: name something under `wrt:`');
    const backward = [...new Set([...intermediates.filter((a) => a.name !== undefined), ...parameters])];
    return { problem: whole, solution, drawn, backward };
  });
}

/** Layers as arrays, where the entries of arrays are defined one by one; named units stay what they are. */
function inWholeArrays(problem: Problem): Problem {
  if (problem.inArrays) return problem.inArrays;
  const hasNumber = (s: Sym): boolean => s.indices.some((i) => typeof i === 'number');
  const isByEntries = [...problem.definitions.map((d) => d.symbol), ...problem.parameters].some(hasNumber);
  return (isByEntries ? generalForm(problem) : undefined) ?? problem;
}
