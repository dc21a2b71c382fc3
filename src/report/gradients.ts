/** The backward pass: the adjoints from the loss down, then each parameter's gradient, with numbers. */
import type { Adjoint } from '../backprop/adjoint.js';
import { type Block, type EquationLine, math, text } from '../document/document.js';
import { isFree } from '../language/expr.js';
import { derivationEquation } from './derivation.js';
import { printedEntries } from './entries.js';
import { inMatrices, shapeNote } from './matrix-view.js';
import { equation, hasNumbers, isNumber, line, printed, type Sheet, substituted } from './sheet.js';
import { structured } from './structured.js';

/** Every adjoint once, then every gradient; what was calculated earlier is cited. */
export function gradientSection(sheet: Sheet): readonly Block[] {
  const { gradients } = sheet.solution;
  return [
    { kind: 'heading', level: 1, text: [text('Backward pass')] },
    ...gradients.intermediates.map((a) => adjointEquation(a, sheet)),
    { kind: 'heading', level: 1, text: [text('Gradients')] },
    ...gradients.parameters.map((a) => adjointEquation(a, sheet, true)),
  ];
}

function adjointEquation(a: Adjoint, sheet: Sheet, answer = false): Block {
  return derivationEquation(a, sheet, {
    answer,
    closing: closing(a, sheet),
    ...(a.name && { name: a.name }),
  });
}

/** The numbers put in and the value; of an indexed quantity the matrix form and its entries. */
function closing(a: Adjoint, sheet: Sheet): readonly EquationLine[] {
  const symbol = sheet.solution.symbolOf(a);
  if (isFree(a.of)) {
    const entries = printedEntries(symbol, sheet);
    return entries ? [line(entries, { relation: '≈' })] : [];
  }
  const value = printed(symbol, sheet);
  if (!isNumber(symbol, sheet) && !hasNumbers(a.result, sheet)) return [];
  const numbers = a.result.kind !== 'num' && a.result.kind !== 'sym' ? [line(substituted(a.result, sheet))] : [];
  return a.result.kind === 'num' ? [] : [...numbers, line(value.layout, { relation: value.relation })];
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

function matrixEquation(a: Adjoint, sheet: Sheet): readonly Block[] {
  const form = structured(a, sheet.solution.gradients);
  const view = inMatrices(form, a.of.free);
  const left = inMatrices(a.goal, a.of.free);
  if (!view || !left) return [];
  const name = a.name && inMatrices(a.name, a.name.free)?.layout(sheet);
  const lines: EquationLine[] = [
    line(view.layout(sheet), { left: name ?? left.layout(sheet), reason: shapeNote(view.form, sheet) }),
  ];
  return [equation(lines)];
}
