import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { catalogFunctions } from '../../src/catalog/instantiate.js';
import { add, type Expr, mul, num, pow, type Sym, sym } from '../../src/language/expr.js';
import { addQ, mulQ, powQ, type Rational, rational, toNumber } from '../../src/language/rational.js';
import { readExpression, scopeOf } from '../../src/language/read.js';
import { evaluateAt } from '../../src/language/settle.js';

const { functions, signatures } = catalogFunctions();
const sizes = new Map([
  ['I', 3],
  ['K', 4],
]);
const scope = scopeOf({
  ...{ ranges: { i: 'I', k: 'K', l: 'K' }, sizes: Object.fromEntries(sizes) },
  ...{ functions: signatures, allowDerivatives: true },
});
const read = (text: string): Expr => readExpression(text, scope);
const at = (text: string, point: number | ((s: Sym) => number | Rational)): number =>
  evaluateAt(read(text), typeof point === 'number' ? () => point : point, { functions, sizes });

describe('one number for each symbol', () => {
  // From mpmath with 700 digits, at the doubles that the arguments are.
  test.each([
    ['sigmoid(z)*(1 - sigmoid(z))', 50, 1.9287498479639178e-22],
    ['sigmoid(z)*(1 - sigmoid(z))', 600, 2.6503965530043108e-261],
    ['sigmoid(z)*(1 - sigmoid(z))', 1000, 0],
    ['log(1 - sigmoid(z))', 40, -40],
    ['tanh(z)', 1e-9, 1e-9],
    ['tanh(z)', 1e-300, 1e-300],
    ['tanh(z)', -800, -1],
    ['1 - tanh(z)', 30, 1.751302152539304e-26],
    ['softplus(z)', -700, 9.85967654375977e-305],
    ['softplus(z)', -690, 2.171738281389827e-300],
    ['softplus(z)', 800, 800],
    ['gelu(z)', -30, -1.472014178144456e-196],
    ['1 - Phi(z)', 20, 2.7536241186062337e-89],
    ['log(Phi(-z))', 40, -804.6084420137538],
    ['silu(z)', -745, 0],
    ['elu(z)', -1e-20, -1e-20],
    ['exp(z) - 1', 1e-15, 1.0000000000000007e-15],
    ['sin(z)', 1e22, -0.8522008497671888],
    ['cos(z)', 1.5707963267948966, 6.123233995736766e-17],
    ['sqrt(z)*sqrt(z) - z', 2, 0],
    ['sin(z)^2 + cos(z)^2 - 1', 3, 0],
    ['log(exp(z)) - z', 0.1, 0],
    ['(-8)^z', 3, -512],
    ['z^0.5 - sqrt(z)', 7, 0],
    ['z^z', 0.5, Math.SQRT1_2],
    ['0^z', 2, 0],
    ['max(max(z, 2*z), 3)', 1, 3],
    ['min(z, 2*z)', -1, -2],
    ['abs(-z)', 3, 3],
  ])('%s at %d is %d', (text, z, expected) => {
    expect(at(text, z)).toBe(Math.abs(expected) < 1e-300 ? 0 : expected);
  });

  test('a point that has no value is refused, with the part that has none', () => {
    const cases: [string, number, string, string][] = [
      ['1 + log(z)', -1, 'log-of-negative', 'log(z)'],
      ['log(z - z)', 1, 'log-of-zero', 'log(z - z)'],
      ['3/(z - 2)', 2, 'division-by-zero', '1/(z - 2)'],
      ['sqrt(-z)', 1, 'root-of-negative', 'sqrt(-z)'],
      ['exp(exp(z))', 40, 'overflow', 'exp(exp(z))'],
      ['exp(z)', 800, 'overflow', 'exp(z)'],
    ];
    for (const [text, z, code, part] of cases) {
      expect(() => at(text, z), text).toThrow(
        expect.objectContaining({ code, place: expect.objectContaining({ expression: read(part) }) }),
      );
    }
  });

  test('exact numbers stay exact', () => {
    const atoms: fc.Arbitrary<Expr> = fc.oneof(
      fc.tuple(fc.integer({ min: -30, max: 30 }), fc.integer({ min: 1, max: 20 })).map(([n, d]) => num(n, d)),
      fc.constantFrom(sym('x'), sym('y')),
    );
    const { tree } = fc.letrec<{ tree: Expr }>((tie) => ({
      tree: fc.oneof(
        { maxDepth: 5 },
        atoms,
        fc.array(tie('tree'), { minLength: 2, maxLength: 4 }).map((parts) => add(...parts)),
        fc.array(tie('tree'), { minLength: 2, maxLength: 3 }).map((parts) => mul(...parts)),
        fc.tuple(tie('tree'), fc.integer({ min: 0, max: 4 })).map(([base, k]) => pow(base, num(k))),
      ),
    }));
    const point = { x: rational(3, 7), y: rational(-11, 10) };
    const exact = (e: Expr): Rational => {
      switch (e.kind) {
        case 'num':
          return e.value;
        case 'sym':
          return point[e.name as 'x' | 'y'];
        case 'add':
          return e.args.map(exact).reduce(addQ);
        case 'mul':
          return e.args.map(exact).reduce(mulQ);
        default:
          return e.kind === 'pow' && e.exponent.kind === 'num' ? powQ(exact(e.base), e.exponent.value.n) : rational(0);
      }
    };
    fc.assert(
      fc.property(tree, (e) => {
        const truth = toNumber(exact(e));
        fc.pre(Number.isFinite(truth));
        const found = evaluateAt(e, (s) => point[s.name as 'x' | 'y']);
        expect(Math.abs(found - truth)).toBeLessThanOrEqual(2e-16 * Math.abs(truth));
        expect(evaluateAt(add(e, mul(num(-1), e)), (s) => point[s.name as 'x' | 'y'])).toBe(0);
      }),
    );
  });
});

