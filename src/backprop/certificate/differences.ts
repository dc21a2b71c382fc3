/** The second check: every derivative of the loss against a central difference of the loss itself. */
import type { Budget } from '../../language/evaluate.js';
import type { Sym } from '../../language/expr.js';
import { writeText } from '../../language/text.js';
import { ValueError } from '../../language/value-error.js';
import { newEntries } from '../numbers/entries.js';
import { isLarge } from '../numbers/work.js';
import type { Solution } from '../solution.js';
import { countDerivatives, type Directional, eachDerivative, randomDirections } from './directions.js';
import { failedAt } from './failure.js';
import { type CheckResult, type Failure, type SkipReason, Skips } from './outcome.js';
import { ifKnown, newPoint, type Point, withLengths } from './point.js';
import { drawOf, ownPoint, tapeOf } from './sampled.js';
import { lookAt } from './slopes.js';
import { checkWholeGradient } from './whole-gradient.js';

/** Roughly in microseconds, over all differences. */
const WORK = 1e6;
/** More derivatives than this are not taken one by one. */
const MOST_SINGLE = 300;
/** How many random directions there are then. */
const DIRECTIONS = 8;

/** A comparison, and what came of it at the problem's own point. */
interface Claim extends Directional {
  agreements: number;
  skipped: SkipReason | undefined;
  failure: Failure | undefined;
  worst: number;
}

/**
 * Compares at the problem's own point, where symbols without a value are drawn, and where work is left at two others:
 * units that are off may be on there.
 */
export function checkDifferences(solution: Solution, seed: number): CheckResult {
  const { loss, definitions, given, axes, functions } = solution.problem;
  if (isLarge(definitions, newEntries(definitions, given, withLengths(axes)), functions)) {
    return checkWholeGradient(solution, seed);
  }
  const tape = tapeOf(solution);
  const budget: Budget = { left: WORK };
  const count = countDerivatives(solution);
  const own = withinBudget(() => ownPoint(tape, loss, seed, budget));
  if (own === undefined) return noneCompared(count, budget.left < 0 ? 'differences-too-many' : 'loss-without-value');
  const cost = WORK - budget.left;
  const isSingle = count <= MOST_SINGLE && 2 * cost * count <= WORK;
  const directions = isSingle
    ? eachDerivative(solution, own.entries)
    : randomDirections(solution, own.entries, DIRECTIONS, seed);
  const claims = directions.map(
    (d): Claim => ({ ...d, agreements: 0, skipped: 'differences-too-many', failure: undefined, worst: 0 }),
  );
  withinBudget(() => {
    compareAll(claims, own, loss, true);
    for (const n of [0, 1]) {
      const point = newPoint(tape, drawOf(n, seed), budget);
      if (point) compareAll(claims, point, loss, false);
    }
  });
  return resultOf(claims, !isSingle);
}

/** What `work` gives; undefined where it does not fit into the budget. */
function withinBudget<T>(work: () => T): T | undefined {
  try {
    return work();
  } catch (error) {
    if (error instanceof ValueError) return undefined;
    throw error;
  }
}

function compareAll(claims: readonly Claim[], point: Point, loss: Sym, isOwn: boolean): void {
  for (const claim of claims) {
    if (claim.failure) continue;
    const look = ifKnown(() => lookAt(claim.direction, claim.derived, loss, point));
    if (look?.kind === 'differ') {
      const told = { check: 'differences' as const, derivation: claim.name, rule: undefined, before: claim.formula };
      const after = `central difference of ${writeText(loss)}`;
      claim.failure = failedAt({ ...told, after }, claim.symbols, look.values, point);
    } else if (look?.kind === 'agree') {
      claim.agreements++;
      claim.worst = Math.max(claim.worst, look.off);
      if (isOwn) claim.skipped = undefined;
    } else if (isOwn) claim.skipped = look?.kind === 'kink' ? 'kink' : 'loss-without-value';
  }
}

function noneCompared(count: number, reason: SkipReason): CheckResult {
  return { ...resultOf([], false), total: count, skipped: [{ count, reason, of: '' }] };
}

function resultOf(claims: readonly Claim[], directions: boolean): CheckResult {
  const skips = new Skips();
  const failures = claims.map((c) => c.failure).filter((f) => f !== undefined);
  const agreed = claims.filter((c) => c.failure === undefined && c.skipped === undefined);
  for (const { failure, skipped } of claims) if (failure === undefined && skipped) skips.add(skipped);
  return {
    id: 'differences',
    total: claims.length,
    agreed: agreed.length,
    points: agreed.reduce((n, c) => Math.min(n, c.agreements), agreed.length === 0 ? 0 : Number.POSITIVE_INFINITY),
    worst: agreed.reduce((most, c) => Math.max(most, c.worst), 0),
    directions,
    skipped: skips.list(),
    failures,
  };
}
