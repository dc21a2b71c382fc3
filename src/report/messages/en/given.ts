import type { Inlines } from '../../../document/document.js';
import { prose } from '../../../document/prose.js';
import type { Layout } from '../../../language/layout.js';

export const given = {
  table: 'Given values',
  symbol: 'Symbol',
  value: 'Value',
  tooLarge: (symbol: Layout, shape: string): Inlines =>
    prose`${symbol} has shape ${shape}; its numbers stand in the spec.`,
};
