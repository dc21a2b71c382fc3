/**
 * Matrix form as a reading of the index form: which index of which factor meets which. Vectors are read as columns, and
 * those that are arranged as rows are turned at the end. Not a table of patterns but five steps over factors with index
 * sets: factors over the same indices multiply entrywise; a delta and a vector make a diagonal; an index that at most two
 * factors hold is contracted; a vector between two matrices is a diagonal; what is left is fitted to the target (outer
 * product, broadcast).
 */
import {
  type Expr,
  type FreeIndex,
  factorsOf,
  freeIndex,
  isNum,
  open,
  product,
  type Sym,
} from '../../language/expr.js';
import { hadamard, type Matrix, times } from './form.js';
import { transposed, turned, turnedInside } from './transpose.js';

/** How vectors and matrices lie on the page. */
export interface Arrangement {
  /** The free indices of a symbol: the one along its rows, then the one along its columns. */
  readonly axesOf: (s: Sym) => readonly FreeIndex[];
  /** Whether a vector over an axis is a row. */
  readonly isRow: (range: string) => boolean;
}

/** An expression that has no form in matrices and vectors: three free indices, or an index that three factors hold. */
export class NotAMatrix extends Error {}

interface Factor {
  matrix: Matrix;
  axes: readonly FreeIndex[];
  /** Where it stood, so that the result keeps the order of the factors. */
  readonly position: number;
}

/** `e`, whose free indices are `target` (none, row, or row and column), in matrix form. Throws NotAMatrix. */
export function matrixForm(e: Expr, target: readonly FreeIndex[], { axesOf, isRow }: Arrangement): Matrix {
  const form = turned(formOver(e, target, axesOf), isRow);
  const [axis, second] = target;
  const whole = axis && !second && isRow(axis.range) ? transposed(form) : form;
  // The terms of a line stand without brackets.
  return (whole.kind === 'transpose' && whole.of.kind === 'sum' && turnedInside(whole.of)) || whole;
}

/** The form with all vectors as columns. */
function formOver(e: Expr, target: readonly FreeIndex[], axesOf: Arrangement['axesOf']): Matrix {
  if (e.kind === 'add') {
    if (isEntrywise(e, target, axesOf)) return { kind: 'entries', expr: e, axes: target };
    return { kind: 'sum', parts: e.args.map((term) => formOver(term, target, axesOf)) };
  }
  const workspace = newWorkspace(axesOf);
  for (const factor of factorsOf(e)) collect(factor, workspace);
  contractAll(workspace, target, e);
  return fitted(workspace, target, e);
}

interface Workspace {
  readonly axesOf: Arrangement['axesOf'];
  readonly bound: FreeIndex[];
  readonly factors: Factor[];
  readonly scalars: Expr[];
  readonly dots: Matrix[];
  nextIndex: number;
}

const newWorkspace = (axesOf: Arrangement['axesOf']): Workspace => ({
  axesOf,
  bound: [],
  factors: [],
  scalars: [],
  dots: [],
  nextIndex: 0,
});

/** Sorts one factor of the product into the workspace; sums are opened, their factors join the others. */
function collect(e: Expr, w: Workspace): void {
  const put = (matrix: Matrix, axes: readonly FreeIndex[]): void => {
    w.factors.push({ matrix, axes, position: w.factors.length });
  };
  const { axesOf } = w;
  const axes = readingOrder(e, axesOf);
  if (e.kind === 'mul') for (const factor of e.args) collect(factor, w);
  else if (e.kind === 'sum' && e.free.length <= 2) {
    const index = freeIndex(`%${e.height}.${w.nextIndex++}`, e.index.range);
    w.bound.push(index);
    collect(open(e, index), w);
  } else if (e.kind === 'kronecker' && e.free.length === 2)
    put({ kind: 'identity', range: (e.i as FreeIndex).range }, e.free);
  else if (e.free.length === 0) w.scalars.push(e);
  else if (e.free.length > 2) throw new NotAMatrix('an entry with three indices has no matrix form');
  else if (isEntrywise(e, axes, axesOf)) put({ kind: 'entries', expr: e, axes }, axes);
  else if (e.kind === 'add') put(formOver(e, axes, axesOf), axes);
  else if (e.kind === 'call' && e.args.length === 1) {
    const argument = e.args[0] as Expr;
    put({ kind: 'applied', fn: e.fn, to: formOver(argument, axes, axesOf) }, axes);
  } else throw new NotAMatrix('a factor that is not read entry by entry has no matrix form');
}

