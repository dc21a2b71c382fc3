/** Gates that are a sigmoid together: a change of sign, an exponential, one more, a reciprocal. */
import { type Expr, isNum, isOne, type Sym } from '../language/expr.js';
import type { Problem } from '../problem/problem.js';
import { gateOf } from './gates.js';

export interface SigmoidGates {
  readonly argument: Expr;
  /** Its node and, as for any sigmoid, what its derivative is written with. */
  readonly output: Sym;
}

/** Each chain of gates that computes 1/(1 + e^(−z)), by the z that it begins at. */
export function sigmoidGates({ definitions }: Pick<Problem, 'definitions'>): readonly SigmoidGates[] {
  const values = new Map<Expr, Expr>(definitions.map((d) => [d.symbol, d.value]));
  /** What computes an operand, where that is a gate of this kind. */
  const computedBy = (operand: Expr | undefined, gate: 'negation' | 'exp' | 'sum'): Expr | undefined => {
    const value = operand && values.get(operand);
    return value && gateOf(value) === gate ? value : undefined;
  };
  return definitions.flatMap(({ symbol, value }) => {
    if (value.kind !== 'pow' || gateOf(value) !== 'reciprocal') return [];
    const sum = computedBy(value.base, 'sum');
    if (sum?.parts.length !== 2 || !sum.parts.some(isOne)) return [];
    const exponential = computedBy(
      sum.parts.find((part) => !isOne(part)),
      'exp',
    );
    const argument = computedBy(exponential?.parts[0], 'negation')?.parts.find((part) => !isNum(part, -1));
    return argument ? [{ argument, output: symbol }] : [];
  });
}
