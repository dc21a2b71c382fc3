import fc from 'fast-check';
import { expect, test } from 'vitest';
import { evaluateDefinitions } from '../../src/backprop/numbers/values.js';
import { sym } from '../../src/language/expr.js';
import { functions, givens, type Rows, randomNumbers, reader, table } from './nets.js';

/** Each value of `name` in doubles against the same in exact digits. */
function expectSame(
  equations: readonly string[],
  tables: Readonly<Record<string, Rows>>,
  sizes: Readonly<Record<string, number>>,
  allowed: (truth: number, largest: number) => number,
): void {
  const read = reader(sizes);
  const values = evaluateDefinitions(equations.map(read.equation), givens(tables), read.axes, functions);
  for (const equation of equations) {
    const name = /^\w+/.exec(equation)?.[0] as string;
    const entries = [...values.entries(name)];
    const largest = Math.max(...entries.map(({ value }) => Math.abs(value as number)));
    const step = Math.ceil(entries.length / 150);
    for (let n = 0; n < entries.length; n += step) {
      const { indices, value } = entries[n] as (typeof entries)[number];
      const truth = Number(values.decimal(sym(name, ...indices), 17));
      const off = Math.abs((value as number) - truth);
      expect(off <= allowed(truth, largest), `${equation} at ${indices}: ${value} for ${truth}`).toBe(true);
    }
  }
}

const { unit } = fc.letrec<{ unit: string }>((tie) => {
  const u = tie('unit');
  const two = fc.tuple(u, u);
  return {
    unit: fc.oneof(
      { maxDepth: 4, depthIdentifier: 'unit' },
      fc.constantFrom('v[n]', 'w[n]', 'v[n]', '0.3', '2', 'c'),
      two.map(([a, b]) => `(${a} + ${b})`),
      two.map(([a, b]) => `(${a} - ${b})`),
      two.map(([a, b]) => `${a}*${b}`),
      two.map(([a, b]) => `max(${a}, ${b})`),
      two.map(([a, b]) => `min(${a}, ${b})`),
      fc.tuple(u, u, u).map(([a, b, d]) => `cases(${a} > ${b}, ${d}, ${b})`),
      u.map((a) => `exp(-(${a})^2)`),
      u.map((a) => `log(1 + (${a})^2)`),
      u.map((a) => `(1 - sigmoid(${a}))`),
      u.map((a) => `(1 - tanh(${a})^2)`),
      u.map((a) => `gelu(${a})`),
      u.map((a) => `softplus(-4*(${a}))`),
      u.map((a) => `sin(${a})`),
      u.map((a) => `cos(${a})`),
      u.map((a) => `abs(${a})`),
      u.map((a) => `leaky_relu(${a}, 0.2)`),
      u.map((a) => `sqrt(0.5 + (${a})^2)`),
      u.map((a) => `1/(2 + (${a})^2)`),
      u.map((a) => `(1 + (${a})^2)^(-1.3)`),
      u.map((a) => `(2 + sin(${a}))^c`),
      u.map((a) => `(${a})^3`),
      u.map((a) => `delta(n,7)*(${a})`),
    ),
  };
});

test('entry by entry, doubles say what exact digits say', () => {
  const random = randomNumbers(3);
  const size = 3000;
  const v = Array.from({ length: size }, () => Number((12 * random()).toPrecision(6)));
  const w = Array.from({ length: size }, (_, n) => (n % 5 ? random() : (v[n] as number)));
  fc.assert(
    fc.property(unit, (text) => {
      const lines = [`r[n] = ${text}`, 's[n] = 1 - exp(-r[n]^2)', 'q[n] = r[n]*(s[n] - 1)/(2 - s[n])'];
      expectSame(lines, { v, w, c: 0.7 }, { n: size }, (truth) => 1e-12 * Math.abs(truth) + 1e-300);
    }),
    { numRuns: 20 },
  );
});

test('sums of products over any indices', () => {
  const sizes = { i: 9, j: 8, k: 7, l: 6 };
  const random = randomNumbers(5);
  const letters = ['i', 'j', 'k', 'l'] as const;
  const entries = { A: 'ij', B: 'jk', C: 'kl', D: 'il', E: 'j', F: 'k', G: 'ik' };
  const tables = Object.fromEntries(
    Object.entries(entries).map(([name, [first, second]]) => {
      const rows = sizes[first as keyof typeof sizes];
      if (second === undefined) return [name, Array.from({ length: rows }, random)];
      return [name, table(rows, sizes[second as keyof typeof sizes], random)];
    }),
  );
  const factor = fc.constantFrom(...Object.keys(entries)).chain((name) => {
    const indices = [...entries[name as keyof typeof entries]].join();
    return fc.constantFrom(`${name}[${indices}]`, `${name}[${indices}]`, `exp(${name}[${indices}])`, '(0.5)');
  });
  const sums = fc
    .tuple(fc.array(factor, { minLength: 2, maxLength: 4 }), fc.subarray([...letters], { minLength: 1 }))
    .map(([factors, bound]) => ({
      text: bound.reduce((body, letter) => `sum(${letter}, ${body})`, factors.join('*')),
      free: letters.filter((i) => !bound.includes(i)),
    }));
  const heavy = 'heavy[i,j] = sum(k, sum(l, A[i,j]*B[j,k]*C[k,l]*exp(D[i,l])))';
  fc.assert(
    fc.property(sums, ({ text, free }) => {
      const left = free.length === 0 ? 'r' : `r[${free.join()}]`;
      expectSame([`${left} = ${text}`, heavy], tables, sizes, (_, largest) => 1e-13 * largest);
    }),
    { numRuns: 30 },
  );
});
