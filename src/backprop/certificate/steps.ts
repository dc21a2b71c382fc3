/** The first check: the two sides of every step have the same value at sample points. */
import type { Budget } from '../../language/evaluate.js';
import { type Expr, type FreeIndex, renameAll } from '../../language/expr.js';
import { toDouble } from '../../language/real.js';
import { writeText } from '../../language/text.js';
import { ValueError } from '../../language/value-error.js';
import { derivationLines, ReplayError } from '../../rules/lines.js';
import type { Derivation, Rule } from '../../rules/rule.js';
import type { Solution } from '../solution.js';
import { compare } from './compare.js';
import { failedAt } from './failure.js';
import { type CheckResult, type Failure, Skips } from './outcome.js';
import { ifKnown, newPoint, type Point, type SampledTape } from './point.js';
import { wholeUpTo } from './random.js';
import { derivationsOf, drawOf, evaluableIn, MOST_DRAWS, shortTapeOf, tapeOfFunction } from './sampled.js';

/** At how many points each step is looked at. */
const POINTS = 4;
/** Roughly in microseconds, over all steps. */
const WORK = 1.5e6;

/** One step, or several that are the same. */
interface Claim {
  readonly goal: Expr;
  readonly rule: Rule;
  readonly before: Expr;
  readonly after: Expr;
  readonly free: readonly FreeIndex[];
  count: number;
  agreements: number;
  worst: number;
  failure: Failure | undefined;
}

/** Looks at every step of every derivation: of functions, local derivatives, adjoints, gradients, and the collapse. */
export function checkSteps(solution: Solution, seed: number): CheckResult {
  const budget: Budget = { left: WORK };
  const groups = [
    ...solution.gradients.functions.map((f) => ({ tape: tapeOfFunction(f, solution), derivations: [f] })),
    { tape: shortTapeOf(solution), derivations: derivationsOf(solution) },
  ];
  const evaluable = evaluableIn(solution);
  const claims: Claim[] = [];
  let isSpent = false;
  for (const { tape, derivations } of groups) {
    const own = claimsOf(derivations);
    claims.push(...own);
    isSpent ||= !examineAll(own, tape, evaluable, seed, budget);
  }
  return resultOf(
    claims,
    groups.flatMap((g) => g.derivations.flatMap(replayFailure)),
    isSpent,
  );
}

function claimsOf(derivations: readonly Derivation[]): readonly Claim[] {
  const claims = new Map<string, Claim>();
  for (const { goal, steps } of derivations) {
    for (const { rule, before, after } of steps) {
      const key = `${before.id} ${after.id}`;
      const known = claims.get(key);
      if (known) known.count++;
      else {
        const free = [...new Set([...before.free, ...after.free])];
        claims.set(key, { goal, rule, before, after, free, count: 1, agreements: 0, worst: 0, failure: undefined });
      }
    }
  }
  return [...claims.values()];
}

/** Whether the work was done; not where it would go beyond the budget. All claims see a point before the next one. */
function examineAll(
  claims: readonly Claim[],
  tape: SampledTape,
  evaluable: (e: Expr) => Expr,
  seed: number,
  budget: Budget,
): boolean {
  try {
    for (let n = 0; n < MOST_DRAWS; n++) {
      const pending = claims.filter((c) => c.failure === undefined && c.agreements < POINTS);
      if (pending.length === 0) break;
      const point = newPoint(tape, drawOf(n, seed), budget);
      if (point) for (const claim of pending) examine(claim, point, evaluable, `${seed}/${n}`);
    }
    return true;
  } catch (error) {
    if (error instanceof ValueError) return false;
    throw error;
  }
}

/** Free indices are looked at twice: all equal, as far as their axes reach, and as they are drawn. */
function examine(claim: Claim, point: Point, evaluable: (e: Expr) => Expr, key: string): void {
  const sizes = claim.free.map((i) => point.entries.sizeOf(i.range));
  const equal = wholeUpTo(Math.min(...sizes), key);
  const drawn = sizes.map((size, n) => wholeUpTo(size, `${key} ${n}`));
  const choices = sizes.length === 0 ? [[]] : [sizes.map(() => equal), drawn];
  let agreeing = 0;
  for (const at of choices) {
    const sides = [claim.before, claim.after].map((e) => evaluable(renameAll(e, claim.free, at)));
    const [before, after] = sides as [Expr, Expr];
    const values = ifKnown(() => [point.valueOf(before), point.valueOf(after)] as const);
    const comparison = values && compare(...values);
    if (comparison?.kind === 'agree') {
      agreeing++;
      claim.worst = Math.max(claim.worst, comparison.off);
    }
    if (values && comparison?.kind === 'differ') {
      const [derivation, left, right] = [claim.goal, claim.before, claim.after].map((e) => writeText(e)) as [
        string,
        string,
        string,
      ];
      const told = { check: 'steps' as const, derivation, rule: claim.rule.id, before: left, after: right };
      claim.failure ??= failedAt(told, sides, [toDouble(values[0]), toDouble(values[1])], point);
    }
  }
  if (agreeing === choices.length) claim.agreements++;
}

/** A derivation whose steps do not lead from its goal to its result. */
function replayFailure(d: Derivation): readonly Failure[] {
  try {
    derivationLines(d, 'full');
    return [];
  } catch (error) {
    if (!(error instanceof ReplayError)) throw error;
    const [derivation, after] = [writeText(d.goal), writeText(d.result)];
    return [{ check: 'steps', derivation, rule: undefined, before: derivation, after, values: undefined, point: {} }];
  }
}

function resultOf(claims: readonly Claim[], unreplayed: readonly Failure[], isSpent: boolean): CheckResult {
  const skips = new Skips();
  const failures = [...unreplayed];
  let [total, agreed, points, worst] = [unreplayed.length, 0, POINTS, 0];
  for (const claim of claims) {
    total += claim.count;
    if (claim.failure) failures.push(claim.failure);
    else if (claim.agreements === 0) {
      skips.add(
        isSpent ? 'steps beyond the limit of work' : 'steps whose two sides have no value at the points tried',
        claim.count,
      );
    } else {
      agreed += claim.count;
      points = Math.min(points, claim.agreements);
      worst = Math.max(worst, claim.worst);
    }
  }
  return {
    id: 'steps',
    total,
    agreed,
    points: agreed === 0 ? 0 : points,
    worst,
    directions: false,
    skipped: skips.list(),
    failures,
  };
}
