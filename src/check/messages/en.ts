/** What is said of somebody's derivation, in English, by id. */
import { copy } from './en/copy.js';
import { mistakes } from './en/mistakes.js';
import { reading } from './en/reading.js';

export const en = { copy, sentences: { ...mistakes, ...reading } };
