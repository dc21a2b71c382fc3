import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { add, freeIndex, mul, num, pow, sum, sym } from '../../src/language/expr.js';
import { readExpression, scopeOf } from '../../src/language/read.js';
import { newTable, within } from '../../src/language/table.js';
import { writeText } from '../../src/language/text.js';

const functions = new Map([
  ['sigmoid', { fn: 'sigmoid', parameters: [] }],
  ['logistic', { fn: 'sigmoid', parameters: [] }],
  ['leaky_relu', { fn: 'leaky_relu', parameters: [{ value: num(1, 100) }] }],
]);
const LETTERS = new Map([
  ['A', ['i', 'k']],
  ['B', ['j', 'l']],
]);
const scope = scopeOf({
  ranges: { i: 'A', k: 'A', j: 'B', l: 'B' },
  sizes: { A: 3 },
  functions,
  allowDerivatives: true,
});
const inTable = <T>(work: () => T): T => within(newTable(), work);

describe('writing an expression as text', () => {
  const SAME = [
    '(a4 - y)*a4*(1 - a4)*w7*a1*(1 - a1)*x1',
    '-0.1*w + 2*x - 3',
    '1/2*(y - a4)^2',
    '-x^2',
    '(-x)^2',
    'x^(-y)',
    'x^y^z',
    '(x^y)^z',
    '2^(-1)',
    '1/2^2',
    '1/b*c',
    '-1/b',
    '1/b/c',
    '1/(b^2)',
    '1/b^2',
    '1/sqrt(x)',
    '1/(sqrt(x))',
    'sqrt(x)^2',
    'x^(3/2)',
    'x/2',
    'x*(2/3)',
    '1*(1/b)',
    '-1*2*x',
    'a - (2*x)',
    'a - (-x)',
    '(a + b) + c',
    'a*(b*c)',
    'a*(-b)',
    '2*3',
    'exp(-z)/(1 + exp(-z))^2',
    'sum(i, W[i,1]*x[i])',
    'sum(i, x[i]*sum(k, y[k]))',
    'max(max(a, b), c)',
    'cases(z > 0, z, z <= -1, 0, 2*z)',
    'delta(i,j)',
    'D(x^2, x)',
    'Dtotal(L, W1[i,j])',
    'leaky_relu(z, 0.1)',
    '1e-30',
    '1/3',
    '3/4',
  ];
  it.each(SAME)('%s', (text) => {
    inTable(() => expect(writeText(readExpression(text, scope), { letters: LETTERS })).toBe(text));
  });

  const CHANGED: readonly (readonly [string, string])[] = [
    ['x^-1', '1/x'],
    ['b^-2*a', '1/b^2*a'],
    ['a*b^-2', 'a/b^2'],
    ['0.5*x', '1/2*x'],
    ['a - -x', 'a + x'],
    ['a - -3', 'a + 3'],
    ['-(3)*x', '-3*x'],
    ['6/4*x', '3/2*x'],
    ['softmax(i, z[i])', 'exp(z[i])/sum(k, exp(z[k]))'],
    ['mean(i, x[i])', '1/3*sum(i, x[i])'],
    ['mean(j, x[j])', '1/N_B*sum(j, x[j])'],
    ['max(a, b, c)', 'max(max(a, b), c)'],
    ['sum(i, x[i]*sum(i, y[i]))', 'sum(i, x[i]*sum(k, y[k]))'],
    ['x[i]*sum(k, sum(i, y[i]*z[k]))', 'x[i]*sum(k, sum(i2, y[i2]*z[k]))'],
    ['k*sum(i, x[i])*sum(i, sum(i, y[i]))', 'k*sum(i, x[i])*sum(i, sum(i2, y[i2]))'],
    ['+x', 'x'],
    ['logistic(x)', 'sigmoid(x)'],
  ];
  it.each(CHANGED)('%s is written %s', (text, expected) => {
    inTable(() => {
      const e = readExpression(text, scope);
      expect(writeText(e, { letters: LETTERS })).toBe(expected);
      expect(readExpression(expected, scope)).toBe(e);
    });
  });

  it('gives opened sums a letter that nothing on the line has', () => {
    inTable(() => {
      const open = freeIndex('@0', 'A');
      const k = freeIndex('k', 'A');
      const e = mul(sym('i'), sym('x', open), sum(k, sym('y', k)));
      expect(writeText(e, { letters: LETTERS })).toBe('i*x[k]*sum(i2, y[i2])');
    });
  });
});

