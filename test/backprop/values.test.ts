import { describe, expect, test } from 'vitest';
import { evaluateDefinitions, type Values } from '../../src/backprop/numbers/values.js';
import { sym } from '../../src/language/expr.js';
import { writeText } from '../../src/language/text.js';
import { ValueError } from '../../src/language/value-error.js';
import nets from './figures/small-nets.json' with { type: 'json' };
import { functions, givens, type Rows, reader, twoLayers } from './nets.js';

/** Values of equations in free indices, over given tables. */
function valuesOf(
  equations: readonly string[],
  tables: Readonly<Record<string, Rows>>,
  sizes: Readonly<Record<string, number>> = {},
): Values & { text: (entry: string) => string } {
  const read = reader(sizes);
  const values = evaluateDefinitions(equations.map(read.equation), givens(tables), read.axes, functions);
  const text = (entry: string): string => {
    const value = values.of(read.expression(entry));
    return typeof value === 'number' ? String(value) : writeText(value);
  };
  return { ...values, text };
}

const netOf = (name: string) => nets.find((net) => net.name === name) as (typeof nets)[number];
const sizesOf = (net: (typeof nets)[number]) => ({ j: net.x.length, i: net.b1.length, k: net.b2.length });

describe('worked problems, to 40 digits', () => {
  for (const net of nets) {
    test(net.name, () => {
      const { x, W1, b1, W2, b2, t } = net;
      const read = reader(sizesOf(net));
      const values = evaluateDefinitions(
        twoLayers(net.hidden, net.output).map(read.equation),
        givens({ x, W1, b1, W2, b2, t: [t] }),
        read.axes,
        functions,
      );
      for (const [entry, figure] of Object.entries(net.values)) {
        const e = read.expression(entry);
        const known = Number(figure);
        expect(values.of(e), entry).toBe(Math.abs(known) < 1e-300 ? 0 : known);
        const written = values.decimal(e, 40) as string;
        expect(agreeing(written, figure), `${entry}: ${written} for ${figure}`).toBeGreaterThanOrEqual(39);
      }
    });
  }
});

/** To how many digits two decimals agree: the figures were rounded to 40 digits, the last one may differ. */
function agreeing(a: string, b: string): number {
  const [m, n] = [a, b].map((text) => scaledBy(text, 60));
  const gap = (m as bigint) - (n as bigint);
  if (gap === 0n) return 60;
  return String(n).length - String(gap < 0n ? -gap : gap).length;
}
function scaledBy(text: string, places: number): bigint {
  const [digits, exponent = '0'] = text.split('e') as [string, string?];
  const [whole, fraction = ''] = digits.split('.') as [string, string?];
  const shift = places + Number(exponent) - fraction.length;
  const n = BigInt(whole + fraction);
  return shift >= 0 ? n * 10n ** BigInt(shift) : n / 10n ** BigInt(-shift);
}

