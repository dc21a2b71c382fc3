/**
 * The tape in doubles, equation by equation, for nets that are too large for exact digits throughout.
 *
 * Sums of products over tables are plain loops, and the numbers that come out count as exact: they are right to 1e-15
 * of their terms. Everything else carries a running bound on its error, relative to those numbers. An entry whose bound
 * is not good enough (1 - a for a near 1, an overflow, a comparison that is too close) is computed anew in as many
 * digits as it takes. So what saturates is right, at the price of the few entries that saturate.
 */
import { type Table as Numbers, sliceOf } from '../../arrays/strided.js';
import { type Bindings, type Budget, type Formula, spend } from '../../language/evaluate.js';
import type { Expr, Index } from '../../language/expr.js';
import { isOpen } from '../../language/open.js';
import { NEGLIGIBLE, type Real, roundingOf, toDouble, UNIT_ROUNDOFF } from '../../language/real.js';
import { DOUBLE_DIGITS, settle } from '../../language/settle.js';
import { ValueError } from '../../language/value-error.js';
import { type Code, compile, type Surroundings } from './elementwise.js';
import { type Entries, type Equation, entryKey, shapeOf } from './entries.js';
import type { Lazy } from './lazy.js';
import { locator, newMachine, type Stored } from './machine.js';
import { ENTRY, newSums, noiseOf, type Sums } from './sums.js';
import { namesIn } from './work.js';

/** All entries of a symbol, and what is known of their errors. */
export interface Table extends Numbers {
  readonly errors: Float64Array;
  noise: number;
}

export interface Doubles {
  /** The table of a symbol that has a number in each entry that is defined; NaN elsewhere. */
  table(name: string): Table;
  /** A sum of products that counts as exact, where it was computed. */
  readonly part: Sums['part'];
}

export interface DoublesSettings {
  readonly equations: readonly Equation[];
  readonly entries: Entries;
  readonly functions: ReadonlyMap<string, Formula>;
  readonly budget: Budget;
  /** Computes single entries, taking `part` for exact. */
  readonly shallow: Lazy;
  /** Computes single entries from the given numbers alone. */
  readonly deep: Lazy;
}

/** An entry whose error may be above this share of it is computed anew. The promise is 1e-12. */
const TOLERANCE = 1e-13;
/** No table is larger. */
const LARGEST_TABLE = 2 ** 26;

export function newDoubles(settings: DoublesSettings): Doubles {
  const { equations, entries, functions, budget, shallow, deep } = settings;
  const machine = newMachine(entries.sizeOf);
  const tables = new Map<string, Table>();
  const filled = new Set<Equation>();
  const ready = new Set<string>();

  /** The table of `name` with what is given in it, and what its equations have filled in so far. */
  const tableOf = (name: string): Table => {
    const before = tables.get(name);
    if (before) return before;
    const shape = shapeOf(name, entries);
    const size = shape.reduce((a, b) => a * b, 1);
    checkSize(size);
    const values = new Float64Array(size).fill(Number.NaN);
    const errors = new Float64Array(size).fill(Number.POSITIVE_INFINITY);
    entries.givenOf(name)?.entries.forEach((e, n) => {
      if (e === undefined) return;
      const x = e.kind === 'num' ? e.value : exactly(deep, e, new Map());
      values[n] = toDouble(x);
      errors[n] = roundingOf(x);
    });
    const table = { shape, values, errors, noise: 0 };
    tables.set(name, table);
    return table;
  };

  /**
   * The value of `e` where the machine is, its error left in the machine: from `code`, or anew where that is not good
   * enough in comparison with the value, or with the largest term where `e` is a sum.
   */
  const good = (e: Expr, code: Code, largestTerm = 0): number => {
    machine.tied = false;
    const value = code();
    const size = Math.abs(value);
    if (machine.error <= TOLERANCE * Math.max(size, largestTerm)) return value;
    if (size + machine.error < NEGLIGIBLE) return value;
    const anew = recomputed(e, machine.here(e), machine.tied);
    machine.error = UNIT_ROUNDOFF * Math.abs(anew);
    return anew;
  };

  const recomputed = (e: Expr, at: Bindings, tied: boolean): number => {
    if (tied) return toDouble(exactly(deep, e, at));
    try {
      return toDouble(exactly(shallow, e, at));
    } catch (error) {
      // The doubles that counted as exact may have met by chance: the truth decides.
      if (error instanceof ValueError) return toDouble(exactly(deep, e, at));
      throw error;
    }
  };

  const around: Surroundings = {
    machine,
    functions,
    stored: (e) => (e.kind === 'sum' ? sums.stored(e) : slice(e.indices, tableOf(e.name))),
  };
  const sums: Sums = newSums({ around, budget, good, checkSize });

  const fill = ({ symbol, value }: Equation): void => {
    const target = tableOf(symbol.name);
    const code = compile(value, around);
    const largestTerm = sums.largestTerm(value);
    const place = locator(slice(symbol.indices, target), machine);
    target.noise = Math.max(target.noise, noiseOf(value, around));
    spend(budget, machine.volume(symbol.free) * ENTRY);
    machine.forEach(symbol.free, () => {
      const k = place();
      try {
        target.values[k] = good(value, code, largestTerm());
        target.errors[k] = machine.error;
      } catch (error) {
        if (!(error instanceof ValueError) || error.place.symbol !== undefined) throw error;
        const at = machine.here(symbol);
        const entry = symbol.indices.map((i) => (typeof i === 'number' ? i : (at.get(i) as number)));
        throw error.at({ symbol, entry: entryKey(symbol.name, entry) });
      }
    });
  };

  return {
    /** The equations that `name` needs are found and filled in by loops: a tape may be long. */
    table: (name) => {
      if (ready.has(name)) return tableOf(name);
      const needed = new Set([name]);
      for (const { symbol, value } of [...equations].reverse()) {
        if (needed.has(symbol.name)) for (const used of namesIn(value, functions)) needed.add(used);
      }
      for (const equation of equations) {
        if (!needed.has(equation.symbol.name) || filled.has(equation)) continue;
        fill(equation);
        filled.add(equation);
      }
      ready.add(name);
      return tableOf(name);
    },
    part: sums.part,
  };
}

function checkSize(size: number): void {
  if (size > LARGEST_TABLE) throw new ValueError('too-large', `a table of ${size} numbers is too large`);
}

/** The number that `e` is, to the last digit of a double. */
function exactly(lazy: Lazy, e: Expr, at: Bindings): Real {
  const value = settle((bits) => lazy.evaluate(e, at, bits), DOUBLE_DIGITS);
  if (isOpen(value)) throw new ValueError('no-value', 'this depends on what has no value', { expression: e });
  return value;
}

/** The part of a table that a symbol's indices pick out. */
const slice = (indices: readonly Index[], table: Table): Stored => ({
  ...sliceOf(table, indices),
  errors: table.errors,
  noise: () => table.noise,
});
