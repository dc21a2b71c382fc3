/** The paths by which a derivative comes about. */
import { derivative, type Expr, type Sym } from '../../language/expr.js';
import type { Ground } from '../world/ground.js';
import type { World } from '../world/world.js';
import { softmaxesOf } from './softmax-units.js';

/** A path from what is differentiated by to what is differentiated, and what it adds to the derivative. */
export interface Path {
  readonly value: number;
  /** What it and the others begin with. */
  readonly from: Sym;
  /** Where it leaves the others. */
  readonly missing: Sym;
  /** Whether it and another go through a softmax. */
  readonly isSoftmax: boolean;
}

/** More paths are not looked at. */
const MOST_PATHS = 64;

/** The paths by which a derivative comes about, one for each way at the first fork. */
export function pathsOf(e: Expr, ground: Ground, world: World): readonly Path[] {
  if (e.kind !== 'derivative' || e.of.kind !== 'sym') return [];
  const { of } = e;
  const softmax = new Set(softmaxesOf(ground).flatMap((units) => units.map((u) => u.output)));
  let at: Sym = e.by;
  let factor = 1;
  for (let n = 0; n < MOST_PATHS; n++) {
    const users = ground.usersOf(at).filter((user) => user.symbol === of || reaches(user.symbol, of, ground));
    const [only] = users;
    if (only === undefined) return [];
    const local = (s: Sym): number => world.valueOf(derivative(s, at, 'partial')).mid;
    if (users.length === 1) {
      factor *= local(only.symbol);
      if (only.symbol === of) return [];
      at = only.symbol;
      continue;
    }
    const from = at;
    return users.slice(0, MOST_PATHS).map(({ symbol }) => ({
      from,
      value: factor * local(symbol) * (symbol === of ? 1 : world.valueOf(derivative(of, symbol, 'total')).mid),
      missing: symbol,
      isSoftmax: softmax.has(symbol),
    }));
  }
  return [];
}

function reaches(from: Sym, to: Sym, ground: Ground): boolean {
  const seen = new Set<Sym>();
  const queue: Sym[] = [from];
  for (let s = queue.pop(); s !== undefined; s = queue.pop()) {
    if (s === to) return true;
    if (seen.has(s)) continue;
    seen.add(s);
    for (const user of ground.usersOf(s)) queue.push(user.symbol);
  }
  return false;
}
