/** Where the nodes of a network drawing stand: layers as columns from left to right, units centred beside each other. */
import type { Layout } from '../language/layout.js';
import { widthOf } from '../language/measure.js';
import type { Box } from './geometry.js';
import type { NetworkFigure, NetworkLayer, NetworkUnit } from './network-figure.js';

/** Mathematics by its middle and its extent, in letters of `size` millimetres an em. */
export interface PlacedLabel extends Box {
  readonly layout: Layout;
  readonly size: number;
}
export interface PlacedUnit extends Box {
  readonly layer: number;
  readonly unit: number;
  /** The name; the value below it where the drawing shows values. */
  readonly texts: readonly PlacedLabel[];
}
export interface Columns {
  /** The middle of each layer, of what is left out after it, and of the loss. */
  readonly middles: readonly { readonly x: number; readonly halfWidth: number }[];
  readonly units: readonly PlacedUnit[];
  /** The slots in which dots stand for the units left out of a large layer. */
  readonly dots: readonly { readonly x: number; readonly y: number }[];
  /** Half the height of a node. */
  readonly radius: number;
  readonly loss: (Box & { readonly text: PlacedLabel }) | undefined;
}

/** A point of TeX, in millimetres: letters have the sizes that a page has beside the drawing. */
export const POINT = 0.3515;
/** Millimetres an em: names alone; a name above its value; what stands on edges and below the drawing. */
export const SIZES = { name: 10 * POINT, nameOfValue: 7 * POINT, value: 8 * POINT, small: 8 * POINT };
/** Layers with more units than this are drawn by their first, their second and their last. */
export const MOST_UNITS = 8;
const FIRST_UNITS = 2;
const RADIUS = { name: 4.2, value: 5 };
const WIDEST_NODE = 26;
const UNIT_GAP = 17;
const MOST_HEIGHT = 105;
/** Room above a node with a bias, below one with a derivative, and between nodes without. */
export const ROOM = { bias: 6.6, factor: 4.4, bare: 2.8 };
/** Between the nodes of two columns: at least, where edges have no labels, and before the loss. */
const BETWEEN = { least: 9, bare: 27, omitted: 20, loss: 13, most: 48 };
/** Around the units of a coupled layer. */
export const FRAME = 2;
/** What stands in a column takes at most so much beside one another. */
export const WIDTH = 132;

/** How wide a letter of a caption is, in em, on the wide side. */
const LETTER = 0.52;
export const captionWidth = (lines: readonly string[]): number =>
  Math.max(0, ...lines.map((line) => [...line].length)) * LETTER * SIZES.small;

/** Which units are drawn, by slot from the top; a slot without a unit holds dots. */
export const slotsOf = (count: number): readonly (number | undefined)[] =>
  count <= MOST_UNITS ? Array.from({ length: count }, (_, unit) => unit) : [0, FIRST_UNITS - 1, undefined, count - 1];

export function placeColumns(figure: NetworkFigure): Columns {
  const { layers, loss } = figure;
  const hasValues = layers.some(({ units }) => units.some(({ value }) => value));
  const radius = hasValues ? RADIUS.value : RADIUS.name;
  const slots = layers.map(({ units }) => slotsOf(units.length));
  const widths = layers.map((layer, n) => nodeWidth(drawnUnits(layer, slots[n] ?? []), radius));
  const lossWidth = loss ? 2 * RADIUS.name + Math.max(0, widthOf(loss.label) * SIZES.name - 4) : 0;
  const middles = columnsBeside(figure, widths, lossWidth);
  const unitGap = unitGapOf(figure, slots, radius);
  const rows = Math.max(...slots.map(({ length }) => length));
  const yOf = (layer: number, slot: number): number => {
    const own = slots[layer]?.length ?? 1;
    return ((rows - 1) / 2 + slot - (own - 1) / 2) * unitGap;
  };
  const inSlots = layers.flatMap((layer, n) =>
    (slots[n] ?? []).map((unit, slot) => ({
      layer: n,
      unit,
      of: unit === undefined ? undefined : layer.units[unit],
      x: middles[n]?.x ?? 0,
      y: yOf(n, slot),
    })),
  );
  const lossAt = { x: middles.at(-1)?.x ?? 0, y: ((rows - 1) / 2) * unitGap };
  return {
    middles,
    radius,
    units: inSlots.flatMap(({ layer, unit, of, x, y }): readonly PlacedUnit[] => {
      if (unit === undefined || of === undefined) return [];
      const width = widths[layer] ?? 2 * radius;
      return [{ x, y, width, height: 2 * radius, layer, unit, texts: textsOf(of, { x, y }, width, radius) }];
    }),
    dots: inSlots.flatMap(({ unit, x, y }) => (unit === undefined ? [{ x, y }] : [])),
    loss: loss && {
      ...lossAt,
      width: lossWidth,
      height: 2 * RADIUS.name,
      text: labelAt(loss.label, lossAt, SIZES.name),
    },
  };
}

export const labelAt = (layout: Layout, at: { readonly x: number; readonly y: number }, size: number): PlacedLabel => ({
  layout,
  x: at.x,
  y: at.y,
  size,
  width: widthOf(layout) * size,
  height: size * 1.15,
});

const drawnUnits = ({ units }: NetworkLayer, slots: readonly (number | undefined)[]): readonly NetworkUnit[] =>
  slots.flatMap((unit) => (unit === undefined ? [] : [units[unit] as NetworkUnit]));

