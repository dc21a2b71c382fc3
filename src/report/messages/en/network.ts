import type { Inlines } from '../../../document/document.js';
import { prose } from '../../../document/prose.js';
import type { Layout } from '../../../language/layout.js';

export const network = {
  caption: 'The network.',
  captionOfSample: 'The network, as it works on each sample.',
  /** Where something inside of the network reaches the loss by another way too. */
  beside: (loss: Layout, names: Inlines | undefined): Inlines =>
    prose`${loss} depends on ${names ?? 'other parts of it'} not only by way of the outputs; that is not drawn.`,
  /** The activations by their names in the catalog, where the name would not do. */
  activations: {
    identity: 'linear',
    relu: 'ReLU',
    'leaky-relu': 'leaky ReLU',
    elu: 'ELU',
    silu: 'SiLU',
    gelu: 'GELU',
    exp: 'exponential',
  } as Readonly<Record<string, string>>,
  input: 'input',
  hidden: 'hidden',
  output: 'output',
  loss: 'loss',
  omitted: (layers: string): readonly string[] => [`${layers} more`, 'layers'],
  size: (units: string): string => `${units} units`,
  valued: 'The network with its values: outputs in the units, weights on the edges, biases above the units.',
  route: (parameter: Layout, loss: Layout): Inlines => prose`How ${parameter} acts on ${loss}.`,
  routeWithFactors: (parameter: Layout, loss: Layout): Inlines =>
    prose`How ${parameter} acts on ${loss}, with the derivative of each step.`,
  /** The drawing for those who do not see it. */
  described: {
    intro: 'A network, layer by layer; each unit of a layer is joined to each of the next.',
    layer: (name: string, units: Inlines): Inlines => prose`${name}: ${units}.`,
    /** After a list of which it is the end. */
    soOn: (last: Inlines): Inlines => prose`so on to ${last}`,
    coupled: 'Each output of this layer depends on all of its weighted sums.',
    withValue: (unit: Layout, value: Layout): Inlines => prose`${unit} equal to ${value}`,
    withBias: (unit: Inlines, bias: Layout): Inlines => prose`${unit} with bias ${bias}`,
    weights: (from: Layout, edges: Inlines): Inlines => prose`From ${from}: ${edges}.`,
    weight: (weight: Layout, to: Layout): Inlines => prose`${weight} to ${to}`,
    matrix: (matrix: Layout, shape: Layout): Inlines =>
      prose`The weights to the next layer are ${matrix}, of shape ${shape}.`,
    omitted: (layers: string): string => `Then ${layers}, which are not drawn.`,
    leadsTo: (outputs: Inlines, loss: Layout): Inlines => prose`From ${outputs} comes ${loss}.`,
    leadsToWithTarget: (outputs: Inlines, target: Layout, loss: Layout): Inlines =>
      prose`From ${outputs} and the target ${target} comes ${loss}.`,
    route: (parameter: Layout, units: Inlines): Inlines =>
      prose`The drawing of the network; what lies on the way from ${parameter} to the end stands out: ${units}.`,
    after: ', then ',
    factors: (factors: Inlines): Inlines => prose`The derivatives along it: ${factors}.`,
  },
};