describe('what is left open', () => {
  const net = netOf('002');
  const { x, W1, b1, W2, b2 } = net;
  const values = valuesOf(twoLayers('sigmoid', 'exp'), { x, W1, b1, W2, b2 }, sizesOf(net));
  const affine = net.affine as unknown as Record<string, readonly [string, string]>;

  for (const [entry, [constant, slope]] of Object.entries(affine)) {
    test(`${entry} is affine in the target, to 17 digits`, () => {
      const text = values.text(entry);
      const [first, rest] = text.replace(' - ', ' + -').split(' + ') as [string, string];
      expect(agreeing(first, constant)).toBeGreaterThanOrEqual(16);
      const written = rest.replace(/\*?t\[1\]$/, '');
      expect(agreeing(written === '-' ? '-1' : written, slope)).toBeGreaterThanOrEqual(16);
    });
  }

  test('the constant comes first, and numbers before the target are as they were', () => {
    expect(values.text('gW2[1,1]')).toBe('0.070184405162317871 - 0.24863269894884178*t[1]');
    expect(values.text('L')).toBe('0.039841415756876671 - 0.28228147568296674*t[1] + 1/2*t[1]^2');
    expect(values.of(sym('a2', 1))).toBe(0.28228147568296674);
  });

  test.each([
    ['(a - y)*c - c*a + y*c', '0'],
    ['(y + 1)^3 - y^3 - 3*y^2 - 3*y', '1'],
    ['y*a/y', '0.5'],
    ['sigmoid(c*u + a)*(1 - sigmoid(c*u + a))', 'sigmoid(1/2 + 1/4*u)*(1 - sigmoid(1/2 + 1/4*u))'],
    ['sigmoid(c*u + a) - sigmoid(a + u*c)', '0'],
    ['exp(y)*exp(a) - 2*exp(y)*exp(a)', '-1.6487212707001281*exp(y)'],
    ['(a + y)*(c - u)', '0.125 - 1/2*u + 1/4*y - y*u'],
    ['cases(a > c, y, u)', 'y'],
    ['cases(y > a + c, 2*c, a*y)', 'cases(y > 3/4, 1/2, 1/2*y)'],
    ['cases(y > y - 1, 7, u)', '7'],
    ['max(0, a - u)', 'max(0, 1/2 - u)'],
    ['1/(a + y)*a', '1/2/(1/2 + y)'],
    ['sqrt(4*y)', 'sqrt(4*y)'],
    ['sum(i, v[i]*u) - 6*u', '0'],
    ['0*y + exp(log(a)) - a', '0'],
    ['log(2)*y + log(1/2)*y', '0'],
  ])('%s is %s', (text, expected) => {
    expect(valuesOf([`r = ${text}`], { a: 0.5, c: 0.25, v: [1, 2, 3] }, { i: 3 }).text('r')).toBe(expected);
  });

  test('a value that grows beyond reading is refused', () => {
    const doubling = Array.from({ length: 24 }, (_, n) => `u${n + 1} = sigmoid(u${n})*u${n} + exp(u${n})`);
    expect(() => valuesOf(doubling, {}).text('u24')).toThrow(expect.objectContaining({ code: 'too-large' }));
  });
});

describe('saturation', () => {
  test.each([
    ['a*(1 - a)', 50, 1.9287498479639178e-22],
    ['a*(1 - a)', 600, 2.6503965530043108e-261],
    ['a*(1 - a)', -600, 2.6503965530043108e-261],
    ['a*(1 - a)', 800, 0],
    ['log(1 - a)', 40, -40],
    ['log(1 - a)', 9000, -9000],
    ['(a - 1)/(exp(-z)*a)', 300, -1],
  ])('%s at z = %d', (text, z, expected) => {
    expect(valuesOf(['a = 1/(1 + exp(-z))', `r = ${text}`], { z }).of(sym('r'))).toBe(expected);
  });

  test.each([[1000], [-1000], [0]])('a softmax of logits around %d', (base) => {
    const z = [base, base + 1, base - 2];
    const values = valuesOf(['p[i] = exp(z[i])/sum(k, exp(z[k]))'], { z }, { i: 3, k: 3 });
    // mpmath, 30 digits.
    const expected = [0.25949646034241913, 0.7053845126982412, 0.03511902695933972];
    expect([1, 2, 3].map((i) => values.of(sym('p', i)))).toEqual(expected);
  });

  test('an intermediate value beyond the doubles is no obstacle, until it is asked for', () => {
    const values = valuesOf(['e[i] = exp(z[i])', 'p[i] = e[i]/sum(k, e[k])'], { z: [1000, 1000] }, { i: 2, k: 2 });
    expect(values.of(sym('p', 1))).toBe(0.5);
    expect(() => values.of(sym('e', 1))).toThrow(expect.objectContaining({ code: 'overflow' }));
    expect(values.decimal(sym('e', 1), 12)).toBe('1.97007111402e+434');
  });
});

