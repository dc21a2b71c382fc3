import { describe, expect, test } from 'vitest';
import { evaluateDefinitions, type Values } from '../../src/backprop/numbers/values.js';
import { type Expr, sym } from '../../src/language/expr.js';
import { writeText } from '../../src/language/text.js';
import { ValueError } from '../../src/language/value-error.js';
import moons from './figures/moons-epoch0.json' with { type: 'json' };
import { functions, givens, type Rows, reader, softmaxNet, softmaxNumbers, table } from './nets.js';

type Sizes = Readonly<Record<string, number>>;

function valuesOf(equations: readonly string[], tables: Readonly<Record<string, Rows>>, sizes: Sizes): Values {
  const read = reader(sizes);
  return evaluateDefinitions(equations.map(read.equation), givens(tables), read.axes, functions);
}

const numbersOf = (values: Values, name: string): number[] =>
  [...values.entries(name)].map(({ value }) => {
    if (typeof value !== 'number') throw new Error(`${name} is left open`);
    return value;
  });

describe('a batch of 200 through 2-3-3-1, against 40 digits', () => {
  const { x, t, W1, b1, W2, b2, W3, b3 } = moons;
  const sizes = { n: 200, j: 2, i: 3, k: 3, l: 1 };
  const equations = [
    'z1[n,i] = sum(j, W1[i,j]*x[n,j]) + b1[i]',
    'a1[n,i] = tanh(z1[n,i])',
    'z2[n,k] = sum(i, W2[k,i]*a1[n,i]) + b2[k]',
    'a2[n,k] = tanh(z2[n,k])',
    'z3[n,l] = sum(k, W3[l,k]*a2[n,k]) + b3[l]',
    'y[n,l] = sigmoid(z3[n,l])',
    'L = -sum(n, sum(l, t[n]*log(y[n,l]) + (1 - t[n])*log(1 - y[n,l])))',
    'd3[n,l] = y[n,l] - t[n]',
    'd2[n,k] = sum(l, W3[l,k]*d3[n,l])*(1 - a2[n,k]^2)',
    'd1[n,i] = sum(k, W2[k,i]*d2[n,k])*(1 - a1[n,i]^2)',
    'gW3[l,k] = sum(n, d3[n,l]*a2[n,k])',
    'gb3[l] = sum(n, d3[n,l])',
    'gW2[k,i] = sum(n, d2[n,k]*a1[n,i])',
    'gb2[k] = sum(n, d2[n,k])',
    'gW1[i,j] = sum(n, d1[n,i]*x[n,j])',
    'gb1[i] = sum(n, d1[n,i])',
  ];
  const values = valuesOf(equations, { x, t, W1, b1, W2, b2, W3, b3 }, sizes);
  const read = reader(sizes);

  test.each(Object.entries(moons.values))('%s', (entry, figure) => {
    const value = values.of(read.expression(entry)) as number;
    expect(Math.abs(value / Number(figure) - 1)).toBeLessThan(1e-13);
  });
});

/** The net of `softmaxNet` by plain loops, nothing shared with the code under test; slopes by hand. */
function plainNet(tables: Record<string, number[][] | number[]>, hidden: 'sigmoid' | 'relu') {
  const [x, W1, W2, W3, t] = ['x', 'W1', 'W2', 'W3', 't'].map((name) => tables[name]) as number[][][] as [
    number[][],
    number[][],
    number[][],
    number[][],
    number[][],
  ];
  const [b1, b2, b3] = ['b1', 'b2', 'b3'].map((name) => tables[name]) as [number[], number[], number[]];
  const layer = (W: number[][], b: number[], a: number[][]) =>
    a.map((row) => W.map((w, i) => w.reduce((s, wij, j) => s + wij * (row[j] as number), 0) + (b[i] as number)));
  const at = (m: number[][], r: number, c: number) => (m[r] as number[])[c] as number;
  const f = hidden === 'relu' ? (z: number) => Math.max(0, z) : (z: number) => 1 / (1 + Math.exp(-z));
  const slope = hidden === 'relu' ? (a: number) => Number(a > 0) : (a: number) => a * (1 - a);
  const a1 = layer(W1, b1, x).map((row) => row.map(f));
  const a2 = layer(W2, b2, a1).map((row) => row.map(Math.tanh));
  const p = layer(W3, b3, a2).map((row) => {
    const top = Math.max(...row);
    const total = row.reduce((s, z) => s + Math.exp(z - top), 0);
    return row.map((z) => Math.exp(z - top) / total);
  });
  const d3 = p.map((row, n) => row.map((pl, l) => pl - at(t, n, l)));
  const back = (W: number[][], d: number[][], a: number[][], g: (a: number) => number) =>
    a.map((row, n) => row.map((ai, i) => W.reduce((s, _, k) => s + at(W, k, i) * at(d, n, k), 0) * g(ai)));
  const d2 = back(W3, d3, a2, (a) => 1 - a * a);
  const d1 = back(W2, d2, a1, slope);
  const gradient = (d: number[][], a: number[][]) =>
    (d[0] as number[]).flatMap((_, i) =>
      (a[0] as number[]).map((_, j) => d.reduce((s, row, n) => s + (row[i] as number) * at(a, n, j), 0)),
    );
  const L = -p.reduce((s, row, n) => s + row.reduce((u, pl, l) => u + at(t, n, l) * Math.log(pl), 0), 0);
  const ones = x.map(() => [1]);
  return {
    ...{ L: [L], p: p.flat(), d2: d2.flat(), d1: d1.flat() },
    ...{ gW3: gradient(d3, a2), gW2: gradient(d2, a1), gW1: gradient(d1, x) },
    ...{ gb3: gradient(d3, ones), gb2: gradient(d2, ones), gb1: gradient(d1, ones) },
  };
}

