/** The copies of a sheet by name, a file each, made from one spec: the same numbers, the same marks, the same hash. */
import { type Block, type Document, type Imprint, math, text } from '../../document/document.js';
import { blank, infix, number, row } from '../../language/layout.js';
import { within } from '../../language/table.js';
import { type Fact, factsOf } from '../facts.js';
import { finished } from '../finished.js';
import type { Messages } from '../messages/messages.js';
import { type Solved, type WrittenPart, writePart } from '../part.js';
import { quantitiesOf } from '../quantities.js';
import { withoutRepeats } from '../said-before.js';
import { carryNote } from '../sections/drift.js';
import type { Copy } from './copy.js';
import { key } from './key.js';
import type { CopyName } from './names.js';
import { questions } from './questions.js';
import { solution } from './solution.js';
import { workbook } from './workbook.js';

const BY_NAME: Readonly<Record<CopyName, Copy>> = { solution, questions, workbook, key };

/**
 * A copy of the sheet of a spec (of one part at least), its parts one after another. `hash` tells which text of the
 * spec it was made from. Throws ValueError and TaskError.
 */
export function copyOf(name: CopyName, parts: readonly Solved[], hash?: string): Document {
  const copy = BY_NAME[name];
  const written = printed(parts, copy);
  const [first] = written as [PrintedPart, ...PrintedPart[]];
  const { problem } = first.sheet.solution;
  const { say } = first.sheet;
  return finished({
    title: problem.title,
    kicker: say.kicker[name],
    facts: [...(copy.isFilledIn ? [nameFact(say)] : sharedFacts(written)), ...totalFact(written, copy, say)],
    quantities: quantitiesOf(written.map(({ sheet }) => sheet)),
    imprint: imprintOf(problem.presentation.head, hash, say),
    language: problem.presentation.language,
    blocks: written.flatMap((part) => [...partHeading(part, copy), ...part.blocks]),
  });
}

interface PrintedPart extends WrittenPart {
  readonly blocks: readonly Block[];
  readonly facts: readonly Fact[];
}

function printed(parts: readonly Solved[], copy: Copy): readonly PrintedPart[] {
  const written = parts.map((part) => within(part.solution.problem.table, () => writePart(part)));
  return (copy.refersBack ? withoutRepeats(written) : written).map((part, n, all) =>
    within(part.sheet.solution.problem.table, () => ({
      ...part,
      blocks: [...noteOf(part, all[n - 1], copy), ...copy.blocks(part)],
      facts: factsOf(part.sheet),
    })),
  );
}

/** Said where it is not as in the part before; on paper to be filled in nothing stands beside anything. */
function noteOf({ sheet }: WrittenPart, before: WrittenPart | undefined, { isFilledIn }: Copy): readonly Block[] {
  const note = carryNote(sheet);
  const isSaid = before && JSON.stringify(carryNote(before.sheet)) === JSON.stringify(note);
  return isSaid || (isFilledIn && sheet.carry === 'both') ? [] : note;
}

const showsMarks = ({ marks }: WrittenPart, { showsMarks }: Copy): boolean =>
  marks.total > 0 && (marks.given || showsMarks === 'always');

function partHeading(part: PrintedPart, copy: Copy): readonly Block[] {
  if (part.part === undefined) return [];
  const { say } = part.sheet;
  const marks = showsMarks(part, copy) && { marks: say.copies.marks(part.marks.total) };
  return [{ kind: 'heading', level: 0, text: [text(say.part(part.part))], ...marks }];
}

/** Those that hold for every part. */
const sharedFacts = ([first, ...others]: readonly PrintedPart[]): readonly Fact[] =>
  first?.facts.filter((fact) => others.every(({ facts }) => facts.some((f) => same(f, fact)))) ?? [];
const same = (a: Fact, b: Fact): boolean => JSON.stringify(a) === JSON.stringify(b);

const nameFact = ({ copies }: Messages): Fact => ({ name: copies.facts.name, value: [math(blank(12))] });

/** All marks of the sheet; where a student writes, with room for those that are reached. */
function totalFact(parts: readonly PrintedPart[], copy: Copy, { copies }: Messages): readonly Fact[] {
  const total = parts.reduce((sum, part) => sum + (showsMarks(part, copy) ? part.marks.total : 0), 0);
  if (total === 0) return [];
  const all = number(String(total));
  return [{ name: copies.facts.marks, value: [math(copy.isFilledIn ? row(blank(3), infix('/'), all) : all)] }];
}

function imprintOf(
  { course, date, version }: { readonly course?: string; readonly date?: string; readonly version?: string },
  hash: string | undefined,
  { copies }: Messages,
): Imprint {
  const { imprint } = copies;
  return {
    ...(course !== undefined && { course }),
    ...(date !== undefined && { date }),
    origin: [
      ...(version === undefined ? [] : [imprint.version(version)]),
      ...(hash === undefined ? [] : [imprint.spec(hash)]),
    ],
  };
}
