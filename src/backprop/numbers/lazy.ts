/** The value of any entry of a tape at any precision, worked out when it is asked for, and once. */
import { centralDifference } from '../../language/difference.js';
import { type Bindings, type Budget, entryOf, evaluate, type Formula, type Scope } from '../../language/evaluate.js';
import { type Derivative, type Expr, type Sym, sym } from '../../language/expr.js';
import { isOpen, openSymbol, type Value } from '../../language/open.js';
import { isBall, type Real } from '../../language/real.js';
import { addValues } from '../../language/value.js';
import { Undecided, ValueError } from '../../language/value-error.js';
import { type Entries, entryKey, placeIn, type Source, shapeOf } from './entries.js';

export interface LazySettings {
  readonly entries: Entries;
  readonly functions: ReadonlyMap<string, Formula>;
  readonly budget: Budget;
  /** Values of parts that are taken for exact, because something else computed them. */
  readonly known?: NonNullable<Scope['known']>;
  /** An entry to which something is added after it is computed, and before it is used. */
  readonly moved?: { readonly symbol: Sym; readonly by: Real };
  /** What the work goes on with in place of an entry's value: a calculation by hand rounds it. */
  readonly carried?: (value: Value, name: string, source: Source) => Expr;
}

export interface Lazy {
  /** The value of `e` at a precision. Throws a ValueError, or Undecided. */
  evaluate(e: Expr, at: Bindings, bits: number): Value;
}

/** A definition that needs one that needs one … goes this deep by recursion; from there on a stack of its own. */
const DEEPEST = 40;

/** An entry is needed before the work can go on. */
class Pending extends Error {
  constructor(
    readonly symbol: string,
    readonly indices: readonly number[],
  ) {
    super('pending');
  }
}

const isEntry = (s: Sym, name: string, indices: readonly number[]): boolean =>
  s.name === name && s.indices.every((i, n) => i === indices[n]);

/** A total derivative: all of the tape is computed again, with the symbol moved before it is used. */
function totalDerivative(settings: LazySettings, { of, by }: Derivative, at: Bindings, bits: number): Value {
  const { known: _, carried: __, ...rest } = settings;
  const symbol = sym(by.name, ...entryOf(by.indices, at));
  return centralDifference((step) => newLazy({ ...rest, moved: { symbol, by: step } }).evaluate(of, at, bits), bits);
}

/** Values by entry: an array for each symbol, by the place of the entry. */
interface Store {
  get(name: string, indices: readonly number[]): Value | undefined;
  set(name: string, indices: readonly number[], value: Value): void;
}

function newStore(shape: (name: string) => readonly number[]): Store {
  const tables = new Map<string, { shape: readonly number[]; values: (Value | undefined)[] }>();
  const tableOf = (name: string): { shape: readonly number[]; values: (Value | undefined)[] } => {
    const before = tables.get(name);
    if (before) return before;
    const table = { shape: shape(name), values: [] };
    tables.set(name, table);
    return table;
  };
  return {
    get: (name, indices) => {
      const table = tables.get(name);
      return table?.values[placeIn(table.shape, indices) ?? -1];
    },
    set: (name, indices, value) => {
      const table = tableOf(name);
      const place = placeIn(table.shape, indices);
      // What is neither given nor defined has no table: it is the free symbol again when it is asked for again.
      if (place !== undefined) table.values[place] = value;
    },
  };
}

/** Evaluators share what they know: one for each set of settings. */
export function newLazy(settings: LazySettings): Lazy {
  const { entries, functions, budget, known, moved, carried } = settings;
  const shape = (name: string): readonly number[] => shapeOf(name, entries);
  const exact = newStore(shape);
  const scopes = new Map<number, Scope>();
  let depth = 0;

  const scopeAt = (bits: number): Scope => {
    const before = scopes.get(bits);
    if (before) return before;
    const values = newStore(shape);
    const lookup = (name: string, indices: readonly number[]): Value => {
      const found = exact.get(name, indices) ?? values.get(name, indices);
      if (found !== undefined) return found;
      let value = compute(name, indices);
      if (moved && isEntry(moved.symbol, name, indices)) value = addValues(value, moved.by, bits);
      (isOpen(value) || isBall(value) ? values : exact).set(name, indices, value);
      return value;
    };
    const compute = (name: string, indices: readonly number[]): Value => {
      const source = entries.find(name, indices);
      switch (source.kind) {
        case 'open':
          return openSymbol(sym(name, ...indices));
        case 'given':
          return goOnWith(evaluate(source.value, scope, new Map()), name, source);
        case 'defined': {
          if (depth >= DEEPEST) throw new Pending(name, indices);
          depth++;
          try {
            return goOnWith(evaluate(source.equation.value, scope, source.at), name, source);
          } catch (error) {
            const place = { symbol: source.equation.symbol, entry: entryKey(name, indices) };
            if (error instanceof ValueError || error instanceof Undecided) {
              throw error.place.symbol === undefined ? error.at(place) : error;
            }
            throw error;
          } finally {
            depth--;
          }
        }
      }
    };
    const goOnWith = (value: Value, name: string, source: Source): Value =>
      carried ? evaluate(carried(value, name, source), scope, new Map()) : value;
    const scope: Scope = {
      bits,
      functions,
      sizeOf: entries.sizeOf,
      lookup,
      definition: (name, indices) => {
        const source = entries.find(name, indices);
        return source.kind === 'defined' ? { value: source.equation.value, at: source.at } : undefined;
      },
      total: (e, at) => totalDerivative(settings, e, at, bits),
      ...(known && { known }),
      memo: new Map(),
      budget,
    };
    scopes.set(bits, scope);
    return scope;
  };

  return {
    evaluate: (e, at, bits) => {
      const scope = scopeAt(bits);
      const stack: Pending[] = [];
      for (;;) {
        const top = stack.at(-1);
        try {
          if (top === undefined) return evaluate(e, scope, new Map(at));
          scope.lookup(top.symbol, top.indices);
          stack.pop();
        } catch (error) {
          if (!(error instanceof Pending)) throw error;
          stack.push(error);
        }
      }
    },
  };
}
