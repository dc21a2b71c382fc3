export const network = {
  caption: 'The network.',
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
  hidden: (activation: string): string => `hidden, ${activation}`,
  output: (activation: string): string => `output, ${activation}`,
};
