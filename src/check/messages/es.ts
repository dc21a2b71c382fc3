/** What is said of somebody's derivation, in Spanish, by id. */
import { copy } from './es/copy.js';
import { mistakes } from './es/mistakes.js';
import { reading } from './es/reading.js';
import type { CheckMessages } from './messages.js';

export const es: CheckMessages = { copy, sentences: { ...mistakes, ...reading } };
