/** Units that do the same. */
import type { Sym } from '../language/expr.js';
import type { Problem } from '../problem/problem.js';
import type { Run } from './run.js';

/**
 * The hidden layers, counted from 1, whose units all have the same weights and biases, and count the same for the layer
 * above: such a layer does no more than one unit would.
 */
export function layersOfAlikeUnits({ network }: Problem, { trainer: { parameters } }: Run): readonly number[] {
  const layers = network?.layers ?? [];
  const worth = (s: Sym): number => {
    const { shape, values } = parameters.get(s.name) ?? { shape: [], values: [] };
    const place = s.indices.reduce<number>((at, index, axis) => at * (shape[axis] ?? 1) + Number(index) - 1, 0);
    return values[place] ?? Number.NaN;
  };
  const isSame = (symbols: readonly Sym[]): boolean => {
    const [first, ...others] = symbols.map(worth);
    return others.every((value) => value === first);
  };
  return layers.flatMap(({ weights, biases }, l) => {
    const above = layers[l + 1];
    if (above === undefined || weights.length < 2) return [];
    const columns = weights[0]?.map((_, input) => weights.map((unit) => unit[input] as Sym)) ?? [];
    return [...columns, biases ?? [], ...above.weights].every(isSame) ? [l + 1] : [];
  });
}
