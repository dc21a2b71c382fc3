/** The mathematics of a document, and claims that stand outside of it, as pieces that a marked copy shows one by one. */
import type { Span } from '../../language/source.js';
import type { CheckedClaim } from '../checked.js';
import type { Formula } from '../document/formula.js';
import { topLevelSigns } from './top-level.js';

/** A formula between its delimiters, or a claim as it stands in the text. */
export interface Piece {
  readonly kind: 'formula' | 'text';
  /** With the delimiters. */
  readonly span: Span;
  readonly isDisplayed: boolean;
  readonly rows: readonly Row[];
}

/** A line of a piece, and the claims that begin in it. */
export interface Row {
  readonly span: Span;
  readonly claims: readonly CheckedClaim[];
}

const OPENING = /(?:\$\$|\$|\\\[|\\\(|\\begin\{[a-zA-Z]+\*?\}(?:\[[^\]\n]*\])?)\s*$/;
const CLOSING = /^\s*(?:\$\$|\$|\\\]|\\\)|\\end\{[a-zA-Z]+\*?\})/;
/** The longest of these delimiters that one writes. */
const DELIMITER = 60;

/** In the order of the document; none overlaps another. */
export function piecesIn(
  text: string,
  formulas: readonly Formula[],
  claims: readonly CheckedClaim[],
): readonly Piece[] {
  const set = formulas.flatMap((formula) => formulaPiece(text, formula, claims) ?? []);
  const left = claims.filter(({ span }) => !set.some((piece) => holds(piece.span, span.start)));
  const inText = left.map(
    (claim): Piece => ({
      kind: 'text',
      span: claim.span,
      isDisplayed: false,
      rows: [{ span: claim.span, claims: [claim] }],
    }),
  );
  const all = [...set, ...inText].sort((a, b) => a.span.start - b.span.start);
  return all.filter(({ span }, n) => n === 0 || span.start >= (all[n - 1] as Piece).span.end);
}

const holds = ({ start, end }: Span, at: number): boolean => start <= at && at < end;

/** Undefined for what is not written in LaTeX. */
function formulaPiece(text: string, formula: Formula, claims: readonly CheckedClaim[]): Piece | undefined {
  const inside = wholeOf(text, formula);
  const opening = OPENING.exec(text.slice(Math.max(0, inside.start - DELIMITER), inside.start));
  const closing = CLOSING.exec(text.slice(inside.end, inside.end + DELIMITER));
  if (formula.notation !== 'latex' || !opening || !closing) return undefined;
  const within = rowsIn(text, inside);
  const rows = within.map((span) => ({
    span,
    // What is missing at the end of a formula is claimed behind its last row.
    claims: claims.filter((c) => holds(span, c.span.start) || (span === within.at(-1) && c.span.start === inside.end)),
  }));
  const span = { start: inside.start - opening[0].length, end: inside.end + closing[0].length };
  return { kind: 'formula', span, isDisplayed: formula.isDisplayed, rows };
}

/** A formula between its dollars, also where only its value is said of what a table tells: `$w = 1$` below “old”. */
function wholeOf(text: string, formula: Formula): Span {
  const [start, end] = [formula.offsetOf(0), formula.offsetOf(formula.text.length)];
  const line = text.slice(text.lastIndexOf('\n', start - 1) + 1, start);
  const isInside = text[end] === '$' && (line.match(/(?<!\\)\$/g)?.length ?? 0) % 2 === 1;
  return { start: isInside ? start - line.length + line.lastIndexOf('$') + 1 : start, end };
}

const ALIGNED = /^\s*\\begin\{(aligned|split|gathered|alignedat)\}(?:\[[^\]\n]*\])?(?:\{\d+\})?/;

/** The rows of a formula; those of an environment that is all there is in it. */
function rowsIn(text: string, inside: Span): readonly Span[] {
  const { start, end } = withoutEnvironment(text, inside);
  const ends = [...topLevelSigns(text.slice(start, end))].filter(({ sign }) => sign === 'row');
  const starts = [start, ...ends.map((e) => start + e.end)];
  const rows = starts.flatMap((from, n) =>
    wordsApart(text, { start: from, end: start + (ends[n]?.start ?? end - start) }),
  );
  return rows.filter((row) => text.slice(row.start, row.end).trim() !== '');
}

/** Words between the rows of an environment, which stand before the row that follows them. */
const WORDS_BETWEEN = /^\s*\\(?:short)?intertext\s*\{[^{}]*\}/;

function wordsApart(text: string, { start, end }: Span): readonly Span[] {
  const words = WORDS_BETWEEN.exec(text.slice(start, end));
  return words
    ? [
        { start, end: start + words[0].length },
        { start: start + words[0].length, end },
      ]
    : [{ start, end }];
}

function withoutEnvironment(text: string, { start, end }: Span): Span {
  const formula = text.slice(start, end);
  const begin = ALIGNED.exec(formula);
  if (!begin) return { start, end };
  const close = formula.indexOf(`\\end{${begin[1]}}`);
  const rest = formula.slice(close).replace(/^\\end\{[a-z]+\}/, '');
  return close >= 0 && /^[\s.,;]*$/.test(rest)
    ? { start: start + begin[0].length, end: start + close }
    : { start, end };
}
