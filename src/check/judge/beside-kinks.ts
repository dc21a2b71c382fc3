/**
 * Worlds beside the places where the conditions of a case split turn. Two splits with other conditions may differ between
 * their kinks alone, where no world that is drawn need lie.
 */
import { add, type Branch, type Expr, mul, num } from '../../language/expr.js';
import type { World } from '../world/world.js';
import { exact } from './comparing.js';
import type { Meant } from './meant.js';

/** More conditions of one side than this are not looked at. */
const MOST = 6;
/** How often the way between two worlds is halved. */
const HALVINGS = 30;
/** How far from the kink it is looked, as a part of the way between two worlds: where its numbers are rounded, it is so far. */
const DISTANCES = [1e-6, 1e-5, 1e-4, 3e-4, 1e-3, 3e-3, 1e-2, 3e-2, 0.1];

/** The worlds between two of all on both sides of each kink of a side; none where it has no case split. */
export function besideKinks(side: Meant, all: () => readonly World[]): readonly World[] {
  const conditions = [...new Set(side.entries.flatMap(branchesIn).map(differenceOf))].slice(0, MOST);
  const worlds = conditions.length === 0 ? [] : all();
  const written = exact(side);
  return conditions.flatMap((condition) => {
    const at = (world: World): number => world.valueOf(condition, written).mid;
    const [below, above] = [worlds.find((w) => at(w) < 0), worlds.find((w) => at(w) > 0)];
    if (below === undefined || above === undefined) return [];
    const kink = turnBetween((t) => at(below.toward(above, t)));
    const places = DISTANCES.flatMap((d) => [kink - d, kink + d]).filter((t) => t > 0 && t < 1);
    return places.map((t) => below.toward(above, t));
  });
}

/** Where a function turns from negative to positive between 0 and 1. */
function turnBetween(f: (t: number) => number): number {
  let [low, high] = [0, 1];
  for (let n = 0; n < HALVINGS; n++) {
    const middle = (low + high) / 2;
    if (f(middle) < 0) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}

const branchesIn = (e: Expr): readonly Branch[] => [
  ...(e.kind === 'cases' ? e.branches : []),
  ...e.parts.flatMap(branchesIn),
];

const differenceOf = ({ left, right }: Branch): Expr => add(left, mul(num(-1), right));
