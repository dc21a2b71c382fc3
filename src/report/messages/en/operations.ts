import type { Inlines } from '../../../document/document.js';
import { prose } from '../../../document/prose.js';
import type { Layout } from '../../../language/layout.js';
import type { Gate } from '../../gates.js';

export const operations = {
  gates: {
    sum: 'sum',
    difference: 'difference',
    product: 'product',
    scaling: 'constant factor',
    negation: 'change of sign',
    square: 'square',
    reciprocal: 'reciprocal',
    power: 'power',
    exp: 'exponential',
    log: 'logarithm',
    max: 'maximum',
    min: 'minimum',
    function: 'function',
    summation: 'sum over an index',
    cases: 'case split',
    copy: 'copy',
  } satisfies Readonly<Record<Gate, string>> as Readonly<Record<Gate, string>>,
  /** How a gate of each kind hands the gradient on; nothing where its local derivative says it all. */
  rules: {
    sum: 'A sum hands its gradient on to each of its terms unchanged.',
    difference:
      'A difference hands its gradient on unchanged to what is added, and with the opposite sign to what is subtracted.',
    product: 'A product hands on its gradient times the other factor.',
    scaling: 'A constant factor multiplies the gradient too.',
    negation: 'A change of sign changes the sign of the gradient.',
    square: 'A square multiplies the gradient by twice its operand.',
    reciprocal: 'A reciprocal multiplies the gradient by minus the square of its output.',
    power: 'A power is derived by the power rule: the exponent times one power less.',
    exp: 'An exponential multiplies the gradient by its own output.',
    log: 'A logarithm divides the gradient by its operand.',
    summation: 'A sum over an index hands its gradient on to each of its terms unchanged.',
  } as Readonly<Partial<Record<Gate, string>>>,
  forward: 'Forward: each operation a node',
  backward: 'Backward: from the result to the operands',
  parameters: 'Gradients of what was asked for',
  columns: {
    node: 'Node',
    gate: 'Gate',
    operation: 'Operation',
    value: 'Value',
    symbol: 'Symbol',
    local: 'Local derivative',
    product: 'Upstream times local',
    gradient: 'Gradient',
  },
  intro: (loss: Layout): Inlines =>
    prose`The gradient of ${loss} by a node is the gradient of the node that uses it (upstream) times the local derivative between the two.`,
  severalUsers: 'Where several nodes use one, the products are added.',
  tooMany: (most: number): string =>
    `Split into single operations this problem has more than ${most} nodes; a node here is a definition.`,
  routes: (node: Layout, winner: Layout, loser: Layout): Inlines =>
    prose`${node} hands its whole gradient on to ${winner} and nothing to ${loser}.`,
  sigmoid: (from: Layout, to: Layout, value: Layout, slope: Layout): Inlines =>
    prose`The gates from ${from} to ${to} are ${value} together; their local derivatives multiply to ${slope}.`,
  stops: (node: Layout, loser: Layout): Inlines => prose`${node} is a constant here: it hands nothing on to ${loser}.`,
};
