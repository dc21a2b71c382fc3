/** The workbook: the solution with steps left open, fading from worked to empty. */
import { type Block, type Equation, type Inlines, paragraph, type Table } from '../../document/document.js';
import { isWork, SECTIONS, type SectionId } from '../../problem/sections.js';
import type { Messages } from '../messages/messages.js';
import type { WrittenPart, WrittenSection } from '../part.js';
import { heading, isNumeric, type Sheet } from '../sheet.js';
import { ask } from './ask.js';
import { type Chain, chainsOf, linksOf, wordsKey } from './chains.js';
import { type Copy, marked } from './copy.js';
import { fadedCell, fadedChain, fadedGraph, type Stage } from './fade.js';
import { questions, roomFor, statement } from './questions.js';
import { newSecrets, type Secrets } from './secrets.js';

/**
 * What is left open goes by rule. Of the chains of one kind below a heading of a section (those that begin with the same rule) the
 * first is worked; the second has its formula and the rules, and blanks for all that follows; of the others there is
 * the left side alone. In the sections after the gradients one chain is worked, and all others are open. Of a
 * table or a list the first row is worked. Training, the study of activations and a comparison are left to the reader
 * whole. A decimal number that has gone from one place is a blank wherever it stood, unless it is given or came out of
 * a worked chain before.
 */
export const workbook: Copy = {
  showsMarks: 'always',
  isFilledIn: true,
  blocks: (part) => {
    const { marks, sheet } = part;
    const secrets = newSecrets(questions.blocks(part));
    const kindOf = newKinds(sheet);
    const faded = workIn(part).map((section) =>
      WHOLE.has(section.id) ? leftWhole(section.id, part) : fadedSection(section, kindOf, secrets, part.sheet.say),
    );
    return [
      paragraph(sheet.say.copies.workbook.intro),
      ...statement(part),
      ...faded.flatMap(({ id, blocks }) => marked({ id, blocks: secrets.hiddenIn(blocks) }, marks, sheet)),
    ];
  },
};

/** The sections of work. Without numbers the forward pass and the loss are what the statement says already. */
const workIn = ({ sections, marks, sheet }: WrittenPart): readonly WrittenSection[] =>
  sections.filter(({ id }) => {
    const isStated = (id === 'forward' || id === 'loss') && !isNumeric(sheet.solution.problem);
    return isWork(id) && (!isStated || marks.questions.has(id));
  });

/** Tells the kind of a chain: one that goes "as for" an earlier one is of its kind. */
function newKinds({ say }: Sheet): (chain: Chain) => string {
  const known = new Map<string, string>();
  return ({ kind, lines }) => {
    const found = known.get(kind) ?? kind;
    const left = lines[0]?.left;
    if (left) known.set(wordsKey(say.steps.likewise(left)), found);
    return found;
  };
}

/** Sections with nothing in them that would help to find the rest. */
const WHOLE: ReadonlySet<SectionId> = new Set(['training', 'activation-study', 'comparison']);

const leftWhole = (id: SectionId, { sheet, marks }: WrittenPart): WrittenSection => ({
  id,
  blocks: [heading(id, sheet), paragraph(ask(id, sheet)), { kind: 'space', lines: roomFor(marks.work.get(id) ?? 0) }],
});

const isLate = (id: SectionId): boolean => SECTIONS.indexOf(id) > SECTIONS.indexOf('gradients');

/** The section with its steps at their stages; what goes from it joins the secrets. */
function fadedSection(
  { id, blocks }: WrittenSection,
  kindOf: (chain: Chain) => string,
  secrets: Secrets,
  say: Messages,
): WrittenSection {
  let counts = new Map<string, number>();
  const stageOf = (chain: Chain): Stage => {
    const kind = isLate(id) ? '' : kindOf(chain);
    const count = counts.get(kind) ?? 0;
    counts.set(kind, count + 1);
    if (count === 0) return 'worked';
    return count === 1 && !isLate(id) ? 'begun' : 'open';
  };
  const faded = blocks.map((block): Block => {
    if (block.kind === 'heading' && block.level === 1) counts = new Map();
    if (block.kind === 'equation') return fadedEquation(block, stageOf, secrets);
    if (block.kind === 'table') return fadedTable(block, secrets);
    if (block.kind === 'figure' && block.figure.kind === 'graph') {
      const faded: Block = { ...block, figure: fadedGraph(block.figure, say) };
      secrets.keep(block, faded);
      return faded;
    }
    return block.kind === 'list'
      ? { ...block, items: block.items.map((item, n) => (n === 0 ? item : fadedCell(item))) }
      : block;
  });
  return { id, blocks: faded };
}

function fadedEquation(equation: Equation, stageOf: (chain: Chain) => Stage, secrets: Secrets): Equation {
  const lines = chainsOf(equation).flatMap((chain) => {
    const stage = stageOf(chain);
    const left = fadedChain(chain, stage);
    if (stage === 'worked') secrets.tell(resultOf(chain));
    else secrets.keep({ ...equation, lines: chain.lines }, { ...equation, lines: left });
    return left;
  });
  return { ...equation, lines };
}

/** What a chain comes to: its last link. */
function resultOf({ lines }: Chain): Equation {
  const last = lines.at(-1);
  const link = last && linksOf(last).at(-1);
  return { kind: 'equation', answer: false, lines: link ? [{ relation: '=', right: link.layout, reason: '' }] : [] };
}

/** The first row as it is; of the others the name, and the columns that are given throughout. */
function fadedTable(table: Table, secrets: Secrets): Table {
  const [first, ...others] = table.groups.flat();
  const isGiven = table.columns.map((_, n) => others.every((cells) => secrets.isGiven(cells[n] ?? [])));
  const faded = (cells: readonly Inlines[]): readonly Inlines[] =>
    cells === first ? cells : cells.map((cell, n) => (n === 0 || isGiven[n] ? cell : fadedCell(cell)));
  const groups = table.groups.map((rows) => rows.map(faded));
  secrets.keep(table, { ...table, groups });
  return { ...table, groups };
}
