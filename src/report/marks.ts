/** What the questions of a part are worth: as its spec says, else shared out by the length of the work. */
import type { Block } from '../document/document.js';
import type { Problem } from '../problem/problem.js';
import { isWork, type SectionId, withNeeds } from '../problem/sections.js';
import { TaskError } from '../problem/task-error.js';
import { isNumeric } from './sheet.js';

export interface PartMarks {
  /** Whether the spec gives them; else they are the automatic ones. */
  readonly given: boolean;
  /** The sections that are questions, in their order, with what each is worth; 0 where it is worth nothing. */
  readonly questions: ReadonlyMap<SectionId, number>;
  /** Lines of work in each question, with what it brings along. */
  readonly work: ReadonlyMap<SectionId, number>;
  readonly total: number;
}

interface Written {
  readonly id: SectionId;
  readonly blocks: readonly Block[];
}

/**
 * The questions of a part are the tasks of its spec, and the sections that its `marks:` name; a forward pass without
 * numbers would ask for what is given, so it is one only by name. Where the spec gives marks, they are those, and a
 * section that is not named has none. Else a part has 10 marks, one of more than four questions 20: each question gets
 * one, and the others are shared out, whole, in proportion to the lines of work in its section and in those that it
 * brings along unasked (largest remainders first). Throws a TaskError for a section that comes out empty.
 */
export function marksOf(sections: readonly Written[], problem: Problem): PartMarks {
  const given = problem.presentation.marks;
  for (const [id, { span }] of given ?? []) {
    if (sections.some((section) => section.id === id)) continue;
    throw new TaskError('unmarkable', span, `this sheet has no section \`${id}\` to give marks for`);
  }
  const tasks = problem.tasks.map((task) => task.kind);
  const isAsked = (id: SectionId): boolean =>
    given?.has(id) || (tasks.includes(id) && isWork(id) && (id !== 'forward' || isNumeric(problem)));
  const asked = sections.map(({ id }) => id).filter(isAsked);
  const work = workOf(sections, asked);
  const questions = given ? new Map(asked.map((id) => [id, given.get(id)?.marks ?? 0])) : sharedOut(work);
  return { given: given !== undefined, questions, work, total: sum(questions.values()) };
}

const sum = (numbers: Iterable<number>): number => [...numbers].reduce((total, n) => total + n, 0);

/** The lines of each question: its own, and those of unasked sections, which count for the first that needs them. */
function workOf(sections: readonly Written[], asked: readonly SectionId[]): ReadonlyMap<SectionId, number> {
  const work = new Map(asked.map((id) => [id, 0]));
  for (const { id, blocks } of sections) {
    const owner = asked.includes(id) ? id : asked.find((question) => withNeeds([question]).has(id));
    if (owner && isWork(id)) work.set(owner, (work.get(owner) ?? 0) + sum(blocks.map(linesIn)));
  }
  return work;
}

/** A line of a derivation and a row of a table count alike. */
function linesIn(block: Block): number {
  if (block.kind === 'equation') return block.lines.length;
  return block.kind === 'table' ? block.groups.flat().length : 0;
}

function sharedOut(work: ReadonlyMap<SectionId, number>): ReadonlyMap<SectionId, number> {
  const total = work.size > 4 ? 20 : 10;
  const free = total - work.size;
  const all = sum(work.values());
  const shares = [...work].map(([id, lines]) => ({ id, share: all === 0 ? free / work.size : (free * lines) / all }));
  const marks = new Map(shares.map(({ id, share }) => [id, 1 + Math.floor(share)]));
  const left = total - sum(marks.values());
  const byRemainder = shares.toSorted((a, b) => (b.share % 1) - (a.share % 1));
  for (const { id } of byRemainder.slice(0, left)) marks.set(id, (marks.get(id) ?? 0) + 1);
  return marks;
}
