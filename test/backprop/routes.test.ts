/** Routes to the loss: counted as they are listed, also where listing would never end. */
import { describe, expect, it } from 'vitest';
import { routeCounter, routesApart, routesFrom } from '../../src/backprop/routes.js';
import { newTape } from '../../src/backprop/tape.js';
import { sym } from '../../src/language/expr.js';
import { within } from '../../src/language/table.js';
import { writeText } from '../../src/language/text.js';
import { readProblem } from '../../src/problem/read.js';

const read = (define: readonly string[], loss: string, wrt: readonly string[]) =>
  readProblem(JSON.stringify({ define, loss, wrt }), 'spec.json');

const listed = (define: readonly string[], loss: string, parameter: string): readonly string[] => {
  const problem = read(define, loss, [parameter]);
  return within(problem.table, () => {
    const tape = newTape(problem.definitions);
    const [s] = problem.parameters;
    if (!s) return [];
    const routes = [...routesFrom(tape, s, problem.axes)].map((route) =>
      route.map((step) => writeText(step)).join(' → '),
    );
    expect(routeCounter(tape)(s)).toBe(BigInt(routes.length));
    return routes;
  });
};

/** h1 = w*h0 + w^2*h0, … : twice as many routes a step. */
const ladder = (steps: number): string[] =>
  Array.from({ length: steps }, (_, n) => [`u${n} = 2*h${n}`, `v${n} = h${n}^2`, `h${n + 1} = u${n} + v${n}`]).flat();

describe('routes', () => {
  it.each([
    [['z = w*x + b', 'a = tanh(z)'], 'a^2', 'w', ['w → z → a → L']],
    [['z = w*x', 'y = z + w'], 'y', 'w', ['w → z → y', 'w → y']],
    [['a = w*x', 'b = a^2', 'c = a*b'], 'b + c', 'w', ['w → a → b → c → L', 'w → a → b → L', 'w → a → c → L']],
    [['dead = w^2', 'a = w*x'], 'a', 'w', ['w → a']],
    [['z[i] = sum(j, W[i,j]*x[j])', 'a[i] = tanh(z[i])'], 'sum(i, v[i]*a[i])', 'W', ['W[i,j] → z[i] → a[i] → L']],
  ])('of %j', (define, loss, parameter, expected) => {
    expect(listed(define, loss, parameter)).toEqual(expected);
  });

  it('are counted without being listed', () => {
    const problem = read(ladder(100), 'h100', ['h0']);
    within(problem.table, () => expect(routeCounter(newTape(problem.definitions))(sym('h0'))).toBe(2n ** 100n));
  });

  it('are worked one by one as long as they are few and short', () => {
    const problem = read(ladder(100), 'h100', ['h0']);
    const way = within(problem.table, () => routesApart(problem));
    const cited = problem.definitions.filter((d) => way(d) === 'cited').length;
    expect(cited).toBeGreaterThan(30);
    const short = read(ladder(2), 'h2', ['h0']);
    within(short.table, () => expect(short.definitions.map(routesApart(short))).not.toContain('cited'));
  });
});