/** Whether every indexed symbol of `e` lies along the same axes, without sums and deltas: it prints without indices. */
function isEntrywise(e: Expr, axes: readonly FreeIndex[], axesOf: Arrangement['axesOf']): boolean {
  switch (e.kind) {
    case 'num':
      return true;
    case 'sym':
    case 'derivative': {
      const own = readingOrder(e, axesOf);
      return own.length === 0 || (own.length === axes.length && own.every((i, n) => i === axes[n]));
    }
    case 'sum':
    case 'kronecker':
      return false;
    case 'cases':
      // Its conditions speak of single entries.
      return e.free.length === 0;
    default:
      return e.parts.every((part) => isEntrywise(part, axes, axesOf));
  }
}

const sameAxes = (a: readonly FreeIndex[], b: readonly FreeIndex[]): boolean =>
  a.length === b.length && a.every((i) => b.includes(i));

/** The axes of the first symbol in `e` that has all its indices. */
function readingOrder(e: Expr, axesOf: Arrangement['axesOf']): readonly FreeIndex[] {
  const find = (part: Expr): readonly FreeIndex[] | undefined => {
    if (part.kind === 'sym') return sameAxes(part.free, e.free) ? axesOf(part) : undefined;
    for (const child of part.kind === 'derivative' ? [part.of, part.by] : part.parts) {
      const found = find(child);
      if (found) return found;
    }
    return undefined;
  };
  return find(e) ?? e.free;
}

function contractAll(w: Workspace, target: readonly FreeIndex[], e: Expr): void {
  const holders = (index: FreeIndex): Factor[] => w.factors.filter((f) => f.axes.includes(index));
  const drop = (...gone: readonly Factor[]): void => {
    for (const f of gone) w.factors.splice(w.factors.indexOf(f), 1);
  };
  const put = (matrix: Matrix, axes: readonly FreeIndex[], position: number): void => {
    w.factors.push({ matrix, axes, position });
    w.factors.sort((a, b) => a.position - b.position);
  };

  for (;;) {
    mergeEntrywise(w);
    if (makeDiagonal(w)) continue;
    const index = w.bound.find((b) => holders(b).length <= 2) ?? w.bound[0];
    if (index === undefined) return;
    const [x, y, third] = holders(index);
    if (third === undefined) w.bound.splice(w.bound.indexOf(index), 1);
    if (x === undefined) throw new NotAMatrix('a sum over nothing has no matrix form');
    if (y === undefined) {
      drop(x);
      const ones: Matrix = { kind: 'ones', range: index.range };
      const row = x.axes.find((i) => i !== index);
      if (row) put(times(oriented(x, [row, index]), ones), [row], x.position);
      else w.dots.push(times(transposed(ones), x.matrix));
    } else if (third === undefined) {
      drop(x, y);
      const a = x.axes.find((i) => i !== index);
      const c = y.axes.find((i) => i !== index);
      if (!a && !c) w.dots.push(times(transposed(x.matrix), y.matrix));
      else if (!a) put(times(oriented(y, [c as FreeIndex, index]), x.matrix), [c as FreeIndex], x.position);
      else if (!c) put(times(oriented(x, [a, index]), y.matrix), [a], x.position);
      else if (a === c) {
        const both = hadamard(oriented(x, [a, index]), oriented(y, [a, index]));
        put(times(both, { kind: 'ones', range: index.range }), [a], x.position);
      } else if (target[0] === c || target[1] === a) {
        put(times(oriented(y, [c, index]), oriented(x, [index, a])), [c, a], x.position);
      } else put(times(oriented(x, [a, index]), oriented(y, [index, c])), [a, c], x.position);
    } else scaleBetween(w, holders(index), index, e);
  }
}

