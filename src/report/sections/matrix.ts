/** The gradients as matrices, with the shape of each: what a program would compute. */
import type { Adjoint } from '../../backprop/adjoint.js';
import type { Block } from '../../document/document.js';
import { isFree } from '../../language/expr.js';
import { inMatrices, shapeNote } from '../matrix-view.js';
import { chain, equation, heading, type Link, type Sheet } from '../sheet.js';
import { structured, withAdjointsWrittenOut } from '../structured.js';

export function matrixSection(sheet: Sheet): readonly Block[] {
  const { gradients } = sheet.solution;
  const indexed = [...gradients.intermediates.filter((a) => a.name), ...gradients.parameters].filter((a) =>
    isFree(a.of),
  );
  const equations = indexed.flatMap((a) => matrixEquation(a, sheet));
  if (equations.length === 0) return [];
  return [heading('matrix', sheet), { kind: 'paragraph', text: sheet.say.matrix.intro(oDot) }, ...equations];
}

const oDot = { kind: 'operator', symbol: '⊙', form: 'prefix' } as const;

/** ∂L/∂W = δxᵀ, and with δ written out as far as one more layer. */
function matrixEquation(a: Adjoint, sheet: Sheet): readonly Block[] {
  const { gradients } = sheet.solution;
  const form = structured(a, gradients);
  const left = inMatrices(a.name ?? a.goal, a.of, sheet);
  const links = [form, ...(a.name ? [] : [withAdjointsWrittenOut(form, gradients)])]
    .filter((e, n, all) => n === 0 || e !== all[0])
    .map((e) => inMatrices(e, a.of, sheet))
    .filter((view) => view !== undefined)
    .map((view): Link => ({ relation: '=', layout: view.layout(sheet), reason: shapeNote(view.form, sheet) }));
  return left && links.length > 0 ? [equation(chain(left.layout(sheet), dropRepeatedReasons(links)))] : [];
}

const dropRepeatedReasons = (links: readonly Link[]): readonly Link[] =>
  links.map((link, n) => (n > 0 && link.reason === links[n - 1]?.reason ? { ...link, reason: '' } : link));
