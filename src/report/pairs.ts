/** Names with their values in a table. */
import { math, type Table, text } from '../document/document.js';
import type { Layout } from '../language/layout.js';
import type { Sheet } from './sheet.js';

export interface Pair {
  readonly left: Layout;
  readonly value: Layout;
}

/** A row a pair; a printing sets them side by side. */
export const pairsTable = (pairs: readonly Pair[], caption: string, { say }: Sheet): Table => ({
  kind: 'table',
  caption: [text(caption)],
  columns: [
    { head: [text(say.given.symbol)], align: 'left' },
    { head: [text(say.given.value)], align: 'right' },
  ],
  groups: [pairs.map(({ left, value }) => [[math(left)], [math(value)]])],
});
