/** A formula that can be read and says nothing of the problem. */

import type { Span } from '../../language/source.js';
import type { Sentence } from '../messages/sentence.js';
import type { WrittenName } from '../written/written.js';

/** Why a formula says nothing about the problem. */
export class NotUnderstood extends Error {
  constructor(
    /** `misfit`: arrays whose shapes do not go together; `shapes`: arrays where none are read. */
    readonly code: 'unknown-name' | 'misfit' | 'shapes' | 'other',
    readonly reason: Sentence,
    readonly span: Span,
    /** The name that nothing is known by. */
    readonly unknown?: WrittenName,
  ) {
    // Readings are tried by the thousand: nobody looks at where one was given up.
    const { stackTraceLimit } = Error;
    Error.stackTraceLimit = 0;
    super(reason.id);
    Error.stackTraceLimit = stackTraceLimit;
    this.name = 'NotUnderstood';
  }
}

/** Work that is done once, also where it is given up. */
export function attempted<T>(work: () => T): () => T {
  let result: { readonly value: T } | NotUnderstood | undefined;
  return () => {
    result ??= resultOf(work);
    if (result instanceof NotUnderstood) throw result;
    return result.value;
  };
}

function resultOf<T>(work: () => T): { readonly value: T } | NotUnderstood {
  try {
    return { value: work() };
  } catch (error) {
    if (error instanceof NotUnderstood) return error;
    throw error;
  }
}

/** What work comes to; undefined where it is given up. */
export function ifUnderstood<T>(work: () => T): T | undefined {
  const result = resultOf(work);
  return result instanceof NotUnderstood ? undefined : result.value;
}
