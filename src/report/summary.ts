/** A solution in brief, for the terminal: the loss, the values, the gradients with their formulas, the update. */
import { atEntry, entriesOf, sameEntry } from '../backprop/entries.js';
import { fullFormula } from '../backprop/formula.js';
import type { Solution } from '../backprop/solution.js';
import { type Block, type Document, type Inlines, math, type Table, text } from '../document/document.js';
import type { Sym } from '../language/expr.js';
import { type Layout, number } from '../language/layout.js';
import { within } from '../language/table.js';
import { typeset } from '../language/typeset.js';
import { finished } from './finished.js';
import { updateSection } from './sections/update.js';
import { newSheet, printed, type Sheet, shown } from './sheet.js';

/** Longer tables are left to `--json`. */
const MOST_ROWS = 200;

/** The numbers of a solution, with `digits` significant digits where that many are wanted. */
export function solutionSummary(solution: Solution, part: string | undefined, digits?: number): Document {
  const { problem } = solution;
  return within(problem.table, () => {
    const sheet = newSheet(solution, { carry: 'exact' });
    const { say } = sheet;
    return finished({
      title: part === undefined ? problem.title : `${problem.title} (${part})`,
      kicker: say.kicker.summary,
      facts: [],
      language: problem.presentation.language,
      blocks: [valueTable(sheet, digits), ...formulaTable(sheet, digits), ...updateSection(sheet)],
    });
  });
}

function valueTable(sheet: Sheet, digits: number | undefined): Block {
  const { problem } = sheet.solution;
  const rows = problem.definitions.flatMap((d) =>
    (entriesOf(d.symbol, problem) ?? []).map((s) => [[math(shown(s, sheet))], [math(numberOf(s, sheet, digits))]]),
  );
  return table(sheet.say.summary.values, [sheet.say.summary.symbol, sheet.say.summary.value], rows, sheet);
}

function formulaTable(sheet: Sheet, digits: number | undefined): readonly Block[] {
  const { problem, gradients, symbolOf } = sheet.solution;
  if (gradients.parameters.length === 0) return [];
  const rows = gradients.parameters.flatMap((a) => {
    const formula = fullFormula(a, gradients);
    return (entriesOf(a.of, problem) ?? []).map((entry): Inlines[] => [
      [math(shown(entry, sheet))],
      [math(numberOf(sameEntry(symbolOf(a), a.of, entry), sheet, digits))],
      [math(shown(atEntry(formula, a.of, entry), sheet))],
    ]);
  });
  const { say } = sheet;
  const { parameter, gradient, formula, gradients: caption } = say.summary;
  return [table(caption, [parameter, gradient, formula], rows, sheet)];
}

function numberOf(s: Sym, sheet: Sheet, digits: number | undefined): Layout {
  if (digits === undefined) return printed(s, sheet).layout;
  const value = sheet.solution.answer(s, digits);
  return typeof value === 'object' ? typeset(value, sheet.notation) : number(String(value));
}

function table(
  caption: string,
  heads: readonly string[],
  rows: readonly (readonly Inlines[])[],
  { say }: Sheet,
): Table {
  return {
    kind: 'table',
    caption: [text(rows.length > MOST_ROWS ? say.summary.firstOf(caption, MOST_ROWS, rows.length) : caption)],
    columns: heads.map((head, n) => ({ head: [text(head)], align: n === 1 ? 'right' : 'left' })),
    groups: [rows.slice(0, MOST_ROWS)],
  };
}
