/** What sheets say, by language. English sets the ids; a language with one missing does not compile. */
import type { Language } from '../../problem/presentation.js';
import { en } from './en.js';
import { es } from './es.js';

export type Messages = typeof en;

const MESSAGES: Readonly<Record<Language, Messages>> = { en, es };

export const messagesIn = (language: Language): Messages => MESSAGES[language];
