/** The first check: the two sides of every step have the same value at sample points. */
import type { Budget } from '../../language/evaluate.js';
import type { Expr, FreeIndex } from '../../language/expr.js';
import { toDouble } from '../../language/real.js';
import { writeText } from '../../language/text.js';
import { ValueError } from '../../language/value-error.js';
import { renameAll } from '../../language/walk.js';
import { derivationLines, ReplayError } from '../../rules/lines.js';
import type { Derivation, Rule } from '../../rules/rule.js';
import { definition } from '../../rules/tape.js';
import type { Solution } from '../solution.js';
import { newTape, type Tape } from '../tape.js';
import { BITS, type Comparison, compare } from './compare.js';
import { countDerivatives } from './directions.js';
import { failedAt } from './failure.js';
import { atKink } from './kinks.js';
import { type CheckResult, type Failure, Skips } from './outcome.js';
import { ifKnown, newPoint, type Point, type SampledTape } from './point.js';
import { wholeUpTo } from './random.js';
import {
  adjointsOf,
  drawOf,
  evaluableIn,
  type Meaning,
  MOST_DRAWS,
  measuredTape,
  ownPoint,
  shortTapeOf,
  tapeOfFunction,
} from './sampled.js';

/** At how many points each step is looked at. */
const POINTS = 4;
/** Roughly in microseconds, over all steps. */
const WORK = 1.5e6;

/** The part of the work that may go into measuring adjoints. */
const MEASURING = 1 / 2;
/** More binary digits are not tried. */
const MOST_BITS = 1024;

/** How steps are made something that has a value. */
interface Ways {
  readonly evaluable: ReturnType<typeof evaluableIn>;
  readonly tape: Tape;
}

interface Side {
  readonly expr: Expr;
  readonly meaning: Meaning;
}

/** One step, or several that are the same. */
interface Claim {
  readonly goal: Expr;
  readonly rule: Rule;
  readonly before: Side;
  readonly after: Side;
  readonly free: readonly FreeIndex[];
  count: number;
  agreements: number;
  worst: number;
  failure: Failure | undefined;
}

/** Derivations that speak of one tape, and what local derivatives mean in them. */
interface Group {
  readonly tape: SampledTape;
  readonly derivations: readonly Derivation[];
  readonly meaning: Meaning;
}

/** Looks at every step of every derivation: of functions, local derivatives, adjoints, gradients, and the collapse. */
export function checkSteps(solution: Solution, seed: number): CheckResult {
  const { functions, locals } = solution.gradients;
  const budget: Budget = { left: WORK };
  const sampled = steadyTape(solution, seed, budget);
  const groups: readonly Group[] = [
    ...functions.map((f): Group => {
      return { tape: tapeOfFunction(f, solution), derivations: [f], meaning: 'of-variables' };
    }),
    { tape: sampled, derivations: locals, meaning: 'of-variables' },
    { tape: sampled, derivations: [...adjointsOf(solution), ...solution.collapsed], meaning: 'by-definition' },
  ];
  const tape = newTape(solution.problem.definitions);
  const evaluable = evaluableIn(solution, tape);
  const looks = groups.map((group): Look => ({ tape: group.tape, claims: claimsOf(group) }));
  const isDone = examineAll(looks, { evaluable, tape }, seed, budget);
  const derivations = groups.flatMap((g) => g.derivations);
  return resultOf(
    looks.flatMap((l) => l.claims),
    derivations.flatMap(replayFailure),
    isDone,
  );
}

interface Look {
  readonly tape: SampledTape;
  readonly claims: readonly Claim[];
}

/**
 * The tape with its adjoints measured where that is not too much work. Else they are their own results: steps then hold
 * among themselves, and whether the results are right is for the other checks to say.
 */
function steadyTape(solution: Solution, seed: number, budget: Budget): SampledTape {
  const tape = shortTapeOf(solution);
  const before = budget.left;
  const point = ifKnown(() => ownPoint(tape, solution.problem.loss, seed, budget));
  const evaluations = 4 * countDerivatives(solution, tape.axes) * (before - budget.left);
  return point && POINTS * evaluations < MEASURING * WORK ? measuredTape(tape, solution) : tape;
}

