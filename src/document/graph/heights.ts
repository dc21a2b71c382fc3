/** How high each item of a graph stands: near to what it is linked with, and clear of what is above and below it. */
import type { Item, Items } from './items.js';
import { neighbours } from './order.js';

const ROUNDS = 300;
/** In millimetres: what moves less does not move. */
const STILL = 0.005;
/** Millimetres of air between two items of a column. */
const AIR = 1.5;
/** A lane that bends looks worse than a node that does not stand between its neighbours. */
const WEIGHT = { lane: 4, other: 1 };

/** The height of each item's middle, downwards, with 0 at the top of the highest. */
export function heightsOf({ columns, links }: Items): ReadonlyMap<Item, number> {
  const { before, after } = neighbours(links);
  const heights = new Map(columns.flat().map((item) => [item, 0]));
  const near = new Map(columns.flat().map((item) => [item, [...(before.get(item) ?? []), ...(after.get(item) ?? [])]]));
  const wishOf = (item: Item): Wish => {
    const wishes = (near.get(item) ?? []).map(
      (other): Wish => ({ height: heights.get(other) as number, weight: weightOf(other) * weightOf(item) }),
    );
    return wishes.length === 0 ? { height: heights.get(item) as number, weight: 1 } : together(wishes);
  };
  /** How far anything moved. */
  const settle = (column: readonly Item[]): number => {
    const moves = settled(column, column.map(wishOf)).map((height, n) => {
      const item = column[n] as Item;
      const move = Math.abs(height - (heights.get(item) as number));
      heights.set(item, height);
      return move;
    });
    return Math.max(0, ...moves);
  };
  const backwards = columns.toReversed();
  for (let round = 0; round < ROUNDS; round++) {
    const moves = (round % 2 === 0 ? columns : backwards).map(settle);
    if (Math.max(...moves) < STILL) break;
  }
  const top = Math.min(...columns.flat().map((item) => (heights.get(item) as number) - item.up));
  return new Map([...heights].map(([item, height]) => [item, height - top]));
}

const weightOf = ({ stands }: Item): number => (stands.for === 'lane' ? WEIGHT.lane : WEIGHT.other);

/** Where something would stand, and how much that counts beside what others want. */
interface Wish {
  readonly height: number;
  readonly weight: number;
}

function together(wishes: readonly Wish[]): Wish {
  let [sum, weight] = [0, 0];
  for (const wish of wishes) {
    sum += wish.weight * wish.height;
    weight += wish.weight;
  }
  return { height: sum / weight, weight };
}

/**
 * The heights of a column, as near to what is wanted as the order and the extents of its items allow, by least squares:
 * with the room that each needs above it taken off, heights must not fall, and items that want to be the other way
 * round share the mean of what they want (pooling of adjacent violators).
 */
function settled(column: readonly Item[], wishes: readonly Wish[]): readonly number[] {
  let room = 0;
  const rooms = column.map((item, n) => {
    const above = column[n - 1];
    room += above ? above.down + AIR + item.up : 0;
    return room;
  });
  const pools: (Wish & { readonly size: number })[] = [];
  for (const [n, { height, weight }] of wishes.entries()) {
    let pool = { height: height - (rooms[n] as number), weight, size: 1 };
    for (let last = pools.at(-1); last && last.height >= pool.height; last = pools.at(-1)) {
      pool = { ...together([last, pool]), size: last.size + pool.size };
      pools.pop();
    }
    pools.push(pool);
  }
  const levels = pools.flatMap(({ height, size }) => new Array<number>(size).fill(height));
  return levels.map((level, n) => level + (rooms[n] as number));
}
