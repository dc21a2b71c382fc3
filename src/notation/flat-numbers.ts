/** Weights and biases that are numbered through the whole network: w1, w2, …, b1, b2, … */
import type { Conventions } from '../catalog/notations.js';
import type { Sym } from '../language/expr.js';
import type { NetworkView } from '../problem/problem.js';

/**
 * The number of each weight and bias that has a name of its own, by that name: layer by layer, unit by unit or, column
 * by column, input by input.
 */
export function flatNumbers({ layers }: NetworkView, { weights }: Conventions): ReadonlyMap<string, number> {
  // Weights that are too many to be listed cannot be counted.
  if (weights === 'placed' || layers.some((l) => l.weights.length === 0)) return new Map();
  const inColumns = (rows: readonly (readonly Sym[])[]): readonly Sym[] =>
    (rows[0] ?? []).flatMap((_, column) => rows.map((row) => row[column] as Sym));
  return new Map([
    ...numbered(layers.flatMap((l) => (weights === 'flat-rows' ? l.weights.flat() : inColumns(l.weights)))),
    ...numbered([...new Set(layers.flatMap((l) => l.biases ?? []))]),
  ]);
}

const numbered = (symbols: readonly Sym[]): readonly (readonly [string, number])[] =>
  symbols.map((s, n) => [s.name, n + 1] as const);
