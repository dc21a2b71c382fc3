/** The edges of a network drawing, and what stands on them. */
import type { Layout } from '../language/layout.js';
import { widthOf } from '../language/measure.js';
import type { Box, Point, Segment } from './geometry.js';
import { type Columns, labelAt, type PlacedLabel, type PlacedUnit, POINT, SIZES } from './network-columns.js';
import type { NetworkEdge, NetworkFigure, NetworkRoute } from './network-figure.js';
import { placeOnLines } from './network-labels.js';

/** On a route dark and thick, beside it pale. */
export type Tone = 'plain' | 'strong' | 'pale';
export interface PlacedLine extends Segment {
  readonly kind: 'edge' | 'arrow';
  readonly tone: Tone;
}
export type LabelRole = 'weight' | 'weights' | 'bias' | 'target' | 'factor';
export interface SideLabel extends PlacedLabel {
  readonly role: LabelRole;
}
/** Letters on edges become this small, in millimetres an em, before edges are left without. */
const LABEL_SIZES = [SIZES.small, 7 * POINT, 6 * POINT];
export const toneOf = (route: NetworkRoute | undefined, isOnRoute: boolean): Tone =>
  route === undefined ? 'plain' : isOnRoute ? 'strong' : 'pale';

export const isReached = (route: NetworkRoute | undefined, { layer, unit }: PlacedUnit): boolean =>
  route?.units[layer]?.includes(unit) ?? false;

const isStart = ({ starts }: NetworkRoute, edge: NetworkEdge): boolean =>
  starts.some((start) => start.kind === 'edge' && isSameEdge(start, edge));

const isSameEdge = (a: NetworkEdge, b: NetworkEdge): boolean =>
  a.layer === b.layer && a.from === b.from && a.to === b.to;

export interface PlacedEdge extends PlacedLine {
  readonly on: NetworkEdge | { readonly kind: 'loss'; readonly from: number };
}

/** Each unit with each of the next layer, from border to border. */
export function edgesOf(figure: NetworkFigure, { units }: Columns): readonly PlacedEdge[] {
  const { weights, route } = figure;
  return units.flatMap((from) =>
    units.flatMap((to): readonly PlacedEdge[] => {
      if (to.layer !== from.layer + 1 || weights[from.layer]?.kind !== 'joined') return [];
      const on: NetworkEdge = { kind: 'edge', layer: from.layer, from: from.unit, to: to.unit };
      const onRoute = route && (isStart(route, on) || (isReached(route, from) && isReached(route, to)));
      const tone = route ? toneOf(route, onRoute ?? false) : isCrowded(figure, from.layer) ? 'pale' : 'plain';
      return [{ ...between(from, to), kind: 'edge', tone, on }];
    }),
  );
}

/** From the units of the last layer that the loss depends on. */
export function lossEdgesOf(
  { layers, loss, route }: NetworkFigure,
  { units, loss: box }: Columns,
): readonly PlacedEdge[] {
  if (!loss || !box) return [];
  return units
    .filter(({ layer, unit }) => layer === layers.length - 1 && loss.from.includes(unit))
    .map((unit) => ({
      ...between(unit, box),
      kind: 'arrow',
      tone: toneOf(route, isReached(route, unit)),
      on: { kind: 'loss', from: unit.unit },
    }));
}

/** The line between two nodes with round ends, from the border of the one to that of the other. */
function between(a: Box, b: Box): Segment {
  const [r, s] = [a.height / 2, b.height / 2];
  const from = { x: a.x + a.width / 2 - r, y: a.y };
  const to = { x: b.x - b.width / 2 + s, y: b.y };
  const length = Math.hypot(to.x - from.x, to.y - from.y);
  const unit = { x: (to.x - from.x) / length, y: (to.y - from.y) / length };
  return {
    from: { x: from.x + unit.x * r, y: from.y + unit.y * r },
    to: { x: to.x - unit.x * s, y: to.y - unit.y * s },
  };
}

/** With more labels between two layers the edges recede behind them. */
const MANY_LABELS = 24;
/** Of a drawing with more labels than this only those stay that are few between their layers. */
const MOST_LABELS = 100;

const labelCount = ({ weights }: NetworkFigure, layer: number): number => {
  const between = weights[layer];
  return between?.kind === 'joined' ? (between.labels ?? []).flat().length : 0;
};

/** Whether the edges after a layer have labels of their own. */
const isLabelled = (figure: NetworkFigure, layer: number): boolean => {
  const counts = figure.weights.map((_, n) => labelCount(figure, n));
  const total = counts.reduce((sum, count) => sum + count, 0);
  return (counts[layer] ?? 0) <= (total > MOST_LABELS ? MANY_LABELS : total);
};

const isCrowded = (figure: NetworkFigure, layer: number): boolean =>
  labelCount(figure, layer) > MANY_LABELS && isLabelled(figure, layer);

