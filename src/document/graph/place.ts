/** Where the parts of a drawn graph stand, in millimetres, y downwards. SVG and TikZ print the same places. */
import { infix, type Layout, row } from '../../language/layout.js';
import { widthOf } from '../../language/measure.js';
import type { GraphFigure, GraphNode, Quantity } from '../figure.js';
import { heightsOf } from './heights.js';
import { type Extent, type Item, type Items, itemsOf, LANE } from './items.js';
import { neighbours, ordered } from './order.js';

export interface Point {
  readonly x: number;
  readonly y: number;
}
/** By its middle and its extent. */
export interface PlacedBox extends Point {
  readonly width: number;
  readonly height: number;
}
export interface PlacedText extends PlacedBox {
  readonly layout: Layout;
}
export interface PlacedNode extends PlacedBox {
  readonly isGiven: boolean;
  readonly label: PlacedText;
  /** Name and value, below each other where they do not stand on one line. */
  readonly above: readonly PlacedText[];
  readonly below: PlacedText | undefined;
}
/** A piece of a wire: straight to `bend.from`, an even curve to `bend.to`, straight again; level at both ends. */
export interface PlacedWire {
  readonly from: Point;
  readonly bend: { readonly from: number; readonly to: number };
  readonly to: Point;
  /** Whether a gradient comes back along it. */
  readonly isLive: boolean;
}
export interface PlacedGraph {
  readonly width: number;
  readonly height: number;
  readonly nodes: readonly PlacedNode[];
  readonly wires: readonly PlacedWire[];
  readonly locals: readonly PlacedText[];
}

/** In millimetres, the page's text and its margin together, and as high as half a page. */
const MOST = { width: 172, height: 118 };
/** Up to the width of the text the columns keep a greater distance. */
export const TEXT_WIDTH = 132;
/** Millimetres an em takes: within a node, and beside it. */
export const NODE_FONT = 3.3;
export const SMALL_FONT = 2.7;
/** A line of small print, and a node: its height, its least width, and its room on both sides of its label. */
const LINE = 3.3;
const NODE = { height: 6.4, least: 5.2, side: 0.8, round: 1.1 };
/** Between two columns: at least, more where wires go up or down, and at most; so much more where the page has room. */
const GAP = { least: 1.8, slope: 0.35, most: 7, stretch: 1.7 };
/** Beside a label, and at the edge of the picture. */
const LABEL_SIDE = 0.8;
const EDGE = 0.4;

/** The graph with names beside all values, or, where that is too wide, with values alone on wires and below names. */
export function placeGraph(figure: GraphFigure): PlacedGraph {
  const roomy = placed(figure, ROOMY);
  return isOnPage(roomy) ? roomy : placed(figure, NARROW);
}

/** Whether a page is wide and high enough for it. */
export const isOnPage = ({ width, height }: PlacedGraph): boolean => width <= MOST.width && height <= MOST.height;

/** How quantities are written: in one line or several above a node, and on a wire. */
interface Writing {
  readonly above: (q: Quantity) => readonly Layout[];
  readonly onWire: (q: Quantity) => Layout | undefined;
}
const equation = ({ name, value, relation }: Quantity): Layout | undefined =>
  name && value ? row(name, infix(relation), value) : (value ?? name);
const ROOMY: Writing = { above: (q) => [equation(q)].filter((line) => line !== undefined), onWire: equation };
const NARROW: Writing = {
  above: ({ name, value }) => [name, value].filter((line) => line !== undefined),
  onWire: ({ name, value }) => value ?? name,
};

function placed(figure: GraphFigure, { above, onWire }: Writing): PlacedGraph {
  const nodes = figure.nodes.map((node) => ({ ...node, above: node.forward ? above(node.forward) : [] }));
  const wires = figure.edges.map(({ local }) => local && onWire(local));
  const items = ordered(
    itemsOf(
      nodes.map(nodeExtent),
      figure.edges.map(({ from, to }, n) => ({ from, to, label: wireExtent(wires[n]) })),
    ),
  );
  const heights = heightsOf(items);
  const height = (item: Item): number => (heights.get(item) as number) + EDGE;
  const columns = columnsOf(items, height);
  const place = (item: Item): Point => ({ x: (columns[item.column] as Column).middle, y: height(item) });
  const all = items.columns.flat();
  const placesOf = (kind: 'node' | 'edge'): ReadonlyMap<number, Point> =>
    new Map(all.flatMap((item) => (item.stands.for === kind ? [[item.stands.at, place(item)] as const] : [])));
  const [nodesAt, labelsAt] = [placesOf('node'), placesOf('edge')];
  return {
    width: (columns.at(-1)?.right ?? 0) + EDGE,
    height: Math.max(0, ...all.map((item) => height(item) + item.down)) + EDGE,
    nodes: nodes.map((node, n) => placedNode(node, nodesAt.get(n) as Point)),
    locals: wires.flatMap((layout, n) => (layout ? [textAt(layout, labelsAt.get(n) as Point, SMALL_FONT)] : [])),
    wires: placedWires(items, columns, height, (edge) => figure.edges[edge]?.local !== undefined),
  };
}

