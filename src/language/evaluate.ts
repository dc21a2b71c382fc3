/**
 * From an expression to its value, at a given precision: sums are run through, functions are applied by their
 * formulas, symbols are looked up. What the precision leaves open is `Undecided`; `settle` raises it until it is not.
 */
import { centralDifference } from './difference.js';
import type { Call, Cases, Derivative, Expr, FreeIndex, Index, Relation, Sum, Sym } from './expr.js';
import { isOpen, type OpenBranch, openCall, openCases, powerOpen, type Value } from './open.js';
import { compareReals, ONE, PRIMITIVES, powerReal, type Real, ZERO } from './real.js';
import { addValues, multiplyValues, subtractValues, sumOf } from './value.js';
import { Undecided, ValueError } from './value-error.js';

/** What a function's name stands for: an expression over the argument and the parameters. */
export interface Formula {
  readonly argument: Sym;
  readonly parameters: readonly { readonly symbol: Sym; readonly value: Expr }[];
  readonly formula: Expr;
}

/** The numbers that free indices stand for; sums add and remove their own. */
export type Bindings = Map<FreeIndex, number>;

/** How much may still be done, roughly in microseconds. */
export interface Budget {
  left: number;
}
/** What a sum or product, and what a function costs at a precision, as BigInt's multiplication grows. */
const nodeWork = (bits: number): number => (bits <= 256 ? 1 : (bits / 128) ** 1.3);
const callWork = (bits: number): number => 10 * (bits / 128) ** 1.6;

export function spend(budget: Budget, work: number): void {
  budget.left -= work;
  if (budget.left < 0) throw new ValueError('too-much-work', 'working this out takes too long');
}

/** What an evaluation knows. */
export interface Scope {
  /** Binary digits to work with. */
  readonly bits: number;
  readonly functions: ReadonlyMap<string, Formula>;
  /** The entries of an axis are 1 … sizeOf(axis). */
  readonly sizeOf: (range: string) => number;
  readonly lookup: (name: string, indices: readonly number[]) => Value;
  /** The defining expression of a symbol's entry, with what its indices stand for: for local derivatives. */
  readonly definition?: (name: string, indices: readonly number[]) => { value: Expr; at: Bindings } | undefined;
  /** The value of a total derivative. */
  readonly total?: (e: Derivative, at: Bindings) => Value;
  /** Inside of a function's formula: the scope in which it was called first. */
  readonly home?: Scope;
  /** A value known from elsewhere. */
  readonly known?: (e: Expr, at: Bindings) => Value | undefined;
  /** Values of sums and calls by node and indices. */
  readonly memo: Map<string, Value>;
  readonly budget: Budget;
}

/** The value of `e` where `at` says what its free indices are. Throws a ValueError, or Undecided. */
export function evaluate(e: Expr, scope: Scope, at: Bindings): Value {
  const { bits, budget } = scope;
  spend(budget, nodeWork(bits));
  switch (e.kind) {
    case 'num':
      return e.value;
    case 'sym':
      return scope.lookup(e.name, entryOf(e.indices, at));
    case 'add':
      return sumOf(e.args, bits, (part) => evaluate(part, scope, at));
    case 'mul':
      return e.args.reduce<Value>((product, part) => multiplyValues(product, evaluate(part, scope, at), bits), ONE);
    case 'pow': {
      const base = evaluate(e.base, scope, at);
      const exponent = evaluate(e.exponent, scope, at);
      if (isOpen(base) || isOpen(exponent)) return powerOpen(base, exponent, bits);
      return blaming(e, () => powerReal(base, exponent, bits));
    }
    case 'call':
      return remembered(e, scope, at, () => evaluateCall(e, scope, at));
    case 'sum':
      return scope.known?.(e, at) ?? remembered(e, scope, at, () => evaluateSum(e, scope, at));
    case 'kronecker': {
      const [i, j] = entryOf([e.i, e.j], at);
      return i === j ? ONE : ZERO;
    }
    case 'cases':
      return evaluateCases(e, scope, at);
    case 'derivative':
      return evaluateDerivative(e, scope, at);
  }
}

/** The numbers that `indices` stand for. */
export const entryOf = (indices: readonly Index[], at: Bindings): readonly number[] =>
  indices.map((i) => {
    const n = typeof i === 'number' ? i : at.get(i);
    if (n === undefined) throw new RangeError(`the index ${(i as FreeIndex).name} stands for no number here`);
    return n;
  });

function remembered(e: Expr, scope: Scope, at: Bindings, compute: () => Value): Value {
  let key = String(e.id);
  for (const i of e.free) key += `,${at.get(i)}`;
  const before = scope.memo.get(key);
  if (before !== undefined) return before;
  const value = compute();
  scope.memo.set(key, value);
  return value;
}

