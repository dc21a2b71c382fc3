/** Where in a claim its verdict lies. */
import type { Span } from '../language/source.js';
import type { CheckedClaim } from './check.js';

/**
 * The piece that the diagnosis points at; else what the worst link adds to the chain before it, with its sign; a claim
 * without links whole.
 */
export function pieceOf({ links, span, verdict, diagnosis }: CheckedClaim): Span {
  if (diagnosis?.at) return diagnosis.at;
  const n = links.findIndex((l) => l.verdict === verdict);
  const link = links[n];
  if (link === undefined) return span;
  const start = links[n - 1]?.span.end ?? Math.max(span.start, link.span.start);
  return start < link.span.end ? { start, end: link.span.end } : link.span;
}

/** The piece without the blanks before it. */
export function shownPiece(claim: CheckedClaim, text: string): Span {
  const { start, end } = pieceOf(claim);
  const blanks = /^[\s&]*/.exec(text.slice(start, end))?.[0].length ?? 0;
  return { start: start + blanks, end };
}
