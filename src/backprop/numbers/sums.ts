/** Sums over indices, computed once for all entries: matrix products by loops, all else term by term. */
import { flattened, grouped } from '../../arrays/product-groups.js';
import { rowMajor } from '../../arrays/strided.js';
import { type Bindings, type Budget, spend } from '../../language/evaluate.js';
import { type Expr, type FreeIndex, factorsOf, product, type Sum } from '../../language/expr.js';
import type { Value } from '../../language/open.js';
import { realOf, toDouble, UNIT_ROUNDOFF } from '../../language/real.js';
import { contract, type Operand } from './contraction.js';
import { type Code, compile, leavesOf, type Surroundings } from './elementwise.js';
import { locator, type Stored } from './machine.js';

interface SumTable extends Stored {
  /** Of a sum term by term: the largest term of each. */
  readonly largest?: Float64Array;
}

export interface Sums {
  stored(e: Sum): Stored;
  /** A number that counts as exact, of a sum of products that was computed. */
  part(e: Expr, at: Bindings): Value | undefined;
  /** The largest term of an `e` that is a sum, perhaps times a number, where the machine is; 0 for other expressions. */
  largestTerm(e: Expr): () => number;
}

export interface SumSettings {
  readonly around: Surroundings;
  readonly budget: Budget;
  /** The value of `e` where the machine is, in digits enough. */
  readonly good: (e: Expr, code: Code) => number;
  /** Throws a ValueError for more numbers than there is room for. */
  readonly checkSize: (size: number) => void;
}

/** Microseconds for one entry by closures, and for one step of a loop. */
export const ENTRY = 0.1;
const LOOP_STEP = 0.002;

export function newSums({ around, budget, good, checkSize }: SumSettings): Sums {
  const { machine } = around;
  const { sizeOf, volume, forEach } = machine;
  const tables = new Map<Sum, SumTable>();

  const stored = (e: Sum): SumTable => {
    const before = tables.get(e);
    if (before) return before;
    const bound: FreeIndex[] = [];
    let body: Expr = e;
    for (; body.kind === 'sum'; body = body.body) bound.push(body.index);
    checkSize(volume(e.free));
    const groups = grouped(flattened(body), bound);
    const table = groups.length === 1 ? reduction(e, bound, body) : contraction(e, bound, groups);
    tables.set(e, table);
    return table;
  };

  /** A sum over a single table: term by term, with the error of each. */
  const reduction = (e: Sum, bound: readonly FreeIndex[], body: Expr): SumTable => {
    spend(budget, volume([...e.free, ...bound]) * ENTRY);
    const code = compile(body, around);
    const size = volume(e.free);
    const [values, errors, largest] = [new Float64Array(size), new Float64Array(size), new Float64Array(size)];
    let n = 0;
    forEach(e.free, () => {
      let [total, lost, error, top] = [0, 0, 0, 0];
      forEach(bound, () => {
        const term = code();
        const next = total + term;
        // Neumaier: what the addition rounds away is kept, so that only the terms' own errors count.
        lost += Math.abs(total) >= Math.abs(term) ? total - next + term : term - next + total;
        total = next;
        top = Math.max(top, Math.abs(term));
        error += machine.error + 2 ** -104 * Math.abs(next);
      });
      values[n] = total + lost;
      errors[n] = error + UNIT_ROUNDOFF * Math.abs(total + lost);
      largest[n] = top;
      n++;
    });
    const noise = noiseOf(body, around) * volume(bound);
    return { values, errors, largest, noise: () => noise, offset: 0, strides: rowMajor(e.free, sizeOf) };
  };

  /** A sum over products of tables: each is computed, then loops multiply and add. */
  const contraction = (e: Sum, bound: readonly FreeIndex[], groups: readonly (readonly Expr[])[]): SumTable => {
    const operands = groups.map((group) => operand(product(group)));
    const idle = bound.filter((i) => !operands.some((o) => o.strides.has(i)));
    if (idle.length > 0) operands.push(constant(volume(idle)));
    const result = contract(operands, e.free, sizeOf, (steps) => spend(budget, steps * LOOP_STEP));
    return { ...result, errors: undefined, noise: () => result.noise };
  };

  const operand = (e: Expr): Operand => {
    if (e.kind === 'sym' || e.kind === 'sum') {
      const leaf = around.stored(e);
      // The entries of a symbol are good by now; those of a sum term by term may not be.
      if (e.kind === 'sym' || leaf.errors === undefined) return { ...leaf, noise: leaf.noise() };
    }
    checkSize(volume(e.free));
    spend(budget, volume(e.free) * ENTRY);
    const code = compile(e, around);
    const values = new Float64Array(volume(e.free));
    let n = 0;
    forEach(e.free, () => {
      values[n++] = good(e, code);
    });
    return { values, offset: 0, strides: rowMajor(e.free, sizeOf), noise: noiseOf(e, around) };
  };

  return {
    stored,
    part: (e, at) => {
      const table = e.kind === 'sum' ? tables.get(e) : undefined;
      if (table === undefined || table.errors !== undefined) return undefined;
      let k = table.offset;
      for (const [i, stride] of table.strides) k += stride * ((at.get(i) as number) - 1);
      const value = table.values[k] as number;
      return Number.isFinite(value) ? realOf(value) : undefined;
    },
    largestTerm: (e) => {
      const factors = factorsOf(e);
      const [sum, ...others] = factors.filter((f) => f.kind !== 'num');
      const table = sum?.kind === 'sum' && others.length === 0 ? stored(sum) : undefined;
      const largest = table?.largest;
      if (table === undefined || largest === undefined) return () => 0;
      const scale = factors.reduce((k, f) => (f.kind === 'num' ? k * Math.abs(toDouble(f.value)) : k), 1);
      const at = locator(table, machine);
      return () => scale * (largest[at()] as number);
    },
  };
}

/** How far from the truth the doubles are that an expression reads, all together. */
export const noiseOf = (e: Expr, around: Surroundings): number =>
  leavesOf(e).reduce((noise, leaf) => noise + around.stored(leaf).noise(), 0);

const constant = (x: number): Operand => ({ values: Float64Array.of(x), offset: 0, strides: new Map(), noise: 0 });
