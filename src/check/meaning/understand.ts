/**
 * From a formula to what it says of the problem: an array of expressions over entries of the tape, total derivatives
 * between them, and numbers. Letters that no sum binds stand for given numbers.
 */

import {
  add,
  type Branch,
  call,
  cases,
  derivative,
  type Expr,
  mul,
  num,
  pow,
  type Relation,
  type Sym,
  total,
} from '../../language/expr.js';
import type { Span } from '../../language/source.js';
import { substitute, symbolsOf } from '../../language/walk.js';
import { sentence } from '../messages/sentence.js';
import { extreme } from '../names/functions.js';
import type { Names, Reading } from '../names/names.js';
import { indicesIn, isBareName, markedName, shownName } from '../names/script.js';
import type { Ground } from '../world/ground.js';
import { behindBracket } from '../written/behind-bracket.js';
import { integerOf } from '../written/literals.js';
import {
  type BigOperator,
  piecesOf,
  type Times,
  type Written,
  type WrittenName,
  type WrittenNumber,
} from '../written/written.js';
import {
  type Arr,
  entrywise,
  entrywiseAll,
  folded,
  gridOf,
  isScalar,
  mapEntries,
  matrixProduct,
  negated,
  only,
  sameGrid,
  scalar,
  transposed,
} from './array.js';
import { NotUnderstood } from './not-understood.js';

/** What an understanding needs to know. */
export interface Setting {
  readonly ground: Ground;
  readonly names: Names;
  /**
   * What ∂u/∂s means where s reaches u directly and by other quantities too: `direct`, the derivative of u's definition,
   * or `total`, along all ways. Of the loss it is total, unless nothing else can be meant.
   */
  readonly sense: Sense;
  /** What a literal stands for: its value, or a symbol for what rounding may have hidden. */
  readonly literal: (n: WrittenNumber) => Expr;
}

export type Sense = 'direct' | 'total';

/** Longer sums are not written out. */
const MOST_TERMS = 1000;

type Letters = ReadonlyMap<string, number>;

/** The letters that run freely in a formula, with how far each runs. Throws NotUnderstood. */
export function freeLetters(w: Written, names: Names): ReadonlyMap<string, number> {
  const free = new Map<string, number>();
  const visit = (piece: Written, bound: ReadonlySet<string>): void => {
    if (piece.kind === 'name') {
      for (const [letter, size] of inWrittenOrder(piece, (names.read(piece) ?? kroneckerNamed(piece))?.letters)) {
        if (size === ANY_SIZE) continue;
        if (bound.has(letter)) continue;
        const before = free.get(letter);
        if (before !== undefined && before !== size) {
          throw new NotUnderstood('shapes', sentence('runsTo', letter, String(before), String(size)), piece.span);
        }
        free.set(letter, size);
      }
    }
    if (piece.kind === 'power' && piece.base.kind === 'name') {
      const marked = markedName(piece.base, piece.exponent);
      if (marked && isRatherMarked(names.read(piece.base), names.read(marked))) {
        visit(marked, bound);
        return;
      }
    }
    const inner = piece.kind === 'big' && piece.index !== undefined ? new Set([...bound, piece.index]) : bound;
    for (const part of piecesOf(piece)) visit(part, inner);
  };
  visit(w, new Set());
  return free;
}

/** A matrix by its entries has the first letter of their name for its rows. */
function inWrittenOrder(
  { sub, sup }: WrittenName,
  letters: Letters = new Map(),
): readonly (readonly [string, number])[] {
  const place = (letter: string): number => [...sub, ...sup].indexOf(letter);
  return [...letters].sort(([a], [b]) => place(a) - place(b));
}

/** How much writing out a side may take, in pieces that are looked at. */
export interface WritingOut {
  left: number;
}

/** More pieces of one side are not written out, however often they come up in its sums. */
const MOST_PIECES = 300_000;
/** Larger entries are not worked out. */
const LARGEST = 100_000;

export const newWritingOut = (): WritingOut => ({ left: MOST_PIECES });

/** What `w` says where its free letters are these numbers. Throws NotUnderstood. */
export function understand(w: Written, setting: Setting, letters: Letters, work: WritingOut = newWritingOut()): Arr {
  if (TOO_LARGE.has(w)) throw tooLarge(w);
  const array = new Understanding(setting, w, work).of(w, letters);
  work.left -= array.entries.reduce((sum, e) => sum + e.size, 0) / 10;
  if (work.left < 0 || array.entries.some((e) => e.size > LARGEST)) throw tooLarge(w);
  return array;
}

