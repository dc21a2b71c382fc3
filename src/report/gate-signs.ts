/** What stands within the node of an operation. */
import type { Expr } from '../language/expr.js';
import { signOf } from '../language/factors.js';
import { inlineForm } from '../language/inline.js';
import { brackets, identifier, type Layout, prefix, row } from '../language/layout.js';
import { functionLayout } from '../language/notation.js';
import { symbolsOf } from '../language/walk.js';
import { gateOf } from './gates.js';
import { type Sheet, shown } from './sheet.js';

/**
 * The sign of an operation, with its constant where it has one: +, × 2, exp, σ. What its other operands are its wires
 * tell. The operation as a whole where a sign would not tell which is which: 1 − q, q³.
 */
export function gateSign(e: Expr, sheet: Sheet): Layout {
  const constants = e.parts.filter((part) => symbolsOf(part).length === 0);
  const [constant] = constants;
  const isPlain = constants.length === 0;
  switch (gateOf(e)) {
    case 'sum':
      if (isPlain) return prefix('+');
      return constant && e.parts.length === 2 ? row(prefix('+'), shown(constant, sheet)) : whole(e, sheet);
    case 'difference':
      return isPlain && e.parts.length === 2 ? prefix('-') : whole(e, sheet);
    case 'product':
      return prefix('×');
    case 'scaling':
    case 'negation':
      return constant ? row(prefix('×'), asFactor(constant, sheet)) : whole(e, sheet);
    case 'summation':
      return identifier('Sigma');
    case 'copy':
      return prefix('=');
    default:
      return e.kind === 'call' && isPlain ? functionLayout(e.fn, sheet.notation) : whole(e, sheet);
  }
}

const whole = (e: Expr, sheet: Sheet): Layout => inlineForm(shown(e, sheet));

const asFactor = (constant: Expr, sheet: Sheet): Layout =>
  signOf(constant) < 0 ? brackets(shown(constant, sheet)) : shown(constant, sheet);
