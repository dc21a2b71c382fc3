/** Derivations as equation chains: the steps that were taken, the rule beside each line, the numbers last. */
import type { Equation } from '../document/document.js';
import type { Expr } from '../language/expr.js';
import type { Layout } from '../language/layout.js';
import { derivationLines } from '../rules/lines.js';
import type { Derivation, Rule } from '../rules/rule.js';
import { chain, equation, type Link, type Sheet, shown } from './sheet.js';

export interface DerivationPrinting {
  readonly answer?: boolean;
  /** What the goal is called from now on, written before it: δ₄ = ∂L/∂z₄ = … */
  readonly name?: Expr;
  /** After the last step: numbers, values. */
  readonly closing?: readonly Link[];
}

/** goal = … = result, a line for each lesson. */
export function derivationEquation(d: Derivation, sheet: Sheet, printing: DerivationPrinting = {}): Equation {
  const { name, closing = [], answer = false } = printing;
  const [goal, ...rest] = derivationLines(d, sheet.detail).map(
    ({ expr, rules }): Link => ({ relation: '=', layout: shown(expr, sheet), reason: reasonsOf(rules, sheet) }),
  );
  const first = goal as Link;
  // ∂L/∂a as a total derivative prints like the partial one where L uses a directly.
  const links = [first, ...rest].filter((link, n, all) => n === 0 || !sameLayout(link.layout, all[n - 1]?.layout));
  const left = name ? shown(name, sheet) : first.layout;
  return equation(chain(left, [...(name ? links : links.slice(1)), ...closing]), answer);
}

const sameLayout = (a: Layout, b: Layout | undefined): boolean => JSON.stringify(a) === JSON.stringify(b);

/** The rules in words, each once. */
export function reasonsOf(rules: readonly Rule[], { say }: Sheet): string {
  const reasons: Readonly<Record<string, string>> = say.reasons;
  return [...new Set(rules.map((r) => reasons[r.id]).filter((reason) => reason !== undefined))].join(', ');
}
