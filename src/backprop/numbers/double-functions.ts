/** Functions of one double, each with a bound on its error when the argument is off by `ex`. */
import type { Relation } from '../../language/expr.js';
import { normalDensity, normalShare, normalShareError } from '../../language/normal.js';
import { UNIT_ROUNDOFF as U } from '../../language/real.js';

export interface DoubleFunction {
  readonly value: (x: number) => number;
  /** How far the value v at x may be off; infinite or NaN where nothing is known. */
  readonly error: (v: number, x: number, ex: number) => number;
}

/** The distance between the smallest doubles: what underflow loses. */
export const TINY = Number.MIN_VALUE;

/** 1 where the argument is known to be clear of 0, else infinite. */
const clear = (x: number, ex: number): number => (ex < Math.abs(x) / 2 ? 1 : Number.POSITIVE_INFINITY);

/** Bounds are first-order terms, with enough room for the rest while the argument is off by little. */
export const DOUBLE_FUNCTIONS: Readonly<Record<string, DoubleFunction>> = {
  exp: {
    value: Math.exp,
    error: (v, _, ex) => (ex < 0.5 ? v * (1.5 * ex + 2 * U) + TINY : Number.POSITIVE_INFINITY),
  },
  log: {
    value: Math.log,
    error: (v, x, ex) => (x > 0 ? clear(x, ex) * ((2 * ex) / x) + 2 * U * Math.abs(v) : Number.NaN),
  },
  sin: { value: Math.sin, error: (v, _, ex) => ex + 2 * U * Math.abs(v) },
  cos: { value: Math.cos, error: (v, _, ex) => ex + 2 * U * Math.abs(v) },
  abs: { value: Math.abs, error: (_v, _x, ex) => ex },
  Phi: { value: normalShare, error: (v, x, ex) => 0.4 * ex + normalShareError(v, x) + TINY },
  phi: {
    value: normalDensity,
    error: (v, x, ex) => {
      const growth = (Math.abs(x) + ex) * ex;
      return growth < 0.25 ? v * (2 * growth + (4 + x * x) * U) + TINY : Number.POSITIVE_INFINITY;
    },
  },
};

/** x to a constant power. */
export function doublePower(k: number): DoubleFunction {
  switch (k) {
    case 2:
      return {
        value: (x) => x * x,
        error: (v, x, ex) => 2 * Math.abs(x) * ex + ex * ex + U * v + (x === 0 ? 0 : TINY),
      };
    case -1:
      return {
        value: (x) => 1 / x,
        error: (v, x, ex) => clear(x, ex) * (2 * Math.abs(v / x) * ex + U * Math.abs(v)) + TINY,
      };
    case 0.5:
      return {
        value: Math.sqrt,
        error: (v, x, ex) => (x === 0 && ex === 0 ? 0 : clear(x, ex) * (ex / v + U * v)),
      };
    default:
      return {
        value: (x) => x ** k,
        // While |k|·ex/|x| < 1/4, the power is off by less than twice that.
        error: (v, x, ex) => {
          const relative = ex === 0 ? 0 : Math.abs((k * ex) / x);
          return relative < 0.25 ? Math.abs(v) * (2 * relative + 8 * U) + TINY : Number.POSITIVE_INFINITY;
        },
      };
  }
}

/** Whether left and right stand in a relation, by left − right. */
export const COMPARE: Readonly<Record<Relation, (difference: number) => boolean>> = {
  '<': (d) => d < 0,
  '<=': (d) => d <= 0,
  '>': (d) => d > 0,
  '>=': (d) => d >= 0,
  '=': (d) => d === 0,
};