/** What was too large once is not tried again. */
const TOO_LARGE = new WeakSet<Written>();

function tooLarge(w: Written): NotUnderstood {
  TOO_LARGE.add(w);
  return new NotUnderstood('shapes', sentence('tooLarge'), w.span);
}

class Understanding {
  constructor(
    private readonly setting: Setting,
    private readonly whole: Written,
    private readonly work: WritingOut,
  ) {}

  of(w: Written, letters: Letters): Arr {
    if (--this.work.left < 0) throw tooLarge(this.whole);
    switch (w.kind) {
      case 'number':
        return scalar(this.setting.literal(w));
      case 'name':
        return this.name(w, letters);
      case 'negative':
        return negated(this.of(w.of, letters));
      case 'sum':
        return this.sumOf(
          w.terms.map((term) => this.of(term, letters)),
          w.span,
        );
      case 'product':
        return this.product(w, letters);
      case 'quotient': {
        const [over, under] = [this.of(w.over, letters), this.of(w.under, letters)];
        return fitting(
          entrywise(over, under, (x, y) => mul(x, pow(y, num(-1)))),
          over,
          under,
          w.span,
        );
      }
      case 'power':
      case 'transpose': {
        const apart = behindBracket(w, (head) => this.setting.names.function({ ...head, primes: 0 }) !== undefined);
        if (apart) return this.of(apart, letters);
        return w.kind === 'power' ? this.power(w, letters) : transposed(this.of(w.of, letters));
      }
      case 'entry':
        return this.entry(w, letters);
      case 'folded':
        return folded(this.of(w.of, letters), w.fold);
      case 'root':
        return mapEntries(this.of(w.of, letters), (e) => pow(e, num(1, 2)));
      case 'absolute':
        return mapEntries(this.of(w.of, letters), (e) => call('abs', e));
      case 'applied':
        return this.applied(w, letters);
      case 'derivative':
        return this.derivative(w, letters);
      case 'big':
        return this.big(w, letters);
      case 'matrix':
        return this.matrix(w, letters);
      case 'cases':
        return this.cases(w, letters);
      case 'evaluated':
        return this.of(w.body, letters);
    }
  }

  private sumOf(terms: readonly Arr[], span: Span): Arr {
    const sum = entrywiseAll(terms, (entries) => add(...entries));
    if (sum) return sum;
    const first = terms.find((t) => !isScalar(t)) as Arr;
    return fitting(undefined, first, terms.find((t) => !isScalar(t) && !sameGrid(t, first)) as Arr, span);
  }

  private scalarOf(w: Written, letters: Letters): Expr {
    const value = this.of(w, letters);
    if (!isScalar(value)) throw new NotUnderstood('shapes', sentence('singleExpected'), w.span);
    return only(value);
  }

  private name(w: WrittenName, letters: Letters): Arr {
    const bound = letters.get(w.base);
    if (bound !== undefined && isBareName(w)) return scalar(num(bound));
    const reading = this.readingOf(w);
    for (const letter of reading.letters.keys()) {
      if (!letters.has(letter)) throw new NotUnderstood('other', sentence('rangeUnknown', letter), w.span);
    }
    const { literals } = reading;
    const array = reading.at(letters);
    return literals ? mapEntries(array, (e) => substitute(e, (s) => this.literalOf(literals.get(s)))) : array;
  }

  private literalOf(n: WrittenNumber | undefined): Expr | undefined {
    return n && this.setting.literal(n);
  }

  private readingOf(w: WrittenName): Reading {
    const reading = this.setting.names.read(w) ?? kroneckerNamed(w);
    if (reading === undefined) {
      throw new NotUnderstood('unknown-name', sentence('unknownName', shownName(w)), w.span, w);
    }
    return reading;
  }

  /** A superscript that is no power but a mark of the name belongs to the name where only so it is known. */
  private power(w: Written & { kind: 'power' }, letters: Letters): Arr {
    const { base, exponent, span } = w;
    if (base.kind === 'name') {
      const { names } = this.setting;
      if (base.base === 'e' && isBareName(base) && names.read(base) === undefined) {
        return mapEntries(this.of(exponent, letters), (e) => call('exp', e));
      }
      const marked = markedName(base, exponent);
      if (marked && isRatherMarked(names.read(base), names.read(marked))) return this.name(marked, letters);
    }
    const inside = this.of(base, letters);
    const n = this.scalarOf(exponent, letters);
    // A power of a square matrix may mean its entries or its products.
    const [rows, columns] = gridOf(inside);
    if (rows > 1 && rows === columns && !w.isOfEntries)
      throw new NotUnderstood('shapes', sentence('powerOfMatrix'), span);
    return mapEntries(inside, (e) => pow(e, n));
  }

