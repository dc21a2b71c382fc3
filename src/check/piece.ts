/** Where in a claim its verdict lies. */
import type { Span } from '../language/source.js';
import type { CheckedClaim } from './checked.js';

/** The right side of the worst link; a claim without links whole. */
export const sideOf = ({ links, span, verdict }: CheckedClaim): Span =>
  links.find((l) => l.verdict === verdict)?.side ?? span;

/** The piece that the diagnosis points at; else that side. */
export const pieceOf = (claim: CheckedClaim): Span => claim.diagnosis?.at ?? sideOf(claim);
