/** A problem of a spec, written section by section: what every copy of the sheet is made from. */
import type { Certificate } from '../backprop/certificate.js';
import type { Solution } from '../backprop/solution.js';
import type { Block } from '../document/document.js';
import { SECTIONS, type SectionId, withNeeds } from '../problem/sections.js';
import type { NamedRun } from '../training/runs.js';
import { marksOf, type PartMarks } from './marks.js';
import { writerOf } from './sections/sections.js';
import { newSheet, type Sheet } from './sheet.js';

/** A problem of a spec, worked out and checked; `part` names it where the spec has several. */
export interface Solved {
  readonly part: string | undefined;
  readonly solution: Solution;
  readonly certificate: Certificate;
  /** The trainings that it asks for, ended; left out where none was run. */
  readonly runs?: readonly NamedRun[];
}

export interface WrittenSection {
  readonly id: SectionId;
  readonly blocks: readonly Block[];
}

export interface WrittenPart {
  readonly part: string | undefined;
  readonly sheet: Sheet;
  /** Those that are asked for and what they stand on, where they have something to say. */
  readonly sections: readonly WrittenSection[];
  readonly marks: PartMarks;
}

/** Writes a part, within its problem's table. Throws a TaskError where its marks go to no section. */
export function writePart({ part, solution, certificate, runs = [] }: Solved): WrittenPart {
  const sheet = newSheet(solution, { certificate, runs });
  const sections = writeSections(sheet);
  // So much work is in a section however much of it is shown.
  const counted = sheet.detail === 'normal' ? sections : writeSections({ ...sheet, detail: 'normal' });
  return { part, sheet, sections, marks: marksOf(counted, solution.problem) };
}

function writeSections(sheet: Sheet): readonly WrittenSection[] {
  const tasks = sheet.solution.problem.tasks.map((t) => t.kind);
  const asked = withNeeds(sheet.carry === 'both' ? [...tasks, 'drift'] : tasks);
  return SECTIONS.filter((id) => asked.has(id))
    .map((id) => ({ id, blocks: sectionOf(id, sheet) }))
    .filter(({ blocks }) => blocks.length > 0);
}

/** The blocks of a section, in the rounding that it has of its own; none where it has nothing to say. */
export function sectionOf(id: SectionId, sheet: Sheet): readonly Block[] {
  const { problem } = sheet.solution;
  const { sections } = problem.presentation.numbers;
  return writerOf(id, problem)({ ...sheet, rounding: sections.get(id) ?? sheet.rounding });
}
