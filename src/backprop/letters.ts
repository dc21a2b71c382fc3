import { type FreeIndex, freeIndex } from '../language/expr.js';
import type { Axis } from '../problem/problem.js';

const USUAL = ['i', 'j', 'k', 'l', 'm', 'p', 'q', 'r'];

/** An index over `range` whose letter is not in `used`: one of the spec's own for that axis where there is one left. */
export function freshIndex(range: string, used: ReadonlySet<string>, axes: ReadonlyMap<string, Axis>): FreeIndex {
  const own = axes.get(range)?.letters ?? [];
  const foreign = new Set([...axes].filter(([name]) => name !== range).flatMap(([, axis]) => axis.letters));
  const letters = [...own, ...USUAL.filter((l) => !own.includes(l) && !foreign.has(l)), ...USUAL];
  const letter = [...letters, ...letters.map((l) => `${l}'`)].find((l) => !used.has(l)) ?? `i${used.size}`;
  return freeIndex(letter, range);
}
