/** What sheets say, by language. English sets the ids; a language with one missing does not compile. */
import { LANGUAGES, type Language } from '../../problem/presentation.js';
import { en } from './en.js';
import { es } from './es.js';

export type Messages = typeof en;

const MESSAGES: Readonly<Record<Language, Messages>> = { en, es };

/** The messages of a sheet's language; of one that nobody has written, the English ones. */
export const messagesIn = (language: string): Messages => MESSAGES[LANGUAGES.find((l) => l === language) ?? 'en'];
