/** The two sides of a link, understood together. */

import { type Expr, num, type Sym, sym } from '../../language/expr.js';
import { type Arr, gridOf, sameGrid } from '../meaning/array.js';
import { alike, isHidden } from '../meaning/dots.js';
import { freeLetters } from '../meaning/free-letters.js';
import { assignmentsOf } from '../meaning/letters.js';
import { attempted, NotUnderstood } from '../meaning/not-understood.js';
import type { Letters, Setting } from '../meaning/setting.js';
import { understand } from '../meaning/understand.js';
import { WritingOut } from '../meaning/writing-out.js';
import { sentence } from '../messages/sentence.js';
import type { Defined } from '../names/defined.js';
import { quantityOf } from '../names/quantity-of.js';
import { type IndexCase, isInCase } from '../written/index-case.js';
import { allPieces, type Written, type WrittenNumber } from '../written/written.js';

/** What it takes to understand a side, but for its literals. */
export interface Knowledge extends Omit<Setting, 'literal'> {
  /** For which indices the two sides are compared, where not for all. */
  readonly inCase?: IndexCase;
}

/** A side: its entries for each choice of its letters, and its decimals, each a symbol of its own. */
export interface Meant {
  readonly written: Written;
  readonly entries: readonly Expr[];
  readonly literals: ReadonlyMap<Sym, WrittenNumber>;
}

/** Both sides of a link, their letters running together. Throws NotUnderstood. */
export const meantTogether = (left: Written, right: Written, knowledge: Knowledge): readonly [Meant, Meant] =>
  together(new ReadSide(left, knowledge), new ReadSide(right, knowledge), knowledge.inCase);

/** A side as it is read, beside whatever reading of the other side: what it means is worked out once. */
export class ReadSide {
  /** The letters that run in it. Throws NotUnderstood. */
  readonly letters: () => Letters;
  private readonly known = new Map<string, () => Side>();

  constructor(
    readonly written: Written,
    private readonly knowledge: Knowledge,
  ) {
    this.letters = attempted(() => freeLetters(written, knowledge.names));
  }

  /** Whether its entries are listed, or are those of samples: a row of such may be meant for a list. */
  mayBeRow(): boolean {
    return this.knowledge.ground.batch !== undefined || [...allPieces(this.written)].some((p) => p.kind === 'matrix');
  }

  /** What it is for some choices of the letters of both sides. Throws NotUnderstood. */
  among(letters: Letters, choices: Choices): Side {
    const key = [...letters].join();
    const side = this.known.get(key) ?? attempted(() => meantAlone(this.written, this.knowledge, choices));
    this.known.set(key, side);
    return side();
  }
}

/** Two sides of a link, read, their letters running together. Throws NotUnderstood. */
export function together(one: ReadSide, other: ReadSide, inCase?: IndexCase): readonly [Meant, Meant] {
  const [left, right] = [one.written, other.written];
  const own = [one.letters(), other.letters()];
  const letters = togetherLetters(own, right);
  const choices = assignmentsOf(letters).filter((at) => inCase === undefined || isInCase(inCase, at));
  if (choices.length === 0) throw new NotUnderstood('other', sentence('entryUnclear'), right.span);
  const found = [one.among(letters, choices), other.among(letters, choices)] as const;
  const haveDots = hasDots(left) || hasDots(right);
  const [a, b] = haveDots ? withDotsAlike(found) : found;
  const [x, y] = [a.arrays[0] as Arr, b.arrays[0] as Arr];
  // δ_i = [−0.1; 0.2]: the entries of an array, for the letters of the other side.
  const listed = [a, b].findIndex((side, n) => own[n]?.size === 0 && side.arrays[0]?.entries.length === choices.length);
  const isListed = letters.size > 0 && listed >= 0 && x.entries.length !== y.entries.length;
  const sides = [a, b].map((side, n) =>
    isListed && n === listed ? (side.arrays[0] as Arr).entries : side.arrays.flatMap((array) => array.entries),
  );
  const isRow = (isRowOf(x, y) && other.mayBeRow()) || (isRowOf(y, x) && one.mayBeRow());
  const fits = isListed || isRow || sameGrid(x, y) || (x.entries.length === 1 && y.entries.length === 1);
  if (!fits || sides[0]?.length !== sides[1]?.length) {
    if (letters.size === 0 && isInnerForOuter(x, y, right)) throw notFitting(x, y, right, 'misfit');
    throw differentShapes(x, y, right);
  }
  const meant = [
    { written: left, entries: sides[0] as readonly Expr[], literals: a.literals },
    { written: right, entries: sides[1] as readonly Expr[], literals: b.literals },
  ] as const;
  return haveDots ? withoutDots(meant) : meant;
}

/** Whether entries of a matrix are left out. */
const hasDots = (w: Written): boolean => [...allPieces(w)].some((p) => p.kind === 'dots');

