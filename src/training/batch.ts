/** Programs over batches of one size: what they are fed with, and what comes out. */
import { compileTape, type Program } from '../arrays/compile.js';
import { sliceOf, type Table } from '../arrays/strided.js';
import type { DataSet, Matrix } from '../data/data-set.js';
import type { FreeIndex, Sym } from '../language/expr.js';
import type { Feed, Problem } from '../problem/problem.js';
import { SAMPLE_COUNT, SAMPLES, symbolInSample } from '../problem/samples.js';
import type { Equation } from './tape.js';

export interface Batch {
  /** Takes the rows of `set` at `places`; all of them without. There are as many as the batch is large. */
  feed(set: DataSet, places?: ArrayLike<number>): void;
  readonly program: Program;
  /** The outputs of the network, a row a sample. Without columns for a tape that is no network. */
  outputs(): Matrix;
}

export interface BatchSettings {
  readonly problem: Problem;
  readonly size: number;
  readonly equations: readonly Equation[];
  /** Parameters, constants, and what an optimizer keeps: shared by the batches of all sizes. */
  readonly shared: ReadonlyMap<string, Table>;
  readonly wanted: readonly string[];
}

/** A program over `size` samples. Works within the table of the problem. */
export function newBatch({ problem, size, equations, shared, wanted }: BatchSettings): Batch {
  const feeds = problem.data?.feeds ?? [];
  const fed = new Map(feeds.map((feed) => [feed.name, newTable([size, ...feed.shape])]));
  const outputs = outputSymbols(problem);
  const program = compileTape({
    equations,
    functions: problem.functions,
    sizeOf: (range) => (range === SAMPLES ? size : (problem.axes.get(range)?.size as number)),
    given: new Map([...shared, ...fed, [SAMPLE_COUNT, { shape: [], values: Float64Array.of(size) }]]),
    wanted: [...wanted, ...outputs.map((s) => s.name)],
  });
  let whole: DataSet | undefined;
  return {
    feed: (set, places) => {
      // In a training by full batches nothing changes from one step to the next.
      if (places === undefined && set === whole) return;
      whole = places === undefined ? set : undefined;
      for (const feed of feeds) fill((fed.get(feed.name) as Table).values, feed, set, places, size);
    },
    program,
    outputs: () => columnsOf(outputs, program, size, problem),
  };
}

export const newTable = (shape: readonly number[]): Table => ({
  shape,
  values: new Float64Array(shape.reduce((a, b) => a * b, 1)),
});

/** Copies the columns of a feed, row by row. */
function fill(
  into: Float64Array,
  { of, columns }: Feed,
  set: DataSet,
  places: ArrayLike<number> | undefined,
  size: number,
): void {
  const { columns: width, values } = set[of];
  const isWhole = columns.length === width && columns.every((column, n) => column === n);
  for (let row = 0; row < size; row++) {
    const from = (places ? (places[row] as number) : row) * width;
    if (isWhole) into.set(values.subarray(from, from + width), row * width);
    else
      for (let n = 0; n < columns.length; n++)
        into[row * columns.length + n] = values[from + (columns[n] as number)] as number;
  }
}

const outputSymbols = ({ network, samples }: Problem): readonly Sym[] => {
  const outputs = network?.layers.at(-1)?.outputs ?? [];
  return samples ? outputs.map((s) => symbolInSample(s, samples.index)) : outputs;
};

/** The values of symbols that run over the samples, a column each. */
function columnsOf(symbols: readonly Sym[], program: Program, rows: number, { samples }: Problem): Matrix {
  const columns = symbols.length;
  const values = new Float64Array(rows * columns);
  symbols.forEach((symbol, k) => {
    const { values: all, offset, strides } = sliceOf(program.table(symbol.name), symbol.indices);
    const stride = strides.get(samples?.index as FreeIndex) ?? 0;
    for (let row = 0; row < rows; row++) values[row * columns + k] = all[offset + row * stride] as number;
  });
  return { rows, columns, values };
}
