/** `1/1 + e^{-z}` on one line: who writes it may mean all that follows the slash to stand below it. */
import { piecesOf, type Written, withPieces } from '../written/written.js';

/** The formula with all that follows a slash in a sum below that slash; undefined where there is none. */
export function withWideSlashes(w: Written): Written | undefined {
  const pieces = piecesOf(w);
  const inner = pieces.map(withWideSlashes);
  const isChanged = inner.some((piece) => piece !== undefined);
  const whole = isChanged
    ? withPieces(
        w,
        pieces.map((piece, n) => inner[n] ?? piece),
      )
    : w;
  return (whole.kind === 'sum' && widened(whole.terms)) || (isChanged ? whole : undefined);
}

function widened(terms: readonly Written[]): Written | undefined {
  const at = terms.findIndex((term, n) => isSlashed(term) && n < terms.length - 1);
  const slashed = terms[at];
  if (slashed?.kind !== 'quotient') return undefined;
  const span = { start: slashed.under.span.start, end: (terms.at(-1) as Written).span.end };
  const under: Written = { kind: 'sum', terms: [slashed.under, ...terms.slice(at + 1)], span };
  const quotient: Written = { ...slashed, under, span: { start: slashed.span.start, end: span.end } };
  if (at === 0) return quotient;
  const whole = { start: (terms[0] as Written).span.start, end: span.end };
  return { kind: 'sum', terms: [...terms.slice(0, at), quotient], span: whole };
}

/** A fraction's bar says itself how far it goes; it begins with a command, a slash with what stands above it. */
const isSlashed = (w: Written): boolean => w.kind === 'quotient' && w.span.start === w.over.span.start;