describe('sums, deltas and functions', () => {
  const entry = (s: Sym): number => s.indices.reduce<number>((n, i) => 10 * n + (i as number), 0);

  test.each([
    ['sum(i, v[i])', 6],
    ['sum(i, sum(k, M[i,k]))', 270],
    ['sum(k, sum(l, delta(k,l)*M[2,l]))', 90],
    ['sum(k, delta(k,3)*v[k]^2)', 9],
    ['sum(i, i0*v[i])', 0],
    ['mean(k, v[k])', 2.5],
    ['sum(i, exp(v[i])/sum(k, exp(v[k] - v[i] + v[i])))', 0.3560857401120277],
    ['leaky_relu(-v[2])', -0.02],
    ['leaky_relu(-v[2], 0.5)', -1],
  ])('%s', (text, expected) => {
    expect(at(text, entry)).toBeCloseTo(expected, 14);
  });

  test('what the indices of an expression stand for', () => {
    const e = read('M[i,k]*delta(i,k)');
    const [i, k] = e.free as [NonNullable<(typeof e.free)[0]>, NonNullable<(typeof e.free)[0]>];
    const value = (n: number, m: number) =>
      evaluateAt(e, entry, {
        at: new Map([
          [i, n],
          [k, m],
        ]),
      });
    expect([value(2, 2), value(2, 3)]).toEqual([22, 0]);
  });

  test('an axis without a size', () => {
    expect(() => evaluateAt(read('sum(i, v[i])'), () => 1)).toThrow(expect.objectContaining({ code: 'unknown-size' }));
  });
});

describe('derivatives by differences', () => {
  test.each([
    ['D(z^3, z)', 2, 12],
    ['D(exp(-z^2), z) + 2*z*exp(-z^2)', 0.7, 0],
    ['D(sigmoid(z), z) - sigmoid(z)*(1 - sigmoid(z))', -3, 0],
    ['D(tanh(z), z) - (1 - tanh(z)^2)', 40, 0],
    ['D(gelu(z), z) - (Phi(z) + z*phi(z))', 0.3, 0],
    ['D(z^2*y, y)', 3, 9],
    ['D(y, z)', 3, 0],
    ['D(z, z)', 3, 1],
    ['D(v[2], v[2])', 3, 1],
    ['D(v[2], v[1])', 3, 0],
    ['D(cases(z > 0, z^2, 0), z)', 3, 6],
    ['z*D(log(z*y), z)', 5, 1],
    ['D(D(z^4, z), z)', 2, 48],
    ['D(sum(i, v[i]^2), v[3])', 1, 2],
  ])('%s at %d', (text, z, expected) => {
    expect(at(text, z)).toBeCloseTo(expected, 13);
  });

  test('the derivative of a defined symbol is that of its definition', () => {
    const definition = (name: string) => (name === 'a' ? { value: read('sigmoid(z)'), at: new Map() } : undefined);
    const value = evaluateAt(read('D(a, z)'), (s) => (s.name === 'z' ? 0 : 0.5), { functions, definition });
    expect(value).toBeCloseTo(0.25, 15);
  });

  test('a total derivative needs a tape', () => {
    expect(() => at('Dtotal(z, z)', 1)).toThrow(expect.objectContaining({ code: 'no-value' }));
  });
});
