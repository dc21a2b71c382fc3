/** What the symbols of a network stand for: which weight, whose output. */
import type { Role } from '../catalog/notations.js';
import type { Index, Sym } from '../language/expr.js';
import { keyOf } from '../problem/names.js';
import type { NetworkView } from '../problem/problem.js';

/** A symbol's place in a network, or that of a whole array, which has no unit. */
export interface Place {
  readonly role: Exclude<Role, 'loss' | 'learning_rate'>;
  /** The layer whose it is; the inputs are layer 0. */
  readonly layer: number;
  readonly unit?: Index;
  /** Of a weight: the unit that it leads from. */
  readonly from?: Index;
}

/** An array of a layer: which of its indices counts what. */
interface ArrayPlace extends Place {
  readonly counts: readonly ('unit' | 'from')[];
}

export interface Places {
  /** Of single symbols, by key: `w5`, `W1[1,2]`. */
  readonly entries: ReadonlyMap<string, Occurrence>;
  /** Of arrays, by name: `W1`. */
  readonly arrays: ReadonlyMap<string, ArrayPlace>;
}

type Occurrence = Place & { readonly symbol: Sym };

/** The places of a network's symbols. One that stands in several has none, but for a bias that a whole layer shares. */
export function placesOf(network: NetworkView): Places {
  const bySymbol = groupedBy(occurrencesIn(network), ({ symbol }) => symbol);
  const placed = [...bySymbol].flatMap(([symbol, all]): Occurrence[] => {
    const place = onlyPlace(all, network);
    return place ? [{ ...place, symbol }] : [];
  });
  const entries = new Map(placed.map((place) => [entryKey(place.symbol), place]));
  const indexed = [...bySymbol.keys()].filter((s) => s.indices.length > 0);
  const arrays = new Map(
    [...groupedBy(indexed, ({ name }) => name)].flatMap(([name, symbols]) => {
      const array = asArray(symbols.map((symbol) => entries.get(entryKey(symbol)) as Occurrence | undefined));
      return array ? [[name, array] as const] : [];
    }),
  );
  for (const [n, { weights, names }] of network.layers.entries()) {
    if (weights.length === 0) arrays.set(names.weights, { role: 'weight', layer: n + 1, counts: ['unit', 'from'] });
  }
  return { entries, arrays };
}

function groupedBy<T, K>(items: readonly T[], key: (item: T) => K): ReadonlyMap<K, readonly T[]> {
  const groups = new Map<K, T[]>();
  for (const item of items) {
    const group = groups.get(key(item));
    if (group) group.push(item);
    else groups.set(key(item), [item]);
  }
  return groups;
}

export const entryKey = ({ name, indices }: { readonly name: string; readonly indices: readonly Index[] }): string =>
  keyOf({ name, indices: indices.map((i) => (typeof i === 'number' ? i : 0)) });

function occurrencesIn({ inputs, layers, targets }: NetworkView): readonly Occurrence[] {
  const units = (role: Place['role'], layer: number, symbols: readonly Sym[]): Occurrence[] =>
    symbols.map((symbol, n) => ({ symbol, role, layer, unit: n + 1 }));
  return [
    ...units('input', 0, inputs),
    ...layers.flatMap(({ preactivations, outputs, weights, biases }, n) => [
      ...weights.flatMap((row, i) =>
        row.map((symbol, j): Occurrence => ({ symbol, role: 'weight', layer: n + 1, unit: i + 1, from: j + 1 })),
      ),
      ...units('bias', n + 1, biases ?? []),
      ...units('preactivation', n + 1, preactivations),
      ...units(n + 1 === layers.length ? 'output' : 'activation', n + 1, outputs),
    ]),
    ...units('target', layers.length, targets),
  ];
}

function onlyPlace(all: readonly Occurrence[], { layers }: NetworkView): Place | undefined {
  // A linear unit may be called the same before and after its activation.
  const isOutput = all.some(({ role }) => role === 'output' || role === 'activation');
  const [first, ...others] = isOutput ? all.filter(({ role }) => role !== 'preactivation') : all;
  if (first === undefined || others.length === 0) return first;
  const { role, layer } = first;
  const isShared =
    role === 'bias' &&
    others.every((other) => other.role === role && other.layer === layer) &&
    all.length === layers[layer - 1]?.outputs.length;
  return isShared ? { role, layer } : undefined;
}

/** The array that entries of one name make up, where all of it is one layer's and its indices count units. */
function asArray(entries: readonly (Occurrence | undefined)[]): ArrayPlace | undefined {
  const [first] = entries;
  if (first === undefined) return undefined;
  const { role, layer } = first;
  if (!entries.every((entry) => entry?.role === role && entry.layer === layer)) return undefined;
  const counts: ('unit' | 'from')[] = [];
  for (const n of first.symbol.indices.keys()) {
    const counted = (['unit', 'from'] as const).find(
      (what) => !counts.includes(what) && entries.every((entry) => entry?.symbol.indices[n] === entry?.[what]),
    );
    if (counted === undefined) return undefined;
    counts.push(counted);
  }
  return { role, layer, counts };
}
