/**
 * An expression over tables, computed entry by entry: stretch after stretch that stays in the processor's cache, so that
 * what lies between the operations is never a whole table.
 */
import {
  type Call,
  type Cases,
  type Expr,
  type FreeIndex,
  isNum,
  type Kronecker,
  type Mul,
  num,
  type Pow,
  product,
  type Sum,
  type Sym,
} from '../language/expr.js';
import { toDouble } from '../language/real.js';
import {
  COMPARISONS,
  choose,
  constantPower,
  FUNCTIONS,
  larger,
  minus,
  negate,
  type Operation,
  over,
  plus,
  power,
  smaller,
  times,
  timesLog,
  type Unary,
} from './kernels.js';
import { laidInto, laidOut, type SizeOf, type Strided, volume } from './strided.js';

export interface Around {
  readonly sizeOf: SizeOf;
  /** Where a symbol's entries are, or those of a sum, which are computed before. */
  readonly stored: (e: Sym | Sum) => Strided;
}

/** So many doubles are worked on at a time: a dozen such stretches fit the nearest cache. */
const STRETCH = 512;

/** Where the values of a part of the expression lie. */
interface Lane {
  readonly values: Float64Array;
  /** A whole table, one stretch of it, or a single number for all entries. */
  readonly extent: 'table' | 'stretch' | 'number';
}

/** Computes entries from `from` on, `n` of them. */
type Instruction = (from: number, n: number) => void;

/**
 * Plans `target` = `e` at each entry of `order`, the indices that are free in the target. The plan reads its operands
 * anew whenever it runs.
 */
export function planElementwise(e: Expr, order: readonly FreeIndex[], target: Strided, around: Around): () => void {
  const { sizeOf } = around;
  const size = volume(order, sizeOf);
  const { values: out, deliver } = laidInto(target, order, sizeOf);
  const loop = newLoop(order, around);
  loop.into(e, { values: out, extent: size === 1 ? 'number' : 'table' });
  const { renewals, once, perStretch } = loop;
  return () => {
    for (const renew of renewals) renew();
    for (const instruction of once) instruction(0, 1);
    for (let from = 0; from < size && perStretch.length > 0; from += STRETCH) {
      const n = Math.min(STRETCH, size - from);
      for (const instruction of perStretch) instruction(from, n);
    }
    deliver?.();
  };
}

interface Loop {
  /** What is copied before the loop runs. */
  readonly renewals: (() => void)[];
  /** What is the same for all entries, computed before the loop. */
  readonly once: Instruction[];
  readonly perStretch: Instruction[];
  /** Plans that `e` comes to stand in `target`. */
  into(e: Expr, target: Lane): void;
}