describe.each(['sigmoid', 'relu'] as const)('784-128-64-10 with %s, against plain loops', (hidden) => {
  test.each([32, 1])('a batch of %d', (n) => {
    const sizes = { n, j: 784, i: 128, k: 64, l: 10, m: 10 };
    const tables = softmaxNumbers(sizes, 0.5);
    const values = valuesOf(softmaxNet(hidden, 'tanh'), tables, sizes);
    for (const [name, expected] of Object.entries(plainNet(tables, hidden))) {
      const found = numbersOf(values, name);
      const scale = Math.max(...expected.map(Math.abs));
      expect(found.length).toBe(expected.length);
      const worst = Math.max(...found.map((x, k) => Math.abs(x - (expected[k] as number))));
      expect(worst / scale, name).toBeLessThan(1e-13);
    }
  });
});

describe('doubles say the same as exact digits', () => {
  const sizes = { n: 30, j: 6, i: 8, k: 7, l: 5, m: 5 };
  const SUMS = ['z1', 'z2', 'z3', 'gW1', 'gW2', 'gW3', 'gb1', 'gb2', 'gb3', 'L'];
  const ENTRYWISE = ['a1', 'a2', 'p', 'd3', 'd2', 'd1'];

  for (const scale of [1, 20, 300]) {
    test.each([
      ['sigmoid', 'tanh'],
      ['tanh', 'relu'],
      ['relu', 'sigmoid'],
    ])(`weights up to ${2 * scale}, %s and %s`, (first, second) => {
      const values = valuesOf(softmaxNet(first, second), softmaxNumbers(sizes, scale), sizes);
      const exact = (name: string, indices: readonly number[]) => Number(values.decimal(sym(name, ...indices), 17));
      // What the sums are off, 1e-16 of their terms, is what exponentials of them are off relative to themselves.
      const allowed = 1e-12 * Math.max(1, scale);
      for (const name of ENTRYWISE) {
        for (const { indices, value } of values.entries(name)) {
          const truth = exact(name, indices);
          const off = Math.abs((value as number) - truth);
          expect(off <= allowed * Math.abs(truth) + 1e-300, `${name}[${indices}] = ${value}, not ${truth}`).toBe(true);
        }
      }
      for (const name of SUMS) {
        const entries = [...values.entries(name)];
        const largest = Math.max(...entries.map(({ value }) => Math.abs(value as number)));
        for (const { indices, value } of entries) {
          expect(Math.abs((value as number) - exact(name, indices)), `${name}[${indices}]`).toBeLessThanOrEqual(
            allowed * largest,
          );
        }
      }
    });
  }
});

/** Enough samples that a tape is computed in doubles. */
const MANY = 2000;
const column = (entry: (n: number) => number): number[] => Array.from({ length: MANY }, (_, n) => entry(n));

