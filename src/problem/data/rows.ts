/** Rows that `data:` speaks of, before it is known what the problem takes of them. */
import { DataError, type DataProblem } from '../../data/data-error.js';
import type { Table } from '../../data/table.js';
import type { Diagnostic, Span } from '../../language/source.js';

/** Says what is wrong with data where the spec speaks of them. */
export type Report = (problem: DataProblem) => Diagnostic;

/** A table, and how to say what is wrong with it. */
export interface Reported {
  readonly table: Table;
  readonly report: Report;
}

/** One table whose columns are yet to be told apart, or arrays by their names: `inputs` and `targets`, or `x` and `y`. */
export interface Rows {
  /** As the sheet calls them. */
  readonly name: string;
  readonly of: Reported | ReadonlyMap<string, Reported>;
  /** What the classes are called, where the rows come with classes. */
  readonly classes?: readonly string[];
  readonly report: Report;
}

export const isTable = (of: Rows['of']): of is Reported => !(of instanceof Map);

/** What `work` gives; undefined, with the reasons reported, where it throws a DataError. */
export function orReport<T>(work: () => T, report: Report, problems: Diagnostic[]): T | undefined {
  try {
    return work();
  } catch (error) {
    if (!(error instanceof DataError)) throw error;
    problems.push(...error.problems.map(report));
    return undefined;
  }
}

const withHint = (hint: string | undefined): { hint?: string } => (hint === undefined ? {} : { hint });

/** What is wrong with a file, told where the spec names it: `moons.csv:3:2: …`. */
export const inFile =
  (name: string, span: Span): Report =>
  ({ code, message, hint, row, column }) => {
    const place = [row, column].filter((n) => n !== undefined).map((n) => `:${n}`);
    return { code, span, message: `${name}${place.join('')}: ${message}`, ...withHint(hint) };
  };

/** What is wrong with data that a spec has in itself, or draws. */
export const inSpec =
  (spanOf: (problem: DataProblem) => Span): Report =>
  (problem) => ({ code: problem.code, span: spanOf(problem), message: problem.message, ...withHint(problem.hint) });
