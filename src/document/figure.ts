/** Figures as data; SVG and TikZ are printings of it. */
import type { Layout } from '../language/layout.js';
import type { NetworkFigure } from './network-figure.js';

/** Curves over one pair of axes, with points on them that are marked. */
export interface CurvesFigure {
  readonly kind: 'curves';
  readonly x: FigureAxis;
  readonly y: FigureAxis;
  readonly curves: readonly Curve[];
  readonly marks: readonly (PlotPoint & { readonly label?: Layout })[];
}
/** In the units of the axes. */
export interface PlotPoint {
  readonly x: number;
  readonly y: number;
}
export interface FigureAxis {
  readonly label: Layout;
  readonly from: number;
  readonly to: number;
  readonly ticks: readonly { readonly at: number; readonly label: Layout }[];
}
/** Curves are told apart by their strokes, which a copier in black and white keeps. */
export interface Curve {
  readonly label: Layout;
  readonly stroke: 'solid' | 'dashed' | 'dotted';
  /** Several where the curve is interrupted: by a jump, or where it has no value. */
  readonly pieces: readonly (readonly PlotPoint[])[];
}

export type Figure = NetworkFigure | CurvesFigure;
