/** The drawing of a network as data: what stands on its nodes and edges, from left to right. */
import type { Layout } from '../language/layout.js';
import type { Inlines } from './document.js';

export interface NetworkFigure {
  readonly kind: 'network';
  readonly layers: readonly NetworkLayer[];
  /** What leads from each layer to the next: one fewer than there are layers. */
  readonly weights: readonly NetworkWeights[];
  readonly loss?: NetworkLoss;
  /** Of a parameter; all that is not on it is drawn pale. */
  readonly route?: NetworkRoute;
  /** What the drawing shows, for those who do not see it. */
  readonly description: Inlines;
}

export interface NetworkLayer {
  /** Below the layer, line by line: "hidden", "sigmoid". */
  readonly caption: readonly string[];
  readonly units: readonly NetworkUnit[];
  /** Whether each output takes all weighted sums of the layer, as with softmax: drawn as a frame around the units. */
  readonly isCoupled?: boolean;
}

export interface NetworkUnit {
  readonly label: Layout;
  readonly value?: Layout;
  readonly bias?: Layout;
}

/** Each unit of a layer is joined to each of the next. */
export type NetworkWeights =
  | {
      readonly kind: 'joined';
      /** By the unit that an edge leads to, and the one that it comes from. */
      readonly labels?: readonly (readonly Layout[])[];
      /** The matrix and its shape, where the edges are too many for labels of their own. */
      readonly whole?: readonly Layout[];
    }
  /** Layers in between are left out. */
  | { readonly kind: 'omitted'; readonly caption: readonly string[] };

/** What the outputs lead to. */
export interface NetworkLoss {
  readonly label: Layout;
  readonly caption: readonly string[];
  /** The units of the last layer that it depends on. */
  readonly from: readonly number[];
  readonly target?: Layout;
}

/** From a parameter to the loss: over its edge or from its bias, wherever it stands, through all these units. */
export interface NetworkRoute {
  readonly starts: readonly (NetworkEdge | NetworkBias)[];
  /** By layer, those whose output is on it. */
  readonly units: readonly (readonly number[])[];
  /** The local derivatives along it: on edges, below units, and on the edges to the loss. */
  readonly factors: readonly {
    readonly on: NetworkEdge | NetworkBias | UnitPlace | LossEdge;
    readonly label: Layout;
  }[];
}
/** The edge from a unit of a layer to a unit of the next. */
export interface NetworkEdge {
  readonly kind: 'edge';
  readonly layer: number;
  readonly from: number;
  readonly to: number;
}
export interface NetworkBias {
  readonly kind: 'bias';
  readonly layer: number;
  readonly unit: number;
}
export interface UnitPlace {
  readonly kind: 'unit';
  readonly layer: number;
  readonly unit: number;
}
export interface LossEdge {
  readonly kind: 'loss';
  readonly from: number;
}

/** The drawing with `layout` applied to its mathematics, and `inlines` to its words. */
export function mapNetwork(
  figure: NetworkFigure,
  layout: (l: Layout) => Layout,
  inlines: (text: Inlines) => Inlines,
): NetworkFigure {
  const { loss, route } = figure;
  return {
    ...figure,
    layers: figure.layers.map((layer) => ({
      ...layer,
      units: layer.units.map(({ label, value, bias }) => ({
        label: layout(label),
        ...(value && { value: layout(value) }),
        ...(bias && { bias: layout(bias) }),
      })),
    })),
    weights: figure.weights.map((weights) =>
      weights.kind === 'omitted'
        ? weights
        : {
            ...weights,
            ...(weights.labels && { labels: weights.labels.map((row) => row.map(layout)) }),
            ...(weights.whole && { whole: weights.whole.map(layout) }),
          },
    ),
    ...(loss && { loss: { ...loss, label: layout(loss.label), ...(loss.target && { target: layout(loss.target) }) } }),
    ...(route && {
      route: { ...route, factors: route.factors.map(({ on, label }) => ({ on, label: layout(label) })) },
    }),
    description: inlines(figure.description),
  };
}
