/** The sheet of a problem in another form: with its indices free, where the sheet has some axes written out. */
import { solveProblem } from '../backprop/solution.js';
import { FROM_DELTA_TO_DELTA } from '../backprop/way.js';
import type { Problem } from '../problem/problem.js';
import { newSheet, type Sheet } from './sheet.js';

export const sheetOfForm = (form: Problem, { rounding, detail, say }: Sheet): Sheet =>
  newSheet(solveProblem(form, FROM_DELTA_TO_DELTA), { rounding, detail, say });

/** A sheet with all indices free, where a layer of one unit too has a matrix of weights. */
export function inArrays(sheet: Sheet): Sheet {
  const { inArrays: whole } = sheet.solution.problem;
  return whole ? sheetOfForm(whole, sheet) : sheet;
}
