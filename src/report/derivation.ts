/** Derivations as equation chains: the steps that were taken, the rule beside each line, the numbers last. */
import type { Equation, EquationLine } from '../document/document.js';
import type { Expr } from '../language/expr.js';
import { derivationLines } from '../rules/lines.js';
import type { Derivation, Rule } from '../rules/rule.js';
import { REASONS } from './messages.js';
import { equation, line, type Sheet, shown } from './sheet.js';

export interface DerivationPrinting {
  readonly answer?: boolean;
  /** What the goal is called from now on, written before it: δ₄ = ∂L/∂z₄ = … */
  readonly name?: Expr;
  /** Lines after the last step: numbers, values. */
  readonly closing?: readonly EquationLine[];
}

/** goal = … = result, a line for each lesson. */
export function derivationEquation(d: Derivation, sheet: Sheet, printing: DerivationPrinting = {}): Equation {
  const [goal, ...rest] = derivationLines(d, sheet.detail);
  const steps = rest.map(({ expr, rules }) => line(shown(expr, sheet), { reason: reasonsOf(rules) }));
  const first = shown(goal?.expr ?? d.goal, sheet);
  const [next, ...later] = steps;
  const opening = printing.name
    ? [line(first, { left: shown(printing.name, sheet), reason: 'a name for it' }), ...steps]
    : next
      ? [{ ...next, left: first }, ...later]
      : [line(shown(d.result, sheet), { left: first })];
  return equation([...opening, ...(printing.closing ?? [])], printing.answer ?? false);
}

/** The rules in words, each once. */
export function reasonsOf(rules: readonly Rule[]): string {
  return [...new Set(rules.map((r) => REASONS[r.id]).filter((reason) => reason !== undefined))].join(', ');
}