  private product(w: Written & { kind: 'product' }, letters: Letters): Arr {
    const factors = withOnes(
      w.factors,
      w.factors.map((factor) => this.of(factor, letters)),
    );
    if (factors.every(isScalar)) return scalar(mul(...factors.map(only)));
    return factors.reduce((a, b, n) => this.times(a, b, w.signs[n - 1] as Times, w.span));
  }

  /** Entry by entry, or rows by columns: as the sign says, or as only one of them fits. */
  private times(a: Arr, b: Arr, sign: Times, span: Span): Arr {
    const each = (): Arr | undefined => entrywise(a, b, (x, y) => mul(x, y));
    if (sign === 'hadamard' || isScalar(a) || isScalar(b)) return fitting(each(), a, b, span);
    if (sign === 'matrix') return fitting(matrixProduct(a, b), a, b, span);
    return fitting(matrixProduct(a, b) ?? each(), a, b, span);
  }

  private entry({ of, sub, span }: Written & { kind: 'entry' }, letters: Letters): Arr {
    const array = this.of(of, letters);
    const size = array.shape.filter((n) => n > 1).length;
    const indices = indicesIn(sub, Math.max(1, size));
    const at = indices?.map((i) => (typeof i === 'number' ? i : letters.get(i)));
    if (!at?.every((n) => n !== undefined)) throw new NotUnderstood('other', sentence('entryUnclear'), span);
    const [rows, columns] = gridOf(array);
    const [first = 1, second = 1] = at;
    const place = size === 2 ? (first - 1) * columns + second - 1 : first - 1;
    const e = first <= Math.max(rows, columns) ? array.entries[place] : undefined;
    if (e === undefined) throw new NotUnderstood('other', sentence('noSuchEntry'), span);
    return scalar(e);
  }

  private applied(w: Written & { kind: 'applied' }, letters: Letters): Arr {
    const { head, args, powerOnHead, span } = w;
    const f = this.setting.names.function({ ...head, primes: 0 });
    const power = powerOnHead && this.scalarOf(powerOnHead, letters);
    const raised = (e: Expr): Expr => (power ? pow(e, power) : e);
    const values = args.map((arg) => this.of(arg, letters));
    const [first] = values as [Arr];
    if (f === undefined || (head.primes > 0 && f.derivative === undefined)) return this.multiplied(w, letters);
    const together = head.primes === 0 ? f.ofArrays?.(values) : undefined;
    if (together) return mapEntries(together, raised);
    if (head.primes > 1) throw new NotUnderstood('other', sentence('secondDerivative'), span);
    if (head.primes === 1) return mapEntries(first, (e) => raised((f.derivative as (e: Expr) => Expr)(e)));
    if (values.length === 1 && isScalar(first)) return scalar(raised(f.apply([only(first)])));
    if (values.every(isScalar)) return scalar(raised(f.apply(values.map(only))));
    if (f.over && values.length === 1) return { shape: first.shape, entries: f.over(first.entries).map(raised) };
    if (values.length === 1) return mapEntries(first, (e) => raised(f.apply([e])));
    throw new NotUnderstood('shapes', sentence('functionOfArrays'), span);
  }

  /** `h(1-h)`; and `L(w)`, whose argument says nothing that its name does not. */
  private multiplied({ head, args, powerOnHead, span }: Written & { kind: 'applied' }, letters: Letters): Arr {
    const [arg, ...more] = args;
    const value = this.name(head, letters);
    if (powerOnHead || arg === undefined)
      throw new NotUnderstood('unknown-name', sentence('noFunction', shownName(head)), span);
    const isListOfNames = args.every((a) => a.kind === 'name');
    if (more.length > 0 && isListOfNames) return value;
    if (more.length > 0) throw new NotUnderstood('unknown-name', sentence('noFunction', shownName(head)), span);
    return this.times(value, this.of(arg, letters), 'side by side', span);
  }

