/** Text that a person wrote, places in it, and what is wrong with it. */

/** A stretch of a text: offsets in UTF-16 units, `end` exclusive. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** One thing that is wrong with an input: data, printed by one function. */
export interface Diagnostic {
  /** Kebab-case, never changed once released. */
  readonly code: string;
  readonly span: Span;
  readonly message: string;
  /** What would be right: "did you mean `sigmoid`?". */
  readonly hint?: string;
}

/** An input that cannot be used. Carries every problem found in it at once. */
export class InputError extends Error {
  constructor(
    readonly diagnostics: readonly Diagnostic[],
    readonly source: { readonly name: string; readonly text: string },
  ) {
    super(diagnostics.map((d) => d.message).join('; '));
    this.name = 'InputError';
  }
}
