import type { Inlines } from '../../../document/document.js';
import { prose } from '../../../document/prose.js';
import type { Layout } from '../../../language/layout.js';

export const backward = {
  one: (delta: Layout, derivative: Layout): Inlines => prose`We write ${delta} for ${derivative}.`,
  several: (delta: Layout, derivative: Layout): Inlines =>
    prose`We write ${delta} for ${derivative}, and so on for the others: each follows from those above it.`,
};
