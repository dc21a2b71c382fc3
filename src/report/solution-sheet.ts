/** The sheets: which sections, in which order. */
import type { Certificate } from '../backprop/certificate.js';
import type { Solution } from '../backprop/solution.js';
import { type Block, type Document, math, text } from '../document/document.js';
import { within } from '../language/table.js';
import { NEEDS, SECTIONS, type SectionId } from '../problem/sections.js';
import type { Detail } from '../rules/lines.js';
import { localized } from './localized.js';
import { messagesIn } from './messages/messages.js';
import { writerOf } from './sections/sections.js';
import { newSheet, type Sheet, shown } from './sheet.js';

/** A problem of a spec, worked out and checked; `part` names it where the spec has several. */
export interface Solved {
  readonly part: string | undefined;
  readonly solution: Solution;
  readonly certificate: Certificate;
}

/** The whole solution of a spec (of one part at least) as a document, its parts one after another. */
export function solutionSheet(parts: readonly Solved[]): Document {
  const [first] = parts as [Solved, ...Solved[]];
  const { title, presentation } = first.solution.problem;
  return localized({
    title,
    kicker: messagesIn(presentation.language).kicker.solution,
    facts: [],
    language: presentation.language,
    blocks: parts.flatMap((part) => [...partHeading(part), ...sectionsOf(part)]),
  });
}

function partHeading({ part, solution }: Solved): readonly Block[] {
  if (part === undefined) return [];
  const say = messagesIn(solution.problem.presentation.language);
  return [{ kind: 'heading', level: 1, text: [text(say.part(part))] }];
}

function sectionsOf({ solution, certificate }: Solved): readonly Block[] {
  const { tasks, table } = solution.problem;
  const asked = withNeeds(tasks.map((t) => t.kind));
  return within(table, () => {
    const sheet = newSheet(solution, { certificate });
    return SECTIONS.filter((id) => asked.has(id)).flatMap((id) => sectionOf(id, sheet));
  });
}

/** A section in the rounding that it has of its own. */
function sectionOf(id: SectionId, sheet: Sheet): readonly Block[] {
  const { problem } = sheet.solution;
  const { sections } = problem.presentation.numbers;
  return writerOf(id, problem)({ ...sheet, rounding: sections.get(id) ?? sheet.rounding });
}

/** The sections that are asked for, and all that they stand on. */
function withNeeds(asked: readonly SectionId[]): ReadonlySet<SectionId> {
  const wanted = new Set<SectionId>(asked);
  // A set goes on over what is added to it on the way.
  for (const id of wanted) for (const needed of NEEDS[id]) wanted.add(needed);
  return wanted;
}

/** The derivations alone: what each gradient comes from, step by step, in the detail that the spec wants if none is given. */
export function derivationSheet(solution: Solution, detail?: Detail): Document {
  const { title, table, presentation } = solution.problem;
  return within(table, () => {
    const sheet = newSheet(solution, { ...(detail && { detail }) });
    const sections: readonly SectionId[] = ['local-derivatives', 'gradients', 'matrix', 'collapse'];
    return localized({
      title,
      kicker: sheet.say.kicker.derivation,
      facts: [{ name: sheet.say.headings.loss, value: lossOf(sheet) }],
      language: presentation.language,
      blocks: sections.flatMap((id) => sectionOf(id, sheet)),
    });
  });
}

const lossOf = (sheet: Sheet) => [math(shown(sheet.solution.gradients.tape.loss.value, sheet))];
