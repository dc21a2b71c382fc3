/** The order of the items in each column, so that few wires cross. */
import type { Item, Items, Link } from './items.js';

const SWEEPS = 12;

type Columns = readonly (readonly Item[])[];

/**
 * The columns in a new order: each item goes to the mean place of those that it is linked with, from left to right and
 * back again, and neighbours are swapped where that saves crossings. The first order with the fewest crossings is kept.
 */
export function ordered(items: Items): Items {
  const { links } = items;
  const beside = neighbours(links);
  let now = fromTheEnd(items, beside);
  let best = now;
  let least = crossings(now, beside);
  for (let sweep = 0; sweep < SWEEPS && least > 0; sweep++) {
    now = swapped(swept(now, beside, sweep % 2 === 0 ? 'before' : 'after'), beside);
    const count = crossings(now, beside);
    if (count < least) [least, best] = [count, now];
  }
  return { columns: best, links };
}

interface Neighbours {
  readonly before: ReadonlyMap<Item, readonly Item[]>;
  readonly after: ReadonlyMap<Item, readonly Item[]>;
}

export function neighbours(links: readonly Link[]): Neighbours {
  const [before, after] = [new Map<Item, Item[]>(), new Map<Item, Item[]>()];
  for (const { from, to } of links) {
    before.set(to, [...(before.get(to) ?? []), from]);
    after.set(from, [...(after.get(from) ?? []), to]);
  }
  return { before, after };
}

/**
 * The order in which the items are met on the way back from the end, which crosses nothing where each is used once.
 * What is given stands half above and half below the rest that the same node is computed from, which keeps to its line.
 */
function fromTheEnd({ columns }: Items, { before }: Neighbours): Columns {
  const met = new Set<Item>();
  const visit = (item: Item): void => {
    if (met.has(item)) return;
    met.add(item);
    const operands = before.get(item) ?? [];
    const given = operands.filter(comesFromGiven);
    const half = Math.ceil(given.length / 2);
    const others = operands.filter((operand) => !given.includes(operand));
    for (const operand of [...given.slice(0, half), ...others, ...given.slice(half)]) visit(operand);
  };
  /** Nothing leads into it, or into the node that its wire comes from. */
  const comesFromGiven = (item: Item): boolean => {
    const sources = before.get(item) ?? [];
    return item.stands.for === 'node' ? sources.length === 0 : sources.every(comesFromGiven);
  };
  for (const column of columns.toReversed()) column.forEach(visit);
  const places = new Map([...met].map((item, n) => [item, n]));
  return columns.map((column) => column.toSorted((a, b) => (places.get(a) as number) - (places.get(b) as number)));
}

/** Column after column sorted by the mean place of the neighbours on one side. */
function swept(columns: Columns, beside: Neighbours, side: keyof Neighbours): Columns {
  const places = new Map<Item, number>();
  const sorted = (column: readonly Item[]): readonly Item[] => {
    const wanted = new Map(column.map((item, n) => [item, meanOf(beside[side].get(item), places) ?? n]));
    const inOrder = column.toSorted((a, b) => (wanted.get(a) as number) - (wanted.get(b) as number));
    for (const [n, item] of inOrder.entries()) places.set(item, n);
    return inOrder;
  };
  return side === 'before' ? columns.map(sorted) : columns.toReversed().map(sorted).toReversed();
}

function meanOf(items: readonly Item[] | undefined, places: ReadonlyMap<Item, number>): number | undefined {
  const known = (items ?? []).flatMap((item) => places.get(item) ?? []);
  return known.length === 0 ? undefined : known.reduce((sum, place) => sum + place, 0) / known.length;
}

/** Two items below each other change places where fewer of their wires cross then. */
function swapped(columns: Columns, beside: Neighbours): Columns {
  const places = placesIn(columns);
  return columns.map((column) => {
    const items = [...column];
    for (let n = 0; n + 1 < items.length; n++) {
      const [a, b] = [items[n], items[n + 1]] as [Item, Item];
      if (crossingsOf(b, a, beside, places) >= crossingsOf(a, b, beside, places)) continue;
      [items[n], items[n + 1]] = [b, a];
      places.set(b, n).set(a, n + 1);
    }
    return items;
  });
}

const placesIn = (columns: Columns): Map<Item, number> =>
  new Map(columns.flatMap((column) => column.map((item, n) => [item, n] as const)));

/** How often the wires of two items of one column cross, where `upper` stands above `lower`. */
function crossingsOf(upper: Item, lower: Item, beside: Neighbours, places: ReadonlyMap<Item, number>): number {
  const count = (side: keyof Neighbours): number =>
    (beside[side].get(upper) ?? [])
      .flatMap((u) => (beside[side].get(lower) ?? []).map((l) => [u, l] as const))
      .filter(([u, l]) => (places.get(u) as number) > (places.get(l) as number)).length;
  return count('before') + count('after');
}

/** How many pairs of wires cross between two columns, in all of them. */
function crossings(columns: Columns, { after }: Neighbours): number {
  const places = placesIn(columns);
  const countIn = (column: readonly Item[]): number => {
    const ends = column.map((item) => (after.get(item) ?? []).map((next) => places.get(next) as number));
    return ends.reduce(
      (sum, own, n) =>
        sum +
        own.reduce(
          (s, end) =>
            s +
            ends
              .slice(n + 1)
              .flat()
              .filter((other) => other < end).length,
          0,
        ),
      0,
    );
  };
  return columns.reduce((sum, column) => sum + countIn(column), 0);
}
