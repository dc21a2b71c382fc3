/** What is wrong with data. */

export interface DataProblem {
  /** Kebab-case, never changed once released. */
  readonly code: string;
  readonly message: string;
  /** What would be right. */
  readonly hint?: string;
  /** The cell: its row (in a text file the line) and its column, both from 1. */
  readonly row?: number;
  readonly column?: number;
}

/** Data that cannot be used. Carries all that was found in it, up to a limit. */
export class DataError extends Error {
  readonly problems: readonly DataProblem[];
  constructor(...problems: readonly DataProblem[]) {
    super(problems.map((p) => p.message).join('; '));
    this.name = 'DataError';
    this.problems = problems;
  }
}
