/** Inline text as plain words, and how much room it takes. */
import type { Inlines } from '../document/document.js';
import { inlineForm } from '../language/inline.js';
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
/** The estimated width in em of text on one line. */
export const inlinesWidth = (text: Inlines): number =>
  text.reduce(
    (sum, inline) =>
      sum + (inline.kind === 'math' ? widthOf(inlineForm(inline.math)) : [...inline.text].length * LETTER),
    0,
  );

/** The beginning of a text that has to stand on one line, cut at a word where there is one. */
export function shortened(text: string, most = 64): string {
  const characters = [...text.replace(/\s+/g, ' ').trim()];
  if (characters.length <= most) return characters.join('');
  const start = characters.slice(0, most - 1).join('');
  const atWord = start.replace(/\s+\S*$/, '');
  return `${atWord.length > most / 2 ? atWord : start}…`;
}
