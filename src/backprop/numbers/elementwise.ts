/**
 * Expressions compiled to closures that compute one entry after another in doubles, each with a running bound on its
 * error. Where the bound shows that a value is not good enough (saturation, overflow, a tie at a kink) the caller
 * computes that entry anew with as many digits as it takes.
 */
import type { Formula } from '../../language/evaluate.js';
import type { Call, Cases, Expr, Index, Pow, Sum, Sym } from '../../language/expr.js';
import { roundingOf, toDouble, UNIT_ROUNDOFF as U } from '../../language/real.js';
import { COMPARE, DOUBLE_FUNCTIONS, type DoubleFunction, doublePower, TINY } from './double-functions.js';
import { locator, type Machine, type Stored } from './machine.js';

export interface Surroundings {
  readonly machine: Machine;
  readonly functions: ReadonlyMap<string, Formula>;
  readonly stored: (e: Sym | Sum) => Stored;
}

/** Computes the value at `machine.index` and leaves its error in `machine.error`. */
export type Code = () => number;

/** An argument or parameter inside of a formula. */
interface Cell {
  value: number;
  error: number;
  readonly noise: () => number;
}
type Cells = ReadonlyMap<string, Cell>;

export function compile(e: Expr, around: Surroundings, cells?: Cells): Code {
  const { machine } = around;
  switch (e.kind) {
    case 'num': {
      const value = toDouble(e.value);
      const error = roundingOf(e.value);
      return () => {
        machine.error = error;
        return value;
      };
    }
    case 'sym': {
      const cell = cells?.get(e.name);
      if (cell === undefined) return load(around.stored(e), machine);
      return () => {
        machine.error = cell.error;
        return cell.value;
      };
    }
    case 'sum':
      return load(around.stored(e), machine);
    case 'add':
      return e.args.map((part) => compile(part, around, cells)).reduce((a, b) => addition(a, b, machine));
    case 'mul':
      return multiplied(e.args, around, cells);
    case 'pow':
      return power(e, around, cells);
    case 'call':
      return calling(e, around, cells);
    case 'kronecker': {
      const [i, j] = [place(e.i, machine), place(e.j, machine)];
      return () => {
        machine.error = 0;
        return i() === j() ? 1 : 0;
      };
    }
    case 'cases':
      return choosing(e, around, cells);
    case 'derivative':
      return unknown(machine);
  }
}

function place(i: Index, machine: Machine): () => number {
  if (typeof i === 'number') return () => i - 1;
  const at = machine.placeOf(i);
  return () => machine.index[at] as number;
}

function load(stored: Stored, machine: Machine): Code {
  const { values, errors } = stored;
  const at = locator(stored, machine);
  return () => {
    const k = at();
    machine.error = errors === undefined ? 0 : (errors[k] as number);
    return values[k] as number;
  };
}

const addition =
  (a: Code, b: Code, machine: Machine): Code =>
  () => {
    const x = a();
    const error = machine.error;
    const sum = x + b();
    machine.error += error + U * Math.abs(sum);
    return sum;
  };

const product =
  (a: Code, b: Code, machine: Machine): Code =>
  () => {
    const x = a();
    const ex = machine.error;
    const y = b();
    const ey = machine.error;
    const value = x * y;
    machine.error =
      Math.abs(x) * ey + Math.abs(y) * ex + ex * ey + U * Math.abs(value) + (x === 0 || y === 0 ? 0 : TINY);
    return value;
  };

/** Times a power of two is exact: -z is as good as z. */
const scaling =
  (k: number, a: Code, machine: Machine): Code =>
  () => {
    const value = k * a();
    machine.error *= Math.abs(k);
    return value;
  };

function multiplied(parts: readonly Expr[], around: Surroundings, cells?: Cells): Code {
  const exact = parts.filter((part) => part.kind === 'num').map((part) => toDouble(part.value));
  const scale = exact.reduce((a, b) => a * b, 1);
  const isScaling = exact.length > 0 && exact.every((x) => [1, 2, 0.5].includes(Math.abs(x)));
  const rest = isScaling ? parts.filter((part) => part.kind !== 'num') : parts;
  const codes = rest.map((part) => compile(part, around, cells));
  const [first, ...others] = codes;
  if (first === undefined) {
    return () => {
      around.machine.error = 0;
      return scale;
    };
  }
  const code = others.reduce((a, b) => product(a, b, around.machine), first);
  return isScaling && scale !== 1 ? scaling(scale, code, around.machine) : code;
}

const mapped =
  (a: Code, f: DoubleFunction, machine: Machine): Code =>
  () => {
    const x = a();
    const value = f.value(x);
    machine.error = f.error(value, x, machine.error);
    return value;
  };

