import type { Inlines } from '../../../document/document.js';
import { prose } from '../../../document/prose.js';
import type { Layout } from '../../../language/layout.js';

export const adjoint = {
  intro: (loss: Layout, bar: Layout, derivative: Layout): Inlines =>
    prose`A bar over a symbol stands for the derivative of ${loss} by it: ${bar} for ${derivative}.`,
  table: 'Forward and backward, from the end back',
  forward: 'Forward',
  backward: 'Backward',
  usedIn: (symbol: Layout, places: Inlines): Inlines => prose`${symbol} (in ${places})`,
  added: (symbols: Inlines): Inlines =>
    prose`What is used more than once gets a contribution from each use, and these add up: ${symbols}.`,
};
