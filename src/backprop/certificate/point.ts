/** A point at which a tape is looked at: each given symbol has a value there, and the definitions do the rest. */
import type { Ball } from '../../language/ball.js';
import type { Budget, Formula } from '../../language/evaluate.js';
import { add, type Expr, isNum, mul, num, type Sym, sym } from '../../language/expr.js';
import { assignments } from '../../language/instantiate.js';
import { isOpen } from '../../language/open.js';
import { addQ, mulQ, ONE_Q, type Rational, rational } from '../../language/rational.js';
import { isBall, type Real, toDecimalText } from '../../language/real.js';
import { settle } from '../../language/settle.js';
import { Undecided, ValueError } from '../../language/value-error.js';
import { renameAll } from '../../language/walk.js';
import type { Assumption, Given } from '../../problem/problem.js';
import { type Axes, type Entries, type Equation, entryKey, newEntries } from '../numbers/entries.js';
import { newLazy } from '../numbers/lazy.js';
import { givenValues, sharesIn, solvedFor } from './assumed.js';
import { BITS, compare } from './compare.js';
import { centred, uniform } from './random.js';

/** The precision at which questions are given up, in binary digits. */
const MOST_BITS = 4096;

/** A tape and what is known of its given symbols. */
export interface SampledTape {
  readonly equations: readonly Equation[];
  readonly given: ReadonlyMap<string, Given>;
  readonly axes: Axes;
  readonly functions: ReadonlyMap<string, Formula>;
  readonly assumptions: readonly Assumption[];
  /** Symbols without a value are drawn between plus and minus this. */
  readonly spread: Rational;
}

/** How a point is drawn. */
export interface Draw {
  /** Points with the same key are the same. */
  readonly key: string;
  /** What becomes of given values: kept, drawn near them (none changes its sign), or drawn like all others. */
  readonly given: 'kept' | 'near' | 'ignored';
  /** The largest relative distance from a given value. */
  readonly distance: Rational;
  /** Whether symbols without a value are drawn from (0, 1). */
  readonly positive: boolean;
}

export interface Point {
  /** Where the entries come from; nothing is open. */
  readonly entries: Entries;
  /** The value of an expression without free indices, by `bits` digits. Throws a ValueError, or Undecided. */
  valueOf(e: Expr, bits?: number): Real;
  /** The same to so many significant digits, whatever cancels, as decimal text. Throws a ValueError. */
  decimalOf(e: Expr, digits: number): string;
  /** The same point with every symbol, defined ones too, as a variable of its own that has this value. */
  held(): Point;
  /** The point a step of `by` along `direction`, which says by key how far each entry moves, defined ones too. */
  moved(direction: ReadonlyMap<string, Rational>, by: Rational): Point;
}

/**
 * The point that `draw` describes. Undefined where the assumptions cannot be made to hold by solving them for a symbol
 * that they are of first degree in, nor by keeping the given values. Given values that are kept are never adjusted.
 */
export function newPoint(tape: SampledTape, draw: Draw, budget: Budget): Point | undefined {
  const axes = withLengths(tape.axes);
  const given = draw.given === 'ignored' ? new Map<string, Given>() : tape.given;
  const base = newEntries(tape.equations, given, axes);
  const shares = sharesIn(tape.assumptions, base);
  const lengths = new Map<string, Expr>();
  for (const [range, { size }] of tape.axes) {
    if (size === undefined) lengths.set(`N_${range}`, num(axes.get(range)?.size ?? 0));
  }

  const drawn = (key: string, share: number | undefined): Expr => {
    const u = uniform(`${draw.key} ${key}`);
    if (share !== undefined) return num(mulQ(u, rational(1, share)));
    return num(draw.positive ? u : mulQ(tape.spread, centred(u)));
  };
  const entriesWith = (fixed: ReadonlyMap<string, Expr>): Entries => ({
    ...base,
    find: (name, indices) => {
      const source = base.find(name, indices);
      if (source.kind === 'defined') return source;
      const key = entryKey(name, indices);
      const known = fixed.get(key) ?? lengths.get(key);
      if (known) return { kind: 'given', value: known };
      const share = shares.get(name);
      if (source.kind === 'open') return { kind: 'given', value: drawn(key, share) };
      if (draw.given === 'kept') return source;
      if (share !== undefined || isNum(source.value, 0)) return { kind: 'given', value: drawn(key, share) };
      const away = mulQ(draw.distance, centred(uniform(`${draw.key} ${key}`)));
      return { kind: 'given', value: mul(source.value, num(addQ(ONE_Q, away))) };
    },
  });
  const pointWith = (fixed: ReadonlyMap<string, Expr>): Point => pointOver(entriesWith(fixed), tape.functions, budget);

  const isKept = ({ name, indices }: Sym): boolean =>
    draw.given === 'kept' && base.find(name, indices as readonly number[]).kind === 'given';
  const solved = pointWith(solvedFor(tape.assumptions, base, isKept));
  if (draw.given === 'kept' || holdAt(solved, tape.assumptions)) return solved;
  const original = pointWith(givenValues(tape.assumptions, newEntries(tape.equations, tape.given, axes)));
  return holdAt(original, tape.assumptions) ? original : undefined;
}

