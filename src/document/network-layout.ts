/** Where the parts of a network drawing stand, in millimetres, y downwards. SVG and TikZ print the same places. */
import type { Layout } from '../language/layout.js';
import { widthOf } from '../language/measure.js';
import type { NetworkFigure, NetworkLayer } from './figure.js';

export interface Point {
  readonly x: number;
  readonly y: number;
}
/** A label by its middle and its extent. */
export interface PlacedLabel extends Point {
  readonly layout: Layout;
  readonly width: number;
  readonly height: number;
}
export interface PlacedNode extends Point {
  readonly input: boolean;
  readonly label: PlacedLabel;
  readonly bias: PlacedLabel | undefined;
}
export interface PlacedNetwork {
  readonly width: number;
  readonly height: number;
  readonly radius: number;
  /** Sizes in millimetres per em. */
  readonly fontSizes: { readonly node: number; readonly small: number };
  readonly nodes: readonly PlacedNode[];
  readonly edges: readonly { readonly from: Point; readonly to: Point; readonly label: PlacedLabel | undefined }[];
  /** Middles of the dots that stand for the units left out of a large layer. */
  readonly dots: readonly Point[];
  readonly captions: readonly (Point & { readonly text: string })[];
}

const WIDTH = 118;
const MAX_HEIGHT = 92;
const LAYER_GAP = 43;
const UNIT_GAP = 17;
const RADIUS = { least: 2, usual: 3.8, most: 6.5 };
const NODE_FONT = 3.5;
const SMALL_FONT = 2.7;
/** Of a larger layer, so many units are drawn from the top and from the bottom. */
const SHOWN = { all: 10, top: 6, bottom: 2 };
/** With more edges between two layers labels would cover each other; a table tells the numbers then. */
const MOST_LABELS = 12;

/** Which units are drawn, and in which slot; the slot that is left out holds dots. */
function slotsOf(count: number): { readonly slots: ReadonlyMap<number, number>; readonly rows: number } {
  const all = Array.from({ length: count }, (_, unit): [number, number] => [unit, unit]);
  if (count <= SHOWN.all) return { slots: new Map(all), rows: count };
  const rows = SHOWN.top + 1 + SHOWN.bottom;
  const shown = all.filter(([unit]) => unit < SHOWN.top || unit >= count - SHOWN.bottom);
  return { slots: new Map(shown.map(([unit]) => [unit, unit < SHOWN.top ? unit : unit - count + rows])), rows };
}

/** Layers from left to right, units centred beside each other, labels where they cover least. */
export function placeNetwork(figure: NetworkFigure): PlacedNetwork {
  const layers = figure.layers.map((layer) => ({ ...layer, ...slotsOf(layer.units.length) }));
  const rows = Math.max(1, ...layers.map((layer) => layer.rows));
  const unitGap = Math.min(UNIT_GAP, MAX_HEIGHT / Math.max(rows - 1, 1));
  const widest = Math.max(0, ...figure.layers.flatMap(({ units }) => units.map(({ label }) => widthOf(label))));
  const room = Math.min(RADIUS.most, unitGap * 0.34);
  const layerGap = Math.min(LAYER_GAP, (WIDTH - 2 * RADIUS.usual) / Math.max(layers.length - 1, 1));
  const radius = Math.min(
    Math.max(RADIUS.least, Math.min(room, layerGap * 0.3)),
    Math.max(RADIUS.usual, (widest * NODE_FONT) / 2 + 0.7),
  );
  const node = Math.min(NODE_FONT, ((radius - 0.5) * 2) / Math.max(widest, 0.5));
  const fontSizes = { node, small: Math.min(SMALL_FONT, layerGap / 7) };
  const left = Math.max(radius + 0.5, sideRoom(figure.layers[0], fontSizes.small));
  const right = Math.max(radius + 0.5, sideRoom(figure.layers.at(-1), fontSizes.small));
  const middle = ((rows - 1) * unitGap) / 2 + radius + 0.5;

  const place = (layer: number, slot: number): Point => ({
    x: left + layer * layerGap,
    y: middle + (slot - ((layers[layer]?.rows ?? 1) - 1) / 2) * unitGap,
  });
  const label = (layout: Layout, at: Point, size: number): PlacedLabel => ({
    layout,
    ...at,
    width: widthOf(layout) * size,
    height: size,
  });
  const nodes = layers.flatMap(({ units, slots }, layer) =>
    [...slots].map(([unit, slot]): PlacedNode => {
      const at = place(layer, slot);
      const bias = units[unit]?.bias;
      const below = { x: at.x, y: at.y + radius + 0.5 + fontSizes.small * 0.6 };
      return {
        ...at,
        input: layer === 0,
        label: label(units[unit]?.label as Layout, at, fontSizes.node),
        bias: bias && label(bias, below, fontSizes.small),
      };
    }),
  );

  const ends = figure.edges.flatMap((edge): End[] => {
    const from = layers[edge.layer]?.slots.get(edge.from);
    const to = layers[edge.layer + 1]?.slots.get(edge.to);
    if (from === undefined || to === undefined) return [];
    return [{ ...edge, from: place(edge.layer, from), to: place(edge.layer + 1, to) }];
  });
  const taken = nodes.flatMap((n): Box[] => [
    { x: n.x, y: n.y, width: 2 * radius + 1, height: 2 * radius + 1 },
    ...(n.bias ? [n.bias] : []),
  ]);
  const bottom = Math.max(...nodes.map((n) => (n.bias ? n.bias.y + fontSizes.small : n.y + radius)));
  return {
    width: left + (layers.length - 1) * layerGap + right,
    height: bottom + 6,
    radius,
    fontSizes,
    nodes,
    edges: labelled(ends, figure, { radius, size: fontSizes.small, taken }),
    dots: layers.flatMap(({ units }, layer) => (units.length > SHOWN.all ? [place(layer, SHOWN.top)] : [])),
    captions: layers.map(({ caption }, layer) => ({ text: caption, x: place(layer, 0).x, y: bottom + 4 })),
  };
}

