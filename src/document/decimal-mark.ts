/** The decimal mark of a sheet's language in every number of a document. */
import { infix, type Layout } from '../language/layout.js';
import { mapLayout } from '../language/map-layout.js';
import type { Document } from './document.js';
import { mapBlock, mapInlines } from './map-block.js';

/** The document with `mark` in its numbers; where that is a comma, numbers beside one another are set apart by `;`. */
export function withDecimalMark(document: Document, mark: string): Document {
  if (mark === '.') return document;
  const layout = (l: Layout): Layout => marked(l, mark);
  return {
    ...document,
    facts: document.facts.map(({ name, value }) => ({ name, value: mapInlines(value, layout) })),
    blocks: document.blocks.map((block) => mapBlock(block, layout)),
  };
}

const marked = (layout: Layout, mark: string): Layout =>
  mapLayout(layout, (part) => {
    if (part.kind === 'number') return { ...part, text: part.text.replace('.', mark) };
    if (part.kind !== 'row' || !part.items.some((item) => hasMark(item, mark))) return part;
    const items = part.items.map((item) => (item.kind === 'operator' && item.symbol === ',' ? infix(';') : item));
    return { ...part, items };
  });

/** Whether a number with the mark stands in the line of `layout`. */
function hasMark(layout: Layout, mark: string): boolean {
  let found = false;
  mapLayout(layout, (part) => {
    found ||= part.kind === 'number' && part.text.includes(mark);
    return part;
  });
  return found;
}
