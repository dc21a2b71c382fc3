/** Whether different symbols would print alike. */
import { freeIndex, type Sym, sym } from '../language/expr.js';
import { identifier } from '../language/layout.js';
import { type Naming, symbolLayout } from '../language/notation.js';

/** The names that share a printing with another name, and whether something prints as a lone letter. */
export function printedAlike(
  symbols: readonly Sym[],
  names: ReadonlyMap<string, Naming>,
): { readonly alike: readonly string[]; readonly isPrinted: (letter: string) => boolean } {
  const printings = new Map<string, Set<string>>();
  const note = (s: Sym): void => {
    const printing = JSON.stringify(symbolLayout(s, { names }));
    printings.set(printing, (printings.get(printing) ?? new Set()).add(s.name));
  };
  for (const s of symbols) {
    note(withUsualLetters(s));
    if (s.indices.length > 0) note(sym(s.name));
  }
  return {
    alike: [...printings.values()].filter((names) => names.size > 1).flatMap((names) => [...names]),
    isPrinted: (letter) => printings.has(JSON.stringify(identifier(letter))),
  };
}

/** The letters of free indices tell nothing apart. */
const withUsualLetters = (s: Sym): Sym =>
  sym(s.name, ...s.indices.map((i, n) => (typeof i === 'number' ? i : freeIndex(`i${n}`, i.range))));
