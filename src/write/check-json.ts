/** Verdicts as JSON, by the keys of the contract. */
import type { Checked, CheckedClaim, CheckedLink } from '../check/checked.js';
import type { Expected } from '../check/judge/verdict.js';
import { placesIn } from '../problem/diagnostics.js';

interface LinkJson {
  readonly line: number;
  readonly column: number;
  readonly text: string;
  readonly verdict: string;
  readonly evidence?: string;
  readonly diagnosis?: { readonly code: string; readonly says: string };
  readonly expected?: Expected;
}

interface ClaimJson extends LinkJson {
  readonly links: readonly LinkJson[];
}

/** The verdicts on one document, by the keys of the contract. */
export interface CheckedJson {
  readonly file: string;
  readonly summary: Checked['summary'];
  readonly notes: readonly { readonly code: string; readonly says: string }[];
  readonly lines: readonly ClaimJson[];
}

/** One document, as data for other programs. Lines and columns count from 1. */
export function checkedJson({ summary, notes, claims }: Checked, file: string, text: string): CheckedJson {
  const placeOf = placesIn(text);
  const link = ({ span, verdict, evidence, diagnosis, expected }: CheckedLink): LinkJson => {
    const { line, column } = placeOf(span.start);
    return {
      line,
      column,
      text: text.slice(span.start, span.end),
      verdict,
      ...(evidence && { evidence }),
      ...(diagnosis && { diagnosis: { code: diagnosis.code, says: diagnosis.says } }),
      ...(expected && { expected }),
    };
  };
  const claim = (c: CheckedClaim): ClaimJson => {
    const { line, column, text: said, verdict, ...diagnosis } = link(c);
    return { line, column, text: said, verdict, links: c.links.map(link), ...diagnosis };
  };
  return { file, summary, notes, lines: claims.map(claim) };
}
