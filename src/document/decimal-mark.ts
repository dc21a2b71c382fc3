/** The decimal mark of a sheet's language in every number of a document. */
import { infix, type Layout } from '../language/layout.js';
import { mapLayout } from '../language/map-layout.js';
import type { Block, Document, EquationLine, Inline, Inlines } from './document.js';
import type { CurvesFigure, Figure, FigureAxis, NetworkFigure } from './figure.js';

/** The document with `mark` in its numbers; where that is a comma, numbers beside one another are set apart by `;`. */
export function withDecimalMark(document: Document, mark: string): Document {
  if (mark === '.') return document;
  const layout = (l: Layout): Layout => marked(l, mark);
  const inline = (i: Inline): Inline => (i.kind === 'math' ? { ...i, math: layout(i.math) } : i);
  const inlines = (text: Inlines): Inlines => text.map(inline);
  return {
    ...document,
    facts: document.facts.map(({ name, value }) => ({ name, value: inlines(value) })),
    blocks: document.blocks.map((block) => inBlock(block, layout, inlines)),
  };
}

function inBlock(block: Block, layout: (l: Layout) => Layout, inlines: (text: Inlines) => Inlines): Block {
  switch (block.kind) {
    case 'heading':
    case 'paragraph':
    case 'question':
      return { ...block, text: inlines(block.text) };
    case 'space':
      return block;
    case 'list':
      return { ...block, items: block.items.map(inlines) };
    case 'equation':
      return {
        ...block,
        lines: block.lines.map(
          (line): EquationLine => ({
            ...line,
            ...(line.left && { left: layout(line.left) }),
            right: layout(line.right),
            reason: typeof line.reason === 'string' ? line.reason : inlines(line.reason),
          }),
        ),
      };
    case 'table':
      return {
        ...block,
        caption: inlines(block.caption),
        columns: block.columns.map((column) => ({ ...column, head: inlines(column.head) })),
        groups: block.groups.map((rows) => rows.map((cells) => cells.map(inlines))),
      };
    case 'figure':
      return { ...block, figure: inFigure(block.figure, layout), caption: inlines(block.caption) };
  }
}

const inFigure = (figure: Figure, layout: (l: Layout) => Layout): Figure =>
  figure.kind === 'network' ? inNetwork(figure, layout) : inCurves(figure, layout);

const inCurves = (figure: CurvesFigure, layout: (l: Layout) => Layout): CurvesFigure => {
  const inAxis = (axis: FigureAxis): FigureAxis => ({
    ...axis,
    label: layout(axis.label),
    ticks: axis.ticks.map(({ at, label }) => ({ at, label: layout(label) })),
  });
  return {
    ...figure,
    x: inAxis(figure.x),
    y: inAxis(figure.y),
    curves: figure.curves.map((curve) => ({ ...curve, label: layout(curve.label) })),
    marks: figure.marks.map((mark) => ({ ...mark, ...(mark.label && { label: layout(mark.label) }) })),
  };
};

const inNetwork = (figure: NetworkFigure, layout: (l: Layout) => Layout): NetworkFigure => ({
  ...figure,
  layers: figure.layers.map((layer) => ({
    ...layer,
    units: layer.units.map(({ label, bias }) => ({ label: layout(label), ...(bias && { bias: layout(bias) }) })),
  })),
  edges: figure.edges.map((edge) => ({ ...edge, ...(edge.label && { label: layout(edge.label) }) })),
});

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
