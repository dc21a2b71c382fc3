/** The kinds of operations in a computational graph, as far as something is to be said of each. */
import { type Expr, isNum } from '../language/expr.js';
import { signOf } from '../language/factors.js';

export const GATES = [
  'sum',
  'difference',
  'product',
  'scaling',
  'negation',
  'square',
  'reciprocal',
  'power',
  'exp',
  'log',
  'max',
  'min',
  'function',
  'summation',
  'cases',
  'copy',
] as const;
export type Gate = (typeof GATES)[number];

/** What a node does with its operands; undefined where it is more than one operation. */
export function gateOf(e: Expr): Gate | undefined {
  switch (e.kind) {
    case 'add':
      if (!e.args.every((term) => isOperand(term) || isNegated(term))) return undefined;
      return e.args.some((term) => signOf(term) < 0) ? 'difference' : 'sum';
    case 'mul': {
      const [first, second, third] = e.args;
      if (!first || !second || third || !e.args.every(isOperand)) return undefined;
      if (isNum(first, -1)) return 'negation';
      if (first.kind === 'num') return 'scaling';
      return first === second ? 'square' : 'product';
    }
    case 'pow': {
      if (!e.parts.every(isOperand)) return undefined;
      if (isNum(e.exponent, -1)) return 'reciprocal';
      return isNum(e.exponent, 2) ? 'square' : 'power';
    }
    case 'call': {
      if (!e.args.every(isOperand)) return undefined;
      const own = GATES.find((gate) => gate === e.fn);
      return own ?? 'function';
    }
    case 'sum':
      return e.parts.every(isOperand) ? 'summation' : undefined;
    case 'cases':
      return 'cases';
    default:
      return 'copy';
  }
}

const isOperand = (e: Expr): boolean => e.kind === 'sym' || e.kind === 'num';
const isNegated = (e: Expr): boolean =>
  e.kind === 'mul' && e.args.length === 2 && isNum(e.args[0] as Expr, -1) && isOperand(e.args[1] as Expr);
