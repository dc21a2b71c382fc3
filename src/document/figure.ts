/** Figures as data; SVG and TikZ are printings of it. */
import type { Layout } from '../language/layout.js';

/** A layered network: what stands on its nodes and edges, from left to right. */
export interface NetworkFigure {
  readonly kind: 'network';
  readonly layers: readonly NetworkLayer[];
  /** Indices are into the units of two neighbouring layers. */
  readonly edges: readonly {
    readonly layer: number;
    readonly from: number;
    readonly to: number;
    readonly label?: Layout;
  }[];
}
export interface NetworkLayer {
  /** Below the layer: "input", "hidden, sigmoid". */
  readonly caption: string;
  readonly units: readonly { readonly label: Layout; readonly bias?: Layout }[];
}
export type Figure = NetworkFigure;
