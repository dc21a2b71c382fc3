/** Doubles in memory, and where the entries of a symbol lie among them. */
import type { FreeIndex, Index } from '../language/expr.js';

/** All entries of a symbol, row by row. */
export interface Table {
  readonly shape: readonly number[];
  readonly values: Float64Array;
}

/** Doubles with a stride for each index: a whole table, or a slice of one. */
export interface Strided {
  readonly values: Float64Array;
  readonly offset: number;
  readonly strides: ReadonlyMap<FreeIndex, number>;
}

export type SizeOf = (index: FreeIndex) => number;

/** How many entries there are along all of `indices`. */
export function volume(indices: Iterable<FreeIndex>, sizeOf: SizeOf): number {
  let size = 1;
  for (const i of indices) size *= sizeOf(i);
  return size;
}

/** Strides with the last index running fastest. */
export function rowMajor(indices: readonly FreeIndex[], sizeOf: SizeOf): ReadonlyMap<FreeIndex, number> {
  const strides: [FreeIndex, number][] = [];
  let stride = 1;
  for (const i of [...indices].reverse()) {
    strides.unshift([i, stride]);
    stride *= sizeOf(i);
  }
  return new Map(strides);
}

/** A new table of zeros with the last of `indices` running fastest. */
export const newStrided = (indices: readonly FreeIndex[], sizeOf: SizeOf): Strided => ({
  values: new Float64Array(volume(indices, sizeOf)),
  offset: 0,
  strides: rowMajor(indices, sizeOf),
});

/** The part of a table that a symbol's indices pick out. An index that stands twice runs along the diagonal. */
export function sliceOf({ shape, values }: Table, indices: readonly Index[]): Strided {
  const strides = new Map<FreeIndex, number>();
  let offset = 0;
  let stride = 1;
  for (let n = indices.length - 1; n >= 0; n--) {
    const i = indices[n] as Index;
    if (typeof i === 'number') offset += (i - 1) * stride;
    else strides.set(i, (strides.get(i) ?? 0) + stride);
    stride *= shape[n] as number;
  }
  return { values, offset, strides };
}

/** Doubles one after another in a wanted order. */
export interface Laid {
  readonly values: Float64Array;
  /** Copies them from where they come from; undefined where they are that very memory. */
  readonly renew: (() => void) | undefined;
}

/** Whether the entries already lie with the last of `order` running fastest, without gaps. */
function liesSo({ strides }: Strided, order: readonly FreeIndex[], sizeOf: SizeOf): boolean {
  const wanted = rowMajor(order, sizeOf);
  return order.every((i) => sizeOf(i) === 1 || strides.get(i) === wanted.get(i));
}

/** The entries of `from` with the last of `order` running fastest, repeated along indices that it does not have. */
export function laidOut(from: Strided, order: readonly FreeIndex[], sizeOf: SizeOf): Laid {
  const size = volume(order, sizeOf);
  if (liesSo(from, order, sizeOf))
    return { values: from.values.subarray(from.offset, from.offset + size), renew: undefined };
  const values = new Float64Array(size);
  const runs = runsOf(from, order, sizeOf);
  return { values, renew: () => gather(from.values, from.offset, runs, values) };
}

/** Where results are written that shall end up in `to`: there itself, or beside it and copied by `deliver`. */
export function laidInto(
  to: Strided,
  order: readonly FreeIndex[],
  sizeOf: SizeOf,
): { readonly values: Float64Array; readonly deliver: (() => void) | undefined } {
  const size = volume(order, sizeOf);
  if (liesSo(to, order, sizeOf)) return { values: to.values.subarray(to.offset, to.offset + size), deliver: undefined };
  const values = new Float64Array(size);
  const runs = runsOf(to, order, sizeOf);
  return { values, deliver: () => scatter(values, to.values, to.offset, runs) };
}

/** So many steps of so many doubles. */
interface Run {
  readonly size: number;
  readonly stride: number;
}

/** The steps through memory along `order`, neighbours joined where they make one run. The last one is the fastest. */
function runsOf({ strides }: Strided, order: readonly FreeIndex[], sizeOf: SizeOf): readonly Run[] {
  const runs: Run[] = [];
  for (const i of order) {
    const run = { size: sizeOf(i), stride: strides.get(i) ?? 0 };
    const outer = runs.at(-1);
    if (outer && outer.stride === run.size * run.stride)
      runs[runs.length - 1] = { size: outer.size * run.size, stride: run.stride };
    else runs.push(run);
  }
  return runs;
}

function gather(from: Float64Array, start: number, runs: readonly Run[], into: Float64Array): void {
  forEachPlane(runs, start, (at, n, outer, inner) => {
    // The longer of the two loops is the inner one.
    if (outer.size < inner.size) {
      for (let r = 0; r < outer.size; r++) {
        const a = at + r * outer.stride;
        const m = n + r * inner.size;
        for (let k = 0; k < inner.size; k++) into[m + k] = from[a + k * inner.stride] as number;
      }
    } else {
      for (let k = 0; k < inner.size; k++) {
        const a = at + k * inner.stride;
        const m = n + k;
        for (let r = 0; r < outer.size; r++) into[m + r * inner.size] = from[a + r * outer.stride] as number;
      }
    }
  });
}

function scatter(from: Float64Array, into: Float64Array, start: number, runs: readonly Run[]): void {
  forEachPlane(runs, start, (at, n, outer, inner) => {
    for (let r = 0; r < outer.size; r++) {
      const a = at + r * outer.stride;
      const m = n + r * inner.size;
      for (let k = 0; k < inner.size; k++) into[a + k * inner.stride] = from[m + k] as number;
    }
  });
}

const ONCE: Run = { size: 1, stride: 0 };

/** Calls `work` for each pair of innermost runs: where it begins in strided memory, and where in memory without gaps. */
function forEachPlane(
  runs: readonly Run[],
  start: number,
  work: (at: number, n: number, outer: Run, inner: Run) => void,
): void {
  const [outer, inner] = [runs.at(-2) ?? ONCE, runs.at(-1) ?? ONCE];
  const around = runs.slice(0, -2);
  const count = around.reduce((product, run) => product * run.size, 1);
  const steps = around.map(() => 0);
  let at = start;
  for (let plane = 0; plane < count; plane++) {
    work(at, plane * outer.size * inner.size, outer, inner);
    for (let n = around.length - 1; n >= 0; n--) {
      const { size, stride } = around[n] as Run;
      at += stride;
      steps[n] = (steps[n] as number) + 1;
      if ((steps[n] as number) < size) break;
      at -= stride * size;
      steps[n] = 0;
    }
  }
}
