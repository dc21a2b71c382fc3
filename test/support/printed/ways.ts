/** The ways in which a spec can be printed: what it says of its printing, and nothing else. */
import { NOTATIONS, STYLES } from '../../../src/catalog/notations.js';
import { withKeys } from '../shipped.js';

export const WAYS = [
  ...STYLES.map((style) => `notation: {style: ${style}}`),
  ...NOTATIONS.map(({ name }) => `notation: ${name}`),
  ...['rounding: {significant: 3}', 'rounding: {decimals: 2}', 'language: es', 'detail: brief', 'detail: full'],
];

/** A spec with other keys for its printing; the columns of a calculation by hand are read in `by-hand.test.ts`. */
export const printedWith = (text: string, keys: string): string => withKeys(text, `${keys}\ncarry: exact`);
