/** What formulas can be exported to, as code. */
export const TARGETS = ['numpy', 'pytorch', 'jax', 'typescript'] as const;
export type Target = (typeof TARGETS)[number];
