/** The sheets: which sections, in which order. */
import type { Solution } from '../backprop/solution.js';
import { type Document, math } from '../document/document.js';
import { within } from '../language/table.js';
import { inOwnSymbols } from '../problem/forms/operations.js';
import type { SectionId } from '../problem/sections.js';
import type { Detail } from '../rules/lines.js';
import { copyOf } from './copies/copies.js';
import { finished } from './finished.js';
import { type Solved, sectionOf } from './part.js';
import { lossHeading, newSheet, type Sheet, shown } from './sheet.js';

/** The whole solution of a spec (of one part at least) as a document. */
export const solutionSheet = (parts: readonly Solved[]): Document => copyOf('solution', parts);

/** The derivations alone: what each gradient comes from, step by step, in the detail that the spec wants if none is given. */
export function derivationSheet(solution: Solution, detail?: Detail): Document {
  const { title, table, presentation } = solution.problem;
  return within(table, () => {
    const sheet = newSheet(solution, { ...(detail && { detail }) });
    const sections: readonly SectionId[] = ['local-derivatives', 'gradients', 'matrix', 'collapse'];
    return finished({
      title,
      kicker: sheet.say.kicker.derivation,
      facts: [{ name: sheet.say.headings[lossHeading(sheet)], value: lossOf(sheet) }],
      language: presentation.language,
      blocks: sections.flatMap((id) => sectionOf(id, sheet)),
    });
  });
}

const lossOf = (sheet: Sheet) => [
  math(shown(inOwnSymbols(sheet.solution.gradients.tape.loss.value, sheet.solution.problem), sheet)),
];