describe('what has no value', () => {
  test.each([
    ['log(p[i])', 'log-of-negative', 'r[2]', 'log(p[i])'],
    ['log(p[i] + 1/2)', 'log-of-zero', 'r[2]', 'log(p[i] + 1/2)'],
    ['1/(p[i] - 2)', 'division-by-zero', 'r[1]', '1/(p[i] - 2)'],
    ['sqrt(p[i])', 'root-of-negative', 'r[2]', 'sqrt(p[i])'],
    ['exp(p[i]*10^12)', 'overflow', 'r[1]', 'exp(p[i]*10^12)'],
  ])('%s says where', (text, code, entry, part) => {
    const read = reader({ i: 2 });
    const equations = [`r[i] = ${text}`, 's = sum(i, r[i])'].map(read.equation);
    const values = evaluateDefinitions(equations, givens({ p: [2, -0.5] }), read.axes, functions);
    try {
      values.of(sym('s'));
      expect.unreachable();
    } catch (error) {
      expect(error).toBeInstanceOf(ValueError);
      const { place, code: found } = error as ValueError;
      expect([found, place.entry, place.symbol && writeText(place.symbol)]).toEqual([code, entry, 'r[i]']);
      expect(place.expression).toBe(read.expression(part));
    }
  });

  test('an axis without a size, and an entry outside of a table', () => {
    const read = reader({ i: 2 });
    const sums = evaluateDefinitions([read.equation('s = sum(i, u[i])')], new Map(), new Map(), functions);
    expect(() => sums.of(sym('s'))).toThrow(expect.objectContaining({ code: 'unknown-size' }));
    expect(() => valuesOf(['s = u[3]'], { u: [1, 2] }).of(sym('s'))).toThrow(
      expect.objectContaining({ code: 'out-of-range' }),
    );
  });

  test('what is 0 to thousands of digits is not divided by, and does not hang', () => {
    expect(() => valuesOf(['s = 1/(exp(u) - exp(1/2)*exp(1/2))'], { u: 1 }).of(sym('s'))).toThrow(
      expect.objectContaining({ code: 'division-by-zero' }),
    );
  });
});

describe('tapes', () => {
  test('concrete entries, free indices and a general rule side by side', () => {
    const equations = [
      'h[1] = 1',
      'h[2] = h[1] + 1/3',
      'h[3] = 3*h[2]',
      'g[i] = h[i]^2',
      'g[2] = 0',
      'm[i,k] = delta(i,k)*h[i]',
    ];
    const values = valuesOf(equations, {}, { i: 3, k: 3 });
    expect([1, 2, 3].map((i) => values.of(sym('h', i)))).toEqual([1, 4 / 3, 4]);
    expect([1, 2, 3].map((i) => values.of(sym('g', i)))).toEqual([1, 0, 16]);
    expect(values.shape('m')).toEqual([3, 3]);
    expect([...values.entries('m')].map(({ value }) => value)).toEqual([1, 0, 0, 0, 4 / 3, 0, 0, 0, 4]);
  });

  test('a thousand layers', () => {
    const layers = Array.from({ length: 1000 }, (_, n) => `h${n + 1} = tanh(w*h${n}) + 1/10`);
    const value = valuesOf(layers, { h0: 0.5, w: 0.7 }).of(sym('h1000')) as number;
    expect(value).toBeCloseTo(0.32097946707025, 13);
  });

  test('decimals are exact: ties at a kink are ties', () => {
    const values = valuesOf(['z = 0.1*x + 0.2*x - 0.3', 'r = cases(z > 0, 1, z < 0, -1, 0)', 'm = max(z, 0)'], {
      x: 1,
    });
    expect([values.of(sym('r')), values.of(sym('m'))]).toEqual([0, 0]);
  });

  test('a tie that only digits can show is a tie', () => {
    const values = valuesOf(['z = sqrt(2)*sqrt(3) - sqrt(6)', 'r = cases(z > 0, 1, 0)', 'm = 1 + max(z, 0)'], {});
    expect([values.of(sym('z')), values.of(sym('r')), values.of(sym('m'))]).toEqual([0, 0, 1]);
  });

  test('derivatives inside of an expression are those of the definitions', () => {
    const read = reader({ i: 2 });
    const values = valuesOf(['z[i] = w*x[i]', 'a[i] = sigmoid(z[i])'], { w: 0.5, x: [1, -2] }, { i: 2 });
    const a = values.of(sym('a', 2)) as number;
    expect(values.of(read.expression('D(a[2], z[2])'))).toBeCloseTo(a * (1 - a), 15);
    expect(values.of(read.expression('D(z[2], w)'))).toBe(-2);
    expect(values.of(read.expression('D(z[2], x[1])'))).toBe(0);
    expect(values.of(read.expression('D(a[2], w)'))).toBe(0);
  });
});
