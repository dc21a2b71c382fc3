import type { Expr, FreeIndex } from './expr.js';
import type { Factored } from './factors.js';

/** Where expressions are interned. Each problem owns one, so that its memory is freed with it. */
export interface Table {
  /** By hash; a node whose place is taken stands at the next free one. */
  readonly nodes: Map<number, Expr>;
  readonly indices: Map<string, FreeIndex>;
  /** Sorted forms, for comparing up to order (canonical.ts). */
  readonly canonical: Map<Expr, Expr>;
  /** Products taken apart (factors.ts). */
  readonly factored: Map<Expr, Factored>;
}

export const newTable = (): Table => ({
  nodes: new Map(),
  indices: new Map(),
  canonical: new Map(),
  factored: new Map(),
});

let current = newTable();

/** The table in which constructors intern now. */
export const table = (): Table => current;

/**
 * Runs `work` with `owner` as the table that constructors intern in. All work on a problem happens inside its own
 * table: expressions of two tables are never `===`, whatever they say. `work` must be synchronous.
 */
export function within<T>(owner: Table, work: () => T): T {
  const outer = current;
  current = owner;
  try {
    return work();
  } finally {
    current = outer;
  }
}