type WrittenNode = GraphNode & { readonly above: readonly Layout[] };

const boxWidth = ({ label, isGiven }: GraphNode): number =>
  Math.max(widthOf(label) * NODE_FONT + 2 * (isGiven ? NODE.side : NODE.round), isGiven ? NODE.least : NODE.height);

function nodeExtent(node: WrittenNode): Extent {
  const texts = [...node.above, ...(node.gradient ? [node.gradient] : [])];
  return {
    up: NODE.height / 2 + node.above.length * LINE,
    down: NODE.height / 2 + (node.gradient ? LINE : 0),
    body: boxWidth(node),
    width: Math.max(boxWidth(node), ...texts.map((text) => widthOf(text) * SMALL_FONT)),
  };
}

/** A wire with nothing on it needs air only. */
function wireExtent(layout: Layout | undefined): Extent {
  if (!layout) return LANE;
  const width = widthOf(layout) * SMALL_FONT + 2 * LABEL_SIDE;
  return { up: LINE / 2, down: LINE / 2, body: width, width };
}

const textAt = (layout: Layout, at: Point, size: number): PlacedText => ({
  layout,
  ...at,
  width: widthOf(layout) * size,
  height: size,
});

function placedNode(node: WrittenNode, { x, y }: Point): PlacedNode {
  const beside = (line: number): Point => ({
    x,
    y: y + Math.sign(line) * (NODE.height / 2 + (Math.abs(line) - 0.5) * LINE),
  });
  return {
    ...{ x, y, width: boxWidth(node), height: NODE.height },
    isGiven: node.isGiven,
    label: textAt(node.label, { x, y }, NODE_FONT),
    above: node.above.map((line, n) => textAt(line, beside(n - node.above.length), SMALL_FONT)),
    below: node.gradient && textAt(node.gradient, beside(1), SMALL_FONT),
  };
}

interface Column {
  readonly left: number;
  readonly middle: number;
  readonly right: number;
}

/** The columns from left to right, further apart where wires go up or down between them. */
function columnsOf({ columns, links }: Items, height: (item: Item) => number): readonly Column[] {
  const rise = columns.map(() => 0);
  for (const { from, to } of links)
    rise[from.column] = Math.max(rise[from.column] as number, Math.abs(height(to) - height(from)));
  const widths = columns.map((column) => Math.max(0, ...column.map((item) => item.width)));
  const gaps = rise.slice(0, -1).map((height) => Math.min(GAP.most, GAP.least + GAP.slope * height));
  const stretch = Math.min(GAP.stretch, Math.max(1, (TEXT_WIDTH - 2 * EDGE - sum(widths)) / sum(gaps)));
  let right = EDGE;
  return widths.map((width, n) => {
    const left = n === 0 ? right : right + (gaps[n - 1] as number) * stretch;
    right = left + width;
    return { left, middle: left + width / 2, right };
  });
}

const sum = (lengths: readonly number[]): number => lengths.reduce((all, length) => all + length, 0);

/** A piece for each link, from what stands on its left to what stands on its right. */
function placedWires(
  { links }: Items,
  columns: readonly Column[],
  height: (item: Item) => number,
  isLive: (edge: number) => boolean,
): readonly PlacedWire[] {
  const { after } = neighbours(links);
  const leadsToLive = (item: Item): boolean =>
    item.stands.for === 'edge' ? isLive(item.stands.at) : (after.get(item) ?? []).some(leadsToLive);
  return links.map(({ from, to }) => {
    const [a, b] = [columns[from.column], columns[to.column]] as [Column, Column];
    const carrier = from.stands.for === 'edge' ? from : to;
    return {
      from: { x: a.middle + from.body / 2, y: height(from) },
      bend: { from: a.right, to: b.left },
      to: { x: b.middle - to.body / 2, y: height(to) },
      isLive: leadsToLive(carrier),
    };
  });
}
