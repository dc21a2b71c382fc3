/** The question paper: what is given, what is asked, and room to write. Nothing that is to be found stands on it. */

import { formalCall } from '../../backprop/functions.js';
import type { Block } from '../../document/document.js';
import type { WrittenPart } from '../part.js';
import { equation, heading, line, type Sheet, shown } from '../sheet.js';
import { ask } from './ask.js';
import { type Copy, worthOf } from './copy.js';

/** Lines of handwriting: so many a printed line of the solution, and so many at least and at most: a page. */
const ROOM = { share: 0.7, least: 4, most: 24 };

export const questions: Copy = {
  showsMarks: 'always',
  isFilledIn: true,
  blocks: (part) => [
    ...statement(part),
    ...(part.marks.questions.size > 0 ? [heading('questions', part.sheet)] : []),
    ...asked(part),
  ],
};

/** What is given, on a question paper and in a workbook: the drawing, the numbers, and the definitions, which say how the network is built. */
export function statement({ sections, sheet }: WrittenPart): readonly Block[] {
  const given = sections.filter(({ id }) => id === 'network' || id === 'given').flatMap(({ blocks }) => blocks);
  return [...given, heading('definitions', sheet), equation(definitions(sheet))];
}

const definitions = (sheet: Sheet) => {
  const { problem, gradients } = sheet.solution;
  const functions = new Set(gradients.functions.map((f) => f.definition));
  return [
    ...problem.definitions.map((d) => line(shown(d.value, sheet), { left: shown(d.symbol, sheet) })),
    ...[...functions].map((f) => line(shown(f.formula, sheet), { left: shown(formalCall(f), sheet) })),
  ];
};

/** The questions, each with its marks and its room. */
const asked = ({ marks, sheet }: WrittenPart): readonly Block[] =>
  [...marks.questions.keys()].flatMap((id): readonly Block[] => {
    const worth = worthOf({ id }, marks, sheet);
    return [
      { kind: 'question', text: ask(id, sheet), ...(worth !== undefined && { marks: worth }) },
      { kind: 'space', lines: roomFor(marks.work.get(id) ?? 0) },
    ];
  });

export const roomFor = (work: number): number =>
  Math.max(ROOM.least, Math.min(ROOM.most, Math.ceil(work * ROOM.share)));
