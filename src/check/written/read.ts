/** From a formula in any notation to its chains. */

import type { Formula } from '../document/formula.js';
import { sentence } from '../messages/sentence.js';
import { type Chain, chainsOf } from './chain.js';
import { parseWritten } from './grammar/parse.js';
import { latexTokens } from './latex/latex-tokens.js';
import type { Macros } from './latex/macro.js';
import { textTokens } from './text/text-tokens.js';
import { isSign, type Token, type Vocabulary } from './token.js';
import { Unreadable, type Written } from './written.js';

/** A longer formula is no line of a derivation. */
const MOST_CHARACTERS = 40_000;

/** The claims that a formula makes. Throws Unreadable, with the place in its text. */
export function chainsIn(
  { text, notation, problem }: Pick<Formula, 'text' | 'notation' | 'problem'>,
  macros: Macros,
  vocabulary: Vocabulary,
): readonly Chain[] {
  const start: { readonly start: 0; readonly end: number } = { start: 0, end: Math.min(text.length, MOST_SHOWN) };
  if (problem !== undefined) throw new Unreadable(problem, start);
  if (text.length > MOST_CHARACTERS) throw new Unreadable(sentence('tooLong', String(MOST_CHARACTERS)), start);
  if (notation === 'latex') return chainsOf(latexTokens(text, macros, vocabulary), vocabulary);
  const tokens = textTokens(text, notation, vocabulary);
  return notation === 'text' ? chainsOf(tokens, vocabulary) : assignment(tokens, vocabulary);
}

/** A name or a derivative that is spoken of in a sentence: δ and dL/dz, in “we write δ for dL/dz”. */
export function spokenPiece(
  { text, notation }: Pick<Formula, 'text' | 'notation'>,
  macros: Macros,
  vocabulary: Vocabulary,
): (Written & { kind: 'name' | 'derivative' }) | undefined {
  const maybe = notation === 'latex' && text.length <= MOST_SHOWN && /\\[a-z]|\//.test(text) && !text.includes('=');
  if (!maybe) return undefined;
  try {
    const written = parseWritten(latexTokens(text, macros, vocabulary), vocabulary, { start: 0, end: text.length });
    return written.kind === 'name' || written.kind === 'derivative' ? written : undefined;
  } catch (error) {
    if (error instanceof Unreadable) return undefined;
    throw error;
  }
}

/** How much of a long formula is its place. */
const MOST_SHOWN = 80;

/** What a program assigns to one name. */
function assignment(tokens: readonly Token[], vocabulary: Vocabulary): readonly Chain[] {
  return tokens.filter((t) => isSign(t, '=')).length === 1 ? chainsOf(tokens, vocabulary) : [];
}
