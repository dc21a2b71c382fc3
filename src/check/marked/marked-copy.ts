/** Somebody's document as it is handed back: its words, its mathematics piece by piece, and what is said of each. */
import type { Checked, CheckedClaim } from '../checked.js';
import type { CheckedAnswer } from '../checked-answer.js';
import { readDocument } from '../document/document.js';
import { commentsIn } from '../document/markdown.js';
import { without } from '../document/ranges.js';
import type { Macros } from '../written/latex/macro.js';
import { type Correction, correctionsOf } from './corrections.js';
import { type Piece, piecesIn } from './pieces.js';
import { proseOf } from './prose.js';

export interface MarkedCopy {
  readonly text: string;
  readonly checked: Checked;
  /** The words as Markdown, with a stand-in for each piece. */
  readonly prose: string;
  readonly pieces: readonly Piece[];
  /** Where the cells of a notebook begin, whose lines nobody counts. */
  readonly cells: readonly number[];
  /** What the document defines for its mathematics. */
  readonly macros: Macros;
  /** The first mistake. */
  readonly first: CheckedClaim | undefined;
  readonly corrections: readonly Correction[];
}

/** Between these, which no document may hold, stands the number of a piece. */
const [OPEN, CLOSE] = ['\uE000', '\uE001'];

/** What stands in the prose for a piece. */
export const STAND_IN = new RegExp(`${OPEN}(\\d+)${CLOSE}`, 'g');

export function markedCopy(
  { text: source, format, checked }: Omit<CheckedAnswer, 'file'>,
  cells: readonly number[] = [],
): MarkedCopy {
  const text = source.replace(/[\uE000\uE001]/g, ' ');
  const { formulas, macros } = readDocument(text, format);
  const pieces = piecesIn(text, formulas, checked.claims);
  let words = '';
  let at = 0;
  for (const [n, { span }] of pieces.entries()) {
    words += `${text.slice(at, span.start)}${OPEN}${n}${CLOSE}`;
    at = span.end;
  }
  words += text.slice(at);
  return {
    text,
    checked,
    prose: format === 'latex' ? proseOf(words) : without(words, commentsIn(words)),
    pieces,
    cells,
    macros,
    first: checked.claims.find((c) => c.verdict === 'wrong'),
    corrections: correctionsOf(checked.claims, text),
  };
}
