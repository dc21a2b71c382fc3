/** What is given: the numbers. */
import { entryNumbers } from '../../backprop/numbers/entries.js';
import { type Block, paragraph } from '../../document/document.js';
import { type FreeIndex, freeIndex, type Sym, sym } from '../../language/expr.js';
import { symbolLayout } from '../../language/notation.js';
import { symbolsOf } from '../../language/walk.js';
import type { Problem } from '../../problem/problem.js';
import { SAMPLES } from '../../problem/samples.js';
import { printedArray } from '../entries.js';
import { namesOf } from '../names.js';
import { ownNameBlocks } from '../own-names.js';
import { pairsTable } from '../pairs.js';
import { leftOpen } from '../remarks.js';
import { chain, equation, heading, type Printed, printed, type Sheet, shown } from '../sheet.js';

/** The problem as it was set. */
export function givenSection(sheet: Sheet): readonly Block[] {
  const { problem } = sheet.solution;
  const blocks = [
    ...ownNameBlocks(sheet),
    ...givenScalars(problem, sheet),
    ...givenArrays(problem, sheet),
    ...openSentence(sheet),
  ];
  return blocks.length === 0 ? [] : [heading('given', sheet), ...blocks];
}

function openSentence(sheet: Sheet): readonly Block[] {
  const names = namesOf(leftOpen(sheet), sheet);
  return names ? [paragraph(sheet.say.given.open(names.list, names.count))] : [];
}

/** Names without indices, in a table of two columns of pairs. */
function givenScalars(problem: Problem, sheet: Sheet): readonly Block[] {
  const scalars = [...problem.given]
    .filter(([, { shape, entries }]) => shape.length === 0 && entries[0] !== undefined)
    .map(([name]) => sym(name));
  if (scalars.length === 0) return [];
  const pairs = scalars.map((s) => ({ left: shown(s, sheet), value: printed(s, sheet).layout }));
  return [pairsTable(pairs, sheet.say.given.table, sheet)];
}

/** Vectors and matrices, an equation each; large ones by their shape. */
function givenArrays(problem: Problem, sheet: Sheet): readonly Block[] {
  return [...problem.given].flatMap(([name, { shape, entries: values }]): readonly Block[] => {
    if (shape.length === 0 || values.every((value) => value === undefined)) return [];
    const left = symbolLayout(sym(name), sheet.notation);
    const entries = arrayOf(name, shape, sheet);
    if (entries) return [equation(chain(left, [entries]))];
    return [paragraph(sheet.say.given.tooLarge(left, shape.join(' × ')))];
  });
}

/** The entries of an array as it lies on the page; undefined where they do not fit on it. */
function arrayOf(name: string, shape: readonly number[], sheet: Sheet): Printed | undefined {
  const { axesOf, isRow } = sheet.arrangement;
  const whole = formalSymbol(name, shape.length, sheet.solution.problem);
  const along = axesOf(whole);
  const sizes = along.map((i) => shape[whole.free.indexOf(i)] as number);
  const entries = [...entryNumbers(sizes)].map((at) =>
    sym(name, ...whole.free.map((i) => at[along.indexOf(i)] as number)),
  );
  return printedArray(entries, sizes, sheet, along.length === 1 && along.every(({ range }) => isRow(range)));
}

/** All of an array, whose entries the tape may speak of one by one: of its axes only that of the samples matters. */
function formalSymbol(name: string, arity: number, { definitions }: Problem): Sym {
  const varies = definitions
    .flatMap((d) => symbolsOf(d.value))
    .some(
      ({ name: other, indices: [first] }) => other === name && typeof first === 'object' && first.range === SAMPLES,
    );
  const axis = (n: number): FreeIndex => freeIndex(`i${n}`, n === 0 && varies ? SAMPLES : `axis ${n} of ${name}`);
  return sym(name, ...Array.from({ length: arity }, (_, n) => axis(n)));
}
