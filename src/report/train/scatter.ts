/** Rows of two inputs as points of the plane, class by class. */
import type { DataSet } from '../../data/data-set.js';
import { axisFor } from '../../document/axis.js';
import type { CurvesFigure, PlotPoint, PointCloud } from '../../document/figure.js';
import { POINT_SHAPES } from '../../document/figure.js';
import type { Layout } from '../../language/layout.js';
import { classesOf } from '../../training/metrics.js';

/** More points of all classes cover one another, and make a file large. */
const MOST_POINTS = 400;

/** How many rows there are of each class. */
export function classCounts(set: DataSet): readonly number[] {
  const counts = (set.classes ?? []).map(() => 0);
  for (const k of classesOf(set.targets)) counts[k] = (counts[k] ?? 0) + 1;
  return counts;
}

/** The plane of the first two inputs, with the rows as points; of many rows evenly some. Each class has a label. */
export function scatter(
  set: DataSet,
  axes: readonly [x: Layout, y: Layout],
  labels: readonly Layout[],
): CurvesFigure & { readonly clouds: readonly PointCloud[] } {
  const every = Math.ceil(set.inputs.rows / MOST_POINTS);
  const { columns, values } = set.inputs;
  const classes = classesOf(set.targets);
  const clouds: { label: Layout; shape: PointCloud['shape']; points: PlotPoint[] }[] = labels.map((label, k) => ({
    label,
    shape: POINT_SHAPES[k % POINT_SHAPES.length] as PointCloud['shape'],
    points: [],
  }));
  for (let row = 0; row < set.inputs.rows; row += every) {
    const point = { x: values[row * columns] as number, y: values[row * columns + 1] as number };
    clouds[labels.length === 1 ? 0 : (classes[row] as number)]?.points.push(point);
  }
  const points = clouds.flatMap((cloud) => cloud.points);
  return {
    kind: 'curves',
    x: axisFor(axes[0], withMargin(points.map((p) => p.x))),
    y: axisFor(axes[1], withMargin(points.map((p) => p.y))),
    curves: [],
    marks: [],
    clouds,
  };
}

/** Of their extent, so that no point stands on the frame. */
const MARGIN = 0.04;

function withMargin(values: readonly number[]): readonly [number, number] {
  const [least, most] = [Math.min(...values), Math.max(...values)];
  const margin = MARGIN * (most - least);
  return [least - margin, most + margin];
}