describe('reading back what was written', () => {
  const name = fc.constantFrom('x', 'y', 'w1', 'k', 'e', 'sum');
  const letter = fc.constantFrom('i', 'k', 'j', 'l');
  const index = fc.oneof(letter, fc.constantFrom('1', '2'));
  const leaf = fc.oneof(
    fc.constantFrom('0', '1', '2', '3', '0.5', '0.1', '1e-3', '1/3'),
    name,
    fc.tuple(name, index).map(([s, i]) => `${s}[${i}]`),
    fc.tuple(name, index, index).map(([s, i, j]) => `${s}[${i},${j}]`),
    fc.tuple(index, index).map(([i, j]) => `delta(${i},${j})`),
  );
  const { text } = fc.letrec<{ text: string }>((tie) => ({
    text: fc.oneof(
      { maxDepth: 6, withCrossShrink: true },
      leaf,
      fc.tuple(tie('text'), fc.constantFrom(' + ', ' - ', '*', '/', '^'), tie('text')).map((t) => t.join('')),
      fc
        .tuple(
          tie('text'),
          fc.constantFrom('+', '*', '/', '*'),
          tie('text'),
          fc.constantFrom('-', '*', '/'),
          tie('text'),
        )
        .map((t) => t.join('')),
      tie('text').map((a) => `(${a})`),
      tie('text').map((a) => `-${a}`),
      fc.tuple(letter, tie('text')).map(([i, a]) => `sum(${i}, ${a})`),
      fc.tuple(letter, tie('text')).map(([i, a]) => `mean(${i}, ${a})`),
      fc.tuple(letter, tie('text')).map(([i, a]) => `softmax(${i}, ${a})`),
      fc.tuple(fc.constantFrom('exp', 'log', 'sqrt', 'sigmoid'), tie('text')).map(([f, a]) => `${f}(${a})`),
      fc.tuple(tie('text'), tie('text')).map(([a, b]) => `max(${a}, ${b})`),
      fc.tuple(tie('text'), tie('text'), tie('text')).map(([a, b, c]) => `cases(${a} >= ${b}, ${c}, ${a})`),
      tie('text').map((a) => `D(${a}, x[i])`),
    ),
  }));
  it('gives the same node', () => {
    fc.assert(
      fc.property(text, (source) => {
        inTable(() => {
          let e: ReturnType<typeof readExpression>;
          try {
            e = readExpression(source, scope);
          } catch {
            return fc.pre(false);
          }
          expect(readExpression(writeText(e, { letters: LETTERS }), scope)).toBe(e);
        });
      }),
      { numRuns: 3000, maxSkipsPerRun: 1000 },
    );
  });
  it('keeps nodes apart that the constructors keep apart', () => {
    inTable(() => {
      const b = sym('b');
      const nodes = [
        pow(b, num(-2)),
        pow(pow(b, num(2)), num(-1)),
        pow(pow(b, num(-1)), num(2)),
        mul(num(1), pow(b, num(-2))),
      ];
      const texts = nodes.map((e) => writeText(e));
      expect(new Set(texts).size).toBe(nodes.length);
      expect(texts.map((t) => readExpression(t, scope))).toEqual(nodes);
      expect(writeText(add(num(1), mul(num(-1), b)))).toBe('1 - b');
    });
  });
});
