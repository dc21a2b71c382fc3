/** Matrix form against the index form it is read from, entry by entry, in every arrangement. */
import { describe, expect, test } from 'vitest';
import type { Matrix } from '../../src/backprop/matrix/form.js';
import { type Arrangement, matrixForm, NotAMatrix } from '../../src/backprop/matrix/read.js';
import { type Solution, solveProblem } from '../../src/backprop/solution.js';
import type { Expr, FreeIndex, Sym } from '../../src/language/expr.js';
import { toNumber } from '../../src/language/rational.js';
import { within } from '../../src/language/table.js';
import { renameAll } from '../../src/language/walk.js';
import { arrangementOf } from '../../src/notation/arrangement.js';
import { readProblem } from '../../src/problem/read.js';

const NETWORK = `
network:
  inputs: 2
  layers:
    - {units: 3, activation: tanh, weights: [[0.2, -0.4], [0.1, 0.3], [-0.3, 0.5]], bias: [0.1, 0, -0.1]}
    - {units: 2, activation: identity, weights: [[1, -2, 0.5], [0.25, 3, -1]], bias: [0.2, -0.7]}
loss: half-squared-error
`;
const SPECS = {
  'one sample': `${NETWORK}\nvalues: {x: [1, -2], t: [0.5, 1]}\ntasks: [gradients]`,
  'a batch': `${NETWORK}\nbatch: mean\nvalues: {x: [[1, -2], [0.5, 3], [-1, 2], [4, 1]], t: [[0.5, 1], [0, 1], [2, -1], [1, 1]]}\ntasks: [gradients]`,
  'a chain with transposed factors': `
define:
  - h[i] = sum(j, A[i,j]*x[j] + A[j,i]*x[j])
  - M[i,j] = A[i,j] + A[j,i]*c[i]*h[j]
loss: sum(i, sum(j, M[i,j]*h[i])) + sum(i, h[i]*c[i])
wrt: [A, c]
values: {A: [[1, 2], [3, 4]], x: [5, 7], c: [0.5, -1]}
tasks: [gradients]`,
};

describe.each(Object.entries(SPECS))('%s', (_, spec) => {
  test.each(
    ['columns', 'rows'].flatMap((vectors) =>
      ['rows', 'columns'].flatMap((samples) => ['to-from', 'from-to'].map((order) => ({ vectors, samples, order }))),
    ),
  )('vectors $vectors, samples $samples, weights $order', ({ vectors, samples, order }) => {
    const weights = spec.includes('network:') ? `, weight_order: ${order}` : '';
    const notation = `notation: {vectors: ${vectors}, samples: ${samples}${weights}}`;
    const problem = readProblem(`${spec}\n${notation}`, 'test.yaml');
    within(problem.table, () => {
      const solution = solveProblem(problem);
      const arrangement = arrangementOf(problem);
      const forms = [
        ...problem.definitions.map((d) => ({ of: d.symbol, value: d.value, answer: d.symbol })),
        ...[...solution.gradients.intermediates.filter((a) => a.name), ...solution.gradients.parameters].map((a) => ({
          of: a.of,
          value: a.result,
          answer: solution.symbolOf(a),
        })),
      ];
      let read = 0;
      const sizeOf = (range: string): number => problem.axes.get(range)?.size ?? Number.NaN;
      for (const { of, value, answer } of forms) {
        const axes = arrangement.axesOf(of);
        const form = formOrNone(value, axes, arrangement);
        if (form === undefined) continue;
        read++;
        const numbers = worked(form, solution, sizeOf);
        for (const [r, row] of numbers.entries())
          for (const [c, number] of row.entries()) {
            const isRow = axes.length === 1 && axes.every(({ range }) => arrangement.isRow(range));
            const place = (isRow ? [c] : [r, c]).slice(0, axes.length).map((n) => n + 1);
            const truth = solution.answer(renameAll(answer, axes, place) as Sym);
            expect(number).toBeCloseTo(truth as number, 10);
          }
      }
      expect(read).toBeGreaterThan(2);
    });
  });
});

