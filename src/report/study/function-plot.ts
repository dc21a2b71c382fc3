/** A function and its derivative as a drawing, with the arguments that a problem has for it. */
import type { Plain } from '../../backprop/shape-of-function.js';
import { axisFor } from '../../document/axis.js';
import type { CurvesFigure, PlotPoint } from '../../document/figure.js';
import type { Layout } from '../../language/layout.js';
import type { PlainFunction } from './plain.js';

/** At the least this far on both sides; as far as this where a problem has arguments there. */
const REACH = { least: 6, most: 12 };
const PARTS = 120;
/** More names than this would cover each other. */
const MOST_NAMES = 6;
const MOST_MARKS = 40;

export interface PlotLabels {
  readonly argument: Layout;
  readonly value: Layout;
  readonly slope: Layout;
}
export interface NamedArgument {
  readonly z: number;
  readonly name: Layout;
}

/** Whether the drawing reaches as far as an argument. */
export const isDrawn = ({ z }: NamedArgument): boolean => Math.abs(z) <= REACH.most;

/** Both curves, as far as the arguments reach; few arguments are marked by name. */
export function functionPlot(
  { value, slope }: PlainFunction,
  labels: PlotLabels,
  all: readonly NamedArgument[],
): CurvesFigure {
  const drawn = all.filter(isDrawn);
  const reach = Math.max(REACH.least, ...drawn.map(({ z }) => Math.ceil(Math.abs(z))));
  const curves = [piecesOf(value, reach), piecesOf(slope, reach)] as const;
  const named = drawn.length <= MOST_NAMES;
  const marks = drawn
    .slice(0, MOST_MARKS)
    .flatMap(({ z, name }) => [
      ...[value(z)].flatMap((y) => (y === undefined ? [] : [{ x: z, y, ...(named && { label: name }) }])),
      ...[slope(z)].flatMap((y) => (y === undefined ? [] : [{ x: z, y }])),
    ]);
  return {
    kind: 'curves',
    x: axisFor(labels.argument, [-reach, reach]),
    y: axisFor(
      labels.value,
      curves.flat(2).map((p) => p.y),
    ),
    curves: [
      { label: labels.value, stroke: 'solid', pieces: curves[0] },
      { label: labels.slope, stroke: 'dashed', pieces: curves[1] },
    ],
    marks,
  };
}

/** Points along the function, a new piece after each place without a value and after each jump. */
function piecesOf(f: Plain, reach: number): readonly (readonly PlotPoint[])[] {
  const points = Array.from({ length: PARTS + 1 }, (_, n) => pointOf(f, ((2 * n) / PARTS - 1) * reach));
  const heights = points.flatMap((p) => (p ? [p.y] : []));
  const span = Math.max(...heights) - Math.min(...heights);
  const pieces: PlotPoint[][] = [[]];
  points.forEach((point, n) => {
    const before = points[n - 1];
    const jump =
      point && before && Math.abs(point.y - before.y) > span / 10 ? jumpBetween(f, before, point) : undefined;
    if (jump) {
      pieces.at(-1)?.push(jump[0]);
      pieces.push([jump[1]]);
    } else if (point === undefined) pieces.push([]);
    if (point) pieces.at(-1)?.push(point);
  });
  return pieces.filter((piece) => piece.length > 1);
}

function pointOf(f: Plain, x: number): PlotPoint | undefined {
  const y = f(x);
  return y === undefined ? undefined : { x, y };
}

/** The two sides of a jump; undefined where the function is only steep. */
function jumpBetween(f: Plain, from: PlotPoint, to: PlotPoint): readonly [PlotPoint, PlotPoint] | undefined {
  let [left, right] = [from, to];
  for (let k = 0; k < 30; k++) {
    const middle = pointOf(f, (left.x + right.x) / 2);
    if (middle === undefined) return undefined;
    if (Math.abs(middle.y - left.y) > Math.abs(right.y - middle.y)) right = middle;
    else left = middle;
  }
  return Math.abs(right.y - left.y) > Math.abs(to.y - from.y) / 2 ? [left, right] : undefined;
}
