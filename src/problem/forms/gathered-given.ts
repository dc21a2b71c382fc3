/** The given numbers of a network's own names, as those of its arrays. */
import type { Expr, Sym } from '../../language/expr.js';
import type { Given } from '../problem.js';
import type { Gathered } from './arrays.js';

type GivenMap = ReadonlyMap<string, Given>;
/** One value; of what varies, one for each sample. */
type Values = readonly (Expr | undefined)[];

/** What is given, with the arrays in place of what they gather. `varies` tells which names have values by sample. */
export function gatheredGiven(
  given: GivenMap,
  arrays: readonly Gathered[],
  varies: (name: string) => boolean,
): GivenMap {
  const arrayOf = new Map(arrays.flatMap((a) => a.entries.map(({ own }) => [own.name, a] as const)));
  return new Map([...given].map(([name, value]) => gatheredAt(name, value, arrayOf.get(name), given, varies)));
}

/** An array stands where its first entry stood; the others bring the same again. */
function gatheredAt(
  name: string,
  value: Given,
  array: Gathered | undefined,
  given: GivenMap,
  varies: (name: string) => boolean,
): readonly [string, Given] {
  if (!array || array.entries.every(({ own, entry }) => own === entry)) return [name, value];
  const values = array.entries.map(({ own }) => valuesOf(own, given, varies(own.name)));
  const samples = Math.max(...values.map((list) => list.length));
  const sizes = array.entries.at(-1)?.entry.indices.map(Number) ?? [];
  const shape = varies(array.name) ? [samples, ...sizes] : sizes;
  return [
    array.name,
    { shape, entries: Array.from({ length: samples }, (_, n) => values.map((list) => list[n])).flat() },
  ];
}

/** None where the symbol is not given at all. */
function valuesOf({ name, indices }: Sym, given: GivenMap, isVarying: boolean): Values {
  const { shape, entries } = given.get(name) ?? { shape: [], entries: [] };
  const inner = isVarying ? shape.slice(1) : shape;
  const size = inner.reduce((product, length) => product * length, 1);
  const place = indices.reduce<number>((offset, index, n) => offset * (inner[n] as number) + Number(index) - 1, 0);
  return Array.from({ length: entries.length / size }, (_, n) => entries[n * size + place]);
}
