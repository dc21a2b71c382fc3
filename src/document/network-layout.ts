/** A network drawing with every part in its place, in millimetres, y downwards. SVG and TikZ print the same places. */
import type { Layout } from '../language/layout.js';
import { widthOf } from '../language/measure.js';
import type { Box, Point, Segment } from './geometry.js';
import {
  type Columns,
  captionWidth,
  FRAME,
  labelAt,
  type PlacedLabel,
  placeColumns,
  ROOM,
  SIZES,
  WIDTH,
} from './network-columns.js';
import {
  edgesOf,
  isReached,
  labelsOnEdges,
  lossEdgesOf,
  middleAfter,
  type PlacedLine,
  type SideLabel,
  type Tone,
  toneOf,
} from './network-edges.js';
import type { NetworkFigure } from './network-figure.js';

export interface PlacedNetwork {
  readonly width: number;
  readonly height: number;
  /** Around the units of coupled layers. */
  readonly frames: readonly (Box & { readonly tone: Tone })[];
  readonly lines: readonly PlacedLine[];
  readonly nodes: readonly PlacedNode[];
  /** On the edges and beside the nodes. */
  readonly labels: readonly SideLabel[];
  /** Middles of the dots that stand for units or layers left out. */
  readonly dots: readonly (Point & { readonly across: boolean })[];
  readonly captions: readonly (Box & { readonly text: string; readonly size: number })[];
}
export interface PlacedNode extends Box {
  readonly kind: 'input' | 'unit' | 'loss';
  readonly tone: Tone;
  /** How round the corners are: by half the height they make a circle of a square. */
  readonly corner: number;
  readonly texts: readonly PlacedLabel[];
}

const ARROW = 3.1;
const CAPTION_LINE = 3.5;
const MARGIN = 0.6;

/** The whole drawing. */
export function placeNetwork(figure: NetworkFigure): PlacedNetwork {
  const columns = placeColumns(figure);
  const edges = edgesOf(figure, columns);
  const aside = labelsAside(figure, columns);
  const frames = framesOf(figure, columns);
  const nodes = nodesOf(figure, columns);
  const lossEdges = lossEdgesOf(figure, columns);
  const onEdges = labelsOnEdges(
    figure,
    columns,
    [...edges, ...lossEdges],
    [...nodes.flatMap(roundedBoxes), ...aside.labels, ...aside.lines.map(boxOfLine), ...frames],
  );
  const bottom = Math.max(...[...nodes, ...aside.labels, ...frames].map(({ y, height }) => y + height / 2));
  return fitted({
    frames,
    lines: [...edges, ...lossEdges, ...aside.lines].toSorted((a, b) => RANK[a.tone] - RANK[b.tone]),
    nodes,
    labels: [...onEdges, ...aside.labels],
    dots: [
      ...columns.dots.map((at) => ({ ...at, across: false })),
      ...omittedAt(figure, columns).map(({ x, y }) => ({ x, y, across: true })),
    ],
    captions: captionsOf(figure, columns, bottom + 1.5),
  });
}

/** What is strong is drawn over what is pale. */
const RANK: Readonly<Record<Tone, number>> = { pale: 0, plain: 1, strong: 2 };

function nodesOf({ route }: NetworkFigure, { units, loss, radius }: Columns): readonly PlacedNode[] {
  return [
    ...units.map(
      ({ x, y, width, height, layer, unit, texts }): PlacedNode => ({
        x,
        y,
        width,
        height,
        texts,
        kind: layer === 0 ? 'input' : 'unit',
        corner: radius,
        tone: toneOf(route, (route?.units[layer] ?? []).includes(unit)),
      }),
    ),
    ...(loss
      ? [{ ...boxOf(loss), texts: [loss.text], kind: 'loss' as const, corner: 1.2, tone: toneOf(route, true) }]
      : []),
  ];
}

/** A node with round ends as two boxes, without its corners, where nothing of it is. */
const roundedBoxes = ({ x, y, width, height, corner }: PlacedNode): readonly Box[] => [
  { x, y, width, height: height - corner * ROUND },
  { x, y, width: width - corner * ROUND, height },
];
/** What a quarter of a circle leaves of its square, as a share of the radius: at both ends of a side. */
const ROUND = 2 * (1 - Math.SQRT1_2);

const boxOf = ({ x, y, width, height }: Box): Box => ({ x, y, width, height });

