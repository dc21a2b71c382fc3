/**
 * Matrix form as a reading of the index form: which index of which factor meets which. Vectors are columns. Not a table
 * of patterns but five steps over factors with index sets: factors over the same indices multiply entrywise; a delta
 * and a vector make a diagonal; an index that at most two factors hold is contracted; a vector between two matrices is
 * a diagonal; what is left is fitted to the target (outer product, broadcast).
 */
import { type Expr, type FreeIndex, factorsOf, freeIndex, isNum, open, product } from '../language/expr.js';

export type Matrix =
  /** An expression read entry by entry, its rows along the first axis and its columns along the second. */
  | { readonly kind: 'entries'; readonly expr: Expr; readonly axes: readonly FreeIndex[] }
  /** A function applied to each entry. */
  | { readonly kind: 'applied'; readonly fn: string; readonly to: Matrix }
  | { readonly kind: 'identity' | 'ones'; readonly range: string }
  | { readonly kind: 'transpose' | 'diagonal'; readonly of: Matrix }
  | { readonly kind: 'product' | 'hadamard' | 'sum'; readonly parts: readonly Matrix[] }
  /** A number (scalars and inner products) times a matrix; without a matrix a number alone. */
  | {
      readonly kind: 'scaled';
      readonly scale: Expr;
      readonly dots: readonly Matrix[];
      readonly of: Matrix | undefined;
    };

/** An expression that has no form in matrices and vectors: three free indices, or an index that three factors hold. */
export class NotAMatrix extends Error {}

interface Factor {
  matrix: Matrix;
  axes: readonly FreeIndex[];
  /** Where it stood, so that the result keeps the order of the factors. */
  readonly position: number;
}

/** `e`, whose free indices are `target` (none, row, or row and column), in matrix form. Throws NotAMatrix. */
export function matrixForm(e: Expr, target: readonly FreeIndex[]): Matrix {
  if (e.kind !== 'add') return matrixProduct(e, target);
  if (isEntrywise(e, target)) return { kind: 'entries', expr: e, axes: target };
  return { kind: 'sum', parts: e.args.map((term) => matrixForm(term, target)) };
}

function matrixProduct(e: Expr, target: readonly FreeIndex[]): Matrix {
  const workspace = newWorkspace();
  for (const factor of factorsOf(e)) collect(factor, workspace);
  contractAll(workspace, target, e);
  return fitted(workspace, target, e);
}

interface Workspace {
  readonly bound: FreeIndex[];
  readonly factors: Factor[];
  readonly scalars: Expr[];
  readonly dots: Matrix[];
  nextIndex: number;
}

const newWorkspace = (): Workspace => ({ bound: [], factors: [], scalars: [], dots: [], nextIndex: 0 });

/** Sorts one factor of the product into the workspace; sums are opened, their factors join the others. */
function collect(e: Expr, w: Workspace): void {
  const put = (matrix: Matrix, axes: readonly FreeIndex[]): void => {
    w.factors.push({ matrix, axes, position: w.factors.length });
  };
  if (e.kind === 'mul') for (const factor of e.args) collect(factor, w);
  else if (e.kind === 'sum' && e.free.length <= 2) {
    const index = freeIndex(`%${e.height}.${w.nextIndex++}`, e.index.range);
    w.bound.push(index);
    collect(open(e, index), w);
  } else if (e.kind === 'kronecker' && e.free.length === 2)
    put({ kind: 'identity', range: (e.i as FreeIndex).range }, e.free);
  else if (e.free.length === 0) w.scalars.push(e);
  else if (e.free.length > 2) throw new NotAMatrix('an entry with three indices has no matrix form');
  else if (isEntrywise(e, e.free)) put({ kind: 'entries', expr: e, axes: readingOrder(e) }, readingOrder(e));
  else if (e.kind === 'add') put(matrixForm(e, readingOrder(e)), readingOrder(e));
  else if (e.kind === 'call' && e.args.length === 1) {
    const argument = e.args[0] as Expr;
    put({ kind: 'applied', fn: e.fn, to: matrixForm(argument, readingOrder(argument)) }, readingOrder(argument));
  } else throw new NotAMatrix('a factor that is not read entry by entry has no matrix form');
}

/** Whether every indexed symbol of `e` carries the same indices, without sums and deltas: it prints without them. */
function isEntrywise(e: Expr, axes: readonly FreeIndex[]): boolean {
  switch (e.kind) {
    case 'num':
      return true;
    case 'sym':
    case 'derivative':
      return e.free.length === 0 || sameAxes(e.free, axes);
    case 'sum':
    case 'kronecker':
      return false;
    default:
      return e.parts.every((part) => isEntrywise(part, axes));
  }
}

const sameAxes = (a: readonly FreeIndex[], b: readonly FreeIndex[]): boolean =>
  a.length === b.length && a.every((i) => b.includes(i));

/** The order in which the first symbol that has all indices of `e` carries them. */
function readingOrder(e: Expr): readonly FreeIndex[] {
  const find = (part: Expr): readonly FreeIndex[] | undefined => {
    if (part.kind === 'sym') return sameAxes(part.free, e.free) ? part.free : undefined;
    for (const child of part.parts) {
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

/** The transpose, pushed through products and to the leaves. */
function transposed(m: Matrix): Matrix {
  switch (m.kind) {
    case 'transpose':
      return m.of;
    case 'product':
      return { kind: 'product', parts: m.parts.toReversed().map(transposed) };
    case 'hadamard':
      return { kind: 'hadamard', parts: m.parts.map(transposed) };
    case 'diagonal':
    case 'identity':
      return m;
    default:
      return { kind: 'transpose', of: m };
  }
}

const partsOf = (kind: 'product' | 'hadamard', m: Matrix): readonly Matrix[] => (m.kind === kind ? m.parts : [m]);
const times = (a: Matrix, b: Matrix): Matrix => ({
  kind: 'product',
  parts: [...partsOf('product', a), ...partsOf('product', b)],
});
const hadamard = (a: Matrix, b: Matrix): Matrix => ({
  kind: 'hadamard',
  parts: [...partsOf('hadamard', a), ...partsOf('hadamard', b)],
});

/** Rows and columns as axes; undefined is 1. */
export interface Shape {
  readonly rows: string | undefined;
  readonly columns: string | undefined;
}

/** The shape of a matrix form. */
export function shapeOf(m: Matrix): Shape {
  switch (m.kind) {
    case 'entries':
      return { rows: m.axes[0]?.range, columns: m.axes[1]?.range };
    case 'applied':
      return shapeOf(m.to);
    case 'identity':
      return { rows: m.range, columns: m.range };
    case 'ones':
      return { rows: m.range, columns: undefined };
    case 'transpose': {
      const { rows, columns } = shapeOf(m.of);
      return { rows: columns, columns: rows };
    }
    case 'diagonal': {
      const { rows } = shapeOf(m.of);
      return { rows, columns: rows };
    }
    case 'product':
      return { rows: shapeOf(m.parts[0] as Matrix).rows, columns: shapeOf(m.parts.at(-1) as Matrix).columns };
    case 'hadamard':
    case 'sum':
      return shapeOf(m.parts[0] as Matrix);
    case 'scaled':
      return m.of ? shapeOf(m.of) : { rows: undefined, columns: undefined };
  }
}
