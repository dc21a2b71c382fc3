/** A solution in brief, for the terminal: the loss, the values, the gradients with their formulas, the update. */
import { fullFormula } from '../backprop/formula.js';
import type { Solution } from '../backprop/solution.js';
import { type Block, type Document, type Inlines, math, type Table, text } from '../document/document.js';
import type { Expr, Index, Sym } from '../language/expr.js';
import { type Layout, number } from '../language/layout.js';
import { within } from '../language/table.js';
import { typeset } from '../language/typeset.js';
import { renameAll } from '../language/walk.js';
import { entriesOf } from './entries.js';
import { notationOf } from './notation.js';
import { printed, type Sheet, shown } from './sheet.js';
import { updateSection } from './update.js';

/** Longer tables are left to `--json`. */
const MOST_ROWS = 200;

/** The numbers of a solution, with `digits` significant digits where that many are wanted. */
export function solutionSummary(solution: Solution, part: string | undefined, digits?: number): Document {
  const { problem } = solution;
  return within(problem.table, () => {
    const sheet: Sheet = { solution, notation: notationOf(problem), detail: 'brief' };
    return {
      title: part === undefined ? problem.title : `${problem.title} (${part})`,
      kicker: 'Solution',
      facts: [],
      language: 'en',
      blocks: [valueTable(sheet, digits), ...formulaTable(sheet, digits), ...updateSection(sheet)],
    };
  });
}

function valueTable(sheet: Sheet, digits: number | undefined): Block {
  const { problem } = sheet.solution;
  const rows = problem.definitions.flatMap((d) =>
    (entriesOf(d.symbol, problem) ?? []).map((s) => [[math(shown(s, sheet))], [math(numberOf(s, sheet, digits))]]),
  );
  return table('Values', ['Symbol', 'Value'], rows);
}

function formulaTable(sheet: Sheet, digits: number | undefined): readonly Block[] {
  const { problem, gradients, symbolOf } = sheet.solution;
  if (gradients.parameters.length === 0) return [];
  const rows = gradients.parameters.flatMap((a) => {
    const formula = fullFormula(a, gradients);
    return (entriesOf(a.of, problem) ?? []).map((entry): Inlines[] => {
      const at = (e: Expr): Expr =>
        renameAll(
          e,
          a.of.free,
          a.of.free.map((i) => entry.indices[a.of.indices.indexOf(i)] as Index),
        );
      return [
        [math(shown(entry, sheet))],
        [math(numberOf(at(symbolOf(a)) as Sym, sheet, digits))],
        [math(shown(at(formula), sheet))],
      ];
    });
  });
  return [table('Gradients', ['Parameter', 'Gradient', 'Formula'], rows)];
}

function numberOf(s: Sym, sheet: Sheet, digits: number | undefined): Layout {
  if (digits === undefined) return printed(s, sheet).layout;
  const value = sheet.solution.answer(s, digits);
  return typeof value === 'object' ? typeset(value, sheet.notation) : number(String(value));
}

function table(caption: string, heads: readonly string[], rows: readonly (readonly Inlines[])[]): Table {
  return {
    kind: 'table',
    caption: [text(rows.length > MOST_ROWS ? `${caption} (the first ${MOST_ROWS} of ${rows.length})` : caption)],
    columns: heads.map((head, n) => ({ head: [text(head)], align: n === 1 ? 'right' : 'left' })),
    groups: [rows.slice(0, MOST_ROWS)],
  };
}
