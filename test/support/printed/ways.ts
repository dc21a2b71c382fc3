/** The ways in which a spec can be printed: what it says of its printing, and nothing else. */
import { NOTATIONS, STYLES } from '../../../src/catalog/notations.js';

export const WAYS = [
  ...STYLES.map((style) => `notation: {style: ${style}}`),
  ...NOTATIONS.map(({ name }) => `notation: ${name}`),
  ...['rounding: {significant: 3}', 'rounding: {decimals: 2}', 'language: es', 'detail: brief', 'detail: full'],
];

/** A spec with other keys for its printing. */
export const printedWith = (text: string, keys: string): string =>
  `${text.replace(/^(notation|rounding|language|detail|carry):.*\n/gm, '')}\n${keys}\n`;
