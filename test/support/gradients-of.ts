/** The gradients of a solution as plain numbers. */
import type { Solution } from '../../src/backprop/solution.js';
import type { Sym } from '../../src/language/expr.js';
import { assignments } from '../../src/language/instantiate.js';
import { within } from '../../src/language/table.js';
import { renameAll } from '../../src/language/walk.js';
import { keyOf } from '../../src/problem/names.js';

/** By the parameter's entry, `W1[1,2]`; those that are not numbers are left out. */
export function gradientsOf({ problem, gradients, symbolOf, answer }: Solution): ReadonlyMap<string, number> {
  const sizeOf = (range: string): number => problem.axes.get(range)?.size ?? 0;
  return within(problem.table, () => {
    const found = new Map<string, number>();
    for (const a of gradients.parameters) {
      for (const at of assignments(a.of.free, sizeOf)) {
        const [entry, symbol] = [a.of, symbolOf(a)].map((s) => renameAll(s, a.of.free, at) as Sym) as [Sym, Sym];
        const value = answer(symbol);
        if (typeof value === 'number') found.set(keyOf({ ...entry, indices: entry.indices as number[] }), value);
      }
    }
    return found;
  });
}
