/** The smallest network: one sigmoid unit with one input, a = σ(wx + b), and L = ½(a − t)². */
export const oneUnit = (
  values: Readonly<Record<string, number>>,
  keys: Readonly<Record<string, unknown>> = {},
): string =>
  JSON.stringify({
    network: {
      inputs: ['x'],
      layers: [
        { units: 1, activation: 'sigmoid', weights: [['w']], bias: ['b'], preactivations: ['z'], outputs: ['a'] },
      ],
      target: 't',
    },
    loss: 'half-squared-error',
    values,
    ...keys,
  });
