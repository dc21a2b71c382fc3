/** Blocks with the mathematics in them replaced. */
import type { Layout } from '../language/layout.js';
import type { Block, EquationLine, Inline, Inlines } from './document.js';
import type { CurvesFigure, Figure, FigureAxis, GraphFigure, Quantity } from './figure.js';
import { mapNetwork } from './network-figure.js';

/** Inline text with `layout` applied to its mathematics. */
export const mapInlines = (text: Inlines, layout: (l: Layout) => Layout): Inlines =>
  text.map((i: Inline): Inline => (i.kind === 'math' ? { ...i, math: layout(i.math) } : i));

/** A block with `change` applied to each of its texts: sentences, captions, cells, reasons. */
export function mapTexts(block: Block, change: (text: Inlines) => Inlines): Block {
  switch (block.kind) {
    case 'heading':
    case 'paragraph':
    case 'question':
      return { ...block, text: change(block.text) };
    case 'space':
    case 'code':
      return block;
    case 'list':
      return { ...block, items: block.items.map(change) };
    case 'equation':
      return {
        ...block,
        lines: block.lines.map(
          (line): EquationLine => ({
            ...line,
            reason: typeof line.reason === 'string' ? line.reason : change(line.reason),
          }),
        ),
      };
    case 'table':
      return {
        ...block,
        caption: change(block.caption),
        columns: block.columns.map((column) => ({ ...column, head: change(column.head) })),
        groups: block.groups.map((rows) => rows.map((cells) => cells.map(change))),
      };
    case 'figure':
      return { ...block, caption: change(block.caption) };
  }
}

/** A block with `layout` applied to each piece of mathematics, whole. */
export function mapBlock(block: Block, layout: (l: Layout) => Layout): Block {
  const mapped = mapTexts(block, (text) => mapInlines(text, layout));
  if (mapped.kind === 'figure') return { ...mapped, figure: inFigure(mapped.figure, layout) };
  if (mapped.kind !== 'equation') return mapped;
  return {
    ...mapped,
    lines: mapped.lines.map(
      (line): EquationLine => ({ ...line, ...(line.left && { left: layout(line.left) }), right: layout(line.right) }),
    ),
  };
}

function inFigure(figure: Figure, layout: (l: Layout) => Layout): Figure {
  switch (figure.kind) {
    case 'network':
      return mapNetwork(figure, layout, (text) => mapInlines(text, layout));
    case 'curves':
      return inCurves(figure, layout);
    case 'graph':
      return { ...inGraph(figure, layout), description: mapInlines(figure.description, layout) };
  }
}

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
    ...(figure.clouds && { clouds: figure.clouds.map((cloud) => ({ ...cloud, label: layout(cloud.label) })) }),
  };
};

const inGraph = (figure: GraphFigure, layout: (l: Layout) => Layout): GraphFigure => {
  const inQuantity = ({ name, value, relation }: Quantity): Quantity => ({
    ...(name && { name: layout(name) }),
    ...(value && { value: layout(value) }),
    relation,
  });
  return {
    ...figure,
    nodes: figure.nodes.map((node) => ({
      ...node,
      label: layout(node.label),
      ...(node.forward && { forward: inQuantity(node.forward) }),
      ...(node.gradient && { gradient: layout(node.gradient) }),
    })),
    edges: figure.edges.map((edge) => ({ ...edge, ...(edge.local && { local: inQuantity(edge.local) }) })),
  };
};
