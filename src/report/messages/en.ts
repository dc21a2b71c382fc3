/** What a sheet says, in English, by id. Other languages have the same ids: see `messages.ts`. */

import type { Inlines } from '../../document/document.js';
import { prose } from '../../document/prose.js';
import type { Layout } from '../../language/layout.js';

export const en = {
  kicker: { solution: 'Solution sheet', derivation: 'Derivation', summary: 'Solution' },
  part: (name: string): string => `Part ${name}`,

  headings: {
    given: 'Given',
    network: 'The network',
    forward: 'Forward pass',
    collapse: 'One layer instead of several',
    loss: 'Loss',
    'local-derivatives': 'Local derivatives',
    paths: 'Paths',
    backward: 'Backward pass',
    gradients: 'Gradients',
    'general-formula': 'General formula',
    matrix: 'In matrix form',
    update: 'Update',
    training: 'Training steps',
    'activation-study': 'Activations',
    comparison: 'Comparison',
    certificate: 'Certificate',
  },

  given: {
    table: 'Given values',
    symbol: 'Symbol',
    value: 'Value',
    tooLarge: (symbol: Layout, shape: string): Inlines =>
      prose`${symbol} has shape ${shape}; its numbers stand in the spec.`,
  },

  network: {
    caption: 'The network.',
    input: 'input',
    hidden: (activation: string): string => `hidden, ${activation}`,
    output: (activation: string): string => `output, ${activation}`,
  },

  forward: {
    reasons: { preactivation: 'weighted sum', activation: 'activation', intermediate: '', loss: 'loss' },
    shape: (shape: string): string => `shape ${shape}`,
  },

  locals: {
    of: (symbol: Layout, items: Inlines): Inlines => prose`Of ${symbol}: ${items}.`,
  },

  matrix: {
    intro: (hadamard: Layout): Inlines =>
      prose`The same gradients with the indices read as rows and columns; ${hadamard} multiplies entry by entry.`,
  },

  collapse: {
    intro: 'Without an activation in between, the layers are one weighted sum of the inputs.',
    weight: 'composite weight',
    bias: 'composite bias',
  },

  update: {
    rule: (optimizer: string, constants: Inlines): Inlines =>
      prose`One step of ${optimizer} with ${constants}. All new values are computed from the old ones, at once.`,
    /** By name; without an entry the title that the catalog gives. */
    optimizers: {} as Readonly<Record<string, string>>,
    tooMany: 'The parameters are too many for a table.',
    table: 'Old and new parameters',
    columns: { parameter: 'Parameter', old: 'Old', gradient: 'Gradient', new: 'New' },
    frozen: 'frozen',
  },

  summary: {
    values: 'Values',
    gradients: 'Gradients',
    symbol: 'Symbol',
    value: 'Value',
    parameter: 'Parameter',
    gradient: 'Gradient',
    formula: 'Formula',
    firstOf: (caption: string, shown: number, all: number): string => `${caption} (the first ${shown} of ${all})`,
  },

  certificate: {
    intro: 'This sheet was checked before it was printed; what does not hold is not printed.',
    table: 'What was checked',
    columns: { check: 'Check', agree: 'Agree', worst: 'Largest difference' },
    checks: {
      steps: 'Both sides of each step',
      differences: 'Gradients against central differences of the loss',
      'second-engine': 'Gradients against those of a second engine (mathjs)',
      algebra: 'Algebra steps, expanded by a third engine (nerdamer)',
    },
    alongDirections: ', along random directions',
    atPoints: (points: number): string => (points === 1 ? ', at one point' : `, at ${points} points`),
    agreed: (agreed: number, total: number): string => `${agreed} of ${total}`,
    skipped: (count: number, reason: string): string => `${count} skipped: ${reason}.`,
  },

  /** The reason beside a line, by the rule that leads to it. Rules without an entry are chores: they need no word. */
  reasons: {
    'chain-rule': 'chain rule',
    'calculated-earlier': 'calculated earlier',
    'local-derivative': 'local derivative',
    definition: 'by definition',
    'put-in-definition': 'put in the definitions',
    distribute: 'multiply out',
    'collect-inputs': 'collect the inputs',
    'sum-rule': 'sum rule',
    'quotient-rule': 'quotient rule',
    'product-rule': 'product rule',
    'power-rule': 'power rule',
    'general-power': 'power with a varying exponent',
    'derivative-of-max': 'derivative of a maximum',
    'derivative-of-min': 'derivative of a minimum',
    'function-rule': 'outer times inner derivative',
    'case-by-case': 'case by case',
    'pick-by-delta': 'the delta picks one term',
    'multiply-out-delta': 'multiply out',
    'split-sum': 'split the sum',
    assumption: 'assumption',
    'own-output': 'its own output',
    'own-output-product': 'its own output',
    'own-output-power': 'its own output',
    'divide-terms': 'divide term by term',
    'solved-definition': 'solve the definition',
    'difference-of-squares': 'difference of squares',
    'cancel-denominators': 'cancel the denominators',
    'clear-fractions': 'clear the fractions',
    'multiply-out': 'multiply out; terms cancel',
    'factor-out': 'factor out',
  } as Readonly<Record<string, string>>,
};