/** Two sides with dots where one of them has some, for each choice of the letters. */
function withDotsAlike([a, b]: readonly [Side, Side]): readonly [Side, Side] {
  const pairs = a.arrays.map((array, n) => alike([array, b.arrays[n] as Arr]));
  const sideOf = (side: Side, n: number): Side => ({ ...side, arrays: pairs.map((pair) => pair[n] as Arr) });
  return [sideOf(a, 0), sideOf(b, 1)];
}

/** The entries that are written of both. Throws NotUnderstood where there are none. */
function withoutDots([a, b]: readonly [Meant, Meant]): readonly [Meant, Meant] {
  const isShown = a.entries.map((e, n) => !isHidden(e) && !isHidden(b.entries[n] as Expr));
  if (!isShown.includes(true)) throw new NotUnderstood('other', sentence('onlyDots'), b.written.span);
  const shown = (side: Meant): Meant => ({ ...side, entries: side.entries.filter((_, n) => isShown[n]) });
  return [shown(a), shown(b)];
}

/** The letters of both sides. Throws NotUnderstood where one would run further on one side. */
function togetherLetters(own: readonly Letters[], { span }: Written): Letters {
  const letters = new Map<string, number>();
  for (const [letter, size] of own.flatMap((sizes) => [...sizes])) {
    const other = letters.get(letter) ?? size;
    if (other !== size)
      throw new NotUnderstood('shapes', sentence('runsTo', letter, String(other), String(size)), span);
    letters.set(letter, size);
  }
  return letters;
}

type Choices = readonly Letters[];

/** What a formula without free letters says. Throws NotUnderstood. */
export function meantBy(w: Written, knowledge: Knowledge): Defined {
  if (hasDots(w)) throw new NotUnderstood('other', sentence('onlyDots'), w.span);
  const { arrays, literals } = meantAlone(w, knowledge, [new Map()]);
  return { array: arrays[0] as Arr, literals };
}

/** What a formula with one free letter says for each of its numbers; undefined with other letters. Throws NotUnderstood. */
export function meantOfEach(w: Written, letter: string, knowledge: Knowledge): readonly Defined[] | undefined {
  const letters = freeLetters(w, knowledge.names);
  if (hasDots(w) || letters.size !== 1 || !letters.has(letter)) return undefined;
  const { arrays, literals } = meantAlone(w, knowledge, assignmentsOf(letters));
  return arrays.map((array) => ({ array, literals }));
}

/** `x = [0.5 -0.5]`: a list of entries is no column, and no row either. */
const isRowOf = (list: Arr, row: Arr): boolean =>
  list.shape.length === 1 && row.shape.length === 2 && row.shape[0] === 1 && row.shape[1] === list.shape[0];

/** A row for a column, and a number for an array or the other way round, are more often careless than wrong. */
function differentShapes(left: Arr, right: Arr, side: Written): NotUnderstood {
  const sizes = [gridOf(left), gridOf(right)] as const;
  const isTurned = sizes[0].toReversed().join() === sizes[1].join() && sizes.every((size) => size.includes(1));
  const isOfMatrix = side.kind !== 'matrix' && quantityOf(left.entries[0] as Expr)?.indices.length === 2;
  const isOne = left.entries.length === 1 || right.entries.length === 1;
  const isGradient = left.entries.every((e) => e.kind === 'derivative') && right.entries.length > 1;
  const isCareless = (isTurned && !isOfMatrix) || (isOne && !isGradient);
  return notFitting(left, right, side, isCareless ? 'shapes' : 'misfit');
}

/** ∂L/∂W = xᵀδ: a product of two vectors that comes to one number, for a matrix. */
function isInnerForOuter(left: Arr, right: Arr, side: Written): boolean {
  const isGradient = left.entries.every((e) => e.kind === 'derivative') && gridOf(left).every((size) => size > 1);
  return isGradient && right.entries.length === 1 && side.kind === 'product';
}

function notFitting(left: Arr, right: Arr, { span }: Written, code: 'shapes' | 'misfit'): NotUnderstood {
  const [a, b] = [gridOf(left).join(' × '), gridOf(right).join(' × ')];
  return new NotUnderstood(code, sentence('shapesDiffer', a, b), span);
}

interface Side {
  /** One for each choice of the letters. */
  readonly arrays: readonly Arr[];
  readonly literals: ReadonlyMap<Sym, WrittenNumber>;
}

function meantAlone(w: Written, knowledge: Knowledge, choices: Choices): Side {
  const literals = new Map<Sym, WrittenNumber>();
  const symbols = new Map<WrittenNumber, Sym>();
  const literal = (n: WrittenNumber): Expr => {
    if (n.lastPlace === undefined) return num(n.value);
    const symbol = symbols.get(n) ?? sym(`literal ${symbols.size + 1}`);
    symbols.set(n, symbol);
    literals.set(symbol, n);
    return symbol;
  };
  const work = new WritingOut();
  return { arrays: choices.map((at) => understand(w, { ...knowledge, literal }, at, work)), literals };
}
