/** A tape too large for exact digits throughout: in doubles where it is all numbers, else entry by entry. */

import type { Budget, Formula } from '../../language/evaluate.js';
import type { Expr } from '../../language/expr.js';
import { NEGLIGIBLE } from '../../language/real.js';
import { newDoubles } from './doubles.js';
import { type Entries, type Equation, placeIn } from './entries.js';
import { type Lazy, newLazy } from './lazy.js';
import { namesIn } from './work.js';

export interface LargeTape {
  /** The number at an entry; undefined where there is none, or something is left open. */
  entry(name: string, indices: readonly number[]): number | undefined;
  /** What evaluates `e`, with all sums computed that it can use. */
  lazyFor(e: Expr): Lazy;
}

export interface LargeTapeSettings {
  readonly equations: readonly Equation[];
  readonly entries: Entries;
  readonly functions: ReadonlyMap<string, Formula>;
  readonly budget: Budget;
  /** From the given numbers alone. */
  readonly deep: Lazy;
}

export function newLargeTape(settings: LargeTapeSettings): LargeTape {
  const { equations, entries, functions, budget, deep } = settings;
  const shallow: Lazy = newLazy({ entries, functions, budget, known: (e, at) => doubles.part(e, at) });
  const doubles = newDoubles({ equations, entries, functions, budget, shallow, deep });
  const numeric = numericNames(equations, entries, functions);

  return {
    entry: (name, indices) => {
      if (!numeric.has(name)) return undefined;
      const { shape, values } = doubles.table(name);
      const place = placeIn(shape, indices);
      const value = place === undefined ? undefined : values[place];
      if (value === undefined || !Number.isFinite(value)) return undefined;
      return Math.abs(value) < NEGLIGIBLE ? 0 : value;
    },
    lazyFor: (e) => {
      const seen = new Set<string>();
      const wanted = [...namesIn(e)];
      for (let name = wanted.pop(); name !== undefined; name = wanted.pop()) {
        if (seen.has(name)) continue;
        seen.add(name);
        if (numeric.has(name)) doubles.table(name);
        else for (const { value } of entries.equationsOf(name)) wanted.push(...namesIn(value));
      }
      return shallow;
    },
  };
}

/** The symbols all of whose entries are numbers, or depend on numbers only. */
function numericNames(
  equations: readonly Equation[],
  entries: Entries,
  functions: ReadonlyMap<string, Formula>,
): ReadonlySet<string> {
  const open = new Set<string>();
  const isOpen = (name: string): boolean => {
    if (open.has(name)) return true;
    if (entries.equationsOf(name).length > 0) return false;
    return entries.givenOf(name)?.entries.every((e) => e !== undefined) !== true;
  };
  const numeric = new Set<string>();
  for (const { symbol, value } of equations) {
    const names = [...namesIn(value, functions)];
    if (names.some(isOpen)) open.add(symbol.name);
    for (const name of names) if (!isOpen(name)) numeric.add(name);
  }
  for (const { symbol } of equations) if (!open.has(symbol.name)) numeric.add(symbol.name);
  for (const name of open) numeric.delete(name);
  return numeric;
}
