/** What is said of somebody's derivation, by language. English sets the ids; a language with one missing does not compile. */
import { LANGUAGES, type Language } from '../../problem/presentation.js';
import { en } from './en.js';
import { es } from './es.js';

export type CheckMessages = typeof en;
export type Sentences = CheckMessages['sentences'];

const MESSAGES: Readonly<Record<Language, CheckMessages>> = { en, es };

/** The messages of a sheet's language; of one that nobody has written, the English ones. */
export const checkMessagesIn = (language: string): CheckMessages =>
  MESSAGES[LANGUAGES.find((l) => l === language) ?? 'en'];
