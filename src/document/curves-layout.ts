/** Where the parts of a drawing of curves stand, in millimetres, y downwards. SVG and pgfplots print the same places. */
import type { Layout } from '../language/layout.js';
import { widthOf } from '../language/measure.js';
import type { Curve, CurvesFigure, PlotPoint, PointShape } from './figure.js';

/** In millimetres. */
interface Point {
  readonly x: number;
  readonly y: number;
}
export interface PlacedText extends Point {
  readonly layout: Layout;
}
export interface PlacedCurves {
  readonly width: number;
  readonly height: number;
  /** The corners of the plot's frame. */
  readonly frame: { readonly left: number; readonly top: number; readonly right: number; readonly bottom: number };
  /** Where the axes of a plane would be: only where zero is inside of the frame. */
  readonly zero: { readonly x: number | undefined; readonly y: number | undefined };
  readonly xTicks: readonly PlacedText[];
  readonly yTicks: readonly PlacedText[];
  readonly xLabel: PlacedText;
  /** None beside several curves, which have names of their own. */
  readonly yLabel: PlacedText | undefined;
  readonly curves: readonly PlacedCurve[];
  readonly marks: readonly (Point & { readonly label: PlacedText | undefined })[];
  readonly clouds: readonly { readonly shape: PointShape; readonly points: readonly Point[] }[];
  /** Empty where curves are named at their ends. */
  readonly legend: readonly LegendEntry[];
}
/** A name, and the stroke or shape that it stands for, from `from` on. */
export type LegendEntry = PlacedText & { readonly from: number } & Sample;
type Sample = { readonly stroke: Curve['stroke'] } | { readonly shape: PointShape };
interface PlacedCurve {
  readonly stroke: Curve['stroke'];
  readonly pieces: readonly (readonly Point[])[];
  /** Its name, right of where it ends. */
  readonly name: PlacedText | undefined;
}

/** The frame's inner width and height, in both printings. */
export const PLOT = { width: 92, height: 50 };
/** Millimetres an em of the labels takes. */
export const FONT = 2.9;
const SAMPLE = 9;
/** How wide the shape of points is. */
export const SHAPE = 1.8;
const GAP = 2;
const ROOM = { above: 7.5, below: 10.5, right: 9 };

/** The frame, ticks, curves, and the labels of the marks where they cover least. */
export function placeCurves(figure: CurvesFigure): PlacedCurves {
  const { x, y } = figure;
  const tickRoom = Math.max(...y.ticks.map(({ label }) => widthOf(label))) * FONT;
  const left = tickRoom + GAP + 1;
  const frame = { left, top: ROOM.above, right: left + PLOT.width, bottom: ROOM.above + PLOT.height };
  const atX = (value: number): number => left + ((value - x.from) / (x.to - x.from)) * PLOT.width;
  const atY = (value: number): number => frame.bottom - ((value - y.from) / (y.to - y.from)) * PLOT.height;
  const place = (p: PlotPoint): Point => ({ x: atX(p.x), y: atY(p.y) });
  const inside = (from: number, to: number): boolean => from < 0 && to > 0;
  const lines = figure.curves.map(({ pieces }) => pieces.map((points) => points.map(place)));
  const names = figure.clouds ? [] : namesAtEnds(figure.curves, lines, frame);
  const { clouds = [] } = figure;
  const isOne = figure.curves.length === 1;
  // Among points the axes are the quantities, and all else has a name of its own.
  const isNamed = isOne || clouds.length > 0;
  const samples = [...clouds, ...(isOne && clouds.length === 0 ? [] : figure.curves)];
  return {
    width: frame.right + Math.max(ROOM.right, ...names.map(({ layout }) => GAP + widthOf(layout) * FONT + 1)),
    height: frame.bottom + ROOM.below,
    frame,
    zero: { x: inside(x.from, x.to) ? atX(0) : undefined, y: inside(y.from, y.to) ? atY(0) : undefined },
    xTicks: x.ticks.map(({ at, label }) => ({ layout: label, x: atX(at), y: frame.bottom + GAP + FONT / 2 })),
    yTicks: y.ticks.map(({ at, label }) => ({ layout: label, x: left - GAP, y: atY(at) })),
    xLabel: { layout: x.label, x: (left + frame.right) / 2, y: frame.bottom + GAP + FONT * 2 },
    yLabel: isNamed ? { layout: y.label, x: left, y: frame.top - GAP - FONT / 2 } : undefined,
    curves: figure.curves.map(({ stroke }, n) => ({ stroke, pieces: lines[n] ?? [], name: names[n] })),
    marks: placedMarks(figure.marks, place, lines.flat(2), frame),
    clouds: clouds.map(({ shape, points }) => ({ shape, points: points.map(place) })),
    legend: names.length > 0 ? [] : placedLegend(samples, frame),
  };
}

