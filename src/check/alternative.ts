/** Where a document goes on with the alternative that a spec compares its problem with. */
import type { ComparisonTask, Problem } from '../problem/problem.js';
import type { Document } from './document/document.js';

export interface Alternative {
  readonly problem: Problem;
  /** Where the document first speaks of it. */
  readonly start: number;
}

/** Undefined where a document says nothing of an alternative: no heading names it, and no claim applies it. */
export function alternativeIn({ headings, formulas }: Document, { tasks }: Problem): Alternative | undefined {
  const task = tasks.find((t): t is ComparisonTask => t.kind === 'comparison');
  if (task === undefined) return undefined;
  const name = task.after.replace(/[^a-z0-9]+/gi, '.?');
  const named = new RegExp(`(?:^|[^a-z])${name}(?![a-z])`, 'i');
  const applied = new RegExp(String.raw`=.*${name}\s*\}?\s*(?:\\left)?\(`, 'is');
  const starts = [
    ...headings.filter(({ text }) => named.test(text)).map(({ start }) => start),
    ...formulas.filter(({ text }) => applied.test(text)).map((f) => f.offsetOf(0)),
  ];
  return starts.length > 0 ? { problem: task.alternative, start: Math.min(...starts) } : undefined;
}
