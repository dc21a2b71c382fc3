import { type FreeIndex, freeIndex } from '../language/expr.js';
import type { Axis } from '../problem/problem.js';

const USUAL = ['i', 'j', 'k', 'l', 'm', 'p', 'q', 'r'];

/** An index over `range` whose letter is not in `used`: one of the spec's own for that axis where there is one left. */
export function freshIndex(range: string, used: ReadonlySet<string>, axes: ReadonlyMap<string, Axis>): FreeIndex {
  const letters = axes.get(range)?.letters ?? [];
  const letter = letters.find((l) => !used.has(l)) ?? USUAL.find((l) => !used.has(l)) ?? `i${used.size}`;
  return freeIndex(letter, range);
}
