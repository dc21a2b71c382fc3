/** The second check of a large problem: many derivatives at once, along random directions, in doubles. */
import type { Sym } from '../../language/expr.js';
import { writeText } from '../../language/text.js';
import { ValueError } from '../../language/value-error.js';
import { renameAll } from '../../language/walk.js';
import { directionalDifference } from '../numbers/differences.js';
import { placeIn } from '../numbers/entries.js';
import type { Solution } from '../solution.js';
import { type NumberedPoint, numberedPoint } from './numbered-point.js';
import { type CheckResult, type Failure, Skips } from './outcome.js';
import { wholeUpTo, wide } from './random.js';
import { drawOf } from './sampled.js';

const DIRECTIONS = 4;
/** How many entries of a parameter a direction moves, at most. */
const MOVED_ENTRIES = 400;
/** Doubles and the step leave a difference in doubt by less than this part of the loss and its slope. */
const TOLERANCE = 1e-6;

/** How far a difference of the loss lies from what was derived. */
interface Seen {
  readonly off: number;
  readonly values: readonly [derived: number, difference: number];
}

/**
 * Compares at the problem's own point. A difference that is gone at a point nearby is a kink, not a mistake: the
 * formulas are the same there.
 */
export function checkWholeGradient(solution: Solution, seed: number): CheckResult {
  const skips = new Skips();
  const failures: Failure[] = [];
  const own = ifThere(() => numberedPoint(solution, { ...drawOf(0, seed), given: 'kept' }));
  let near: NumberedPoint | undefined;
  let [agreed, worst] = [0, 0];
  for (let n = 0; n < DIRECTIONS; n++) {
    const key = `${seed}/along ${n}`;
    const here = own && ifThere(() => lookAlong(key, own, solution));
    if (here === undefined) skips.add('loss-without-value');
    else if (here.off <= TOLERANCE) {
      agreed++;
      worst = Math.max(worst, here.off);
    } else {
      const beside = near ?? ifThere(() => numberedPoint(solution, drawOf(0, seed)));
      near = beside;
      const there = beside && ifThere(() => lookAlong(key, beside, solution));
      if (there && there.off <= TOLERANCE) skips.add('kink');
      else failures.push(failureOf(solution, n, here.values));
    }
  }
  return {
    id: 'differences',
    total: DIRECTIONS,
    agreed,
    points: Math.min(agreed, 1),
    worst,
    directions: true,
    skipped: skips.list(),
    failures,
  };
}

function ifThere<T>(work: () => T): T | undefined {
  try {
    return work();
  } catch (error) {
    if (error instanceof ValueError) return undefined;
    throw error;
  }
}

/** Compares along one direction. Throws a ValueError where something has no value. */
function lookAlong(key: string, { tape, numberOf }: NumberedPoint, { gradients, problem, symbolOf }: Solution): Seen {
  const direction = new Map<string, number[]>();
  let derived = 0;
  for (const a of gradients.parameters) {
    const { free, name } = a.of;
    const shape = tape.given.get(name)?.shape;
    // What is defined cannot be moved by itself.
    if (shape === undefined) continue;
    const along = direction.get(name) ?? Array.from({ length: shape.reduce((n, size) => n * size, 1) }, () => 0);
    direction.set(name, along);
    const moved = free.length === 0 ? 1 : Math.min(along.length, MOVED_ENTRIES);
    for (let n = 0; n < moved; n++) {
      const at = free.map((i, k) => wholeUpTo(tape.axes.get(i.range)?.size ?? 1, `${key} ${name} ${n} ${k}`));
      const entryOf = (s: Sym): Sym => renameAll(s, free, at) as Sym;
      const place = placeIn(shape, entryOf(a.of).indices as readonly number[]);
      if (place === undefined || along[place] !== 0) continue;
      const far = wide(`${key} ${name} ${place}`);
      along[place] = far;
      derived += far * numberOf(entryOf(symbolOf(a)));
    }
  }
  const difference = directionalDifference(tape, problem.loss, direction);
  const size = Math.max(Math.abs(derived), Math.abs(difference), Math.abs(numberOf(problem.loss)), Number.MIN_VALUE);
  return { off: Math.abs(difference - derived) / size, values: [derived, difference] };
}

const failureOf = ({ problem }: Solution, n: number, values: readonly [number, number]): Failure => ({
  check: 'differences',
  derivation: `the derivative of ${writeText(problem.loss)} along direction ${n + 1}`,
  rule: undefined,
  before: 'the sum of the derivatives',
  after: `central difference of ${writeText(problem.loss)}`,
  values,
  point: {},
});
