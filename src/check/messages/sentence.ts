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
  const write = checkMessagesIn(language).sentences[said.id] as (...parts: readonly string[]) => string;
  return write(...said.with.map((part) => (typeof part === 'string' ? part : inWords(part, language))));
}
