/** The routes from a symbol to the loss: how many there are, which they are, and how many are worked one by one. */
import type { Index, Sym } from '../language/expr.js';
import { renameAll } from '../language/walk.js';
import type { Axis, Definition, Problem } from '../problem/problem.js';
import { freshIndex } from './letters.js';
import { formalsOf, newTape, type Tape } from './tape.js';
import { tiesOf } from './ties.js';
import type { Way } from './way.js';

/** From a symbol, over the definitions that each use the one before, to the loss. */
export type Route = readonly Sym[];

/** Counts the routes from a symbol to the loss without listing them: each definition once. */
export function routeCounter(tape: Tape): (s: Sym) => bigint {
  const counts = new Map<Definition, bigint>([[tape.loss, 1n]]);
  const from = (s: Sym): bigint => tape.usersOf(s).reduce((all, d) => all + (counts.get(d) ?? 0n), 0n);
  for (const d of tape.definitions.toReversed()) if (d !== tape.loss) counts.set(d, from(d.symbol));
  return from;
}

/** How many steps the longest route from a symbol to the loss has; 0 where there is none. */
export function distanceToLoss(tape: Tape): (s: Sym) => number {
  const distances = new Map<Definition, number>();
  const from = (s: Sym): number =>
    tape.usersOf(s).reduce((longest, d) => Math.max(longest, 1 + (distances.get(d) ?? 0)), 0);
  for (const d of tape.definitions.toReversed()) distances.set(d, from(d.symbol));
  return from;
}

/** The routes from `s`, in the order of the tape. An index that a step brings in gets a letter of its own. */
export function* routesFrom(tape: Tape, s: Sym, axes: ReadonlyMap<string, Axis>): Generator<Route> {
  const open: Route[] = [[s]];
  for (let route = open.pop(); route !== undefined; route = open.pop()) {
    const last = route.at(-1) as Sym;
    if (last === tape.loss.symbol) yield route;
    const used = new Set(route.flatMap((step) => step.free.map(({ name }) => name)));
    for (const d of tape.usersOf(last).toReversed()) open.push([...route, symbolAfter(last, d, used, axes)]);
  }
}

/** The entry of `d` that uses `s`: with the indices of `s` that it is tied to. */
function symbolAfter(s: Sym, d: Definition, used: ReadonlySet<string>, axes: ReadonlyMap<string, Axis>): Sym {
  const ties = tiesOf(d, s);
  const letters = new Set(used);
  const indices = formalsOf(d).map((formal): Index => {
    const tied = ties.indexOf(formal);
    if (tied >= 0) return s.indices[tied] as Index;
    const fresh = freshIndex(formal.range, letters, axes);
    letters.add(fresh.name);
    return fresh;
  });
  return renameAll(d.symbol, formalsOf(d), indices) as Sym;
}

/** More products than this are not written beside one another, and no longer ones. */
const MOST_ROUTES = 4;
const MOST_FACTORS = 12;

/**
 * The way that works each route from the loss to its end as a product of its own. Where these would be too many or too
 * long, the adjoint of a definition on the way is derived once and cited.
 */
export function routesApart(problem: Problem): Way {
  const tape = newTape(problem.definitions);
  const ahead = new Map<Definition, Ahead>([[tape.loss, { routes: 1, factors: 1 }]]);
  const cited = new Set<Definition>();
  const aheadOf = (s: Sym): Ahead => {
    const next = tape.usersOf(s).map((d) => ahead.get(d) as Ahead);
    return {
      routes: next.reduce((all, { routes }) => all + routes, 0),
      factors: Math.max(...next.map(({ factors }) => factors + 1)),
    };
  };
  const cite = (d: Definition): void => {
    cited.add(d);
    ahead.set(d, { routes: 1, factors: 1 });
  };
  for (const s of [...tape.definitions.map((d) => d.symbol).toReversed(), ...problem.parameters]) {
    const users = tape.usersOf(s);
    if (users.length === 0) continue;
    if (aheadOf(s).routes > MOST_ROUTES) for (const d of users) if ((ahead.get(d)?.routes ?? 0) > 1) cite(d);
    if (aheadOf(s).factors > MOST_FACTORS) for (const d of users) if ((ahead.get(d)?.factors ?? 0) > 1) cite(d);
    const own = tape.definitionOf(s);
    if (own && own.symbol === s) ahead.set(own, aheadOf(s));
  }
  return (d) => (cited.has(d) ? 'cited' : 'apart');
}

/** What lies between a definition and the loss, or the next adjoint that is cited. */
interface Ahead {
  readonly routes: number;
  readonly factors: number;
}
