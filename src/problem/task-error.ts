import type { Span } from '../language/source.js';

/** What a task asks for cannot be done, which only the numbers bring out. */
export class TaskError extends Error {
  constructor(
    /** Kebab-case, never changed once released. */
    readonly code: string,
    /** Where the spec asks for it. */
    readonly span: Span,
    message: string,
  ) {
    super(message);
    this.name = 'TaskError';
  }
}
