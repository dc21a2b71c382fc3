import { describe, expect, it } from 'vitest';
import {
  add,
  call,
  cases,
  derivative,
  type Expr,
  freeIndex,
  kronecker,
  mul,
  num,
  pow,
  type Sym,
  sum,
  sym,
} from '../../src/language/expr.js';
import { readEquation, readExpression, scopeOf } from '../../src/language/read.js';
import { InputError } from '../../src/language/source.js';
import { newTable, within } from '../../src/language/table.js';

const scope = scopeOf({
  ranges: { i: 'A', k: 'A', j: 'B' },
  sizes: { A: 3 },
  functions: new Map([
    ['sigmoid', { fn: 'sigmoid', parameters: [] }],
    ['leaky_relu', { fn: 'leaky_relu', parameters: [{ value: num(1, 100) }] }],
  ]),
  allowDerivatives: true,
});
const s = (name: string): Sym => sym(name);
const [i, k, j] = [
  (): ReturnType<typeof freeIndex> => freeIndex('i', 'A'),
  (): ReturnType<typeof freeIndex> => freeIndex('k', 'A'),
  (): ReturnType<typeof freeIndex> => freeIndex('j', 'B'),
];
const minus = (...factors: readonly Expr[]): Expr => mul(num(-1), ...factors);
const over = (e: Expr): Expr => pow(e, num(-1));

describe('reading an expression', () => {
  const ROWS: readonly (readonly [string, () => Expr])[] = [
    ['0.25', () => num(1, 4)],
    ['.5', () => num(1, 2)],
    ['1e-3', () => num(1, 1000)],
    ['1/3', () => num(1, 3)],
    ['-3', () => num(-3)],
    ['a + b + c', () => add(s('a'), s('b'), s('c'))],
    ['a + (b + c)', () => add(s('a'), add(s('b'), s('c')))],
    ['a*b*c', () => mul(s('a'), s('b'), s('c'))],
    ['a*(b*c)', () => mul(s('a'), mul(s('b'), s('c')))],
    ['a - 2*x', () => add(s('a'), mul(num(-2), s('x')))],
    ['a - 3', () => add(s('a'), num(-3))],
    ['a - b', () => add(s('a'), minus(s('b')))],
    ['a - b*c', () => add(s('a'), minus(s('b'), s('c')))],
    ['a - (b + c)', () => add(s('a'), minus(add(s('b'), s('c'))))],
    ['a/b', () => mul(s('a'), over(s('b')))],
    ['1/b', () => over(s('b'))],
    ['1/b*c', () => mul(over(s('b')), s('c'))],
    ['a/b^2', () => mul(s('a'), pow(s('b'), num(-2)))],
    ['a/(b^2)', () => mul(s('a'), over(pow(s('b'), num(2))))],
    ['a/b/c', () => mul(s('a'), over(s('b')), over(s('c')))],
    ['x/2', () => mul(s('x'), num(1, 2))],
    ['1/2*x', () => mul(num(1, 2), s('x'))],
    ['-x^2', () => minus(pow(s('x'), num(2)))],
    ['(-x)^2', () => pow(minus(s('x')), num(2))],
    ['2^-1', () => pow(num(2), num(-1))],
    ['x^y^z', () => pow(s('x'), pow(s('y'), s('z')))],
    ['x^(1/2)', () => pow(s('x'), num(1, 2))],
    ['sqrt(x)', () => pow(s('x'), num(1, 2))],
    ['exp(-z)', () => call('exp', minus(s('z')))],
    ['max(a, b, c)', () => call('max', call('max', s('a'), s('b')), s('c'))],
    ['sigmoid(z)', () => call('sigmoid', s('z'))],
    ['leaky_relu(z)', () => call('leaky_relu', s('z'))],
    ['leaky_relu(z, 0.1)', () => call('leaky_relu', s('z'), num(1, 10))],
    ['W[1,j]', () => sym('W', 1, j())],
    ['delta(i, j)', () => kronecker(i(), j())],
    ['sum(j, W[i,j]*x[j])', () => sum(j(), mul(sym('W', i(), j()), sym('x', j())))],
    ['sum(k, x[k])', () => sum(i(), sym('x', i()))],
    ['mean(i, x[i])', () => mul(num(1, 3), sum(i(), sym('x', i())))],
    ['mean(j, x[j])', () => mul(over(s('N_B')), sum(j(), sym('x', j())))],
    ['softmax(i, z[i])', () => mul(call('exp', sym('z', i())), over(sum(k(), call('exp', sym('z', k())))))],
    [
      'cases(z > 0, z, z <= -1, 0, 2)',
      () =>
        cases(
          [
            { left: s('z'), relation: '>', right: num(0), value: s('z') },
            { left: s('z'), relation: '<=', right: num(-1), value: num(0) },
          ],
          num(2),
        ),
    ],
    ['D(x^2, x)', () => derivative(pow(s('x'), num(2)), s('x'), 'partial')],
    ['e + E + i + pi + no', () => add(s('e'), s('E'), s('i'), s('pi'), s('no'))],
    ['sum + D + delta', () => add(s('sum'), s('D'), s('delta'))],
  ];
  it.each(ROWS)('%s', (text, expected) => {
    within(newTable(), () => expect(readExpression(text, scope)).toBe(expected()));
  });

  it('reads an inner letter as the inner sum’s own', () => {
    within(newTable(), () => {
      const inner = sum(k(), sym('y', k()));
      expect(readExpression('sum(i, x[i]*sum(i, y[i]))', scope)).toBe(sum(i(), mul(sym('x', i()), inner)));
    });
  });

  it('writes what a left-out argument speaks of', () => {
    within(newTable(), () => {
      const functions = new Map([['act', { fn: 'act', parameters: [{ value: s('beta') }] }]]);
      expect(readExpression('act(z)', scopeOf({ functions }))).toBe(call('act', s('z'), s('beta')));
    });
  });

  it('reads equations', () => {
    within(newTable(), () => {
      const { left, right } = readEquation('z[i] = w*x', scope);
      expect([left, right]).toEqual([sym('z', i()), mul(s('w'), s('x'))]);
    });
  });
});

