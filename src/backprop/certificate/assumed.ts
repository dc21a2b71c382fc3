/** Sample points at which the assumptions of a problem hold. */
import { add, type Expr, mul, num, pow, type Sym } from '../../language/expr.js';
import { assignments, instantiate } from '../../language/instantiate.js';
import { renameAll, substitute, symbolsOf } from '../../language/walk.js';
import type { Assumption } from '../../problem/problem.js';
import { type Entries, entryKey } from '../numbers/entries.js';

const numbersOf = (s: Sym): readonly number[] => s.indices as readonly number[];

/** left - right of an assumption, put on components, for each value of its formals. */
export function* equationsOf({ left, right, formals }: Assumption, { sizeOf }: Entries): Generator<Expr> {
  const difference = add(left, mul(num(-1), right));
  for (const at of assignments(formals, sizeOf)) yield instantiate(renameAll(difference, formals, at), sizeOf);
}

/** How many symbols share an assumption, by the name of each: drawn below so much of 1, they leave something over. */
export function sharesIn(assumptions: readonly Assumption[], entries: Entries): ReadonlyMap<string, number> {
  const shares = new Map<string, number>();
  for (const assumption of assumptions) {
    for (const equation of equationsOf(assumption, entries)) {
      const symbols = symbolsOf(equation);
      for (const { name } of symbols) shares.set(name, Math.max(symbols.length, shares.get(name) ?? 0));
      break;
    }
  }
  return shares;
}

/**
 * Each assumption about given symbols alone, solved for the last of them as if it were of first degree in it. Symbols
 * that an earlier one speaks of stay, so that no value depends on itself.
 */
export function solvedFor(
  assumptions: readonly Assumption[],
  entries: Entries,
  isKept: (s: Sym) => boolean,
): ReadonlyMap<string, Expr> {
  const solved = new Map<string, Expr>();
  const met = new Set<Sym>();
  for (const equation of assumptions.flatMap((a) => [...equationsOf(a, entries)])) {
    const symbols = symbolsOf(equation);
    const unknown = symbols.findLast((s) => !met.has(s) && !isKept(s));
    for (const s of symbols) met.add(s);
    if (unknown === undefined || symbols.some((s) => entries.equationsOf(s.name).length > 0)) continue;
    const at = (value: number): Expr => substitute(equation, (s) => (s === unknown ? num(value) : undefined));
    const slope = add(at(1), mul(num(-1), at(0)));
    solved.set(entryKey(unknown.name, numbersOf(unknown)), mul(num(-1), at(0), pow(slope, num(-1))));
  }
  return solved;
}

/** The given values of the symbols that the assumptions speak of, by their keys. */
export function givenValues(assumptions: readonly Assumption[], entries: Entries): ReadonlyMap<string, Expr> {
  const found = new Map<string, Expr>();
  for (const equation of assumptions.flatMap((a) => [...equationsOf(a, entries)])) {
    for (const s of symbolsOf(equation)) {
      const source = entries.find(s.name, numbersOf(s));
      if (source.kind === 'given') found.set(entryKey(s.name, numbersOf(s)), source.value);
    }
  }
  return found;
}