/** The lines of text in a node, and how far the middle of each is from the middle of the node. */
const linesOf = ({ label, value }: NetworkUnit) =>
  value
    ? [
        { layout: label, size: SIZES.nameOfValue, down: -1.9 },
        { layout: value, size: SIZES.value, down: 1.4 },
      ]
    : [{ layout: label, size: SIZES.name, down: 0 }];

/** What a node with round ends is narrower by at the outer edge of a line of text. */
function inset(down: number, size: number, radius: number): number {
  const edge = Math.min(radius, Math.abs(down) + size * 0.42);
  return 2 * (radius - Math.sqrt(radius ** 2 - edge ** 2));
}

/** A circle where the text of all units of a layer fits into it, else longer. */
const nodeWidth = (units: readonly NetworkUnit[], radius: number): number =>
  Math.min(
    WIDEST_NODE,
    Math.max(
      2 * radius,
      ...units.flatMap((unit) =>
        linesOf(unit).map(({ layout, size, down }) => widthOf(layout) * size + inset(down, size, radius) + 0.6),
      ),
    ),
  );

/** Text that is wider than the widest node is set in smaller letters. */
function textsOf(
  unit: NetworkUnit,
  at: { readonly x: number; readonly y: number },
  width: number,
  radius: number,
): readonly PlacedLabel[] {
  return linesOf(unit).map(({ layout, size, down }) => {
    const room = width - inset(down, size, radius) - 0.4;
    const fitting = Math.min(size, room / Math.max(widthOf(layout), 0.1));
    return labelAt(layout, { x: at.x, y: at.y + down }, fitting);
  });
}

function unitGapOf({ layers, route }: NetworkFigure, slots: readonly (readonly unknown[])[], radius: number): number {
  const rows = Math.max(...slots.map(({ length }) => length));
  const hasBiases = layers.some(({ units }) => units.some(({ bias }) => bias));
  const hasFactors = route?.factors.some(({ on }) => on.kind === 'unit') ?? false;
  const least = 2 * radius + (hasBiases ? ROOM.bias : ROOM.bare) + (hasFactors ? ROOM.factor : 0);
  return Math.max(least, Math.min(UNIT_GAP, MOST_HEIGHT / Math.max(rows - 1, 1)));
}

/** The columns one after another; where they would be too wide together, the room between them shrinks. */
function columnsBeside(figure: NetworkFigure, widths: readonly number[], lossWidth: number): Columns['middles'] {
  const { layers, weights, loss, route } = figure;
  const nodes = [
    ...widths.map((width, n) => width + (layers[n]?.isCoupled ? 2 * FRAME : 0)),
    ...(loss ? [lossWidth] : []),
  ];
  const outer = [
    ...layers.map(({ caption, units }) =>
      Math.max(captionWidth(caption), ...units.map(({ bias }) => widthBeside(bias))),
    ),
    ...(loss ? [Math.max(captionWidth(loss.caption), widthBeside(loss.target))] : []),
  ].map((width, n) => Math.max(width, nodes[n] ?? 0));
  const wanted = [
    ...weights.map((_, layer) => roomFor(figure, layer)),
    ...(loss ? [Math.max(BETWEEN.loss, factorWidth(route, 'loss') + 11)] : []),
  ];
  const free = WIDTH - nodes.reduce((sum, width) => sum + width, 0);
  const total = wanted.reduce((sum, room) => sum + room, 0);
  const scale = Math.min(1, free / Math.max(total, 1));
  let x = 0;
  return nodes.map((width, n) => {
    if (n > 0) {
      const halves = ((nodes[n - 1] ?? 0) + width) / 2;
      const outerHalves = ((outer[n - 1] ?? 0) + (outer[n] ?? 0)) / 2;
      x += Math.max(halves + Math.max(BETWEEN.least, (wanted[n - 1] ?? 0) * scale), outerHalves + 2);
    }
    return { x, halfWidth: width / 2 };
  });
}

/** How far apart two layers should stand for the labels between them to have room. */
function roomFor({ layers, weights, route }: NetworkFigure, layer: number): number {
  const between = weights[layer];
  if (between?.kind !== 'joined') return BETWEEN.omitted;
  const widest = Math.max(0, ...(between.labels ?? []).flat().map(widthOfSmall));
  const factors = factorWidth(route, layer);
  if (factors > 0) return factors + widest + 12;
  if (widest === 0) return Math.max(BETWEEN.bare, ...(between.whole ?? []).map((part) => widthOfSmall(part) + 12));
  const edges = (layers[layer]?.units.length ?? 1) * (layers[layer + 1]?.units.length ?? 1);
  return Math.min(BETWEEN.most, edges <= 12 ? widest * 2 + 20 : widest * 2.5 + 30);
}

/** Of what stands above a node. */
const widthBeside = (layout: Layout | undefined): number => (layout ? widthOfSmall(layout) : 0);

const widthOfSmall = (layout: Layout): number => widthOf(layout) * SIZES.small;

/** The width of the widest derivative between a layer and the next, or before the loss; 0 where there is none. */
const factorWidth = (route: NetworkFigure['route'], between: number | 'loss'): number =>
  Math.max(
    0,
    ...(route?.factors ?? []).map(({ on, label }) =>
      (on.kind === 'edge' && on.layer === between) || (on.kind === 'loss' && between === 'loss')
        ? widthOfSmall(label)
        : 0,
    ),
  );
