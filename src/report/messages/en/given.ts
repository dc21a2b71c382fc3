import type { Inlines } from '../../../document/document.js';
import { prose } from '../../../document/prose.js';
import type { Layout } from '../../../language/layout.js';

export const given = {
  table: 'Given values',
  symbol: 'Symbol',
  value: 'Value',
  open: (names: Inlines, count: number): Inlines =>
    count === 1 ? prose`${names} has no value and stays a symbol.` : prose`${names} have no value and stay symbols.`,
  tooLarge: (symbol: Layout, shape: string): Inlines =>
    prose`${symbol} has shape ${shape}; its numbers stand in the spec.`,
};
