/** The sheets: which sections, in which order. */
import type { Certificate } from '../backprop/certificate.js';
import type { Solution } from '../backprop/solution.js';
import { type Block, type Document, math, text } from '../document/document.js';
import { within } from '../language/table.js';
import type { Detail } from '../rules/lines.js';
import { certificateSection } from './certificate.js';
import { collapseSection } from './collapse.js';
import { forwardSection, lossSection } from './forward.js';
import { givenSection } from './given.js';
import { gradientSection, matrixSection } from './gradients.js';
import { localSection } from './locals.js';
import { notationOf } from './notation.js';
import { type Sheet, shown } from './sheet.js';
import { updateSection } from './update.js';

/** A problem of a spec, worked out and checked; `part` names it where the spec has several. */
export interface Solved {
  readonly part: string | undefined;
  readonly solution: Solution;
  readonly certificate: Certificate;
}

/** The whole solution of a spec as a document, its parts one after another. */
export function solutionSheet(parts: readonly Solved[], detail: Detail = 'normal'): Document {
  const [first] = parts;
  return {
    title: first?.solution.problem.title ?? '',
    kicker: 'Solution sheet',
    facts: [],
    language: 'en',
    blocks: parts.flatMap((part) => [...partHeading(part), ...sections(part, detail)]),
  };
}

const partHeading = ({ part }: Solved): readonly Block[] =>
  part === undefined ? [] : [{ kind: 'heading', level: 1, text: [text(`Part ${part}`)] }];

const sections = ({ solution, certificate }: Solved, detail: Detail): readonly Block[] => {
  const asked = new Set(solution.problem.tasks.map((t) => t.kind));
  const derives = asked.has('gradients') || asked.has('update');
  return onSheet(solution, detail, (sheet) => [
    ...givenSection(sheet),
    ...forwardSection(sheet),
    ...collapseSection(sheet),
    ...(asked.has('forward') || derives ? lossSection(sheet) : []),
    ...(derives ? [...localSection(sheet), ...gradientSection(sheet), ...matrixSection(sheet)] : []),
    ...updateSection(sheet),
    ...certificateSection(certificate),
  ]);
};

/** The derivations alone: what each gradient comes from, step by step. */
export function derivationSheet(solution: Solution, detail: Detail): Document {
  return {
    title: solution.problem.title,
    kicker: 'Derivation',
    facts: onSheet(solution, detail, (sheet) => [
      { name: 'Loss', value: [math(shown(solution.gradients.tape.loss.value, sheet))] },
    ]),
    language: 'en',
    blocks: onSheet(solution, detail, (sheet) => [
      ...localSection(sheet),
      ...gradientSection(sheet),
      ...matrixSection(sheet),
      ...collapseSection(sheet),
    ]),
  };
}

function onSheet<T>(solution: Solution, detail: Detail, write: (sheet: Sheet) => T): T {
  const { problem } = solution;
  return within(problem.table, () => write({ solution, notation: notationOf(problem), detail }));
}
