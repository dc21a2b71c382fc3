/** A link of a chain whose sides are both read, with what stands at the head of the chain and right before it. */
import type { Side } from '../written/chain.js';
import { Unreadable, type Written } from '../written/written.js';

export interface ReadLink {
  readonly head: Side;
  readonly previous: Side;
  readonly side: Written;
}

/** What a side should be equal to: the head of its chain, or what stands before it where the head was not read. */
export function askedBy({ head, previous }: ReadLink): { readonly asked: Written; readonly before: Written } {
  const before = previous.written as Written;
  return { asked: head.written instanceof Unreadable ? before : head.written, before };
}