  private derivative(w: Written & { kind: 'derivative' }, letters: Letters): Arr {
    const [of, by] = [this.of(w.of, letters), this.of(w.by, letters)];
    if (w.of.kind === 'name' && of.entries.every((e) => symbolsOf(e).length === 0))
      throw new NotUnderstood('other', sentence('onlyNumberKnown', shownName(w.of)), w.of.span);
    const { update } = this.setting.ground;
    if (of.entries.some((e) => e.kind === 'sym' && update?.constants.has(e.name)))
      throw new NotUnderstood('other', sentence('constantDifferentiated'), w.of.span);
    const symbols = by.entries.map((e) => {
      if (e.kind !== 'sym') throw new NotUnderstood('other', sentence('notDifferentiable'), w.by.span);
      return e;
    });
    if (isScalar(of)) return { shape: by.shape, entries: symbols.map((s) => this.byEntry(only(of), s)) };
    if (isScalar(by)) return mapEntries(of, (e) => this.byEntry(e, symbols[0] as Sym));
    // A function of each entry by that entry: σ′(z) of a whole layer.
    if (w.of.kind !== 'name' && isEntrywise(of, symbols)) {
      return { shape: of.shape, entries: of.entries.map((e, n) => this.byEntry(e, symbols[n] as Sym)) };
    }
    // Rows by what is differentiated, columns by what it is differentiated by.
    return {
      shape: [of.entries.length, symbols.length],
      entries: of.entries.flatMap((e) => symbols.map((s) => this.byEntry(e, s))),
    };
  }

  /** Along the chain: an expression changes with each symbol that stands in it. */
  private byEntry(e: Expr, s: Sym): Expr {
    const { ground, sense } = this.setting;
    const { partial, definitionOf, problem } = ground;
    if (e.kind === 'sym') {
      const definition = definitionOf(e);
      const isDirect = sense === 'direct' && e !== problem.loss && definition && symbolsOf(definition).includes(s);
      return derivative(e, s, isDirect ? 'partial' : 'total');
    }
    return total(symbolsOf(e).map((v) => (v === s ? partial(e, v) : mul(partial(e, v), derivative(v, s, 'total')))));
  }

  private big(w: Written & { kind: 'big' }, letters: Letters): Arr {
    const { index, from, to, except, body, operator, span } = w;
    if (index === undefined) return this.overAll(w, letters);
    const first = from ? integerOf(from) : 1;
    const last = (to && integerOf(to)) ?? freeLetters(body, this.setting.names).get(index);
    if (first === undefined || last === undefined)
      throw new NotUnderstood('other', sentence('sumEndUnknown', index), span);
    if (last - first >= MOST_TERMS) throw new NotUnderstood('other', sentence('sumTooLong', String(MOST_TERMS)), span);
    const leftOut = except && this.scalarOf(except, letters);
    const parts: Arr[] = [];
    for (let n = first; n <= last; n++) {
      if (leftOut !== num(n)) parts.push(this.of(body, new Map([...letters, [index, n]])));
    }
    return this.together(parts, operator, span);
  }

  /** All parts by a big operator; nothing adds up to 0 and multiplies to 1. */
  private together(parts: readonly Arr[], operator: BigOperator, span: Span): Arr {
    if (operator === 'sum') return parts.length === 0 ? scalar(num(0)) : this.sumOf(parts, span);
    const [first = scalar(num(1))] = parts;
    if (operator === 'prod') {
      const product = entrywiseAll(parts, (all) => mul(...all));
      return parts.length === 0 ? first : fitting(product, first, first, span);
    }
    if (parts.length === 0 || !parts.every(isScalar)) throw new NotUnderstood('other', sentence('sumOverWhat'), span);
    return scalar(extreme(operator, parts.map(only)));
  }

  /** `\sum (t - y)^2`: all entries of the array that it is a sum of. */
  private overAll({ body, operator, span }: Written & { kind: 'big' }, letters: Letters): Arr {
    const array = this.of(body, letters);
    if (operator !== 'sum' || isScalar(array)) throw new NotUnderstood('other', sentence('sumOverWhat'), span);
    return scalar(total(array.entries));
  }

  private matrix({ rows, isList, span }: Written & { kind: 'matrix' }, letters: Letters): Arr {
    const [first = []] = rows;
    if (rows.some((r) => r.length !== first.length)) throw new NotUnderstood('shapes', sentence('rowsUneven'), span);
    const entries = rows.flatMap((r) => r.map((cell) => this.scalarOf(cell, letters)));
    return { shape: isList ? [rows.length] : [rows.length, first.length], entries };
  }

