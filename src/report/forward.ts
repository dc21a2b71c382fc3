/** The forward pass: each definition, its numbers put in, its value. */
import { type Block, type EquationLine, text } from '../document/document.js';
import { isFree, type Sym } from '../language/expr.js';
import type { Layout } from '../language/layout.js';
import type { Definition } from '../problem/problem.js';
import { printedEntries } from './entries.js';
import { inMatrices, shapeNote, withNumbers } from './matrix-view.js';
import { equation, hasNumbers, isNumber, line, printed, type Sheet, shown, substituted } from './sheet.js';

/** One equation for each definition but the loss. */
export function forwardSection(sheet: Sheet): readonly Block[] {
  const { problem } = sheet.solution;
  const definitions = problem.definitions.filter((d) => d.role !== 'loss');
  if (definitions.length === 0) return [];
  return [
    { kind: 'heading', level: 1, text: [text('Forward pass')] },
    ...definitions.map((d) => equation(definitionLines(d, sheet))),
  ];
}

/** The loss: its definition, its numbers, its value in a box. */
export function lossSection(sheet: Sheet): readonly Block[] {
  const loss = sheet.solution.problem.definitions.at(-1) as Definition;
  return [{ kind: 'heading', level: 1, text: [text('Loss')] }, equation(definitionLines(loss, sheet), true)];
}

const REASONS: Readonly<Record<Definition['role'], string>> = {
  preactivation: 'weighted sum',
  activation: 'activation',
  intermediate: '',
  loss: 'loss',
};

/** symbol = formula = numbers = value. */
function definitionLines(d: Definition, sheet: Sheet): readonly EquationLine[] {
  const first = line(shown(d.value, sheet), { left: shown(d.symbol, sheet), reason: REASONS[d.role] });
  if (isFree(d.symbol)) return [first, ...arrayLines(d, sheet)];
  const value = printed(d.symbol, sheet);
  const numbers = hasNumbers(d.value, sheet) ? [line(substituted(d.value, sheet))] : [];
  const isKnown = numbers.length > 0 || isNumber(d.symbol, sheet);
  return [first, ...numbers, ...(isKnown ? [line(value.layout, { relation: value.relation })] : [])];
}

/** The same in matrices, and the vector or matrix of values. */
function arrayLines(d: Definition, sheet: Sheet): readonly EquationLine[] {
  const lines: EquationLine[] = [];
  const matrix = inMatrices(d.value, d.symbol.free);
  const whole = wholeLayout(d.symbol, sheet);
  const values = printedEntries(d.symbol, sheet);
  if (matrix) {
    lines.push(line(matrix.layout(sheet), { left: whole, reason: shapeNote(matrix.form, sheet) }));
    const numbers = withNumbers(matrix.form, sheet);
    if (numbers) lines.push(line(numbers));
  }
  if (values) lines.push(line(values, { relation: '≈', ...(lines.length === 0 && { left: whole }) }));
  return lines;
}

function wholeLayout(s: Sym, sheet: Sheet): Layout {
  return inMatrices(s, s.free)?.layout(sheet) ?? shown(s, sheet);
}
