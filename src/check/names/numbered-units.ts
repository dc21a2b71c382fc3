/** Readers of names by the numbers of units that are counted through the whole network, the inputs first: `w_{35}`. */
import type { Sym } from '../../language/expr.js';
import { sentence } from '../messages/sentence.js';
import type { WrittenName } from '../written/written.js';
import type { Layers } from './layers.js';
import type { Reading } from './names.js';
import { arrayOf, listOf, type PlacedReader, type PlacedRole } from './placed.js';
import type { Reader } from './printed-names.js';
import { indicesIn } from './script.js';

/** Less usual than places within layers. */
const COST = 0.2;
const OF_UNITS: readonly PlacedRole[] = ['preactivation', 'activation', 'bias', 'target'];

/** All roles by such numbers, weights in both orders of their ends. */
export const numberedUnitReaders = (layers: Layers): readonly PlacedReader[] => [
  ...OF_UNITS.map((role): PlacedReader => {
    const numbered = numberedIn(role, layers);
    return {
      role,
      read: byNumbers(1, layers, ([unit]) => numbered.get(unit as number)),
      says: sentence('numbered', sentence(role)),
      cost: COST,
    };
  }),
  ...([false, true] as const).map((isFromTo): PlacedReader => {
    const weights = numberedWeights(layers);
    return {
      role: 'weight',
      read: byNumbers(2, layers, (ends) => {
        const [to, from] = isFromTo ? ends.toReversed() : ends;
        return weights.get(`${to},${from}`);
      }),
      says: sentence('numbered', sentence('placedWeights', isFromTo ? 'from-to' : 'to-from')),
      cost: COST + (isFromTo ? 0.1 : 0),
    };
  }),
];

/** Reads names that have so many numbers below them and nothing above. */
function byNumbers(count: number, layers: Layers, symbolAt: (ends: readonly number[]) => Sym | undefined): Reader {
  return (name: WrittenName): Reading | undefined => {
    if (name.sup.length + name.primes > 0) return undefined;
    const ends = indicesIn(name.sub, count)?.filter((end) => typeof end === 'number');
    const symbol = ends?.length === count ? symbolAt(ends) : undefined;
    if (symbol === undefined) return undefined;
    const array = arrayOf([symbol], layers, []);
    return { letters: new Map(), at: () => array, says: symbol.name };
  };
}

/** The symbols of a role by the numbers of their units. */
function numberedIn(role: PlacedRole, layers: Layers): ReadonlyMap<number, Sym> {
  const last = layers.all.length - 1;
  const entries = layers.all.flatMap((_, layer) => {
    const list = (role === 'target' && layer < last ? undefined : listOf(role, layer, layers)) ?? [];
    return list.map((symbol, n) => [firstIn(layer, layers) + n, symbol] as const);
  });
  return new Map(entries);
}

/** The weights by the numbers of the unit that each leads to and of the one that it comes from; a bias comes from 0. */
function numberedWeights(layers: Layers): ReadonlyMap<string, Sym> {
  const entries = layers.all.flatMap(({ weights, biases = [] }, layer) => {
    const first = firstIn(layer, layers);
    const own = weights.flatMap((row, to) =>
      row.flatMap((symbol, from) =>
        symbol ? [[`${first + to},${firstIn(layer - 1, layers) + from}`, symbol] as const] : [],
      ),
    );
    return [...own, ...biases.map((symbol, to) => [`${first + to},0`, symbol] as const)];
  });
  return new Map(entries);
}

/** The number of the first unit of a layer. */
const firstIn = (layer: number, { all }: Layers): number =>
  1 + all.slice(0, layer).reduce((sum, { units }) => sum + units.length, 0);
