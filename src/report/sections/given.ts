/** What is given: the numbers. */
import type { Block } from '../../document/document.js';
import { type Sym, sym } from '../../language/expr.js';
import { symbolLayout } from '../../language/notation.js';
import { symbolsOf } from '../../language/walk.js';
import type { Problem } from '../../problem/problem.js';
import { printedArray, printedEntries } from '../entries.js';
import { namesOf } from '../names.js';
import { ownNameBlocks } from '../own-names.js';
import { pairsTable } from '../pairs.js';
import { leftOpen } from '../remarks.js';
import { chain, equation, heading, printed, type Sheet, shown } from '../sheet.js';

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
  return names ? [{ kind: 'paragraph', text: sheet.say.given.open(names.list, names.count) }] : [];
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
    const whole = wholeSymbol(name, problem);
    const entries = whole
      ? printedEntries(whole, sheet)
      : printedArray(
          entryNumbers(shape).map((at) => sym(name, ...at)),
          shape,
          sheet,
        );
    if (entries) return [equation(chain(left, [entries]))];
    return [
      {
        kind: 'paragraph',
        text: sheet.say.given.tooLarge(left, shape.join(' × ')),
      },
    ];
  });
}

/** A given symbol as the tape speaks of all of it; undefined where it speaks of single entries alone. */
const wholeSymbol = (name: string, { definitions }: Problem): Sym | undefined =>
  definitions.flatMap((d) => symbolsOf(d.value)).find((s) => s.name === name && s.free.length === s.indices.length);

/** [1,1], [1,2], … up to the shape, the last index running fastest. */
const entryNumbers = (shape: readonly number[]): number[][] =>
  shape.reduce<number[][]>(
    (partial, size) => partial.flatMap((p) => Array.from({ length: size }, (_, n) => [...p, n + 1])),
    [[]],
  );