  /** Which case holds is asked entry by entry, and where indices decide it, here and now. */
  private cases({ cases: written, span }: Written & { kind: 'cases' }, letters: Letters): Arr {
    const branches = written.flatMap(({ value, condition }) => {
      if (condition === undefined) return [];
      const [left, right] = [this.of(condition.left, letters), this.of(condition.right, letters)];
      return [{ relation: condition.relation, parts: [left, right, this.of(value, letters)], span: value.span }];
    });
    const last = written.find((c) => c.condition === undefined)?.value ?? written.at(-1)?.value;
    if (last === undefined || branches.length === 0) throw new Error('a case split without a case');
    const otherwise = this.of(last, letters);
    const parts = [...branches.flatMap((branch) => branch.parts), otherwise];
    const decided = entrywiseAll(parts, (entries) => {
      const open: Branch[] = [];
      for (const [n, { relation, span: at }] of branches.entries()) {
        const [left, right, value] = entries.slice(3 * n) as [Expr, Expr, Expr];
        const holds = holdsOfIndices(left, relation, right);
        if (holds === true) return open.length > 0 ? cases(open, value) : value;
        if (holds === false) continue;
        const known = RELATIONS.get(relation);
        if (known === undefined) throw new NotUnderstood('other', sentence('conditionNotRead'), at);
        open.push({ left, relation: known, right, value });
      }
      const rest = entries.at(-1) as Expr;
      return open.length > 0 ? cases(open, rest) : rest;
    });
    const first = parts.find((part) => !isScalar(part)) ?? otherwise;
    return fitting(decided, first, otherwise, span);
  }
}

/** Whether two indices are the same, or not, as is asked; undefined where it is not indices that are compared. */
function holdsOfIndices(left: Expr, relation: string, right: Expr): boolean | undefined {
  if (left.kind !== 'num' || right.kind !== 'num' || (relation !== '=' && relation !== '!=')) return undefined;
  return (left === right) === (relation === '=');
}

/** Bold ones beside a matrix as the vectors that they are: `δ^T 1` adds up columns, `1^T δ` rows. */
function withOnes(written: readonly Written[], values: readonly Arr[]): readonly Arr[] {
  const isOnes = (w: Written | undefined): boolean => w?.kind === 'number' && w.isBold === true;
  return values.map((value, n) => {
    const w = written[n];
    const [before, after] = [values[n - 1], values[n + 1]];
    if (isOnes(w) && before && gridOf(before)[1] > 1) return ones([gridOf(before)[1], 1]);
    if (w?.kind === 'transpose' && isOnes(w.of) && after && gridOf(after)[0] > 1) return ones([1, gridOf(after)[0]]);
    return value;
  });
}

const ones = (shape: readonly [number, number]): Arr => ({
  shape,
  entries: Array.from({ length: shape[0] * shape[1] }, () => num(1)),
});

/** Whether each entry depends on its own symbol alone. */
const isEntrywise = ({ entries }: Arr, symbols: readonly Sym[]): boolean =>
  entries.length === symbols.length &&
  entries.every((e, n) => symbolsOf(e).every((s) => s === symbols[n] || !symbols.includes(s)));

const RELATIONS: ReadonlyMap<string, Relation> = new Map([
  ['<', '<'],
  ['>', '>'],
  ['<=', '<='],
  ['>=', '>='],
  ['=', '='],
]);

/** Letters whose range other names say. */
const ANY_SIZE = 0;

/** δ_ij that is no name of the spec: 1 where its indices are equal, else 0. */
function kroneckerNamed({ base, accents, sub, sup, primes }: WrittenName): Reading | undefined {
  if (base !== 'delta' || accents.length + sup.length + primes > 0) return undefined;
  const ends = indicesIn(sub, 2);
  if (ends === undefined) return undefined;
  const letters = new Map(ends.flatMap((i) => (typeof i === 'string' ? [[i, ANY_SIZE] as const] : [])));
  return {
    letters,
    at: (numbers) => {
      const [i, j] = ends.map((end) => (typeof end === 'number' ? end : numbers.get(end)));
      return scalar(num(i === j ? 1 : 0));
    },
    says: 'Kronecker’s delta',
  };
}

/** Whether a name is meant with what stands above it: where it is known only so, or printed only so, or not supposed. */
const isRatherMarked = (plain: Reading | undefined, marked: Reading | undefined): boolean =>
  marked !== undefined &&
  (plain === undefined ||
    (marked.isPrinted === true && plain.isPrinted !== true) ||
    (plain.isSupposed === true && marked.isSupposed !== true));

function fitting(value: Arr | undefined, a: Arr, b: Arr, span: Span): Arr {
  if (value) return value;
  const size = (x: Arr): string => gridOf(x).join(' × ');
  throw new NotUnderstood('misfit', sentence('noFit', size(a), size(b)), span);
}
