/** Names with their values in a table of a few columns. */
import { type Inlines, math, type Table, text } from '../document/document.js';
import type { Layout } from '../language/layout.js';
import type { Sheet } from './sheet.js';

export interface Pair {
  readonly left: Layout;
  readonly value: Layout;
}

/** Column by column; so many columns that the table is wider than high. */
export function pairsTable(pairs: readonly Pair[], caption: string, { say }: Sheet): Table {
  const cells = pairs.map(({ left, value }): readonly Inlines[] => [[math(left)], [math(value)]]);
  const columns = Math.min(4, Math.ceil(cells.length / 4));
  const perColumn = Math.ceil(cells.length / columns);
  return {
    kind: 'table',
    caption: [text(caption)],
    columns: Array.from({ length: columns }, () => [
      { head: [text(say.given.symbol)], align: 'left' as const },
      { head: [text(say.given.value)], align: 'right' as const },
    ]).flat(),
    groups: [
      Array.from({ length: perColumn }, (_, row) =>
        Array.from({ length: columns }, (_, column) => cells[column * perColumn + row] ?? [[], []]).flat(),
      ),
    ],
  };
}
