import type { Inlines } from '../../../document/document.js';
import { prose } from '../../../document/prose.js';
import type { Layout } from '../../../language/layout.js';

export const locals = {
  /** What is taken where a function has no derivative, by its name in an expression; else the catalog's sentence. */
  conventions: {} as Readonly<Record<string, string>>,
  of: (symbol: Layout, items: Inlines): Inlines => prose`Of ${symbol}: ${items}.`,
};
