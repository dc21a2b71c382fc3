/** The backward pass: the adjoints from the loss down, then each parameter's gradient, with numbers. */
import type { Adjoint } from '../backprop/adjoint.js';
import { type Block, math, text } from '../document/document.js';
import { isFree } from '../language/expr.js';
import { derivationEquation } from './derivation.js';
import { printedEntries } from './entries.js';
import { inMatrices, shapeNote } from './matrix-view.js';
import { chain, equation, type Link, numberLinks, type Sheet } from './sheet.js';
import { structured, withAdjointsWrittenOut } from './structured.js';

/** Every adjoint once, then every gradient; what was calculated earlier is cited. */
export function gradientSection(sheet: Sheet): readonly Block[] {
  const { gradients } = sheet.solution;
  const intermediates = gradients.intermediates.map((a) => adjointEquation(a, sheet));
  return [
    ...(intermediates.length > 0
      ? [{ kind: 'heading' as const, level: 1 as const, text: [text('Backward pass')] }]
      : []),
    ...intermediates,
    { kind: 'heading', level: 1, text: [text('Gradients')] },
    ...gradients.parameters.map((a) => adjointEquation(a, sheet)),
  ];
}

function adjointEquation(a: Adjoint, sheet: Sheet): Block {
  return derivationEquation(a, sheet, { closing: closing(a, sheet), ...(a.name && { name: a.name }) });
}

/** The numbers put in and the value; of an indexed quantity its entries. */
function closing(a: Adjoint, sheet: Sheet): readonly Link[] {
  const symbol = sheet.solution.symbolOf(a);
  if (!isFree(a.of)) return numberLinks(a.result, symbol, sheet);
  const entries = printedEntries(symbol, sheet);
  return entries ? [entries] : [];
}

/** The gradients as matrices, with the shape of each: what a program would compute. */
export function matrixSection(sheet: Sheet): readonly Block[] {
  const { gradients } = sheet.solution;
  const indexed = [...gradients.intermediates.filter((a) => a.name), ...gradients.parameters].filter((a) =>
    isFree(a.of),
  );
  const equations = indexed.flatMap((a) => matrixEquation(a, sheet));
  if (equations.length === 0) return [];
  return [
    { kind: 'heading', level: 1, text: [text('In matrix form')] },
    {
      kind: 'paragraph',
      text: [
        text('The same gradients with the indices read as rows and columns; '),
        math(oDot),
        text(' multiplies entry by entry.'),
      ],
    },
    ...equations,
  ];
}

const oDot = { kind: 'operator', symbol: '⊙', form: 'prefix' } as const;

/** ∂L/∂W = δxᵀ, and with δ written out as far as one more layer. */
function matrixEquation(a: Adjoint, sheet: Sheet): readonly Block[] {
  const { gradients } = sheet.solution;
  const form = structured(a, gradients);
  const left = inMatrices(a.name ?? a.goal, a.of.free);
  const links = [form, ...(a.name ? [] : [withAdjointsWrittenOut(form, gradients)])]
    .filter((e, n, all) => n === 0 || e !== all[0])
    .map((e) => inMatrices(e, a.of.free))
    .filter((view) => view !== undefined)
    .map((view): Link => ({ relation: '=', layout: view.layout(sheet), reason: shapeNote(view.form, sheet) }));
  return left && links.length > 0 ? [equation(chain(left.layout(sheet), dropRepeatedReasons(links)))] : [];
}

const dropRepeatedReasons = (links: readonly Link[]): readonly Link[] =>
  links.map((link, n) => (n > 0 && link.reason === links[n - 1]?.reason ? { ...link, reason: '' } : link));
