/** How long values take: `npx vitest bench --project unit test/bench/values`. Compare within one run only. */
import { bench, describe } from 'vitest';
import { evaluateDefinitions } from '../../src/backprop/numbers/values.js';
import { sym } from '../../src/language/expr.js';
import { functions, givens, type Rows, reader, softmaxNet, softmaxNumbers, twoLayers } from '../backprop/nets.js';

type Sizes = Readonly<Record<string, number>>;
const FEW = { iterations: 5, time: 0, warmupIterations: 2, warmupTime: 0 };

/** Everything that the equations define, from nothing. */
function work(equations: readonly string[], tables: Readonly<Record<string, Rows>>, sizes: Sizes, digits?: number) {
  const read = reader(sizes);
  const defined = equations.map(read.equation);
  const given = givens(tables);
  return () => {
    const values = evaluateDefinitions(defined, given, read.axes, functions);
    for (const { symbol } of defined) {
      for (const { indices } of values.entries(symbol.name)) {
        if (digits !== undefined) values.decimal(sym(symbol.name, ...indices), digits);
      }
    }
  };
}

/** The matrix products of `softmaxNet` by bare loops, forward and backward: the least that any way must do. */
function bareLoops(sizes: Readonly<Record<'n' | 'j' | 'i' | 'k' | 'l', number>>): () => void {
  const { n, j, i, k, l } = sizes;
  const product = (rows: number, columns: number, length: number): number => {
    const [a, b] = [new Float64Array(rows * length).fill(0.5), new Float64Array(columns * length).fill(0.25)];
    let last = 0;
    for (let r = 0; r < rows; r++) {
      for (let c = 0; c < columns; c++) {
        let total = 0;
        for (let m = 0; m < length; m++) total += (a[r * length + m] as number) * (b[c * length + m] as number);
        last = total;
      }
    }
    return last;
  };
  return () => {
    for (const [rows, columns, length] of [
      ...[[n, i, j] as const, [n, k, i] as const, [n, l, k] as const],
      ...[[n, k, l] as const, [n, i, k] as const, [l, k, n] as const, [k, i, n] as const, [i, j, n] as const],
    ]) {
      product(rows, columns, length);
    }
  };
}

describe('784-128-64-10, forward, adjoints and all gradients', () => {
  const sizes = { n: 32, j: 784, i: 128, k: 64, l: 10, m: 10 };
  const net = softmaxNet('sigmoid', 'tanh');
  bench('the matrix products by bare loops', bareLoops(sizes), FEW);
  bench('a batch of 32', work(net, softmaxNumbers(sizes, 0.5), sizes), FEW);
  bench('a batch of 32, saturated', work(net, softmaxNumbers(sizes, 20), sizes), FEW);
  const one = { ...sizes, n: 1 };
  bench('one sample', work(net, softmaxNumbers(one, 0.5), one), FEW);
});

describe('2-3-1, all values, gradients and updates', () => {
  const sizes = { j: 2, i: 3, k: 1 };
  const tables = {
    x: [1, 0],
    W1: [
      [0.5, -0.25],
      [0.5, 1],
      [1, 2],
    ],
    b1: [0.1, 0.1, 0.1],
    W2: [[1, -1, 0]],
    b2: [0.1],
    t: [1],
  };
  bench('as doubles', work(twoLayers('sigmoid', 'sigmoid'), tables, sizes));
  bench('to 50 digits', work(twoLayers('sigmoid', 'sigmoid'), tables, sizes, 50));
  bench('to 1000 digits', work(twoLayers('sigmoid', 'sigmoid'), tables, sizes, 1000));
});