describe('single entries of large tapes', () => {
  test('saturation, in a user’s own formula too', () => {
    const z = column((n) => (n - MANY / 2) * 0.8);
    const equations = [
      'a[n] = 1/(1 + exp(-z[n]))',
      'slope[n] = a[n]*(1 - a[n])',
      'left[n] = log(1 - a[n])',
      'h[n] = tanh(z[n])',
      'g[n] = 1 - h[n]^2',
    ];
    const values = valuesOf(equations, { z }, { n: MANY });
    z.forEach((zn, k) => {
      const size = Math.abs(zn);
      // Σ e^-|z| terms written so that no digit is lost.
      const small = Math.exp(-size);
      const slope = small / (1 + small) ** 2;
      const left = -(Math.max(zn, 0) + Math.log1p(small));
      const square = Math.exp(-2 * size);
      const found = ['slope', 'left', 'g'].map((name) => values.of(sym(name, k + 1)) as number);
      [slope, left, (4 * square) / (1 + square) ** 2].forEach((truth, i) => {
        if (Math.abs(truth) < 1e-300) expect(found[i]).toBe(0);
        else expect(Math.abs((found[i] as number) / truth - 1), `${i} at ${zn}`).toBeLessThan(1e-12);
      });
      expect(values.of(sym('h', k + 1))).toBeCloseTo(Math.tanh(zn), 15);
    });
  });

  test('tanh near 0 keeps its digits', () => {
    const values = valuesOf(['h[n] = tanh(z[n])'], { z: column((n) => 1e-12 * n) }, { n: MANY });
    for (let n = 1; n < 40; n++) {
      expect((values.of(sym('h', n + 1)) as number) / (1e-12 * n)).toBeCloseTo(1, 14);
    }
  });

  test('softmax of logits around ±1000, and its loss', () => {
    const sizes = { n: MANY, k: 3, m: 3 };
    const z = table(MANY, 3, (n, k) => (n % 2 ? 1000 : -1000) + k * (n % 7));
    const equations = ['p[n,k] = exp(z[n,k])/sum(m, exp(z[n,m]))', 'c[n] = -log(p[n,1])', 'r[n] = 1 - p[n,3]'];
    const values = valuesOf(equations, { z }, sizes);
    for (let n = 0; n < 40; n++) {
      const w = [0, 1, 2].map((k) => Math.exp(k * (n % 7)));
      const total = (w[0] as number) + (w[1] as number) + (w[2] as number);
      expect((values.of(sym('p', n + 1, 2)) as number) / ((w[1] as number) / total)).toBeCloseTo(1, 13);
      expect(values.of(sym('c', n + 1))).toBeCloseTo(Math.log(total), 12);
      expect((values.of(sym('r', n + 1)) as number) / (((w[0] as number) + (w[1] as number)) / total)).toBeCloseTo(
        1,
        12,
      );
    }
  });

  test('ties that doubles miss are ties, and dead units are dead', () => {
    const sizes = { n: MANY, i: 3, j: 3 };
    const x = table(MANY, 3, (n, j) => (n % 2 ? 0 : ([0.1, 0.2, 0.3][j] as number)));
    const W = table(3, 3, (i, j) => (i === 0 ? ([1, 1, -1][j] as number) : i === 1 ? 1 : -1));
    const equations = ['z[n,i] = sum(j, W[i,j]*x[n,j])', 's[n,i] = cases(z[n,i] > 0, 1, z[n,i] < 0, -1, 0)'];
    const values = valuesOf(equations, { x, W }, sizes);
    const signs = [...values.entries('s')].slice(0, 6).map(({ value }) => value);
    expect(signs).toEqual([0, 1, -1, 0, 0, 0]);
  });

  test('a batch whose targets are open: numbers where there are numbers, else polynomials', () => {
    const sizes = { n: 40, j: 30, i: 20 };
    const equations = [
      'z[n,i] = sum(j, W[i,j]*x[n,j])',
      'a[n,i] = sigmoid(z[n,i])',
      'd[n,i] = (a[n,i] - y[n])*a[n,i]*(1 - a[n,i])',
      'g[i,j] = sum(n, d[n,i]*x[n,j])',
    ];
    const numbers = {
      x: table(40, 30, (n, j) => (((n * 7 + j) % 11) - 5) / 10),
      W: table(20, 30, (i, j) => ((i + j) % 5) / 10),
    };
    const read = reader(sizes);
    const values = valuesOf(equations, numbers, sizes);
    const withNumbers = valuesOf(equations, { ...numbers, y: Array.from({ length: 40 }, (_, n) => n % 2) }, sizes);
    expect(typeof values.of(sym('a', 3, 2))).toBe('number');
    const open = values.of(sym('g', 2, 5)) as Expr;
    expect(open.kind === 'add' && open.args.length).toBe(
      41 - [...Array(40).keys()].filter((n) => (n * 7 + 4) % 11 === 5).length,
    );
    const text = Array.from({ length: 40 }, (_, n) => n).reduce(
      (t, n) => t.replaceAll(new RegExp(`y\\[${n + 1}\\]`, 'g'), `(${n % 2})`),
      writeText(open),
    );
    expect(valuesOf([`r = ${text}`], {}, sizes).of(read.expression('r'))).toBeCloseTo(
      withNumbers.of(sym('g', 2, 5)) as number,
      14,
    );
  });

  test('an error names the entry', () => {
    const values = valuesOf(['r[n] = log(u[n]) + exp(-u[n]^2)'], { u: column((n) => 1234 - n + 0.5) }, { n: MANY });
    try {
      values.of(sym('r', 1));
      expect.unreachable();
    } catch (error) {
      expect((error as ValueError).place.entry).toBe('r[1236]');
      expect((error as ValueError).code).toBe('log-of-negative');
      expect(error).toBeInstanceOf(ValueError);
    }
  });
});
