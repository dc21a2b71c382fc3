/** The third check: mathjs differentiates the definitions by itself, and finds the same numbers. */
import type { Budget } from '../../language/evaluate.js';
import type { Sym } from '../../language/expr.js';
import { Undecided, ValueError } from '../../language/value-error.js';
import { symbolsOf } from '../../language/walk.js';
import type { Equation } from '../numbers/entries.js';
import type { Solution } from '../solution.js';
import { countDerivatives, type Derivative, eachDerivative } from './directions.js';
import { elementaryTape } from './elementary.js';
import { NotForEngines } from './engine-text.js';
import { failedAt } from './failure.js';
import { differentiateTape, type Found, type Mathjs, newEngine } from './mathjs-engine.js';
import type { CheckResult, Failure, SkipReason } from './outcome.js';
import type { Point } from './point.js';
import { ownPoint, tapeOf } from './sampled.js';

/** Roughly in microseconds, for the values of our own. */
const WORK = 3e5;
/** More derivatives than this are not compared. */
const MOST_DERIVATIVES = 1000;
/** The nodes of the definitions put on components, each counted for every symbol that it is differentiated by. */
const LARGEST_TAPE = 20_000;
/** Decimal digits that mathjs works with: at first, and where much cancels. */
const PRECISIONS = [64, 256];
/** Digits in which numbers are handed over. */
const DIGITS = 40;
/** A difference below this part of the terms that a derivative is summed from is agreement. */
const TOLERANCE = 1e-20;
/** What is far below this is 0, as in all our numbers. */
const SMALLEST = '1e-280';

/** Compares every derivative at the problem's own point, where symbols without a value are drawn. */
export function checkSecondEngine(mathjs: Mathjs, solution: Solution, seed: number): CheckResult {
  const { loss, definitions, functions } = solution.problem;
  const budget: Budget = { left: WORK };
  const count = countDerivatives(solution);
  const skipped = (reason: SkipReason, of = ''): CheckResult => ({
    ...NOTHING,
    total: count,
    skipped: [{ count, reason, of }],
  });
  if (count > MOST_DERIVATIVES) return skipped('too-large-for-mathjs');
  try {
    const point = ownPoint(tapeOf(solution), loss, seed, budget);
    if (point === undefined) return skipped('no-value-for-mathjs');
    const tape = elementaryTape(definitions, functions, point);
    if (sizeOf(tape) > LARGEST_TAPE) return skipped('too-large-for-mathjs');
    const result = compareAll(eachDerivative(solution, point.entries), tape, mathjs, loss, point);
    return result ?? skipped('mathjs-not-finite');
  } catch (error) {
    if (error instanceof NotForEngines) return skipped('mathjs-lacks', error.what);
    if (error instanceof Undecided) return skipped('near-kink');
    if (error instanceof ValueError)
      return skipped(error.code === 'too-much-work' ? 'too-large-for-mathjs' : 'no-value-for-mathjs');
    throw error;
  }
}

const NOTHING: CheckResult = {
  id: 'second-engine',
  total: 0,
  agreed: 0,
  points: 0,
  worst: 0,
  directions: false,
  skipped: [],
  failures: [],
};

const sizeOf = (tape: readonly Equation[]): number =>
  tape.reduce((sum, { value }) => sum + value.size * symbolsOf(value).length, 0);

/** Undefined where mathjs finds no finite number at any precision. */
function compareAll(
  derivatives: readonly Derivative[],
  tape: readonly Equation[],
  mathjs: Mathjs,
  loss: Sym,
  point: Point,
): CheckResult | undefined {
  const numberOf = (s: Sym): string => point.decimalOf(s, DIGITS);
  let open = derivatives;
  let worst = 0;
  let found: ReadonlyMap<string, Found> | undefined;
  for (const precision of PRECISIONS) {
    if (open.length === 0) break;
    const math = newEngine(mathjs, precision);
    found = differentiateTape(math, tape, loss, numberOf);
    open = open.filter((d) => {
      if (found === undefined) return true;
      const ours = math.bignumber(point.decimalOf(d.derived, DIGITS));
      const { value, size } = found.get(d.by) ?? { value: math.bignumber(0), size: math.bignumber(0) };
      const off = ours.equals(value) ? 0 : ours.minus(value).abs().div(size.plus(ours.abs()).plus(SMALLEST)).toNumber();
      if (off <= TOLERANCE) worst = Math.max(worst, off);
      return off > TOLERANCE;
    });
  }
  if (found === undefined) return undefined;
  const theirs = found;
  const failures = open.map((d): Failure => {
    const told = { check: 'second-engine' as const, derivation: d.name, rule: undefined, before: d.formula };
    const values = [Number(point.decimalOf(d.derived, DIGITS)), theirs.get(d.by)?.value.toNumber() ?? 0] as const;
    return failedAt({ ...told, after: 'mathjs' }, d.symbols, values, point);
  });
  const agreed = derivatives.length - open.length;
  return { ...NOTHING, total: derivatives.length, agreed, points: agreed > 0 ? 1 : 0, worst, failures };
}
