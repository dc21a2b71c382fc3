import type { Inlines } from '../../../document/document.js';
import { prose } from '../../../document/prose.js';
import type { Layout } from '../../../language/layout.js';

/** What the question paper, the workbook and the answer key say, and the marks on every copy. */
export const copies = {
  marks: (count: number): string => (count === 1 ? '1 mark' : `${count} marks`),
  facts: { network: 'Network', learningRate: 'Learning rate', marks: 'Marks', name: 'Name' },
  imprint: {
    version: (version: string): string => `version ${version}`,
    spec: (hash: string): string => `spec ${hash}`,
  },
  ask: {
    forward: (symbols: Inlines): Inlines => prose`Compute the forward pass: the values of ${symbols}.`,
    forwardFormulas: (symbols: Inlines): Inlines => prose`Write down the forward pass: ${symbols}.`,
    loss: (loss: Layout): Inlines => prose`Compute the loss ${loss}.`,
    /** Of what is differentiated without being called a loss. */
    value: (symbol: Layout): Inlines => prose`Compute ${symbol}.`,
    gradients: (gradients: Inlines): Inlines => prose`Derive ${gradients} by the chain rule, and give their values.`,
    gradient: (gradient: Inlines): Inlines => prose`Derive ${gradient} by the chain rule, and give its value.`,
    gradientFormulas: (gradients: Inlines): Inlines =>
      prose`Derive ${gradients} by the chain rule, and simplify as far as you can.`,
    update: (optimizer: string, constants: Inlines): Inlines =>
      prose`Make one step of ${optimizer} with ${constants}, and give the new value of each parameter.`,
    training: (steps: number, optimizer: string, constants: Inlines): Inlines =>
      prose`Make ${steps === 1 ? 'one step' : `${steps} steps`} of ${optimizer} with ${constants}, and list the loss after ${steps === 1 ? 'it' : 'each'}.`,
    frozen: (symbols: Inlines, count: number): Inlines =>
      count === 1 ? prose` ${symbols} stays as it is.` : prose` ${symbols} stay as they are.`,
    others: {
      collapse: 'Show that the layers are one: give the weights and the bias of that layer.',
      'local-derivatives': 'Derive each definition by what it is made of, and each function by its argument.',
      paths: 'List the paths that lead from each parameter to the loss.',
      graph: 'Draw the computational graph, with the values, the local derivatives and the gradients.',
      'general-formula': 'Derive the gradients in general, with free indices.',
      matrix: 'Write the gradients in matrix form, and give the shape of each factor.',
      'activation-study': 'Study the activation functions: their derivatives, their ranges, and where they saturate.',
      comparison: 'Work the problem out in the other form as well, and compare the two.',
      drift: 'Work the problem out by hand as well, going on from rounded values, and say where the results differ.',
    },
  },
  workbook: {
    intro: 'Fill in what is left open. The first example of each kind is worked out.',
    whole: 'Work this out by yourself.',
  },
  key: { values: 'Values', gradients: 'Gradients' },
};