/** The caption and the biases of an outer layer may be wider than its nodes. */
function sideRoom(layer: NetworkLayer | undefined, size: number): number {
  const caption = (layer?.caption.length ?? 0) * 0.46 * size;
  const biases = layer?.units.map(({ bias }) => (bias ? widthOf(bias) * size : 0)) ?? [];
  return Math.max(caption, ...biases) / 2 + 0.5;
}

interface Box extends Point {
  readonly width: number;
  readonly height: number;
}
const overlap = (a: Box, b: Box): number =>
  Math.max(0, (a.width + b.width) / 2 - Math.abs(a.x - b.x)) *
  Math.max(0, (a.height + b.height) / 2 - Math.abs(a.y - b.y));

interface End {
  readonly layer: number;
  readonly from: Point;
  readonly to: Point;
  readonly label?: Layout;
}

/** The edges with their labels, placed one after another, each where it covers least of those before it. */
function labelled(
  ends: readonly End[],
  figure: NetworkFigure,
  { radius, size, taken }: { readonly radius: number; readonly size: number; readonly taken: Box[] },
): PlacedNetwork['edges'] {
  const count = (layer: number): number => figure.edges.filter((edge) => edge.layer === layer).length;
  const crowded = new Set(figure.layers.map((_, layer) => layer).filter((layer) => count(layer) > MOST_LABELS));
  return ends.map(({ from, to, layer, label }) => {
    if (label === undefined || crowded.has(layer)) return { from, to, label: undefined };
    const box = { width: widthOf(label) * size + 0.8, height: size * 1.15 };
    const others = ends.filter((other) => other.layer === layer && !(other.from === from && other.to === to));
    const placed = { layout: label, ...box, ...bestPlace(from, to, radius, box, taken, others) };
    taken.push(placed);
    return { from, to, label: placed };
  });
}

const along = (from: Point, to: Point, t: number): Point => ({
  x: from.x + (to.x - from.x) * t,
  y: from.y + (to.y - from.y) * t,
});

/** The place on an edge where a label covers least of other labels, nodes and lines; near its start if it is free. */
function bestPlace(
  from: Point,
  to: Point,
  radius: number,
  size: { readonly width: number; readonly height: number },
  taken: readonly Box[],
  others: readonly { readonly from: Point; readonly to: Point }[],
): Point {
  let best = { penalty: Number.POSITIVE_INFINITY, at: along(from, to, 0.5) };
  const clear = (radius + size.width / 2) / Math.max(to.x - from.x, 1);
  for (let t = 0.2; t < 0.81; t += 0.02) {
    const at = along(from, to, t);
    const box = { ...at, ...size };
    const covered = taken.reduce((sum, other) => sum + overlap(grown(box, 0.5), other), 0);
    const crossed = others.filter((line) => crosses(line, box)).length;
    const penalty = covered * 4 + crossed * 3 + Math.abs(t - 0.34) * 4 + (t < clear || t > 1 - clear ? 8 : 0);
    if (penalty < best.penalty) best = { penalty, at };
  }
  return best.at;
}

const grown = (box: Box, by: number): Box => ({ ...box, width: box.width + 2 * by, height: box.height + 2 * by });

/** Whether the line passes through the box. Edges run from left to right, so the line has one height at each x. */
function crosses({ from, to }: { readonly from: Point; readonly to: Point }, box: Box): boolean {
  const at = (x: number): number => from.y + ((to.y - from.y) * (x - from.x)) / (to.x - from.x);
  const heights = [at(box.x - box.width / 2), at(box.x + box.width / 2)];
  return Math.min(...heights) < box.y + box.height / 2 && Math.max(...heights) > box.y - box.height / 2;
}