/** What comes in from above by an arrow (biases, the target), and the derivatives below units. */
function labelsAside({ layers, loss, route }: NetworkFigure, { units, loss: box }: Columns) {
  const labels: SideLabel[] = [];
  const lines: PlacedLine[] = [];
  const fromAbove = (layout: Layout, into: Box, role: 'bias' | 'target', tone: Tone): void => {
    const top = into.y - into.height / 2;
    const at = { x: into.x, y: top - ARROW - SIZES.small * 0.62 };
    labels.push({ ...labelAt(layout, at, SIZES.small), role });
    lines.push({ from: { x: into.x, y: top - ARROW }, to: { x: into.x, y: top }, kind: 'arrow', tone });
  };
  for (const unit of units) {
    const bias = layers[unit.layer]?.units[unit.unit]?.bias;
    const isOn =
      route?.starts.some((s) => s.kind === 'bias' && s.layer === unit.layer && s.unit === unit.unit) ?? false;
    if (bias && (route === undefined || isOn)) fromAbove(bias, unit, 'bias', toneOf(route, isOn));
  }
  if (loss?.target && box) fromAbove(loss.target, box, 'target', toneOf(route, false));
  for (const { on, label } of route?.factors ?? []) {
    if (on.kind !== 'unit' && on.kind !== 'bias') continue;
    const unit = units.find((u) => u.layer === on.layer && u.unit === on.unit);
    if (!unit) continue;
    const width = widthOf(label) * SIZES.small;
    const at =
      on.kind === 'unit'
        ? { x: unit.x, y: unit.y + unit.height / 2 + ROOM.factor / 2 - 0.4 }
        : { x: unit.x + width / 2 + 1.2, y: unit.y - unit.height / 2 - ARROW / 2 };
    labels.push({ ...labelAt(label, at, SIZES.small), role: 'factor' });
  }
  return { labels, lines };
}

const boxOfLine = ({ from, to }: Segment): Box => ({
  x: (from.x + to.x) / 2,
  y: (from.y + to.y) / 2,
  width: Math.abs(from.x - to.x) + 1,
  height: Math.abs(from.y - to.y),
});

function framesOf({ layers, route }: NetworkFigure, { units, middles }: Columns): PlacedNetwork['frames'] {
  return layers.flatMap(({ isCoupled }, n) => {
    const own = units.filter(({ layer }) => layer === n);
    const [first, last] = [own[0], own.at(-1)];
    if (!isCoupled || !first || !last) return [];
    const box = {
      x: first.x,
      y: (first.y + last.y) / 2,
      width: 2 * (middles[n]?.halfWidth ?? 0),
      height: last.y - first.y + first.height + 2 * FRAME,
    };
    return [
      {
        ...box,
        tone: toneOf(
          route,
          own.some((unit) => isReached(route, unit)),
        ),
      },
    ];
  });
}

const omittedAt = ({ weights }: NetworkFigure, columns: Columns): readonly Point[] =>
  weights.flatMap(({ kind }, layer) => (kind === 'omitted' ? [middleAfter(layer, columns)] : []));

/** Below each column, in smaller letters where two would meet. */
function captionsOf(figure: NetworkFigure, columns: Columns, top: number): PlacedNetwork['captions'] {
  const { layers, loss, weights } = figure;
  const own = [...layers.map(({ caption }) => caption), ...(loss ? [loss.caption] : [])];
  const omitted = weights.flatMap((w, layer) =>
    w.kind === 'omitted' ? [{ lines: w.caption, x: middleAfter(layer, columns).x }] : [],
  );
  const all = [...own.map((lines, n) => ({ lines, x: columns.middles[n]?.x ?? 0 })), ...omitted];
  return all.flatMap(({ lines, x }) => {
    const width = captionWidth(lines);
    const shares = all.map((other) =>
      other.x === x ? 1 : (2 * (Math.abs(other.x - x) - 1.5)) / (width + captionWidth(other.lines)),
    );
    const scale = Math.min(1, ...shares);
    return lines.map((text, n) => ({
      text,
      x,
      y: top + CAPTION_LINE * (n + 0.5),
      width: width * scale,
      height: CAPTION_LINE,
      size: SIZES.small * scale,
    }));
  });
}

/** Moved so that all of it lies inside of the picture, and shrunk where it would be wider than the text of a page. */
function fitted(placed: Omit<PlacedNetwork, 'width' | 'height'>): PlacedNetwork {
  const { frames, lines, nodes, labels, dots, captions } = placed;
  const boxes: readonly Box[] = [...frames, ...nodes, ...labels, ...captions];
  const left = Math.min(...boxes.map(({ x, width }) => x - width / 2)) - MARGIN;
  const right = Math.max(...boxes.map(({ x, width }) => x + width / 2)) + MARGIN;
  const top = Math.min(...boxes.map(({ y, height }) => y - height / 2)) - MARGIN;
  const bottom = Math.max(...boxes.map(({ y, height }) => y + height / 2)) + MARGIN;
  const scale = Math.min(1, WIDTH / (right - left));
  const point = ({ x, y }: Point): Point => ({ x: (x - left) * scale, y: (y - top) * scale });
  const box = <B extends Box>(b: B): B => ({ ...b, ...point(b), width: b.width * scale, height: b.height * scale });
  const label = <L extends PlacedLabel>(l: L): L => ({ ...box(l), size: l.size * scale });
  return {
    width: (right - left) * scale,
    height: (bottom - top) * scale,
    frames: frames.map(box),
    lines: lines.map((line) => ({ ...line, from: point(line.from), to: point(line.to) })),
    nodes: nodes.map((node) => ({ ...box(node), corner: node.corner * scale, texts: node.texts.map(label) })),
    labels: labels.map(label),
    dots: dots.map((dot) => ({ ...dot, ...point(dot) })),
    captions: captions.map((caption) => ({ ...box(caption), size: caption.size * scale })),
  };
}
