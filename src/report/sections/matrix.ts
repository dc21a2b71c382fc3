/** The passes as matrices, with the shape of each factor: what a program would compute. */
import type { Block } from '../../document/document.js';
import { generalForm, hasFreeIndices } from '../../problem/forms/general.js';
import { noFormBlock } from '../general-form.js';
import { inArrays, sheetOfForm } from '../in-arrays.js';
import { adjointEquation, forwardEquation, indexLines, wantsIndexLines } from '../matrix-equations.js';
import { matrixIntro } from '../matrix-intro.js';
import { ownNameBlocks } from '../own-names.js';
import { heading, type Sheet } from '../sheet.js';

/**
 * The gradients of a problem with vectors and matrices. A network of named units has them in its general form, which is
 * worked out where the spec asks for this section.
 */
export function matrixSection(sheet: Sheet): readonly Block[] {
  const { problem } = sheet.solution;
  if (hasFreeIndices(problem)) return withHeading(backward(inArrays(sheet)), sheet);
  if (!problem.tasks.some((task) => task.kind === 'matrix')) return [];
  const form = generalForm(problem);
  if (!form) return [heading('matrix', sheet), noFormBlock(sheet)];
  const general = sheetOfForm(form, sheet);
  return withHeading([...ownNameBlocks(general), ...forward(general), ...backward(general)], sheet);
}

function withHeading(blocks: readonly Block[], sheet: Sheet): readonly Block[] {
  if (blocks.length === 0) return [];
  return [heading('matrix', sheet), matrixIntro(blocks, sheet), ...blocks];
}

const forward = (sheet: Sheet): readonly Block[] =>
  sheet.solution.problem.definitions.flatMap((d) => forwardEquation(d, sheet) ?? []);

function backward(sheet: Sheet): readonly Block[] {
  const { intermediates, parameters } = sheet.solution.gradients;
  return [...intermediates.filter((a) => a.name), ...parameters].flatMap((a) => {
    const equation = adjointEquation(a, sheet);
    return equation ? [equation, ...(wantsIndexLines(sheet) ? indexLines(a, sheet) : [])] : [];
  });
}
