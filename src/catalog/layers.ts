/** Layers: how a unit's input is made of the outputs before it, written in the language. */

/** Over the weights W[i,j] (a row a unit), the biases b[i] and the values x[j] of the layer before. */
export interface LayerRow {
  readonly name: string;
  readonly preactivation: string;
  readonly withoutBias: string;
}

export const DENSE: LayerRow = {
  name: 'dense',
  preactivation: 'sum(j, W[i,j]*x[j]) + b[i]',
  withoutBias: 'sum(j, W[i,j]*x[j])',
};
