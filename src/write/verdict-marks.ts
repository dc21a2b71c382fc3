/** The marks of verdicts, drawn: their shapes differ, so that they need no colour. */
import type { Verdict } from '../check/judge/verdict.js';
import { escapeHtml } from './escape.js';

/** Lines in a square of 16. */
const DRAWN: Readonly<Record<Verdict, string>> = {
  correct: '<path d="M2.5 8.5l4 4.5 7-10"/>',
  rounded: '<path d="M2 6.5c2-3 4-3 6-1s4 2 6-1M2 12c2-3 4-3 6-1s4 2 6-1"/>',
  follows: '<path d="M3 2v8h10M9.5 6.5L13 10l-3.5 3.5"/>',
  wrong: '<circle cx="8" cy="8" r="7"/><path d="M5 5l6 6M11 5l-6 6"/>',
  undecided: '<circle cx="8" cy="8" r="7"/><path d="M5.8 6.3c0-3 4.4-3 4.4-.2 0 1.7-2.2 1.7-2.2 3.4M8 11.5v1"/>',
  unread: '<path d="M4 8h8" stroke-dasharray="2 1"/>',
};

/** `words` are for those who do not see it; empty where they stand beside it. */
export function markSvg(verdict: Verdict, words: string): string {
  const label = words === '' ? 'aria-hidden="true"' : `role="img" aria-label="${escapeHtml(words)}"`;
  return `<svg class="mark ${verdict}" viewBox="0 0 16 16" ${label}>${DRAWN[verdict]}</svg>`;
}
