/** By matrices: both passes as products of vectors and matrices, the shape of each factor below it, then the numbers. */
import type { Adjoint } from '../../backprop/adjoint.js';
import { FROM_DELTA_TO_DELTA } from '../../backprop/way.js';
import type { Block } from '../../document/document.js';
import { generalForm, hasFreeIndices } from '../../problem/forms/general.js';
import { NEEDS } from '../../problem/sections.js';
import { derivationEquation } from '../derivation.js';
import { noFormBlock } from '../general-form.js';
import { adjointEquation, forwardEquation, indexLines, wantsIndexLines } from '../matrix-equations.js';
import { matrixIntro } from '../matrix-intro.js';
import { valuedNetworkBlocks } from '../network/blocks.js';
import { backwardRemarks } from '../sections/backward-remarks.js';
import { definitionLines, forwardSection } from '../sections/forward.js';
import { matrixSection } from '../sections/matrix.js';
import { equation, heading, type Sheet } from '../sheet.js';
import { structured } from '../structured.js';
import { closingOf } from './closing.js';
import { gradients as byDelta } from './delta.js';
import type { Style } from './style.js';

export const matrix: Style = {
  form: (problem) => generalForm(problem) ?? problem,
  way: () => FROM_DELTA_TO_DELTA,
  gradients,
  instead: { forward, matrix: (sheet) => (printsGradients(sheet) ? [] : matrixSection(sheet)) },
};

/** Whether the section of the gradients is printed, which has in this style all that the section of matrices has. */
const printsGradients = ({ solution }: Sheet): boolean =>
  solution.problem.tasks.some(({ kind }) => kind === 'gradients' || NEEDS[kind].includes('gradients'));

function forward(sheet: Sheet): readonly Block[] {
  const { problem } = sheet.solution;
  if (!hasFreeIndices(problem)) return forwardSection(sheet);
  const definitions = problem.definitions.filter((d) => d.role !== 'loss');
  const equations = definitions.map((d) => forwardEquation(d, sheet) ?? equation(definitionLines(d, sheet)));
  return [
    heading('forward', sheet),
    matrixIntro([...equations, ...gradients(sheet)], sheet),
    ...equations,
    ...valuedNetworkBlocks(sheet),
  ];
}

function gradients(sheet: Sheet): readonly Block[] {
  const { intermediates, parameters } = sheet.solution.gradients;
  if (!hasFreeIndices(sheet.solution.problem)) {
    const [first, ...rest] = byDelta(sheet);
    return first ? [first, noFormBlock(sheet), ...rest] : [];
  }
  return [
    ...(intermediates.length > 0 ? [heading('backward', sheet), ...backwardRemarks(intermediates, sheet)] : []),
    ...intermediates.flatMap((a) => adjointBlocks(a, sheet)),
    heading('gradients', sheet),
    ...parameters.flatMap((a) => adjointBlocks(a, sheet)),
  ];
}

/** A number is derived as ever. A vector is too where no product of matrices says how it comes about. */
function adjointBlocks(a: Adjoint, sheet: Sheet): readonly Block[] {
  const name = a.name && { name: a.name };
  const matrices = adjointEquation(a, sheet);
  if (!matrices) return [derivationEquation(a, sheet, { closing: closingOf(a, sheet), ...name })];
  const isShortened = a.name !== undefined && structured(a, sheet.solution.gradients) === a.result;
  return [
    ...(isShortened ? [derivationEquation(a, sheet, { ...name })] : []),
    matrices,
    ...(wantsIndexLines(sheet) ? indexLines(a, sheet) : []),
  ];
}
