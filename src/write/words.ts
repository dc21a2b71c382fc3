/** Inline text as plain words, and how much room it takes. */
import type { Inlines } from '../document/document.js';
import { inlineForm } from '../language/inline.js';
import type { Layout, OperatorSymbol } from '../language/layout.js';
import { widthOf } from '../language/measure.js';
import { type SpeechWords, speech } from '../language/speech.js';
import { unicode } from '../language/unicode.js';

export const plainText = (text: Inlines): string =>
  text.map((inline) => (inline.kind === 'math' ? unicode(inline.math) : inline.text)).join('');

/** Inline text as it is read aloud. */
export const spokenInlines = (text: Inlines, words: SpeechWords): string =>
  text.map((inline) => (inline.kind === 'math' ? speech(inline.math, words) : inline.text)).join('');

/** The width of a letter of running text, on average, in em. */
const LETTER = 0.49;
const lettersWidth = (letters: string): number => [...letters].length * LETTER;
/** The estimated width in em of text on one line. */
export const inlinesWidth = (text: Inlines): number =>
  text.reduce(
    (sum, inline) => sum + (inline.kind === 'math' ? widthOf(inlineForm(inline.math)) : lettersWidth(inline.text)),
    0,
  );

/** Where a line of text may break in mathematics. */
const BREAKS: ReadonlySet<OperatorSymbol> = new Set(['=', '≈', '≠', '<', '≤', '>', '≥', ':=', '→', '←', '+', '-']);

/**
 * The width in em of the widest piece with mathematics in it that no line of text breaks in, what is tied to it
 * included; words alone break anywhere.
 */
export function widestPiece(text: Inlines): number {
  let widest = 0;
  let piece = { width: 0, hasMath: false };
  const add = (width: number, hasMath: boolean): void => {
    piece = { width: piece.width + width, hasMath: piece.hasMath || hasMath };
    if (piece.hasMath) widest = Math.max(widest, piece.width);
  };
  const cut = (): void => {
    piece = { width: 0, hasMath: false };
  };
  for (const inline of text) {
    const isMath = inline.kind === 'math';
    const widths = isMath ? piecesOf(inlineForm(inline.math)) : inline.text.split(/[ \n]/).map(lettersWidth);
    widths.forEach((width, n) => {
      if (n > 0) cut();
      add(width, isMath);
    });
  }
  return widest;
}

function piecesOf(layout: Layout): readonly number[] {
  const widths = [0];
  for (const item of layout.kind === 'row' ? layout.items : [layout]) {
    widths[widths.length - 1] = (widths.at(-1) ?? 0) + widthOf(item);
    if (item.kind === 'operator' && item.form === 'infix' && BREAKS.has(item.symbol)) widths.push(0);
  }
  return widths;
}

/** The beginning of a text that has to stand on one line, cut at a word where there is one. */
export function shortened(text: string, most = 64): string {
  const characters = [...text.replace(/\s+/g, ' ').trim()];
  if (characters.length <= most) return characters.join('');
  const start = characters.slice(0, most - 1).join('');
  const atWord = start.replace(/\s+\S*$/, '');
  return `${atWord.length > most / 2 ? atWord : start}…`;
}
