export const network = {
  caption: 'The network.',
  input: 'input',
  hidden: (activation: string): string => `hidden, ${activation}`,
  output: (activation: string): string => `output, ${activation}`,
};
