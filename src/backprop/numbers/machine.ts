/** Where a computation in doubles stands: what each index is at, and what is known of the value last computed. */
import type { Strided } from '../../arrays/strided.js';
import type { Bindings } from '../../language/evaluate.js';
import type { Expr, FreeIndex } from '../../language/expr.js';

export interface Machine {
  /** What each index is at, from 0, by its place. */
  readonly index: number[];
  /** Bounds the distance of the last value from the exact one; infinite or NaN where nothing is known. */
  error: number;
  /** Whether an order was asked for that not even exact use of the stored doubles could tell. */
  tied: boolean;
  placeOf(index: FreeIndex): number;
  sizeOf(index: FreeIndex): number;
  /** How many entries there are along all of `indices`. */
  volume(indices: readonly FreeIndex[]): number;
  /** Runs `work` at each entry of `indices`, the last one running fastest. */
  forEach(indices: readonly FreeIndex[], work: () => void): void;
  /** What the free indices of `e` stand for where the machine is. */
  here(e: Expr): Bindings;
}

export function newMachine(axisSize: (range: string) => number): Machine {
  const places = new Map<FreeIndex, number>();
  const index: number[] = [];
  const sizeOf = (i: FreeIndex): number => axisSize(i.range);
  const placeOf = (i: FreeIndex): number => {
    const before = places.get(i);
    if (before !== undefined) return before;
    places.set(i, places.size);
    index.push(0);
    return places.size - 1;
  };

  const forEach = (indices: readonly FreeIndex[], work: () => void): void => {
    const at = indices.map(placeOf);
    const sizes = indices.map(sizeOf);
    if (sizes.includes(0)) return;
    for (const p of at) index[p] = 0;
    for (;;) {
      work();
      let n = at.length - 1;
      for (; n >= 0; n--) {
        const p = at[n] as number;
        const next = (index[p] as number) + 1;
        if (next < (sizes[n] as number)) {
          index[p] = next;
          break;
        }
        index[p] = 0;
      }
      if (n < 0) return;
    }
  };

  return {
    index,
    error: 0,
    tied: false,
    placeOf,
    sizeOf,
    volume: (indices) => indices.reduce((size, i) => size * sizeOf(i), 1),
    forEach,
    here: (e) => new Map(e.free.map((i) => [i, (index[placeOf(i)] as number) + 1])),
  };
}

/** Doubles laid out with a stride for each index, and what is known of their errors. */
export interface Stored extends Strided {
  /** Bounds on the errors; undefined where the doubles count as exact. */
  readonly errors: Float64Array | undefined;
  /** How far from the truth doubles may be that count as exact: it matters only where they are compared. */
  readonly noise: () => number;
}

/** Finds where the machine is in what is stored so. */
export function locator({ offset, strides }: Strided, machine: Machine): () => number {
  const { index } = machine;
  const [first, second, ...rest] = [...strides].map(([i, stride]) => [machine.placeOf(i), stride] as const);
  if (first === undefined) return () => offset;
  const [p, s] = first;
  if (second === undefined) return () => offset + s * (index[p] as number);
  const [q, t] = second;
  if (rest.length === 0) return () => offset + s * (index[p] as number) + t * (index[q] as number);
  return () => {
    let k = offset + s * (index[p] as number) + t * (index[q] as number);
    for (const [r, u] of rest) k += u * (index[r] as number);
    return k;
  };
}
