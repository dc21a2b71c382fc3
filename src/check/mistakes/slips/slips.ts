/** The slips with which a quantity may have been worked out, the most usual of each kind first. */
import type { Expr, Sym } from '../../../language/expr.js';
import type { Ground } from '../../world/ground.js';
import type { Quantity } from '../quantities.js';
import { slipsOfFactors } from './factors-of-sums.js';
import { slipsOfOutputs, slipsOfSums } from './forward.js';
import { slipsOfLoss } from './losses.js';
import { type Slip, sumOf, type Tape } from './slip.js';
import { slipsOfSlopes } from './slopes.js';

/** More are not tried for one quantity. */
const MOST_SLIPS = 400;

/** What may have been taken for what on the way to a quantity, or to the entries of an array. */
export function* slipsTo(asked: readonly Expr[], tape: Tape): Generator<Slip> {
  let n = 0;
  for (const slip of allSlips(asked, tape)) {
    if (n++ === MOST_SLIPS) return;
    yield slip;
  }
}

function* allSlips(asked: readonly Expr[], tape: Tape): Generator<Slip> {
  const by = new Set(asked.flatMap((e) => askedBy(e, tape) ?? []));
  if (by.size === 0) {
    yield* forward(asked, tape);
    return;
  }
  const way = downstream([...by], tape.ground);
  const isOn = ({ meaning }: Quantity): boolean =>
    meaning.kind === 'derivative'
      ? way.has(meaning.of)
      : (meaning.kind === 'sym' && by.has(meaning)) || way.has(meaning);
  const quantities = tape.quantities.filter(isOn);
  yield* slipsOfSlopes(quantities, tape);
  yield* slipsOfFactors(quantities, tape);
  yield* slipsOfLoss(way, tape);
}

/** What a gradient is by, or what a new value is of. */
function askedBy(asked: Expr, { ground }: Tape): Sym | undefined {
  if (asked.kind === 'derivative') return asked.by;
  return [...(ground.update?.updated ?? [])].find(([, next]) => next === asked)?.[0];
}

/** Of weighted sums, or of what units make of them. */
function* forward(asked: readonly Expr[], tape: Tape): Generator<Slip> {
  const symbols = asked.flatMap((e): readonly Sym[] => (e.kind === 'sym' ? [e] : []));
  yield* slipsOfOutputs(symbols, tape);
  const sums = symbols.map((s) => sumOf(s, tape) ?? s);
  yield* slipsOfSums(sums, tape);
}

/** What depends on one of these. */
export function downstream(by: readonly Sym[], ground: Ground): ReadonlySet<Expr> {
  const way = new Set<Expr>();
  const queue = [...by];
  for (let s = queue.pop(); s !== undefined; s = queue.pop()) {
    for (const { symbol } of ground.usersOf(s)) {
      if (way.has(symbol)) continue;
      way.add(symbol);
      queue.push(symbol);
    }
  }
  return way;
}
