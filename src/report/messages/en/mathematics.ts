import type { Inlines } from '../../../document/document.js';
import { listed } from '../../../document/prose.js';

/** What a language changes in mathematics. */
export const mathematics = {
  decimalMark: '.',
  cases: { condition: 'if', otherwise: 'otherwise' },
  /** Functions that are written otherwise than in an expression. */
  functions: {} as Readonly<Record<string, string>>,
  /** a, b and c, where the items are mathematics. */
  list: (items: readonly Inlines[]): Inlines => listed(items, ', ', ' and '),
  /** The same where the items are names. */
  names: (items: readonly Inlines[]): Inlines => listed(items, ', ', ' and '),
};