/** What `work` gives; undefined where a value does not exist, or is not known well enough. */
export function ifKnown<T>(work: () => T): T | undefined {
  try {
    return work();
  } catch (error) {
    if (error instanceof Undecided) return undefined;
    if (error instanceof ValueError && error.code !== 'too-much-work') return undefined;
    throw error;
  }
}

function pointOver(entries: Entries, functions: SampledTape['functions'], budget: Budget): Point {
  const lazy = newLazy({ entries, functions, budget });
  const real = (e: Expr, bits: number): Real => {
    const value = lazy.evaluate(e, new Map(), bits);
    if (isOpen(value)) throw new ValueError('no-value', 'not all symbols have a value', { expression: e });
    return value;
  };
  return {
    entries,
    valueOf: (e, bits = BITS) => decided((more) => real(e, more), bits),
    decimalOf: (e, digits) => toDecimalText(settle((bits) => real(e, bits), digits) as Real, digits),
    held: () =>
      pointOver(
        heldEntries(entries, (s) => real(s, BITS)),
        functions,
        budget,
      ),
    moved: (direction, by) => pointOver(movedEntries(entries, direction, by), functions, budget),
  };
}

/** What is left open at one precision is tried at the next: log(1 - σ(300)) needs more digits than most. */
function decided<T>(work: (bits: number) => T, first: number): T {
  for (let bits = first; ; bits *= 2) {
    try {
      return work(bits);
    } catch (error) {
      if (!(error instanceof Undecided) || bits >= MOST_BITS) throw error;
    }
  }
}

function heldEntries(entries: Entries, numberOf: (s: Sym) => Real): Entries {
  return {
    ...entries,
    find: (name, indices) => {
      const value = numberOf(sym(name, ...indices));
      return { kind: 'given', value: num(isBall(value) ? midpoint(value) : rational(value.n, value.d)) };
    },
  };
}

/** The number in the middle of a ball. */
export const midpoint = ({ mid, exponent }: Ball): Rational =>
  exponent >= 0 ? rational(mid << BigInt(exponent)) : rational(mid, 1n << BigInt(-exponent));

function movedEntries(entries: Entries, direction: ReadonlyMap<string, Rational>, by: Rational): Entries {
  return {
    ...entries,
    find: (name, indices) => {
      const source = entries.find(name, indices);
      const along = direction.get(entryKey(name, indices));
      if (along === undefined || source.kind === 'open') return source;
      const step = num(mulQ(along, by));
      if (source.kind === 'given') return { kind: 'given', value: add(source.value, step) };
      const { symbol, value } = source.equation;
      return { ...source, equation: { symbol, value: add(value, step) } };
    },
  };
}

/** Axes that the problem leaves open get lengths of their own: 2, 3, 2, 3, … */
export const withLengths = (axes: Axes): ReadonlyMap<string, { readonly size: number }> =>
  new Map([...axes].map(([range, { size }], n) => [range, { size: size ?? 2 + (n % 2) }]));

const holdAt = (point: Point, assumptions: readonly Assumption[]): boolean =>
  ifKnown(() =>
    assumptions.every(({ left, right, formals }) =>
      [...assignments(formals, point.entries.sizeOf)].every(
        (at) =>
          compare(point.valueOf(renameAll(left, formals, at)), point.valueOf(renameAll(right, formals, at))).kind ===
          'agree',
      ),
    ),
  ) ?? false;