/** Wider names stand in the legend, and those of curves that end so close together. */
const NAMED_AT_END = { widest: 26, apart: 1.25 * FONT };

/** The names of several curves right of the frame, where each of them ends; none where these would be in each other's way. */
function namesAtEnds(
  curves: readonly Curve[],
  lines: readonly (readonly (readonly Point[])[])[],
  frame: PlacedCurves['frame'],
): readonly PlacedText[] {
  if (curves.length === 1) return [];
  const names = curves.flatMap(({ label }, n): readonly PlacedText[] => {
    const end = lines[n]?.at(-1)?.at(-1);
    if (end === undefined || Math.abs(end.x - frame.right) > 0.1 || widthOf(label) * FONT > NAMED_AT_END.widest)
      return [];
    return [{ layout: label, x: frame.right + GAP, y: end.y }];
  });
  const areApart = names.every((a, n) => names.slice(0, n).every((b) => Math.abs(a.y - b.y) >= NAMED_AT_END.apart));
  return names.length === curves.length && areApart ? names : [];
}

/** Samples of strokes and shapes with their names, at the right above the frame. */
function placedLegend(
  samples: readonly (Sample & { readonly label: Layout })[],
  frame: PlacedCurves['frame'],
): readonly LegendEntry[] {
  let right = frame.right;
  const y = frame.top - GAP - FONT / 2;
  return samples
    .toReversed()
    .map(({ label, ...sample }): LegendEntry => {
      const x = right - widthOf(label) * FONT;
      const from = x - GAP - ('stroke' in sample ? SAMPLE : SHAPE);
      right = from - 3 * GAP;
      return { layout: label, x, y, from, ...sample };
    })
    .toReversed();
}

export const LEGEND_SAMPLE = SAMPLE;

/** Directions in which a mark's label may stand, the best first. */
const AROUND: readonly (readonly [number, number])[] = [
  [0, -1],
  [-1, -1],
  [1, -1],
  [1, 1],
  [-1, 1],
  [0, 1],
  [1, 0],
  [-1, 0],
];
const AWAY = 2.1;

/** Marks with their labels, one after another, each where it covers least of the curves and of those before it. */
function placedMarks(
  marks: CurvesFigure['marks'],
  place: (p: PlotPoint) => Point,
  lines: readonly Point[],
  frame: PlacedCurves['frame'],
): PlacedCurves['marks'] {
  const taken: Box[] = marks.map((mark) => ({ ...place(mark), width: 1.6, height: 1.6 }));
  return marks.map((mark) => {
    const at = place(mark);
    if (mark.label === undefined) return { ...at, label: undefined };
    const size = { width: widthOf(mark.label) * FONT, height: FONT };
    const boxes = AROUND.map(
      ([dx, dy]): Box => ({
        x: at.x + dx * (AWAY + size.width / 2),
        y: at.y + dy * (AWAY + size.height / 2),
        ...size,
      }),
    );
    const cost = (box: Box): number =>
      taken.filter((other) => touches(box, other)).length * 10 +
      lines.filter((p) => touches(box, { ...p, width: 0.4, height: 0.4 })).length +
      (box.x - box.width / 2 < frame.left || box.x + box.width / 2 > frame.right ? 20 : 0) +
      (box.y - box.height / 2 < frame.top || box.y + box.height / 2 > frame.bottom ? 20 : 0);
    const best = boxes.reduce((a, b) => (cost(b) < cost(a) ? b : a));
    taken.push(best);
    return { ...at, label: { layout: mark.label, x: best.x, y: best.y } };
  });
}

interface Box extends Point {
  readonly width: number;
  readonly height: number;
}
const touches = (a: Box, b: Box): boolean =>
  Math.abs(a.x - b.x) < (a.width + b.width) / 2 && Math.abs(a.y - b.y) < (a.height + b.height) / 2;
