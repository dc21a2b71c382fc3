/** Loops over stretches of doubles: one for each operation, so that each is compiled for itself. */
import type { Relation } from '../language/expr.js';
import { normalDensity, normalShare } from '../language/normal.js';
import { SOFTPLUS } from './logarithms.js';

/** out[o + k] = f(a[p + k]) for k below n. `out` may be the memory of an argument. */
export type Unary = (out: Float64Array, o: number, a: Float64Array, p: number, n: number) => void;
/** The same of two arguments; of one that is a single number the letter in the kernel's name is a small one. */
export type Binary = (
  out: Float64Array,
  o: number,
  a: Float64Array,
  p: number,
  b: Float64Array,
  q: number,
  n: number,
) => void;

const mapped =
  (f: (x: number) => number): Unary =>
  (out, o, a, p, n) => {
    for (let k = 0; k < n; k++) out[o + k] = f(a[p + k] as number);
  };

/** The functions of the language that are not formulas, and those whose formula overflows. */
export const FUNCTIONS: Readonly<Record<string, Unary>> = {
  exp: (out, o, a, p, n) => {
    for (let k = 0; k < n; k++) out[o + k] = Math.exp(a[p + k] as number);
  },
  log: (out, o, a, p, n) => {
    for (let k = 0; k < n; k++) out[o + k] = Math.log(a[p + k] as number);
  },
  tanh: (out, o, a, p, n) => {
    for (let k = 0; k < n; k++) out[o + k] = Math.tanh(a[p + k] as number);
  },
  abs: (out, o, a, p, n) => {
    for (let k = 0; k < n; k++) out[o + k] = Math.abs(a[p + k] as number);
  },
  [SOFTPLUS]: mapped((u) => Math.max(u, 0) + Math.log1p(Math.exp(-Math.abs(u)))),
  sin: mapped(Math.sin),
  cos: mapped(Math.cos),
  Phi: mapped(normalShare),
  phi: mapped(normalDensity),
};

export const negate: Unary = (out, o, a, p, n) => {
  for (let k = 0; k < n; k++) out[o + k] = -(a[p + k] as number);
};
const square: Unary = (out, o, a, p, n) => {
  for (let k = 0; k < n; k++) {
    const x = a[p + k] as number;
    out[o + k] = x * x;
  }
};
const reciprocal: Unary = (out, o, a, p, n) => {
  for (let k = 0; k < n; k++) out[o + k] = 1 / (a[p + k] as number);
};
const root: Unary = (out, o, a, p, n) => {
  for (let k = 0; k < n; k++) out[o + k] = Math.sqrt(a[p + k] as number);
};

/** x to a constant power. */
export function constantPower(exponent: number): Unary {
  if (exponent === 2) return square;
  if (exponent === -1) return reciprocal;
  if (exponent === 0.5) return root;
  return mapped((x) => x ** exponent);
}

/** An operation on two stretches, on a stretch and a number, and on a number and a stretch. */
export interface Operation {
  readonly both: Binary;
  readonly byNumber: Binary;
  readonly ofNumber: Binary;
}

/** Where the order does not matter, a number goes second. */
const commuting = (both: Binary, byNumber: Binary): Operation => ({
  both,
  byNumber,
  ofNumber: (out, o, a, p, b, q, n) => byNumber(out, o, b, q, a, p, n),
});

export const plus = commuting(
  (out, o, a, p, b, q, n) => {
    for (let k = 0; k < n; k++) out[o + k] = (a[p + k] as number) + (b[q + k] as number);
  },
  (out, o, a, p, b, q, n) => {
    const y = b[q] as number;
    for (let k = 0; k < n; k++) out[o + k] = (a[p + k] as number) + y;
  },
);

export const times = commuting(
  (out, o, a, p, b, q, n) => {
    for (let k = 0; k < n; k++) out[o + k] = (a[p + k] as number) * (b[q + k] as number);
  },
  (out, o, a, p, b, q, n) => {
    const y = b[q] as number;
    for (let k = 0; k < n; k++) out[o + k] = (a[p + k] as number) * y;
  },
);

export const minus: Operation = {
  both: (out, o, a, p, b, q, n) => {
    for (let k = 0; k < n; k++) out[o + k] = (a[p + k] as number) - (b[q + k] as number);
  },
  byNumber: (out, o, a, p, b, q, n) => {
    const y = b[q] as number;
    for (let k = 0; k < n; k++) out[o + k] = (a[p + k] as number) - y;
  },
  ofNumber: (out, o, a, p, b, q, n) => {
    const x = a[p] as number;
    for (let k = 0; k < n; k++) out[o + k] = x - (b[q + k] as number);
  },
};

export const over: Operation = {
  both: (out, o, a, p, b, q, n) => {
    for (let k = 0; k < n; k++) out[o + k] = (a[p + k] as number) / (b[q + k] as number);
  },
  byNumber: (out, o, a, p, b, q, n) => {
    const y = b[q] as number;
    for (let k = 0; k < n; k++) out[o + k] = (a[p + k] as number) / y;
  },
  ofNumber: (out, o, a, p, b, q, n) => {
    const x = a[p] as number;
    for (let k = 0; k < n; k++) out[o + k] = x / (b[q + k] as number);
  },
};

/** What is rare goes through a function of two numbers. */
function combined(f: (x: number, y: number) => number): Operation {
  return {
    both: (out, o, a, p, b, q, n) => {
      for (let k = 0; k < n; k++) out[o + k] = f(a[p + k] as number, b[q + k] as number);
    },
    byNumber: (out, o, a, p, b, q, n) => {
      for (let k = 0; k < n; k++) out[o + k] = f(a[p + k] as number, b[q] as number);
    },
    ofNumber: (out, o, a, p, b, q, n) => {
      for (let k = 0; k < n; k++) out[o + k] = f(a[p] as number, b[q + k] as number);
    },
  };
}

export const power = combined((x, y) => x ** y);
export const larger = combined(Math.max);
export const smaller = combined(Math.min);

/**
 * x·log y, which is 0 for x = 0 also where y is 0: the limit, and what cross-entropy means by a class of probability 0
 * that is not the right one.
 */
export const timesLog = combined((x, y) => (x === 0 ? 0 : x * Math.log(y)));

/** 1 where the relation holds, 0 elsewhere. */
export const COMPARISONS: Readonly<Record<Relation, Operation>> = {
  '<': combined((x, y) => (x < y ? 1 : 0)),
  '<=': combined((x, y) => (x <= y ? 1 : 0)),
  '>': combined((x, y) => (x > y ? 1 : 0)),
  '>=': combined((x, y) => (x >= y ? 1 : 0)),
  '=': combined((x, y) => (x === y ? 1 : 0)),
};

/** out[o + k] = m[r + k] === 1 ? a[p + k] : b[q + k]; an argument that is a single number has a step of 0. */
export function choose(
  out: Float64Array,
  o: number,
  m: Float64Array,
  r: number,
  [a, p, stepA]: readonly [Float64Array, number, 0 | 1],
  [b, q, stepB]: readonly [Float64Array, number, 0 | 1],
  n: number,
): void {
  for (let k = 0; k < n; k++) out[o + k] = (m[r + k] === 1 ? a[p + k * stepA] : b[q + k * stepB]) as number;
}
