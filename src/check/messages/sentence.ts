/** A sentence by its id, until it is known in which language it is said. */
import { checkMessagesIn, type Sentences } from './messages.js';

export type SentenceId = keyof Sentences;
/** What is put into a sentence: names and numbers as they are, or words that have a language too. */
type Parts<Words extends readonly string[]> = { readonly [N in keyof Words]: string | Sentence };

export interface Sentence {
  readonly id: SentenceId;
  readonly with: readonly (string | Sentence)[];
}

/** The sentence with this id. */
export const sentence = <K extends SentenceId>(id: K, ...parts: Parts<Parameters<Sentences[K]>>): Sentence => ({
  id,
  with: parts,
});

/** The sentence in the words of a language. */
export function inWords(said: Sentence, language: string): string {
  const { sentences, copy } = checkMessagesIn(language);
  const write = sentences[said.id] as (...parts: readonly string[]) => string;
  const word = (part: string | Sentence): string =>
    typeof part === 'string' ? numberWith(copy.decimalMark, part) : inWords(part, language);
  return write(...said.with.map(word));
}

/** A number with the decimal mark of a language; names and formulas are the spec's. */
export const numberWith = (mark: string, text: string): string =>
  /^[-−]?\d+\.\d+$/.test(text) ? text.replace('.', mark) : text;
