/** By index: one derivation with free indices for all units of a layer, and the entries' numbers at the end. */
import { fromTheLoss } from '../../backprop/way.js';
import type { Block } from '../../document/document.js';
import { withoutAxesOfOne } from '../../problem/forms/components.js';
import { generalForm, hasFreeIndices } from '../../problem/forms/general.js';
import { anyEntry, noFormBlock } from '../general-form.js';
import { matrixSection } from '../sections/matrix.js';
import type { Sheet } from '../sheet.js';
import { gradients as derivations } from './delta.js';
import type { Style } from './style.js';

export const indexForm: Style = {
  form: (problem) => withoutAxesOfOne(generalForm(problem) ?? problem),
  way: fromTheLoss,
  gradients,
  instead: { matrix: (sheet) => (isAsked(sheet) ? matrixSection(sheet) : []) },
};

/** Matrices are another way to write the same, so only where the spec asks for them. */
const isAsked = ({ solution }: Sheet): boolean => solution.problem.tasks.some((task) => task.kind === 'matrix');

function gradients(sheet: Sheet): readonly Block[] {
  const [heading, ...derived] = derivations(sheet);
  const note = hasFreeIndices(sheet.solution.problem) ? anyEntry(sheet) : noFormBlock(sheet);
  return heading ? [heading, note, ...derived] : [];
}
