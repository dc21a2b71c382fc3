/** The lines of a derivation: the whole expression after each step that deserves a line. */
import type { Expr } from '../language/expr.js';
import { replace } from '../language/walk.js';
import type { Derivation, Rule, Step } from './rule.js';

export interface Line {
  readonly expr: Expr;
  /** The rewrites that lead here from the line before; of chores only where each has a line of its own. */
  readonly steps: readonly Step[];
}

export type Detail = 'brief' | 'normal' | 'full';

/** A derivation whose steps, replayed, do not give its result. */
export class ReplayError extends Error {}

/** What is done in one go: by the id of the rule that begins, those that may follow on the same line. */
const IN_ONE_GO: Readonly<Record<string, readonly string[]>> = {
  'sum-rule': ['power-rule', 'function-rule'],
  'multiply-out-delta': ['split-sum'],
};

/** Whether a rule may go on a line that others began: the same rule again, citations, and what is done in one go. */
function sharesLine([first, ...others]: readonly Rule[], next: Rule): boolean {
  if (first === undefined) return true;
  const together = [first.id, ...(IN_ONE_GO[first.id] ?? [])];
  const all = [...others, next];
  return all.every(({ id }) => together.includes(id)) || [first, ...all].every(({ rank }) => rank === 'citation');
}

/**
 * Replays the steps of a derivation on its goal. `brief` gives the goal and the result, `normal` a line for each
 * lesson with the chores that follow it folded in, `full` a line for each rewrite. Throws ReplayError when the steps
 * do not lead to the result.
 */
export function derivationLines({ goal, steps, result }: Derivation, detail: Detail = 'normal'): readonly Line[] {
  const lines: Line[] = [{ expr: goal, steps: [] }];
  let e = goal;
  let taken: Step[] = [];
  const endLine = (): void => {
    if (e !== lines.at(-1)?.expr) lines.push({ expr: e, steps: taken });
    taken = [];
  };
  for (const step of steps) {
    const next = replace(e, step.before, step.after);
    if (next === e) continue;
    const isWorthAWord = detail === 'full' || step.rule.rank !== 'chore';
    if (isWorthAWord && endsLine(taken, step.rule, detail)) endLine();
    if (isWorthAWord) taken.push(step);
    e = next;
  }
  endLine();
  if (e !== result) throw new ReplayError('the steps of a derivation do not lead to its result');
  return lines;
}

/** Whether a rule begins a line of its own after the steps of the line before. */
function endsLine(taken: readonly Step[], next: Rule, detail: Detail): boolean {
  if (detail === 'brief' || taken.length === 0) return false;
  return detail === 'full' || !sharesLine([...new Set(taken.map(({ rule }) => rule))], next);
}