/** Factors over the same indices multiply entry by entry; two vectors over a bound index wait for their inner product. */
function mergeEntrywise(w: Workspace): void {
  for (let i = 0; i < w.factors.length; i++) {
    for (let j = i + 1; j < w.factors.length; j++) {
      const x = w.factors[i] as Factor;
      const y = w.factors[j] as Factor;
      if (!sameAxes(x.axes, y.axes)) continue;
      const [only] = x.axes;
      const isDot = x.axes.length === 1 && w.bound.includes(only as FreeIndex);
      if (isDot && w.factors.filter((f) => f.axes.includes(only as FreeIndex)).length === 2) continue;
      w.factors.splice(j, 1);
      x.matrix = hadamard(x.matrix, oriented(y, x.axes));
      j = i;
    }
  }
}

function makeDiagonal(w: Workspace): boolean {
  const delta = w.factors.find((f) => f.matrix.kind === 'identity');
  const vector = delta && w.factors.find((f) => f.axes.length === 1 && delta.axes.includes(f.axes[0] as FreeIndex));
  if (!delta || !vector) return false;
  delta.matrix = { kind: 'diagonal', of: vector.matrix };
  w.factors.splice(w.factors.indexOf(vector), 1);
  return true;
}

/** A vector over an index that two matrices share scales one of them. */
function scaleBetween(w: Workspace, factors: readonly Factor[], index: FreeIndex, e: Expr): void {
  const vector = factors.find((f) => f.axes.length === 1);
  const matrix = factors.find((f) => f.axes.length === 2);
  if (!vector || !matrix)
    throw new NotAMatrix(`an index that ${factors.length} factors hold has no matrix form (${e.kind})`);
  w.factors.splice(w.factors.indexOf(vector), 1);
  const diagonal: Matrix = { kind: 'diagonal', of: vector.matrix };
  matrix.matrix = matrix.axes[0] === index ? times(diagonal, matrix.matrix) : times(matrix.matrix, diagonal);
}

/** What is left, as a matrix over the target's axes: outer products and broadcasts. */
function fitted(w: Workspace, target: readonly FreeIndex[], e: Expr): Matrix {
  if (w.factors.some((f) => f.axes.some((i) => !target.includes(i))))
    throw new NotAMatrix(`an index is left over (${e.kind})`);
  const [row, column] = target;
  const vectorOver = (index: FreeIndex): Matrix | undefined =>
    w.factors.find((f) => f.axes.length === 1 && f.axes[0] === index)?.matrix;
  const ones = (index: FreeIndex): Matrix => ({ kind: 'ones', range: index.range });

  let of: Matrix | undefined;
  if (row && column) {
    const left = vectorOver(row);
    const right = vectorOver(column);
    const whole = w.factors.find((f) => f.axes.length === 2);
    if (whole) {
      of = oriented(whole, target);
      if (left) of = times({ kind: 'diagonal', of: left }, of);
      if (right) of = times(of, { kind: 'diagonal', of: right });
    } else of = times(left ?? ones(row), transposed(right ?? ones(column)));
  } else if (row) of = vectorOver(row) ?? ones(row);
  const scale = product(w.scalars);
  return isNum(scale, 1) && w.dots.length === 0 && of ? of : { kind: 'scaled', scale, dots: w.dots, of };
}

const oriented = (f: Factor, axes: readonly FreeIndex[]): Matrix =>
  f.axes.length === 2 && f.axes[0] === axes[1] ? transposed(f.matrix) : f.matrix;
