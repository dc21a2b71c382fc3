/** A problem with its data and its beginning among the given numbers. */
import { type Expr, num } from '../language/expr.js';
import { parseDecimal } from '../language/rational.js';
import type { Feed, Given, Problem, ProblemData } from '../problem/problem.js';
import { SAMPLE_COUNT } from '../problem/samples.js';
import { parametersAtStart } from '../training/beginning.js';

/** More numbers than this are not put into the files of a program: it has the first rows alone. */
const MOST_NUMBERS = 20_000;

/** How many rows of its data a program has. */
export function rowsIn({ train, feeds }: ProblemData): number {
  const perRow = feeds.reduce((count, feed) => count + feed.columns.length, 0);
  return Math.max(1, Math.min(train.inputs.rows, Math.floor(MOST_NUMBERS / Math.max(1, perRow))));
}

/** The problem over the rows of its data, its parameters as a training begins; itself where it has none of these. */
export function withData(problem: Problem): Problem {
  const { data, axes, samples } = problem;
  const given = new Map([...problem.given, ...beginning(problem)]);
  if (!data) return { ...problem, given };
  const rows = rowsIn(data);
  for (const feed of data.feeds) given.set(feed.name, fed(feed, data, rows));
  given.set(SAMPLE_COUNT, { shape: [], entries: [num(rows)] });
  const axis = samples && axes.get(samples.index.range);
  const sized = axis ? new Map([...axes, [samples.index.range, { ...axis, size: rows }]]) : axes;
  return { ...problem, given, axes: sized };
}

const exactly = (x: number): Expr => num(parseDecimal(String(x)));

function fed({ shape, of, columns }: Feed, { train }: ProblemData, rows: number): Given {
  const { values, columns: width } = train[of];
  const entries = Array.from({ length: rows }, (_, row) =>
    columns.map((column) => exactly(values[row * width + column] as number)),
  );
  return { shape: [rows, ...shape], entries: entries.flat() };
}

/** Values that are drawn by an initialiser; those that are given stay as they are written. */
function beginning(problem: Problem): readonly (readonly [string, Given])[] {
  if (!problem.initial) return [];
  return [...parametersAtStart(problem)].map(([name, { shape, values }]) => {
    const entries = problem.given.get(name)?.entries ?? [];
    return [name, { shape, entries: [...values].map((x, n) => entries[n] ?? exactly(x)) }];
  });
}