function claimsOf({ derivations, meaning }: Group): readonly Claim[] {
  const claims = new Map<string, Claim>();
  for (const { goal, steps } of derivations) {
    for (const { rule, before, after } of steps) {
      const key = `${rule === definition} ${before.id} ${after.id}`;
      const known = claims.get(key);
      if (known) {
        known.count++;
        continue;
      }
      claims.set(key, {
        goal,
        rule,
        before: { expr: before, meaning: rule === definition ? 'by-definition' : meaning },
        after: { expr: after, meaning },
        free: [...new Set([...before.free, ...after.free])],
        count: 1,
        agreements: 0,
        worst: 0,
        failure: undefined,
      });
    }
  }
  return [...claims.values()];
}

/** Whether the work was done; not where it would go beyond the budget. All claims see a point before the next one. */
function examineAll(looks: readonly Look[], ways: Ways, seed: number, budget: Budget): boolean {
  try {
    for (let n = 0; n < MOST_DRAWS; n++) {
      for (const { tape, claims } of looks) {
        const pending = claims.filter((c) => c.failure === undefined && c.agreements < POINTS);
        const point = pending.length === 0 ? undefined : newPoint(tape, drawOf(n, seed), budget);
        if (point) for (const claim of pending) examine(claim, point, ways, `${seed}/${n}`);
      }
    }
    return true;
  } catch (error) {
    if (error instanceof ValueError) return false;
    throw error;
  }
}

/** Free indices are looked at twice: all equal, as far as their axes reach, and as they are drawn. */
function examine(claim: Claim, point: Point, { evaluable, tape }: Ways, key: string): void {
  const sizes = claim.free.map((i) => point.entries.sizeOf(i.range));
  const equal = wholeUpTo(Math.min(...sizes), key);
  const drawn = sizes.map((size, n) => wholeUpTo(size, `${key} ${n}`));
  const choices = sizes.length === 0 ? [[]] : [sizes.map(() => equal), drawn];
  let agreeing = 0;
  for (const at of choices) {
    const written = ({ expr }: Side): Expr => renameAll(expr, claim.free, at);
    const [before, after] = [claim.before, claim.after].map((s) => evaluable(written(s), s.meaning)) as [Expr, Expr];
    const seen = ifKnown(() => compareAt(before, after, point));
    if (seen?.kind === 'agree') {
      agreeing++;
      claim.worst = Math.max(claim.worst, seen.off);
    }
    if (seen?.kind === 'differ' && !atKink([written(claim.before), written(claim.after)], point, tape)) {
      const told = {
        check: 'steps' as const,
        derivation: writeText(claim.goal),
        rule: claim.rule.id,
        before: writeText(claim.before.expr),
        after: writeText(claim.after.expr),
      };
      claim.failure ??= failedAt(told, [before, after], seen.values, point);
    }
  }
  if (agreeing === choices.length) claim.agreements++;
}

type Seen =
  | Exclude<Comparison, { kind: 'differ' }>
  | { readonly kind: 'differ'; readonly values: readonly [number, number] };

/** With more digits where too little is known: in deep nets the bounds on errors grow from layer to layer. */
function compareAt(before: Expr, after: Expr, point: Point): Seen {
  for (let bits = BITS; ; bits *= 2) {
    const [left, right] = [point.valueOf(before, bits), point.valueOf(after, bits)];
    const comparison = compare(left, right);
    if (comparison.kind === 'differ') return { kind: 'differ', values: [toDouble(left), toDouble(right)] };
    if (comparison.kind === 'agree' || bits >= MOST_BITS) return comparison;
  }
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

function resultOf(claims: readonly Claim[], unreplayed: readonly Failure[], isDone: boolean): CheckResult {
  const skips = new Skips();
  const failures = [...unreplayed];
  let [total, agreed, points, worst] = [unreplayed.length, 0, POINTS, 0];
  for (const claim of claims) {
    total += claim.count;
    if (claim.failure) failures.push(claim.failure);
    else if (claim.agreements === 0) {
      skips.add(isDone ? 'steps-without-value' : 'steps-too-many', claim.count);
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