/** Labels of the edges in the largest letters that find room; without room, or names of their own, their matrix. */
export function labelsOnEdges(
  figure: NetworkFigure,
  columns: Columns,
  edges: readonly PlacedEdge[],
  taken: readonly Box[],
): readonly SideLabel[] {
  const last = figure.layers.length - 1;
  const groups = figure.layers.map((_, layer): EdgeGroup => {
    const lines = edges.filter(({ on }) => (on.kind === 'edge' ? on.layer : last) === layer);
    return { layer, lines, labels: lines.flatMap((edge, line) => edgeLabels(figure, edge, line)) };
  });
  const fitting = groups.map((group) => firstFitting(LABEL_SIZES, group, taken));
  // One size serves all of the drawing: the largest in which all find room that find any.
  const size = Math.min(...fitting.flatMap((placed) => placed?.map((label) => label.size) ?? []));
  return groups.flatMap((group, n) => {
    const placed = fitting[n];
    if (!placed || group.labels.length === 0) return wholeOf(figure, group.layer, columns);
    return placed[0]?.size === size ? placed : (placedIn(size, group, taken) ?? placed);
  });
}

function firstFitting(
  sizes: readonly number[],
  group: EdgeGroup,
  taken: readonly Box[],
): readonly SideLabel[] | undefined {
  for (const size of sizes) {
    const placed = placedIn(size, group, taken);
    if (placed) return placed;
  }
  return undefined;
}

interface EdgeGroup {
  readonly layer: number;
  readonly lines: readonly PlacedEdge[];
  readonly labels: readonly EdgeLabel[];
}
interface EdgeLabel {
  readonly layout: Layout;
  readonly role: LabelRole;
  readonly line: number;
  /** The share of the way at which it stands best. */
  readonly best: number;
}
/** A weight stands near to the unit that it comes from, but apart from the nodes. */
const BEST = 0.32;

/** The labels of an edge; along a route they share it evenly. */
const edgeLabels = (figure: NetworkFigure, edge: PlacedEdge, line: number): readonly EdgeLabel[] =>
  labelsOf(figure, edge).map((label, n, { length }) => ({
    ...label,
    line,
    best: edge.tone === 'strong' ? (n + 1) / (length + 1) : BEST,
  }));

/** An edge is cut so much wider than the label that stands on it, in millimetres. */
const HALO = 0.8;

function placedIn(size: number, { lines, labels }: EdgeGroup, taken: readonly Box[]): readonly SideLabel[] | undefined {
  const boxes = labels.map(({ layout, line, best }) => ({
    line,
    best,
    width: widthOf(layout) * size + HALO,
    height: size * 1.15,
  }));
  const places = placeOnLines(boxes, lines, taken);
  return places?.map((at, n) => {
    const { layout, role } = labels[n] as EdgeLabel;
    return { ...labelAt(layout, at, size), width: boxes[n]?.width ?? 0, role };
  });
}

/** What stands on an edge: its weight; in the drawing of a route that with which it starts, and the derivatives. */
function labelsOf(
  figure: NetworkFigure,
  { on, tone }: PlacedEdge,
): readonly { readonly layout: Layout; readonly role: LabelRole }[] {
  const { weights, route } = figure;
  const between = on.kind === 'edge' ? weights[on.layer] : undefined;
  const weight = between?.kind === 'joined' && on.kind === 'edge' ? between.labels?.[on.to]?.[on.from] : undefined;
  const factors = (route?.factors ?? []).filter(({ on: at }) =>
    at.kind === 'edge'
      ? on.kind === 'edge' && isSameEdge(at, on)
      : at.kind === 'loss' && on.kind === 'loss' && at.from === on.from,
  );
  const isNamed =
    (route === undefined && on.kind === 'edge' && isLabelled(figure, on.layer)) ||
    (route !== undefined &&
      tone === 'strong' &&
      (route.factors.length === 0 || (on.kind === 'edge' && isStart(route, on))));
  return [
    ...(weight && isNamed ? [{ layout: weight, role: 'weight' as const }] : []),
    ...factors.map(({ label }) => ({ layout: label, role: 'factor' as const })),
  ];
}

/** W and its shape below it, in the middle between the two layers. */
function wholeOf(figure: NetworkFigure, layer: number, columns: Columns): readonly SideLabel[] {
  const weights = figure.weights[layer];
  const whole = weights?.kind === 'joined' && figure.route === undefined ? (weights.whole ?? []) : [];
  const { x, y } = middleAfter(layer, columns);
  const lines = whole.map((layout, n) => {
    const size = n === 0 ? SIZES.name : SIZES.small;
    return { ...labelAt(layout, { x, y: y + (n - (whole.length - 1) / 2) * 3.9 }, size), role: 'weights' as const };
  });
  const width = Math.max(0, ...lines.map((line) => line.width)) + 1.5;
  return lines.map((line) => ({ ...line, width, height: 3.9 }));
}

/** Between a layer and the next, halfway down the drawing. */
export function middleAfter(layer: number, { middles, units }: Columns): Point {
  const [left, right] = [middles[layer], middles[layer + 1]];
  const ys = units.map(({ y }) => y);
  return {
    x: ((left?.x ?? 0) + (left?.halfWidth ?? 0) + (right?.x ?? 0) - (right?.halfWidth ?? 0)) / 2,
    y: (Math.min(...ys) + Math.max(...ys)) / 2,
  };
}
