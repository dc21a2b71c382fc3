/** A seeded generator for tests: a failing case is named by its seed. */
export interface Random {
  /** Uniform in [0, 1). */
  next(): number;
  pick<T>(items: readonly T[]): T;
  /** Uniform between two numbers, to two decimals. */
  between(low: number, high: number): number;
}

export function newRandom(seed: number): Random {
  let state = (seed * 2654435761) % 2147483647 || 1;
  const next = (): number => {
    state = (state * 16807) % 2147483647;
    return state / 2147483647;
  };
  return {
    next,
    pick: (items) => items[Math.floor(next() * items.length)] as (typeof items)[number],
    between: (low, high) => Math.round((low + (high - low) * next()) * 100) / 100,
  };
}
