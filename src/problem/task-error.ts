import type { Span } from '../language/source.js';

/** What a spec asks for cannot be done, which only the work brings out. */
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
