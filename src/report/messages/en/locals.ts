import type { Inlines } from '../../../document/document.js';
import { prose } from '../../../document/prose.js';
import type { Layout } from '../../../language/layout.js';

export const locals = {
  of: (symbol: Layout, items: Inlines): Inlines => prose`Of ${symbol}: ${items}.`,
};
