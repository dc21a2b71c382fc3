/** The answer key: what comes out, and nothing of how. */
import { atEntry, countEntries, entriesOf } from '../../backprop/entries.js';
import type { Block, EquationLine } from '../../document/document.js';
import { type Expr, isFree, type Sym } from '../../language/expr.js';
import { inlineForm } from '../../language/inline.js';
import { widthOf } from '../../language/measure.js';
import type { SectionId } from '../../problem/sections.js';
import { printedEntries } from '../entries.js';
import { type Pair, pairsTable } from '../pairs.js';
import type { WrittenPart, WrittenSection } from '../part.js';
import { chain, equation, heading, isNumeric, line, printed, type Sheet, shown } from '../sheet.js';
import { type Copy, marked } from './copy.js';

export const key: Copy = {
  showsMarks: 'always',
  isFilledIn: false,
  blocks: ({ sections, marks, sheet }) =>
    sections.flatMap((section) => marked({ ...section, blocks: resultsOf(section, marks, sheet) }, marks, sheet)),
};

/** The results of a section: its values, where it is a pass through the network, else what it ends in, where that is asked for. */
function resultsOf({ id, blocks }: WrittenSection, marks: WrittenPart['marks'], sheet: Sheet): readonly Block[] {
  const results = OWN[id]?.(sheet) ?? (marks.questions.has(id) ? closingBlocks(blocks) : []);
  return results.length === 0 ? [] : [heading(id, sheet), ...results];
}

/** The tables, else the boxes, else what formulas there are. */
function closingBlocks(blocks: readonly Block[]): readonly Block[] {
  const tables = blocks.filter((block) => block.kind === 'table');
  const equations = blocks.filter((block) => block.kind === 'equation');
  const boxes = equations.filter((block) => block.answer);
  return [tables, boxes, equations].find((found) => found.length > 0) ?? [];
}

const nothing = (): readonly Block[] => [];
const OWN: Readonly<Partial<Record<SectionId, (sheet: Sheet) => readonly Block[]>>> = {
  given: nothing,
  network: nothing,
  train: nothing,
  certificate: nothing,
  forward: (sheet) => {
    const { definitions } = sheet.solution.problem;
    const found = definitions.filter((d) => d.role !== 'loss').map(({ symbol }) => ({ name: symbol, symbol }));
    return isNumeric(sheet.solution.problem) ? values(found, sheet.say.copies.key.values, sheet) : [];
  },
  loss: (sheet) => {
    const { problem } = sheet.solution;
    const { loss } = problem;
    return isNumeric(problem) ? [equation(chain(shown(loss, sheet), [printed(loss, sheet)]), true)] : [];
  },
  gradients: (sheet) => {
    const { problem, gradients, symbolOf } = sheet.solution;
    if (!isNumeric(problem)) return formulas(sheet);
    const found = gradients.parameters.map((a) => ({ name: a.goal, symbol: symbolOf(a) }));
    return values(found, sheet.say.copies.key.gradients, sheet);
  },
};

/** A quantity under the name that the key gives it; both have the same free indices. */
interface Quantity {
  readonly name: Expr;
  readonly symbol: Sym;
}

/** More entries of one quantity than this are left to the JSON output. */
const MOST_ENTRIES = 60;
/** In em: a wider value has a line of its own. */
const WIDEST_CELL = 7;

/** Single numbers in one table; vectors, matrices and what is left open in symbols on lines of their own. */
function values(quantities: readonly Quantity[], caption: string, sheet: Sheet): readonly Block[] {
  const pairs: Pair[] = [];
  const lines: EquationLine[] = [];
  for (const { name, symbol } of quantities.flatMap((q) => (isWhole(q, sheet) ? [q] : entriesIn(q, sheet)))) {
    const left = shown(name, sheet);
    const value = isFree(symbol) ? printedEntries(symbol, sheet) : printed(symbol, sheet);
    if (value === undefined) continue;
    if (!isFree(symbol) && widthOf(value.layout) <= WIDEST_CELL)
      pairs.push({ left: inlineForm(left), value: value.layout });
    else lines.push(...chain(left, [value]));
  }
  return [
    ...(lines.length > 0 ? [equation(lines)] : []),
    ...(pairs.length > 0 ? [pairsTable(pairs, caption, sheet)] : []),
  ];
}

const isWhole = ({ symbol }: Quantity, sheet: Sheet): boolean =>
  !isFree(symbol) || printedEntries(symbol, sheet) !== undefined;

/** What does not fit on the page as one, entry by entry; nothing where that is too much as well. */
function entriesIn({ name, symbol }: Quantity, { solution: { problem } }: Sheet): readonly Quantity[] {
  if ((countEntries(symbol, problem) ?? Number.POSITIVE_INFINITY) > MOST_ENTRIES) return [];
  return (entriesOf(symbol, problem) ?? []).map((entry) => ({ name: atEntry(name, symbol, entry), symbol: entry }));
}

/** Without numbers the results are the formulas, over the names that they cite. */
function formulas(sheet: Sheet): readonly Block[] {
  const { intermediates, parameters } = sheet.solution.gradients;
  const cited = intermediates.flatMap(({ name, result }) => (name ? [{ name, result }] : []));
  const found = parameters.map(({ goal, result }) => ({ name: goal, result }));
  return [
    equation([...cited, ...found].map(({ name, result }) => line(shown(result, sheet), { left: shown(name, sheet) }))),
  ];
}
