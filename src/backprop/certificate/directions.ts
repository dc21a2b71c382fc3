/** Along what the loss is differenced: one entry at a time, or many at random. */
import { type Expr, mul, num, type Sym, total } from '../../language/expr.js';
import { assignments } from '../../language/instantiate.js';
import { ONE_Q, type Rational } from '../../language/rational.js';
import { writeText } from '../../language/text.js';
import { renameAll } from '../../language/walk.js';
import type { Adjoint } from '../adjoint.js';
import { type Axes, type Entries, entryKey } from '../numbers/entries.js';
import type { Solution } from '../solution.js';
import { withLengths } from './point.js';
import { centred, uniform, wholeUpTo } from './random.js';
import { adjointsOf } from './sampled.js';

/** How many entries of a symbol a random direction moves. */
const MOVED_ENTRIES = 24;

/** A derivative of the loss along a direction. */
export interface Directional {
  readonly name: string;
  /** How far each entry moves, by its key. Defined entries move too: their adjoints are total derivatives. */
  readonly direction: ReadonlyMap<string, Rational>;
  /** What was derived for it: the symbol of an adjoint, or a sum of such. */
  readonly derived: Expr;
  /** The formula behind it, as text. */
  readonly formula: string;
  /** What that formula speaks of. */
  readonly symbols: readonly Expr[];
}

/** The derivative by one entry. */
export interface Derivative extends Directional {
  /** The entry's key. */
  readonly by: string;
}

const entryOf = (s: Sym): string => entryKey(s.name, s.indices as readonly number[]);

/** How many derivatives there are, each entry counted. */
export const countDerivatives = (solution: Solution, axes: Axes = solution.problem.axes): number => {
  const lengths = withLengths(axes);
  const countIn = ({ of }: Adjoint): number => of.free.reduce((n, i) => n * (lengths.get(i.range)?.size ?? 1), 1);
  return adjointsOf(solution).reduce((sum, a) => sum + countIn(a), 0);
};

/** Each derivative by itself. */
export const eachDerivative = (solution: Solution, { sizeOf }: Entries): readonly Derivative[] =>
  adjointsOf(solution).flatMap((a) =>
    [...assignments(a.of.free, sizeOf)].map((at): Derivative => {
      const [goal, result] = [a.goal, a.result].map((e) => renameAll(e, a.of.free, at)) as [Expr, Expr];
      const by = entryOf(entryAt(a.of, a, at));
      const derived = entryAt(solution.symbolOf(a), a, at);
      const told = { name: writeText(goal), formula: writeText(result), symbols: [result] };
      return { ...told, by, direction: new Map([[by, ONE_Q]]), derived };
    }),
  );

/** Directions in which some entries of every symbol move at once. */
export function randomDirections(
  solution: Solution,
  { sizeOf }: Entries,
  count: number,
  seed: number,
): readonly Directional[] {
  const adjoints = adjointsOf(solution);
  return Array.from({ length: count }, (_, n): Directional => {
    const direction = new Map<string, Rational>();
    const terms: Expr[] = [];
    for (const a of adjoints) {
      for (let moved = 0; moved < (a.of.free.length === 0 ? 1 : MOVED_ENTRIES); moved++) {
        const key = `${seed}/along ${n} ${a.of.name} ${moved}`;
        const at = a.of.free.map((i, k) => wholeUpTo(sizeOf(i.range), `${key} ${k}`));
        const entry = entryOf(entryAt(a.of, a, at));
        if (direction.has(entry)) continue;
        const far = centred(uniform(`${key} ${entry}`));
        direction.set(entry, far);
        terms.push(mul(num(far), entryAt(solution.symbolOf(a), a, at)));
      }
    }
    const name = `the derivative of ${writeText(solution.problem.loss)} along direction ${n + 1}`;
    return { name, direction, derived: total(terms), formula: 'the sum of the derivatives', symbols: [] };
  });
}

const entryAt = (s: Sym, { of }: Adjoint, at: readonly number[]): Sym => renameAll(s, of.free, at) as Sym;