function power(e: Pow, around: Surroundings, cells?: Cells): Code {
  const { machine } = around;
  const base = compile(e.base, around, cells);
  if (e.exponent.kind === 'num') {
    const k = toDouble(e.exponent.value);
    return k === 1 ? base : mapped(base, doublePower(k), machine);
  }
  const exponent = compile(e.exponent, around, cells);
  return () => {
    const x = base();
    const ex = machine.error;
    const y = exponent();
    const value = x ** y;
    const relative = (2 * Math.abs(y) * ex) / x + 2 * Math.abs(Math.log(x)) * machine.error + 8 * U;
    const isKnown = x > 0 && ex < x / 2 && relative < 0.5;
    machine.error = isKnown ? 2 * relative * value + TINY : Number.POSITIVE_INFINITY;
    return value;
  };
}

function calling(e: Call, around: Surroundings, cells?: Cells): Code {
  const { machine } = around;
  const args = e.args.map((part) => compile(part, around, cells));
  const primitive = DOUBLE_FUNCTIONS[e.fn];
  if (primitive) return mapped(args[0] as Code, primitive, machine);
  if (e.fn === 'max') return args.reduce((x, y) => larger(x, y, 1, machine));
  if (e.fn === 'min') return args.reduce((x, y) => larger(x, y, -1, machine));
  const formula = around.functions.get(e.fn);
  return formula === undefined ? unknown(machine) : applied(e, formula, args, around, cells);
}

/** The larger of two for sign 1, the smaller for -1. Where it may be either, it is off by no more than both are. */
const larger =
  (a: Code, b: Code, sign: 1 | -1, machine: Machine): Code =>
  () => {
    const x = a();
    const ex = machine.error;
    const y = b();
    const ey = machine.error;
    const first = sign * (x - y) >= 0;
    const isClear = Math.abs(x - y) > ex + ey;
    machine.error = isClear ? (first ? ex : ey) : Math.max(ex, ey);
    return first ? x : y;
  };

function applied(
  e: Call,
  formula: Formula,
  args: readonly Code[],
  around: Surroundings,
  cells: Cells | undefined,
): Code {
  const names = [formula.argument.name, ...formula.parameters.map((p) => p.symbol.name)];
  const sources = names.map((_, n) => args[n] ?? compile((formula.parameters[n - 1] as { value: Expr }).value, around));
  const noise = noiseOf(e.args, around, cells);
  const own = names.map((): Cell => ({ value: 0, error: 0, noise }));
  const body = compile(formula.formula, around, new Map(names.map((name, n) => [name, own[n] as Cell])));
  const { machine } = around;
  return () => {
    for (let n = 0; n < sources.length; n++) {
      const cell = own[n] as Cell;
      cell.value = (sources[n] as Code)();
      cell.error = machine.error;
    }
    return body();
  };
}

/** Leaves the entry to the evaluator that can say what is wrong. */
const unknown =
  (machine: Machine): Code =>
  () => {
    machine.error = Number.POSITIVE_INFINITY;
    return Number.NaN;
  };

function choosing(e: Cases, around: Surroundings, cells?: Cells): Code {
  const { machine } = around;
  const branches = e.branches.map((b) => ({
    left: compile(b.left, around, cells),
    right: compile(b.right, around, cells),
    holds: COMPARE[b.relation],
    value: compile(b.value, around, cells),
    noise: noiseOf([b.left, b.right], around, cells),
  }));
  const otherwise = compile(e.otherwise, around, cells);
  return () => {
    for (const { left, right, holds, value, noise } of branches) {
      const x = left();
      const ex = machine.error;
      const difference = x - right();
      const doubt = ex + machine.error;
      // Doubles that meet exactly meet in truth: what is off by their noise is hardly ever off by nothing.
      const slack = difference === 0 ? 0 : noise();
      if (!(Math.abs(difference) > doubt + slack) && !(doubt === 0 && difference === 0)) {
        machine.tied ||= slack > 0;
        machine.error = Number.POSITIVE_INFINITY;
        return Number.NaN;
      }
      if (holds(difference)) return value();
    }
    return otherwise();
  };
}

/** Roughly how far from the truth the doubles may be that the expressions read. */
function noiseOf(parts: readonly Expr[], around: Surroundings, cells: Cells | undefined): () => number {
  const sources = parts.flatMap((part) =>
    leavesOf(part).map((leaf) => ((leaf.kind === 'sym' && cells?.get(leaf.name)) || around.stored(leaf)).noise),
  );
  return () => 4 * sources.reduce((total, noise) => total + noise(), 0);
}

/** The symbols and sums that an expression reads. */
export const leavesOf = (e: Expr): readonly (Sym | Sum)[] =>
  e.kind === 'sym' || e.kind === 'sum' ? [e] : e.parts.flatMap(leavesOf);
