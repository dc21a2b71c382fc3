/** A notebook of a problem: the sections of its sheet, each followed by the code that does the same. */
import type { Solution } from '../backprop/solution.js';
import type { Block, Document } from '../document/document.js';
import type { CodePart, Program } from '../document/program.js';
import { within } from '../language/table.js';
import { SECTIONS, type SectionId, withNeeds } from '../problem/sections.js';
import { finished } from './finished.js';
import { sectionOf } from './part.js';
import { heading, newSheet, type Sheet } from './sheet.js';

/** The code that follows a section, or the place where that would be. */
const CODE_AFTER: Readonly<Partial<Record<SectionId, CodePart>>> = {
  given: 'given',
  loss: 'forward',
  matrix: 'backward',
  update: 'update',
};
/** What is checked, trained or code has no place among cells that are. */
const LEFT_OUT: readonly SectionId[] = ['certificate', 'train', 'code'];

/** The document of one problem, worked out in its style, with its program in pieces. */
export function notebookDocument(part: string | undefined, solution: Solution, program: Program): Document {
  const { problem } = solution;
  return within(problem.table, () => {
    const sheet = newSheet(solution);
    const { say } = sheet;
    return finished({
      title: part === undefined ? problem.title : `${problem.title}: ${say.part(part)}`,
      kicker: say.kicker.solution,
      facts: [],
      language: problem.presentation.language,
      blocks: [...sectionsWithCode(sheet, program), code(program, 'checks'), ...trainingBlocks(sheet, program)],
    });
  });
}

function sectionsWithCode(sheet: Sheet, program: Program): readonly Block[] {
  const wanted = withNeeds(sheet.solution.problem.tasks.map((t) => t.kind));
  return SECTIONS.flatMap((id) => {
    const after = CODE_AFTER[id];
    const isThere = after !== undefined && (after !== 'update' || program.update !== undefined);
    return [
      ...(wanted.has(id) && !LEFT_OUT.includes(id) ? sectionOf(id, sheet) : []),
      ...(isThere ? [code(program, after)] : []),
    ];
  });
}

/** At the end: it leaves other parameters behind. */
const trainingBlocks = (sheet: Sheet, program: Program): readonly Block[] =>
  program.training ? [heading('train', sheet), code(program, 'training')] : [];

const code = (program: Program, part: CodePart): Block => ({ kind: 'code', program, part });