/** Runs `work`, and says that it was `e` that had no value. */
function blaming<T>(e: Expr, work: () => T): T {
  try {
    return work();
  } catch (error) {
    if (error instanceof Undecided) throw error.at({ expression: e });
    throw error instanceof ValueError ? error.at({ expression: e }) : error;
  }
}

/** The body is read under its canonical index, which no sum inside it can have, while `at` holds that index. */
function evaluateSum(e: Sum, scope: Scope, at: Bindings): Value {
  const size = scope.sizeOf(e.index.range);
  const value = sumOf(counting(size), scope.bits, (n) => {
    at.set(e.index, n);
    return evaluate(e.body, scope, at);
  });
  at.delete(e.index);
  return value;
}

function* counting(size: number): Iterable<number> {
  for (let n = 1; n <= size; n++) yield n;
}

function evaluateCall(e: Call, scope: Scope, at: Bindings): Value {
  const args = e.args.map((part) => evaluate(part, scope, at));
  if (args.some(isOpen)) return openCall(e.fn, args);
  const primitive = PRIMITIVES.get(e.fn);
  if (primitive !== undefined) {
    spend(scope.budget, callWork(scope.bits));
    return blaming(e, () => primitive(args as readonly Real[], scope.bits));
  }
  const definition = scope.functions.get(e.fn);
  if (definition === undefined)
    throw new ValueError('unknown-function', `there is no function ${e.fn}`, { expression: e });
  // A parameter left out has its value outside of all formulas, where it may be a symbol of the spec.
  const home = scope.home ?? scope;
  const locals = new Map([[definition.argument.name, args[0] as Value]]);
  definition.parameters.forEach(({ symbol, value }, n) => {
    locals.set(symbol.name, args[n + 1] ?? evaluate(value, home, new Map()));
  });
  const lookup = (name: string): Value => {
    const value = locals.get(name);
    if (value === undefined) throw new RangeError(`${name} means nothing in the formula of ${e.fn}`);
    return value;
  };
  return evaluate(definition.formula, { ...scope, home, lookup, memo: new Map() }, new Map());
}

const holds = (order: -1 | 0 | 1, relation: Relation): boolean => {
  switch (relation) {
    case '<':
      return order < 0;
    case '<=':
      return order <= 0;
    case '>':
      return order > 0;
    case '>=':
      return order >= 0;
    case '=':
      return order === 0;
  }
};

function evaluateCases(e: Cases, scope: Scope, at: Bindings): Value {
  const undecided: OpenBranch[] = [];
  const settle = (otherwise: Value): Value => (undecided.length === 0 ? otherwise : openCases(undecided, otherwise));
  for (const { left, relation, right, value } of e.branches) {
    const [a, b] = [evaluate(left, scope, at), evaluate(right, scope, at)];
    if (isOpen(a) || isOpen(b)) {
      const difference = subtractValues(a, b, scope.bits);
      if (isOpen(difference)) {
        undecided.push({ left: a, relation, right: b, value: evaluate(value, scope, at) });
        continue;
      }
      if (holds(compareReals(difference, ZERO, scope.bits), relation)) return settle(evaluate(value, scope, at));
    } else if (holds(compareReals(a, b, scope.bits), relation)) return settle(evaluate(value, scope, at));
  }
  return settle(evaluate(e.otherwise, scope, at));
}

/**
 * A derivative by differences. A partial one moves the symbol alone; that of a defined symbol by another is that of its
 * definition. A total one is the tape's to know.
 */
function evaluateDerivative(e: Derivative, scope: Scope, at: Bindings): Value {
  if (e.sense === 'total') {
    if (scope.total) return scope.total(e, at);
    throw new ValueError('no-value', 'a total derivative has a value on a tape only', { expression: e });
  }
  const moving = entryOf(e.by.indices, at);
  const local = e.of.kind === 'sym' && e.of.name !== e.by.name ? e.of : undefined;
  const definition = local && scope.definition?.(local.name, entryOf(local.indices, at));
  const { known: _, ...rest } = scope;
  return blaming(e, () =>
    centralDifference((step) => {
      const moved: Scope = {
        ...rest,
        memo: new Map(),
        lookup: (name, indices) => {
          const value = scope.lookup(name, indices);
          const moves = name === e.by.name && indices.every((i, n) => i === moving[n]);
          return moves ? addValues(value, step, scope.bits) : value;
        },
      };
      return definition ? evaluate(definition.value, moved, definition.at) : evaluate(e.of, moved, at);
    }, scope.bits),
  );
}
