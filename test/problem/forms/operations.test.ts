/** Split into operations, a problem keeps its values and gradients, and every node is one operation. */
import { describe, expect, it } from 'vitest';
import { solveProblem } from '../../../src/backprop/solution.js';
import type { Expr, Sym } from '../../../src/language/expr.js';
import { assignments } from '../../../src/language/instantiate.js';
import { within } from '../../../src/language/table.js';
import { writeText } from '../../../src/language/text.js';
import { renameAll } from '../../../src/language/walk.js';
import { operationByOperation, splitDefinitions } from '../../../src/problem/forms/operations.js';
import type { Problem } from '../../../src/problem/problem.js';
import { readProblem } from '../../../src/problem/read.js';
import { gateOf } from '../../../src/report/gates.js';
import { randomTape } from '../../support/random-tape.js';

const split = (define: readonly string[], loss: string) => {
  const problem = readProblem(JSON.stringify({ define, loss, wrt: ['x'] }), 'spec.json');
  return within(problem.table, () =>
    splitDefinitions(problem).map((d) => `${writeText(d.symbol)} = ${writeText(d.value)}`),
  );
};

const SIGMOID = ['q2 = -z', 'q3 = exp(q2)', 'q4 = 1 + q3', 'a = 1/q4'];
const SOFTMAX = ['q1 = exp(x)', 'q2 = exp(y)', 'q3 = q1 + q2', 'q4 = 1/q3', 'u = q1*q4'];

describe('a definition in single operations', () => {
  it.each([
    ['a sigmoid by its formula', ['z = w*x + b', 'a = sigmoid(z)'], 'a', ['q1 = w*x', 'z = q1 + b', ...SIGMOID]],
    ['a tanh as one', ['a = tanh(x)'], 'a', ['a = tanh(x)']],
    ['equal operations once', ['u = exp(x)/(exp(x) + exp(y))'], 'u', SOFTMAX],
    ['equal up to order', ['c = x + y', 'd = relu(y + x)'], 'd', ['c = x + y', 'd = max(0, c)']],
    ['two definitions that are one operation', ['c = x*y', 'd = y*x'], 'c + d', ['c = x*y', 'd = c', 'L = c + d']],
    ['names that are taken', ['q1 = x*y'], '2*q1*x*y', ['q1 = x*y', 's1 = q1*x', 's2 = s1*y', 'L = 2*s2']],
    ['a difference as one', ['e = (y - x)^2'], 'e', ['q1 = y - x', 'e = q1^2']],
    ['a case split as one', ['e = cases(x > 0, log(x), 0)'], 'e', ['e = cases(x > 0, log(x), 0)']],
    ['a constant', ['e = 2*3'], 'e + x', ['e = 6', 'L = e + x']],
    [
      'free indices',
      ['z[i] = sum(j, W[i,j]*x[j])'],
      'sum(i, z[i]^2)',
      ['q1[i,j] = W[i,j]*x[j]', 'z[i] = sum(j, q1[i,j])', 'q2[i] = z[i]^2', 'L = sum(i, q2[i])'],
    ],
  ])('%s', (_, define, loss, expected) => {
    expect(split(define, loss)).toEqual(expected);
  });
});

describe('values and gradients stay what they were', () => {
  it.each(Array.from({ length: 40 }, (_, n) => n + 1))('random tape %i', (seed) => {
    const problem = readProblem(randomTape(seed), `random-${seed}.json`);
    within(problem.table, () => {
      const operations = { ...problem, definitions: splitDefinitions(problem) };
      expect(operations.definitions.filter((d) => gateOf(d.value) === undefined)).toEqual([]);
      expectSameValues(problem, operations);
    });
  });

  it('stays with the definitions where the operations are too many', () => {
    const define = Array.from({ length: 60 }, (_, n) => `h${n + 1} = w*h${n} + b`);
    const problem = readProblem(JSON.stringify({ define, loss: 'h60', wrt: ['w'] }), 'spec.json');
    within(problem.table, () => expect(operationByOperation(problem).definitions).toEqual(problem.definitions));
  });
});

/** The values of all definitions and of all gradients, entry by entry, by a solution of each form. */
function expectSameValues(problem: Problem, other: Problem): void {
  const [one, two] = [solveProblem(problem), solveProblem(other, () => 'named')];
  const entries = (s: Sym): Expr[] =>
    [...assignments(s.free, (range) => problem.axes.get(range)?.size as number)].map((at) => renameAll(s, s.free, at));
  const same = (a: Expr, b: Expr): void => expect(Number(one.values.of(a))).toBeCloseTo(Number(two.values.of(b)), 9);
  for (const { symbol } of problem.definitions) for (const e of entries(symbol)) same(e, e);
  for (const [n, a] of one.gradients.parameters.entries()) {
    const b = two.gradients.parameters[n];
    if (b?.of !== a.of) throw new Error(`no gradient by ${writeText(a.of)}`);
    const [left, right] = [entries(one.symbolOf(a)), entries(two.symbolOf(b))];
    left.forEach((e, k) => {
      same(e, right[k] as Expr);
    });
  }
}
