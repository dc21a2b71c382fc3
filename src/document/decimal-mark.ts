/** The decimal mark of a sheet's language in every number of a document. */
import { infix, type Layout } from '../language/layout.js';
import { hasPart, mapLayout } from '../language/map-layout.js';
import type { Draft } from './document.js';
import { mapBlock, mapInlines } from './map-block.js';

/** The draft with `mark` in its numbers; where that is a comma, numbers beside one another are set apart by `;`. */
export function withDecimalMark(draft: Draft, mark: string): Draft {
  if (mark === '.') return draft;
  const layout = (l: Layout): Layout => markedLayout(l, mark);
  return {
    ...draft,
    facts: draft.facts.map(({ name, value }) => ({ name, value: mapInlines(value, layout) })),
    blocks: draft.blocks.map((block) => mapBlock(block, layout)),
  };
}

/** Mathematics alone, with `mark` in its numbers. */
export const markedLayout = (layout: Layout, mark: string): Layout =>
  mapLayout(layout, (part) => {
    if (part.kind === 'number') return { ...part, text: part.text.replace('.', mark) };
    if (part.kind !== 'row' || !hasPart(part, (inner) => isMarked(inner, mark))) return part;
    const items = part.items.map((item) => (item.kind === 'operator' && item.symbol === ',' ? infix(';') : item));
    return { ...part, items };
  });

const isMarked = (part: Layout, mark: string): boolean => part.kind === 'number' && part.text.includes(mark);
