/** The lines of a derivation: the whole expression after each step that deserves a line. */
import type { Expr } from '../language/expr.js';
import { replace } from '../language/walk.js';
import type { Derivation, Rule } from './rule.js';

export interface Line {
  readonly expr: Expr;
  /** The rules that lead here from the line before. */
  readonly rules: readonly Rule[];
}

export type Detail = 'brief' | 'normal' | 'full';

/** A derivation whose steps, replayed, do not give its result. */
export class ReplayError extends Error {}

/** The same rule again, or one citation after another. */
const shareLine = (a: Rule, b: Rule): boolean => a === b || (a.rank === 'citation' && b.rank === 'citation');

/**
 * Replays the steps of a derivation on its goal. `brief` gives the goal and the result, `normal` a line for each
 * lesson with the chores that follow it folded in, `full` a line for each rewrite. Throws ReplayError when the steps
 * do not lead to the result.
 */
export function derivationLines({ goal, steps, result }: Derivation, detail: Detail = 'normal'): readonly Line[] {
  const lines: { expr: Expr; rules: Rule[] }[] = [{ expr: goal, rules: [] }];
  let e = goal;
  let rules: Rule[] = [];
  const endLine = (): void => {
    if (e !== lines.at(-1)?.expr) lines.push({ expr: e, rules });
    rules = [];
  };
  for (const { rule, before, after } of steps) {
    const next = replace(e, before, after);
    const isShown = detail === 'full' || (detail === 'normal' && rule.rank !== 'chore');
    if (isShown && rules.some((r) => !shareLine(r, rule))) endLine();
    if ((isShown || detail === 'brief') && next !== e && !rules.includes(rule)) rules.push(rule);
    e = next;
  }
  endLine();
  if (e !== result) throw new ReplayError('the steps of a derivation do not lead to its result');
  return lines;
}
