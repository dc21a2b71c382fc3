/** Figures as data; SVG and TikZ are printings of it. */
import type { Layout } from '../language/layout.js';
import type { Inlines } from './document.js';
import type { NetworkFigure } from './network-figure.js';

/** Curves over one pair of axes, with points on them that are marked. */
export interface CurvesFigure {
  readonly kind: 'curves';
  readonly x: FigureAxis;
  readonly y: FigureAxis;
  readonly curves: readonly Curve[];
  readonly marks: readonly (PlotPoint & { readonly label?: Layout })[];
  /** Samples as points, kind by kind. */
  readonly clouds?: readonly PointCloud[];
}
/** Kinds are told apart by their shapes, which a copier in black and white keeps. */
export interface PointCloud {
  readonly label: Layout;
  readonly shape: PointShape;
  readonly points: readonly PlotPoint[];
}
export const POINT_SHAPES = ['dot', 'ring', 'triangle', 'square', 'cross', 'plus'] as const;
export type PointShape = (typeof POINT_SHAPES)[number];
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

/** A computational graph, from what is given on the left to the result on the right. */
export interface GraphFigure {
  readonly kind: 'graph';
  /** Each after all that it is computed from. */
  readonly nodes: readonly GraphNode[];
  /** Indices are into the nodes. */
  readonly edges: readonly {
    readonly from: number;
    readonly to: number;
    /** The derivative of the one by the other; none where no gradient goes that way. */
    readonly local?: Quantity;
  }[];
  /** What the drawing shows, for those who do not see it. */
  readonly description: Inlines;
}
export interface GraphNode {
  /** Within the node: its name, or the sign of its operation. */
  readonly label: Layout;
  /** Whether it is given, not computed. */
  readonly isGiven: boolean;
  /** Its name, where it has another label, and its value. */
  readonly forward?: Quantity;
  /** The derivative of the result by it: its value, or its formula. */
  readonly gradient?: Layout;
}
/** A quantity by its name or formula, its value, or both. */
export interface Quantity {
  readonly name?: Layout;
  readonly value?: Layout;
  readonly relation: '=' | '≈';
}

export type Figure = NetworkFigure | CurvesFigure | GraphFigure;