function newLoop(order: readonly FreeIndex[], around: Around): Loop {
  const { sizeOf } = around;
  const isOneNumber = volume(order, sizeOf) === 1;
  const renewals: (() => void)[] = [];
  const once: Instruction[] = [];
  const perStretch: Instruction[] = [];
  const known = new Map<Expr, Lane>();

  const isNumber = (e: Expr): boolean => isOneNumber || e.free.length === 0;
  const newLane = (e: Expr): Lane =>
    isNumber(e)
      ? { values: new Float64Array(1), extent: 'number' }
      : { values: new Float64Array(STRETCH), extent: 'stretch' };
  const start = (lane: Lane, from: number): number => (lane.extent === 'table' ? from : 0);
  const plan = (out: Lane, instruction: Instruction): Lane => {
    (out.extent === 'number' ? once : perStretch).push(instruction);
    return out;
  };

  const unary = (f: Unary, a: Lane, out: Lane): Lane =>
    plan(out, (from, n) => f(out.values, start(out, from), a.values, start(a, from), n));
  const binary = ({ both, byNumber, ofNumber }: Operation, a: Lane, b: Lane, out: Lane): Lane => {
    const isWhole = (lane: Lane): boolean => lane.extent !== 'number' || out.extent === 'number';
    const f = isWhole(a) ? (isWhole(b) ? both : byNumber) : isWhole(b) ? ofNumber : undefined;
    if (f)
      return plan(out, (from, n) =>
        f(out.values, start(out, from), a.values, start(a, from), b.values, start(b, from), n),
      );
    // Two numbers for a whole table: computed once, then spread.
    const value = binary({ both, byNumber, ofNumber }, a, b, { values: new Float64Array(1), extent: 'number' });
    return spread(value, out);
  };
  const spread = (a: Lane, out: Lane): Lane =>
    plan(out, (from, n) => {
      if (a.extent === 'number') out.values.fill(a.values[0] as number, start(out, from), start(out, from) + n);
      else out.values.set(a.values.subarray(start(a, from), start(a, from) + n), start(out, from));
    });

  const load = (stored: Strided): Lane => {
    const isSingle = isOneNumber || [...stored.strides.keys()].length === 0;
    const { values, renew } = laidOut(stored, isSingle ? [] : order, sizeOf);
    if (renew) renewals.push(renew);
    return { values, extent: isSingle ? 'number' : 'table' };
  };

  /** The values of `e`, computed once in a loop. */
  const lane = (e: Expr): Lane => {
    const before = known.get(e);
    if (before) return before;
    const made =
      e.kind === 'sym' || e.kind === 'sum'
        ? load(around.stored(e))
        : e.kind === 'num'
          ? constant(e.value)
          : computed(e, newLane(e));
    known.set(e, made);
    return made;
  };
  const constant = (value: Parameters<typeof toDouble>[0]): Lane => ({
    values: Float64Array.of(toDouble(value)),
    extent: 'number',
  });

  /** Plans `e` into `out`. */
  const computed = (e: Expr, out: Lane): Lane => {
    if (isNumber(e) && out.extent !== 'number') return spread(lane(e), out);
    switch (e.kind) {
      case 'num':
      case 'sym':
      case 'sum':
        return spread(lane(e), out);
      case 'add':
        return added(e.args, out);
      case 'mul':
        return multiplied(e, out);
      case 'pow':
        return raised(e, out);
      case 'call':
        return called(e, out);
      case 'cases':
        return chosen(e, out);
      case 'kronecker':
        return spread(load(identity(e, sizeOf)), out);
      case 'derivative':
        throw new Error('a derivative that was not worked out cannot be computed entry by entry');
    }
  };

  /** From left to right; what is negative is subtracted. */
  const added = (terms: readonly Expr[], out: Lane): Lane => {
    const [first, ...rest] = terms as readonly [Expr, ...Expr[]];
    return rest.reduce<Lane>((sum, term) => {
      const positive = withoutSign(term);
      return positive ? binary(minus, sum, lane(positive), out) : binary(plus, sum, lane(term), out);
    }, lane(first));
  };

  /** Numerators from left to right, then the denominators; a logarithm last, for the sake of 0·log 0. */
  const multiplied = (e: Mul, out: Lane): Lane => {
    const positive = withoutSign(e);
    if (positive) return unary(negate, lane(positive), out);
    const log = e.args.find((f) => f.kind === 'call' && f.fn === 'log') as Call | undefined;
    if (log) {
      const others = lane(product(e.args.filter((f) => f !== log)));
      return binary(timesLog, others, lane(log.args[0] as Expr), out);
    }
    const denominators = e.args.flatMap((f) => denominatorOf(f) ?? []);
    const numerators = e.args.filter((f) => denominatorOf(f) === undefined);
    const [first, ...rest] = numerators.length > 0 ? numerators : [num(1)];
    const top = rest.reduce<Lane>((value, f) => binary(times, value, lane(f), out), lane(first as Expr));
    return denominators.reduce<Lane>((value, f) => binary(over, value, lane(f), out), top);
  };

  const raised = ({ base, exponent }: Pow, out: Lane): Lane =>
    exponent.kind === 'num'
      ? unary(constantPower(toDouble(exponent.value)), lane(base), out)
      : binary(power, lane(base), lane(exponent), out);

  const called = (e: Call, out: Lane): Lane => {
    const f = FUNCTIONS[e.fn];
    if (f) return unary(f, lane(e.args[0] as Expr), out);
    const extreme = e.fn === 'max' ? larger : e.fn === 'min' ? smaller : undefined;
    if (!extreme) throw new Error(`no function is called ${e.fn}`);
    const [first, ...rest] = e.args as readonly [Expr, ...Expr[]];
    return rest.reduce<Lane>((value, arg) => binary(extreme, value, lane(arg), out), lane(first));
  };

  /** Every branch is computed; of those that hold the first is taken. */
  const chosen = ({ branches, otherwise }: Cases, out: Lane): Lane =>
    branches.toReversed().reduce<Lane>((rest, { left, relation, right, value }) => {
      const mask = binary(COMPARISONS[relation], lane(left), lane(right), sameExtent(out));
      const then = lane(value);
      return plan(out, (from, n) =>
        choose(out.values, start(out, from), mask.values, 0, operand(then, from), operand(rest, from), n),
      );
    }, lane(otherwise));
  const sameExtent = ({ extent }: Lane): Lane =>
    extent === 'number'
      ? { values: new Float64Array(1), extent }
      : { values: new Float64Array(STRETCH), extent: 'stretch' };
  const operand = (a: Lane, from: number): readonly [Float64Array, number, 0 | 1] => [
    a.values,
    start(a, from),
    a.extent === 'number' ? 0 : 1,
  ];

  return {
    renewals,
    once,
    perStretch,
    into: (e, target) => {
      const made = computed(e, target);
      if (made !== target) spread(made, target);
    },
  };
}

/** What `e` is the negative of, where it is written so. */
function withoutSign(e: Expr): Expr | undefined {
  if (e.kind !== 'mul') return undefined;
  const at = e.args.findIndex((f) => isNum(f, -1));
  return at < 0 || e.args.length < 2 ? undefined : product(e.args.filter((_, n) => n !== at));
}

const denominatorOf = (f: Expr): Expr | undefined => (f.kind === 'pow' && isNum(f.exponent, -1) ? f.base : undefined);

/** The Kronecker delta as a table. */
function identity({ i, j, free }: Kronecker, sizeOf: SizeOf): Strided {
  const [first, second] = free;
  const [rows, columns] = [first ? sizeOf(first) : 1, second ? sizeOf(second) : 1];
  const values = new Float64Array(rows * columns);
  for (let r = 0; r < rows; r++) {
    for (let c = 0; c < columns; c++) {
      const at = (index: typeof i): number => (typeof index === 'number' ? index - 1 : index === first ? r : c);
      values[r * columns + c] = at(i) === at(j) ? 1 : 0;
    }
  }
  const strides = new Map<FreeIndex, number>();
  if (first) strides.set(first, columns);
  if (second) strides.set(second, 1);
  return { values, offset: 0, strides };
}
