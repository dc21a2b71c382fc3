import type { Layout } from '../language/layout.js';

/** A bar over the letter: h̄₁ for h₁, ŷ with a bar for ŷ. */
export const barred = (layout: Layout): Layout =>
  layout.kind === 'script' ? { ...layout, base: barred(layout.base) } : { kind: 'accent', accent: 'bar', body: layout };
