/** How textbooks, courses and homework name the quantities of a network with one hidden layer, in LaTeX. */

/** How many inputs, hidden units and outputs there are. */
export type Sizes = readonly [inputs: number, hidden: number, outputs: number];
export type LayerNumber = 1 | 2;

export interface Letters {
  readonly input: (i: number) => string;
  readonly sum: (layer: LayerNumber, unit: number) => string;
  readonly unit: (layer: LayerNumber, unit: number) => string;
  readonly weight: (layer: LayerNumber, to: number, from: number) => string;
  readonly bias: (layer: LayerNumber, unit: number) => string;
  readonly target: (k: number) => string;
  readonly loss: string;
  readonly rate: string;
  /** The letter of ∂L/∂(what a unit adds up), where there is one. */
  readonly delta?: (layer: LayerNumber, unit: number) => string;
}

/** A letter for each layer. */
const ofLayer = (layer: LayerNumber, hidden: string, output: string): string => (layer === 1 ? hidden : output);
const x = (i: number): string => `x_${i}`;

/** Letters with the number of the layer above them, in such brackets. */
const numberedAbove = (
  [sum, hidden, output, target, loss, rate]: readonly [string, string, string, string, string, string],
  above: (layer: LayerNumber) => string,
): Letters => ({
  input: x,
  sum: (l, i) => `${sum}_${i}^{${above(l)}}`,
  unit: (l, i) => (l === 1 || output === hidden ? `${hidden}_${i}^{${above(l)}}` : `${output}_${i}`),
  weight: (l, to, from) => `w_{${to}${from}}^{${above(l)}}`,
  bias: (l, i) => `b_${i}^{${above(l)}}`,
  target: (k) => `${target}_${k}`,
  loss,
  rate,
  delta: (l, i) => `\\delta_${i}^{${above(l)}}`,
});

export const LETTERS: Readonly<Record<string, (sizes: Sizes) => Letters>> = {
  'the layer in round brackets': () => numberedAbove(['a', 'z', 'y', 't', 'E', '\\eta'], (l) => `(${l})`),
  'the layer bare': () => numberedAbove(['z', 'a', 'a', 'y', 'C', '\\eta'], (l) => `${l}`),
  'the layer in square brackets': () => numberedAbove(['z', 'a', 'a', 'y', 'J', '\\alpha'], (l) => `[${l}]`),
  'fields and desired outputs': () => numberedAbove(['v', 'y', 'y', 'd', 'E', '\\eta'], (l) => `(${l})`),
  'named sums': () => ({
    input: x,
    sum: (l, i) => `net_{${ofLayer(l, 'h', 'o')}_${i}}`,
    unit: (l, i) => `${ofLayer(l, 'h', 'o')}_${i}`,
    weight: (l, to, from) => `${ofLayer(l, 'w', 'v')}_{${to}${from}}`,
    bias: (l, i) => `${ofLayer(l, 'b', 'c')}_${i}`,
    target: (k) => `t_${k}`,
    loss: 'E',
    rate: '\\eta',
    delta: (l, i) => `\\delta_{${ofLayer(l, 'h', 'o')}_${i}}`,
  }),
  'weights from, to': () => ({
    input: x,
    sum: (l, i) => `${ofLayer(l, 's', 'u')}_${i}`,
    unit: (l, i) => `${ofLayer(l, 'h', 'y')}_${i}`,
    weight: (l, to, from) => `${ofLayer(l, 'w', 'v')}_{${from}${to}}`,
    bias: (l, i) => `${ofLayer(l, 'b', 'c')}_${i}`,
    target: (k) => `t_${k}`,
    loss: 'E',
    rate: '\\eta',
    delta: (l, i) => `${ofLayer(l, '\\gamma', '\\delta')}_${i}`,
  }),
  'biases among the weights': () => ({
    input: x,
    sum: (l, i) => `${ofLayer(l, 'a', 'b')}_${i}`,
    unit: (l, i) => `${ofLayer(l, 'z', '\\hat{y}')}_${i}`,
    weight: (l, to, from) => `${ofLayer(l, '\\alpha', '\\beta')}_{${to}${from}}`,
    bias: (l, i) => `${ofLayer(l, '\\alpha', '\\beta')}_{${i}0}`,
    target: (k) => `y_${k}`,
    loss: 'J',
    rate: '\\eta',
  }),
  'weights in one row': ([inputs, hidden]) => ({
    input: (i) => `i_${i}`,
    sum: (l, i) => `net_{${ofLayer(l, 'h', 'o')}${i}}`,
    unit: (l, i) => `out_{${ofLayer(l, 'h', 'o')}${i}}`,
    weight: (l, to, from) => `w_{${l === 1 ? (to - 1) * inputs + from : inputs * hidden + (to - 1) * hidden + from}}`,
    bias: (l, i) => `b_{${l === 1 ? i : hidden + i}}`,
    target: (k) => `target_{o${k}}`,
    loss: 'E_{total}',
    rate: '\\eta',
    delta: (l, i) => `\\delta_{${ofLayer(l, 'h', 'o')}${i}}`,
  }),
  'units in one row': ([inputs, hidden]) => {
    const number = (l: LayerNumber, i: number): number => (l === 1 ? inputs + i : inputs + hidden + i);
    return {
      input: x,
      sum: (l, i) => `z_{${number(l, i)}}`,
      unit: (l, i) => `a_{${number(l, i)}}`,
      weight: (l, to, from) => `w_{${number(l, to)},${l === 1 ? from : inputs + from}}`,
      bias: (l, i) => `b_{${number(l, i)}}`,
      target: (k) => `t_${k}`,
      loss: 'L',
      rate: '\\eta',
      delta: (l, i) => `\\delta_{${number(l, i)}}`,
    };
  },
};
