/** What the drawing of a network leaves out: ways to the loss that pass its outputs by. */
import { isFree, type Sym } from '../../language/expr.js';
import { symbolsOf } from '../../language/walk.js';
import type { NetworkView, Problem } from '../../problem/problem.js';

/**
 * What the loss, or a definition that the spec has beside the network, takes from inside of the network: an input, a
 * hidden unit, a weight.
 */
export function takenBeside(
  { inputs, layers }: NetworkView,
  { definitions, loss, positions }: Problem,
): readonly Sym[] {
  const outputs = new Set(layers.at(-1)?.outputs.map(({ name }) => name));
  const units = layers.flatMap((l) => [...l.preactivations, ...l.outputs]).map(({ name }) => name);
  const given = [...inputs, ...layers.flatMap((l) => [...l.weights.flat(), ...(l.biases ?? [])])];
  const inside = new Set([...units, ...given.map(({ name }) => name)].filter((name) => !outputs.has(name)));
  const beside = definitions.filter(
    ({ symbol: { name } }) => name === loss.name || (positions.has(name) && !units.includes(name)),
  );
  const isUnit = ({ name }: Sym): boolean => units.includes(name);
  const used = beside.filter((d) => !isUnit(d.symbol)).flatMap((d) => symbolsOf(d.value));
  return [...new Set(used)].filter((s) => inside.has(s.name) && !isFree(s));
}