function mistakesOf(text: string): InputError {
  try {
    within(newTable(), () => readExpression(text, scope));
  } catch (error) {
    if (error instanceof InputError) return error;
    throw error;
  }
  throw new Error(`${text} was read`);
}

describe('refusing an expression', () => {
  /** The message, and the stretch of text that it points at. */
  const ROWS: readonly (readonly [text: string, message: string, at: string, hint?: string])[] = [
    ['', 'there is no expression here', ''],
    ['a*', 'the expression stops short: a value is missing at the end', ''],
    ['2x', 'an operator is missing before `x`', 'x', 'for a product write `2*x`'],
    ['a b', 'an operator is missing before `b`', 'b', 'for a product write `a*b`'],
    ['(1 + a', 'this `(` is never closed', '(', 'a `)` is missing'],
    ['1 + a)', 'this `)` closes nothing', ')'],
    ['f(a, )', 'a value is missing before `)`', ')'],
    ['a ** 2', '`**` is not an operator here', '*', 'write `a^2` for a power'],
    ['a + * b', '`*` cannot stand here: a value is expected', '*'],
    ['a = b', '`=` cannot stand inside an expression', 'a = b'],
    ['θ*x', '`θ` is not part of the language', 'θ', 'write `theta`'],
    ['a − b', '`−` is not part of the language', '−', 'write `-`'],
    ['x²', '`²` is not part of the language', '²', 'write `^2`'],
    ['1/0', 'division by zero', '0'],
    ['1e999', 'the exponent of 1e999 is beyond ±400', '1e999'],
    ['sigmod(z)', 'there is no function `sigmod`', 'sigmod', 'did you mean `sigmoid`?'],
    ['a4(1 - a4)', 'there is no function `a4`', 'a4', 'for a product write `a4*(…)`'],
    ['exp(a, b)', '`exp` takes 1 argument, not 2', 'exp(a, b)'],
    ['max(a)', '`max` takes at least 2 arguments, not 1', 'max(a)'],
    ['sum(x[i])', '`sum` takes 2 arguments, not 1', 'sum(x[i])', 'write `sum(i, x[i])`'],
    ['sum(2, x)', 'the first argument of `sum` is an index letter', '2', 'write `sum(i, x[i])`'],
    ['sum(i, i*x)', '`i` is an index here, not a value', 'i', 'give one of the two another name'],
    ['x[q]', 'nothing says what the index `q` runs over', 'q', 'put it on the left side, or under a `sum(q, …)`'],
    ['x[0]', 'this cannot be an index', '0', 'an index is a letter, or a whole number from 1 on'],
    ['x[i + 1]', 'this cannot be an index', 'i + 1', 'an index is a letter, or a whole number from 1 on'],
    ['D(x, 2)', 'only by a symbol can one differentiate', '2'],
    [
      'cases(z, 1, 2)',
      'a condition such as `z > 0` is expected here',
      'z',
      'write `cases(z > 0, z, 0)`: conditions with their values, then the value otherwise',
    ],
    ['x'.repeat(100_001), 'the expression has 100001 characters, more than the 100000 that are read', 'x'],
  ];
  const DEEP = [
    ['(', '('],
    ['-', '-'],
    ['x^', 'x'],
    ['exp(', 'exp'],
  ].map(([nest = '', at = '']): (typeof ROWS)[number] => [
    `${nest.repeat(20_000)}x`,
    'the expression is nested more than 200 levels deep',
    at,
    'name its parts as definitions of their own',
  ]);
  for (const [text, message, at, hint] of [...ROWS, ...DEEP]) {
    it(text.slice(0, 30), () => {
      const error = mistakesOf(text);
      const [first] = error.diagnostics;
      expect(error.diagnostics).toHaveLength(1);
      expect(first).toMatchObject({ message, ...(hint !== undefined && { hint }) });
      expect(text.slice(first?.span.start, first?.span.end)).toBe(at);
    });
  }

  it('says all that is wrong at once', () => {
    expect(mistakesOf('foo(x) + y[q] + exp()').diagnostics.map((d) => d.code)).toEqual([
      'unknown-function',
      'unknown-index',
      'argument-count',
    ]);
  });
});