function formOrNone(e: Expr, axes: readonly FreeIndex[], arrangement: Arrangement): Matrix | undefined {
  try {
    return matrixForm(e, axes, arrangement);
  } catch (error) {
    if (error instanceof NotAMatrix) return undefined;
    throw error;
  }
}

type Rows = readonly (readonly number[])[];

/** A form worked out with numbers, by the textbook's definition of each operation. */
function worked(m: Matrix, solution: Solution, sizeOf: (range: string) => number): Rows {
  const inside = (part: Matrix): Rows => worked(part, solution, sizeOf);
  const upTo = (n: number): number[] => Array.from({ length: n }, (_, k) => k);
  const table = (rows: number, columns: number, entry: (r: number, c: number) => number): Rows =>
    upTo(rows).map((r) => upTo(columns).map((c) => entry(r, c)));
  const at = (rows: Rows, r: number, c: number): number => rows[r]?.[c] ?? Number.NaN;
  const same = (a: Rows, b: Rows, by: (x: number, y: number) => number): Rows => {
    expect([b.length, b[0]?.length]).toEqual([a.length, a[0]?.length]);
    return table(a.length, a[0]?.length ?? 0, (r, c) => by(at(a, r, c), at(b, r, c)));
  };
  const times = (a: Rows, b: Rows): Rows => {
    expect(a[0]?.length).toBe(b.length);
    return table(a.length, b[0]?.length ?? 0, (r, c) =>
      upTo(b.length).reduce((total, k) => total + at(a, r, k) * at(b, k, c), 0),
    );
  };
  switch (m.kind) {
    case 'entries': {
      const [rows, columns] = m.axes;
      return table(rows ? sizeOf(rows.range) : 1, columns ? sizeOf(columns.range) : 1, (r, c) => {
        const axes = [...(rows ? [[rows, r + 1] as const] : []), ...(columns ? [[columns, c + 1] as const] : [])];
        const entry = renameAll(
          m.expr,
          axes.map(([axis]) => axis),
          axes.map(([, place]) => place),
        );
        return number(entry, solution);
      });
    }
    case 'applied':
      return inside(m.to).map((row) => row.map((x) => applied(m.fn, [x])));
    case 'identity':
      return table(sizeOf(m.range), sizeOf(m.range), (r, c) => (r === c ? 1 : 0));
    case 'ones':
      return table(sizeOf(m.range), 1, () => 1);
    case 'transpose': {
      const of = inside(m.of);
      return table(of[0]?.length ?? 0, of.length, (r, c) => at(of, c, r));
    }
    case 'diagonal': {
      const of = inside(m.of).flat();
      return table(of.length, of.length, (r, c) => (r === c ? (of[r] ?? Number.NaN) : 0));
    }
    case 'product':
      return m.parts.map(inside).reduce(times);
    case 'hadamard':
      return m.parts.map(inside).reduce((a, b) => same(a, b, (x, y) => x * y));
    case 'sum':
      return m.parts.map(inside).reduce((a, b) => same(a, b, (x, y) => x + y));
    case 'scaled': {
      const scale = m.dots.reduce((total, dot) => total * at(inside(dot), 0, 0), number(m.scale, solution));
      return m.of ? inside(m.of).map((row) => row.map((x) => scale * x)) : [[scale]];
    }
  }
}

function number(e: Expr, solution: Solution): number {
  const inside = (part: Expr): number => number(part, solution);
  switch (e.kind) {
    case 'num':
      return toNumber(e.value);
    case 'sym':
      return solution.answer(e) as number;
    case 'add':
      return e.args.reduce((total, arg) => total + inside(arg), 0);
    case 'mul':
      return e.args.reduce((total, arg) => total * inside(arg), 1);
    case 'pow':
      return inside(e.base) ** inside(e.exponent);
    case 'call':
      return applied(e.fn, e.args.map(inside));
    default:
      throw new Error(`an entry is no ${e.kind}`);
  }
}

function applied(fn: string, args: readonly number[]): number {
  if (fn !== 'tanh') throw new Error(`what is ${fn}?`);
  return Math.tanh(args[0] as number);
}
