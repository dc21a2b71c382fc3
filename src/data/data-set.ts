/** Data to train with: a row a sample, its inputs and its targets. */
import { newRandom } from './random.js';

/** Numbers row by row. */
export interface Matrix {
  readonly rows: number;
  readonly columns: number;
  readonly values: Float64Array;
}

export interface DataSet {
  /** As the sheet calls it: `two-moons`, `moons.csv`. */
  readonly name: string;
  readonly inputs: Matrix;
  /** As many rows as `inputs`. */
  readonly targets: Matrix;
  readonly inputNames?: readonly string[];
  /**
   * Where the targets are classes, what these are called: one for each column of one-hot targets; of a single column
   * the lower number stands for the first and the higher one for the second.
   */
  readonly classes?: readonly string[];
}

export const matrix = (columns: number, values: Float64Array): Matrix => ({
  rows: columns === 0 ? 0 : values.length / columns,
  columns,
  values,
});

/** The rows of a set at `places`, in that order. */
export function pickRows(set: DataSet, places: ArrayLike<number>): DataSet {
  return { ...set, inputs: rowsAt(set.inputs, places), targets: rowsAt(set.targets, places) };
}

function rowsAt({ columns, values }: Matrix, places: ArrayLike<number>): Matrix {
  const picked = new Float64Array(places.length * columns);
  for (let row = 0; row < places.length; row++) {
    const from = (places[row] as number) * columns;
    picked.set(values.subarray(from, from + columns), row * columns);
  }
  return { rows: places.length, columns, values: picked };
}

/** So many of `rows` are kept back by a share of them: not all, and not none. */
export const keptBack = (rows: number, share: number): number =>
  Math.min(rows - 1, Math.max(1, Math.round(rows * share)));

/**
 * A set in two: rows drawn by lot are kept back, the others stay in their order. `purpose` says what they are kept for,
 * so that test and validation draw on their own. Of a set of one row nothing can be kept back.
 */
export function splitSet(
  set: DataSet,
  share: number,
  seed: number,
  purpose: 'test' | 'validation',
): { readonly kept: DataSet; readonly rest: DataSet } {
  const { rows } = set.inputs;
  const order = newRandom(seed, purpose).order(rows);
  const count = keptBack(rows, share);
  return { kept: pickRows(set, order.slice(0, count).sort()), rest: pickRows(set, order.slice(count).sort()) };
}
