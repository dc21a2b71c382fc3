/** Nets written as equations with free indices, forward and backward, for the tests of values. */
import type { Equation } from '../../src/backprop/numbers/entries.js';
import { catalogFunctions } from '../../src/catalog/instantiate.js';
import { type Expr, num, type Sym } from '../../src/language/expr.js';
import { parseDecimal } from '../../src/language/rational.js';
import { readExpression, scopeOf } from '../../src/language/read.js';
import type { Given } from '../../src/problem/problem.js';

export const { functions, signatures } = catalogFunctions();

export type Rows = number | readonly Rows[];

const numbersIn = (rows: Rows): number[] => (typeof rows === 'number' ? [rows] : rows.flatMap(numbersIn));

/** Numbers in rows of rows as a given symbol; each the decimal that it is written as. */
export function given(rows: Rows): Given {
  const shape: number[] = [];
  for (let at: Rows = rows; typeof at !== 'number'; at = at[0] as Rows) shape.push(at.length);
  return { shape, entries: numbersIn(rows).map((x) => num(parseDecimal(String(x)))) };
}

export const givens = (tables: Readonly<Record<string, Rows>>): Map<string, Given> =>
  new Map(Object.entries(tables).map(([name, rows]) => [name, given(rows)]));

export interface Reader {
  readonly expression: (text: string) => Expr;
  readonly equation: (text: string) => Equation;
  readonly axes: ReadonlyMap<string, { size: number }>;
}

/** Reads where each letter runs over an axis of the given size. */
export function reader(sizes: Readonly<Record<string, number>>): Reader {
  const ranges = Object.fromEntries(Object.keys(sizes).map((letter) => [letter, letter.toUpperCase()]));
  const bySize = Object.fromEntries(Object.entries(sizes).map(([letter, size]) => [letter.toUpperCase(), size]));
  const scope = scopeOf({ ranges, sizes: bySize, functions: signatures, allowDerivatives: true });
  const expression = (text: string): Expr => readExpression(text, scope);
  return {
    expression,
    equation: (text) => {
      const [left, ...right] = text.split(' = ');
      return { symbol: expression(left as string) as Sym, value: expression(right.join(' = ')) };
    },
    axes: new Map(Object.entries(bySize).map(([axis, size]) => [axis, { size }])),
  };
}

/** Derivatives of the activations, in the unit's own output where that is how they are written. */
const SLOPES: Readonly<Record<string, (z: string, a: string) => string>> = {
  identity: () => '1',
  exp: (_, a) => a,
  sigmoid: (_, a) => `${a}*(1 - ${a})`,
  tanh: (_, a) => `(1 - ${a}^2)`,
  relu: (z) => `cases(${z} > 0, 1, 0)`,
};
const OUTPUTS: Readonly<Record<string, (z: string) => string>> = { identity: (z) => z };
const output = (name: string, z: string): string => (OUTPUTS[name] ?? ((u) => `${name}(${u})`))(z);

/** x[j] → hidden units i → outputs k, with ½Σ(t − a2)², its gradients and one step of gradient descent. */
export const twoLayers = (hidden: string, last: string, rate = 0.1): readonly string[] => [
  'z1[i] = sum(j, W1[i,j]*x[j]) + b1[i]',
  `a1[i] = ${output(hidden, 'z1[i]')}`,
  'z2[k] = sum(i, W2[k,i]*a1[i]) + b2[k]',
  `a2[k] = ${output(last, 'z2[k]')}`,
  'L = 1/2*sum(k, (t[k] - a2[k])^2)',
  'ga2[k] = a2[k] - t[k]',
  `gz2[k] = ga2[k]*${SLOPES[last]?.('z2[k]', 'a2[k]')}`,
  'gW2[k,i] = gz2[k]*a1[i]',
  'gb2[k] = gz2[k]',
  'ga1[i] = sum(k, W2[k,i]*gz2[k])',
  `gz1[i] = ga1[i]*${SLOPES[hidden]?.('z1[i]', 'a1[i]')}`,
  'gW1[i,j] = gz1[i]*x[j]',
  'gb1[i] = gz1[i]',
  'gx[j] = sum(i, W1[i,j]*gz1[i])',
  ...['W1[i,j]', 'b1[i]', 'W2[k,i]', 'b2[k]'].map((w) => `new${w} = ${w} - ${rate}*g${w}`),
];

/** A batch through three layers with softmax and the summed cross-entropy; hidden layers of two kinds. */
export const softmaxNet = (first: string, second: string): readonly string[] => [
  'z1[n,i] = sum(j, W1[i,j]*x[n,j]) + b1[i]',
  `a1[n,i] = ${first}(z1[n,i])`,
  'z2[n,k] = sum(i, W2[k,i]*a1[n,i]) + b2[k]',
  `a2[n,k] = ${second}(z2[n,k])`,
  'z3[n,l] = sum(k, W3[l,k]*a2[n,k]) + b3[l]',
  'p[n,l] = exp(z3[n,l])/sum(m, exp(z3[n,m]))',
  'L = -sum(n, sum(l, t[n,l]*log(p[n,l])))',
  'd3[n,l] = p[n,l] - t[n,l]',
  'gW3[l,k] = sum(n, d3[n,l]*a2[n,k])',
  'gb3[l] = sum(n, d3[n,l])',
  `d2[n,k] = sum(l, W3[l,k]*d3[n,l])*${SLOPES[second]?.('z2[n,k]', 'a2[n,k]')}`,
  'gW2[k,i] = sum(n, d2[n,k]*a1[n,i])',
  'gb2[k] = sum(n, d2[n,k])',
  `d1[n,i] = sum(k, W2[k,i]*d2[n,k])*${SLOPES[first]?.('z1[n,i]', 'a1[n,i]')}`,
  'gW1[i,j] = sum(n, d1[n,i]*x[n,j])',
  'gb1[i] = sum(n, d1[n,i])',
];

/** Numbers between -1/2 and 1/2 with six decimals, the same for the same seed. */
export function randomNumbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 48271) % 2147483647;
    return Math.round((state / 2147483647 - 0.5) * 1e6) / 1e6;
  };
}

export const table = (rows: number, columns: number, entry: (row: number, column: number) => number): number[][] =>
  Array.from({ length: rows }, (_, r) => Array.from({ length: columns }, (_, c) => entry(r, c)));

/** Given tables for `softmaxNet`, weights spread by `scale`; one-hot targets. */
export function softmaxNumbers(
  sizes: Readonly<Record<'n' | 'j' | 'i' | 'k' | 'l', number>>,
  scale: number,
  seed = 7,
): Record<string, number[][] | number[]> {
  const random = randomNumbers(seed);
  const { n, j, i, k, l } = sizes;
  const spread = (rows: number, columns: number): number[][] =>
    table(rows, columns, () => Number(((random() * 4 * scale) / Math.sqrt(columns)).toPrecision(6)));
  return {
    x: table(n, j, () => Math.max(0, random())),
    W1: spread(i, j),
    b1: Array.from({ length: i }, random),
    W2: spread(k, i),
    b2: Array.from({ length: k }, random),
    W3: spread(l, k),
    b3: Array.from({ length: l }, random),
    t: table(n, l, (r, c) => Number(c === (3 * r) % l)),
  };
}
