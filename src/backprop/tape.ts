/** The tape: a problem's definitions, arranged so that the chain rule finds who uses whom. */
import { type Expr, type FreeIndex, type Index, isFree, type Sym } from '../language/expr.js';
import { renameAll, symbolsOf } from '../language/walk.js';
import type { Definition } from '../problem/problem.js';
import { mayBeSame } from '../rules/depends.js';

export interface Tape {
  readonly definitions: readonly Definition[];
  readonly loss: Definition;
  /** The definitions that use `s` directly and reach the loss, in the order of the tape. */
  usersOf(s: Sym): readonly Definition[];
  /** The definition of `s`, or of the quantity that `s` is an entry of. */
  definitionOf(s: Sym): Definition | undefined;
}

/** The indices on the left of a definition that stand for any entry. */
export const formalsOf = (d: Definition): readonly FreeIndex[] => d.symbol.free;

/** The value of a definition at one entry of its symbol, `s`. */
export const valueAt = (d: Definition, s: Sym): Expr => renameAll(d.value, formalsOf(d), actualIndices(d.symbol, s));

/** The indices of `actual` that stand where `formal` has free ones. */
export const actualIndices = (formal: Sym, actual: Sym): readonly Index[] =>
  formal.free.map((f) => actual.indices[formal.indices.indexOf(f)] as Index);

/** Reads the definitions once; the last one is the loss. */
export function newTape(definitions: readonly Definition[]): Tape {
  const usersOfEntry = new Map<Sym, Definition[]>();
  const usersOfName = new Map<string, Use[]>();
  const usedAtLarge = new Set<string>();
  const bySymbol = new Map(definitions.map((d) => [d.symbol, d]));
  const indexed = new Map<string, Definition[]>();
  for (const d of definitions) if (isFree(d.symbol)) push(indexed, d.symbol.name, d);

  for (const definition of reachingLoss(definitions)) {
    for (const symbol of symbolsOf(definition.value)) {
      push(usersOfName, symbol.name, { definition, symbol });
      if (isFree(symbol)) usedAtLarge.add(symbol.name);
      else push(usersOfEntry, symbol, definition);
    }
  }

  return {
    definitions,
    loss: definitions.at(-1) as Definition,
    usersOf: (s) => {
      if (!isFree(s) && !usedAtLarge.has(s.name)) return usersOfEntry.get(s) ?? [];
      const uses = usersOfName.get(s.name) ?? [];
      return [...new Set(uses.filter((use) => mayBeSame(use.symbol, s)).map((use) => use.definition))];
    },
    definitionOf: (s) => bySymbol.get(s) ?? indexed.get(s.name)?.find((d) => isEntryOf(s, d.symbol)),
  };
}

/** The definitions that the last one depends on, itself included, in their order. */
function reachingLoss(definitions: readonly Definition[]): readonly Definition[] {
  const used = new Map<string, Sym[]>();
  const reaching: Definition[] = [];
  for (const d of definitions.toReversed()) {
    const isUsed = used.get(d.symbol.name)?.some((s) => mayBeSame(s, d.symbol));
    if (reaching.length > 0 && !isUsed) continue;
    reaching.push(d);
    for (const s of symbolsOf(d.value)) push(used, s.name, s);
  }
  return reaching.toReversed();
}

/** Whether `s` is an entry, or a renamed copy, of the quantity `formal`. */
export const isEntryOf = (s: Sym, formal: Sym): boolean =>
  formal.indices.every((i, n) => typeof i !== 'number' || i === s.indices[n]);

interface Use {
  readonly definition: Definition;
  readonly symbol: Sym;
}

function push<K, V>(map: Map<K, V[]>, key: K, value: V): void {
  const list = map.get(key);
  if (list) list.push(value);
  else map.set(key, [value]);
}
