/** A problem that has all its numbers: code needs some, and what a spec leaves open is drawn, the same each time. */
import { type Point, withLengths } from '../backprop/certificate/point.js';
import { ownPoint, tapeOf } from '../backprop/certificate/sampled.js';
import { entryNumbers } from '../backprop/numbers/entries.js';
import { evaluateDefinitions, newBudget } from '../backprop/numbers/values.js';
import { solveProblem } from '../backprop/solution.js';
import { type Expr, num, type Sym } from '../language/expr.js';
import { parseDecimal, rational, toNumber } from '../language/rational.js';
import { within } from '../language/table.js';
import { ValueError } from '../language/value-error.js';
import { symbolsOf } from '../language/walk.js';
import type { Axis, Given, Problem } from '../problem/problem.js';
import { CannotExport } from './cannot-export.js';

export interface Numbered {
  readonly problem: Problem;
  /** The names some of whose entries were drawn. */
  readonly drawn: ReadonlySet<string>;
}

const SEED = 1;

/** Throws CannotExport where no numbers were found at which the loss has a value. */
export function withNumbers(problem: Problem): Numbered {
  return within(problem.table, () => {
    const axes = withSizes(problem);
    const shapes = shapesOf({ ...problem, axes });
    const entriesOf = (name: string): Given['entries'] => problem.given.get(name)?.entries ?? [undefined];
    const drawn = new Set([...shapes.keys()].filter((name) => entriesOf(name).includes(undefined)));
    if (drawn.size === 0) return { problem, drawn };

    const solution = solveProblem({ ...problem, tasks: [] });
    const point = ownPoint(tapeOf(solution), problem.loss, SEED, newBudget());
    if (!point)
      throw new CannotExport('no numbers were found at which the loss has a value: give more under `values:`');
    const tied = new Set(problem.assumptions.flatMap((a) => symbolsOf(a.left).map((s) => s.name)));
    const numbered = (shorten: boolean): Problem => {
      const entryAt = (name: string, at: readonly number[]): Expr => {
        const isShort = shorten && drawn.has(name) && !tied.has(name);
        return isShort ? short(drawnAt(point, name, at)) : drawnAt(point, name, at);
      };
      const given = new Map<string, Given>();
      for (const [name, shape] of shapes) {
        given.set(name, { shape, entries: [...entryNumbers(shape)].map((at) => entryAt(name, at)) });
      }
      return { ...problem, axes, given };
    };
    const rounded = numbered(true);
    return { problem: hasLoss(rounded) ? rounded : numbered(false), drawn };
  });
}

const withSizes = ({ axes }: Problem): ReadonlyMap<string, Axis> => {
  const lengths = withLengths(axes);
  return new Map([...axes].map(([range, axis]) => [range, { ...axis, size: lengths.get(range)?.size }]));
};

/** How many entries each given symbol has along its indices: as it is given, or as the axes have it. */
function shapesOf({ definitions, given, axes }: Problem): ReadonlyMap<string, readonly number[]> {
  const defined = new Set(definitions.map((d) => d.symbol.name));
  const used = definitions.flatMap((d) => symbolsOf(d.value)).filter((s) => !defined.has(s.name));
  const shapes = new Map<string, readonly number[]>();
  const lengths = ({ indices }: Sym): readonly number[] =>
    indices.map((i) => (typeof i === 'number' ? i : (axes.get(i.range)?.size ?? 1)));
  for (const s of used) {
    const before = shapes.get(s.name);
    const own = given.get(s.name)?.shape ?? lengths(s).map((n, k) => Math.max(n, before?.[k] ?? 0));
    shapes.set(s.name, own);
  }
  return shapes;
}

function drawnAt(point: Point, name: string, at: readonly number[]): Expr {
  const source = point.entries.find(name, at);
  if (source.kind !== 'given') throw new Error(`${name} was not drawn`);
  return source.value;
}

/** To two decimals, neither 0 nor 1 nor -1, which may be the ends of what a symbol can be. */
function short(e: Expr): Expr {
  if (e.kind !== 'num') return e;
  const x = toNumber(e.value);
  const rounded = Number(x.toFixed(2));
  return [0, 1, -1].includes(rounded)
    ? num(rational(Math.sign(x) * (rounded === 0 ? 1 : 99), 100))
    : num(parseDecimal(x.toFixed(2)));
}

/** Whether the loss has a value. */
function hasLoss({ definitions, given, axes, functions, loss }: Problem): boolean {
  try {
    return typeof evaluateDefinitions(definitions, given, axes, functions).of(loss) === 'number';
  } catch (error) {
    if (error instanceof ValueError) return false;
    throw error;
  }
}
