import { describe, expect, test } from 'vitest';
import { directionalDifference } from '../../src/backprop/numbers/differences.js';
import { evaluateDefinitions } from '../../src/backprop/numbers/values.js';
import { derivative, sym } from '../../src/language/expr.js';
import nets from './figures/small-nets.json' with { type: 'json' };
import { functions, givens, randomNumbers, reader, softmaxNet, softmaxNumbers, twoLayers } from './nets.js';

describe('total derivatives of the tape', () => {
  for (const { name, x, W1, b1, W2, b2, t, hidden, output, values: figures } of nets) {
    test(name, () => {
      const read = reader({ j: x.length, i: b1.length, k: b2.length });
      const values = evaluateDefinitions(
        twoLayers(hidden, output).map(read.equation),
        givens({ x, W1, b1, W2, b2, t: [t] }),
        read.axes,
        functions,
      );
      for (const [entry, figure] of Object.entries(figures)) {
        if (!entry.startsWith('g')) continue;
        const by = read.expression(entry.slice(1));
        if (by.kind !== 'sym') throw new Error('a gradient is by a symbol');
        const total = derivative(sym('L'), by, 'total');
        expect(values.of(total), entry).toBe(Number(figure));
        // By differences at the precision it takes, and by formulas: the same 30 digits.
        const difference = values.decimal(total, 30) as string;
        expect(Number(difference), entry).toBe(Number(figure));
        const gap = values.of(read.expression(`Dtotal(L, ${entry.slice(1)}) - ${entry}`)) as number;
        expect(Math.abs(gap)).toBeLessThanOrEqual(1e-35 * Math.abs(Number(figure)));
      }
    });
  }

  test('a chain rule over the tape holds', () => {
    const read = reader({ i: 2 });
    const equations = ['z[i] = w*x[i]', 'a[i] = tanh(z[i])', 's = a[1]*a[2] + z[1]', 'L = exp(s)'].map(read.equation);
    const values = evaluateDefinitions(equations, givens({ w: 0.3, x: [2, -1] }), read.axes, functions);
    const off = (text: string) => Math.abs(values.of(read.expression(text)) as number);
    expect(off('Dtotal(L, z[1]) - (Dtotal(L, a[1])*D(a[1], z[1]) + Dtotal(L, s)*D(s, z[1]))')).toBeLessThan(1e-25);
    expect(off('Dtotal(L, w) - sum(i, Dtotal(L, z[i])*D(z[i], w))')).toBeLessThan(1e-25);
    expect(off('Dtotal(L, z[1]) - Dtotal(L, a[1])*D(a[1], z[1])')).toBeGreaterThan(0.1);
  });
});

test('a large gradient along a random direction', () => {
  const sizes = { n: 16, j: 100, i: 40, k: 20, l: 5, m: 5 };
  const read = reader(sizes);
  const equations = softmaxNet('sigmoid', 'tanh').map(read.equation);
  const given = givens(softmaxNumbers(sizes, 0.5));
  const random = randomNumbers(11);
  const names = ['W1', 'b1', 'W2', 'b2', 'W3', 'b3'];
  const direction = new Map(names.map((name) => [name, (given.get(name)?.entries ?? []).map(random)]));
  const values = evaluateDefinitions(equations, given, read.axes, functions);
  let slope = 0;
  for (const name of names) {
    const along = direction.get(name) as number[];
    let n = 0;
    for (const { value } of values.entries(`g${name}`)) slope += (value as number) * (along[n++] as number);
  }
  const difference = directionalDifference({ equations, given, axes: read.axes, functions }, sym('L'), direction);
  expect(difference / slope).toBeCloseTo(1, 7);
});
