import type { Inlines } from '../../../document/document.js';
import { prose } from '../../../document/prose.js';
import type { Layout } from '../../../language/layout.js';

export const graph = {
  values: (loss: Layout): Inlines =>
    prose`The computational graph: above each node its value, below it the derivative of ${loss} by it.`,
  formulas: (loss: Layout): Inlines =>
    prose`The computational graph: below a node the derivative of ${loss} by it, where that is short or has a name.`,
  locals: 'On each wire stands the local derivative by which a gradient is multiplied on its way back.',
  tooLarge: 'The computational graph has too many nodes for a page.',
  /** For those who do not see the drawing, from what is given to the result. */
  described: {
    intro: (nodes: number): string => `A computational graph of ${nodes} nodes, from left to right.`,
    given: (node: Layout): Inlines => prose`${node}, given`,
    computed: (node: Layout, operands: Inlines): Inlines => prose`${node}, computed from ${operands}`,
    operand: (operand: Layout): Inlines => prose`${operand}`,
    operandWithLocal: (operand: Layout, local: Layout): Inlines => prose`${operand} (local derivative ${local})`,
    value: (value: Layout): Inlines => prose`value ${value}`,
    gradient: (gradient: Layout): Inlines => prose`gradient ${gradient}`,
  },
};
