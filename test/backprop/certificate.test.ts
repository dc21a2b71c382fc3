import { beforeAll, describe, expect, it } from 'vitest';
import type { Adjoint } from '../../src/backprop/adjoint.js';
import { type Certificate, type CheckId, type CheckResult, certify } from '../../src/backprop/certificate.js';
import { type Solution, solveProblem } from '../../src/backprop/solution.js';
import { add, type Expr, mul, num } from '../../src/language/expr.js';
import { identifier } from '../../src/language/layout.js';
import { readExpression, scopeOf } from '../../src/language/read.js';
import { within } from '../../src/language/table.js';
import { replace } from '../../src/language/walk.js';
import type { Problem } from '../../src/problem/problem.js';
import { readProblem } from '../../src/problem/read.js';
import { messagesIn } from '../../src/report/messages/messages.js';
import type { Derivation, Step } from '../../src/rules/rule.js';
import { plainText } from '../../src/write/words.js';
import { randomTape } from '../support/random-tape.js';

const read = (spec: object): Problem => readProblem(JSON.stringify(spec), 'spec.yaml');
const solve = (spec: object): Solution => solveProblem(read(spec));
const check = (c: Certificate, id: CheckId): CheckResult => c.checks.find((k) => k.id === id) as CheckResult;
const reasons = (c: Certificate, id: CheckId): string =>
  check(c, id)
    .skipped.map((s) => plainText(messagesIn('en').certificate.reasons[s.reason](identifier('L'), s.of)))
    .join();

const TWO_UNITS = {
  define: ['z1 = w*x + b', 'a1 = sigmoid(z1)', 'z2 = v*a1 + w*x', 'a2 = tanh(z2)'],
  loss: '1/2*(y - a2)^2',
  values: { x: 0.5, w: -0.3, b: 0.1, v: 0.7, y: 1 },
  wrt: ['w', 'b', 'v'],
};
const SOFTMAX = {
  define: ['z[i] = sum(j, W[i,j]*x[j]) + b[i]', 'p[i] = exp(z[i])/sum(k, exp(z[k]))'],
  loss: '-sum(i, t[i]*log(p[i]))',
  sizes: { i: 3, j: 2 },
  wrt: ['W', 'b'],
};

// The engines take a second to load; the tests measure none of it.
beforeAll(() => certify(solve(TWO_UNITS)));

describe('a right solution passes', () => {
  const NAMES = { define: ['not_ = e*i + pi', 'NaN = exp(not_)*E'], loss: 'NaN^2 + in_', wrt: ['e', 'pi', 'E'] };
  const rows: readonly (readonly [name: string, spec: object])[] = [
    ['scalars', TWO_UNITS],
    ['nothing given, an assumption', { ...SOFTMAX, assume: ['sum(k, t[k]) = 1'] }],
    ['one-hot targets', { ...SOFTMAX, values: { x: [1, -2], t: [0, 1, 0] } }],
    ['names that engines give a meaning to', NAMES],
    [
      'units that depend on others of the same name',
      {
        define: ['h[1] = tanh(w*x[1])', 'h[2] = tanh(w*x[2] + u*h[1])'],
        loss: '(h[2] - y)^2',
        values: { x: [1, 2], w: 0.5, u: 0.8, y: 1 },
        wrt: ['w', 'u'],
      },
    ],
    [
      'cases, maxima and absolute values',
      {
        define: ['a = max(0, w*x)', 'c = cases(a > 1, a^2, a)', 'm = min(c, b)*relu(a)'],
        loss: 'abs(m - y) + elu(b)',
        values: { w: 2, x: 3, b: 0.5, y: -1 },
        wrt: ['w', 'b'],
      },
    ],
  ];
  it.each(rows)('%s', async (_, spec) => {
    const certificate = await certify(solve(spec));
    expect(certificate.failures).toEqual([]);
    for (const { agreed, total, skipped, id } of certificate.checks) {
      expect(agreed, id).toBe(total);
      expect(skipped, id).toEqual([]);
      expect(total, id).toBeGreaterThan(0);
    }
    expect(check(certificate, 'steps').points).toBe(4);
    expect(check(certificate, 'differences').worst).toBeLessThan(1e-24);
  });

  it.each([3, 17, 29, 42])('a random tape (seed %i)', async (seed) => {
    const certificate = await certify(solveProblem(readProblem(randomTape(seed), 'random.yaml')));
    expect(certificate.failures).toEqual([]);
  });

  it('in the same way each time', async () => {
    expect(await certify(solve(SOFTMAX))).toEqual(await certify(solve(SOFTMAX)));
  });
});

/** The solution with one gradient, `L` by `name`, derived in another way. */
function withGradient(solution: Solution, name: string, mutate: (a: Adjoint) => Derivation): Solution {
  return within(solution.problem.table, () => {
    const parameters = solution.gradients.parameters.map((a) => (a.of.name === name ? { ...a, ...mutate(a) } : a));
    return { ...solution, gradients: { ...solution.gradients, parameters } };
  });
}

/** A derivation that ends with a wrong step in the place of its nth: it replays, but it is wrong. */
function endingWith({ goal, steps }: Derivation, n: number, mutate: (after: Expr) => Expr): Derivation {
  const step = steps[n] as Step;
  const taken = [...steps.slice(0, n), { ...step, after: mutate(step.after) }];
  return { goal, steps: taken, result: taken.reduce((e, s) => replace(e, s.before, s.after), goal) };
}

describe('a planted mistake is caught', () => {
  it('a wrong sign in a step of algebra: by all four, and named', async () => {
    const negate = (after: Expr): Expr => mul(num(-1), after);
    const wrong = withGradient(solve(TWO_UNITS), 'w', (a) =>
      endingWith(
        a,
        a.steps.findIndex((s) => s.rule.id === 'factor-out'),
        negate,
      ),
    );
    const certificate = await certify(wrong);
    const [step, ...others] = check(certificate, 'steps').failures;
    expect(step).toMatchObject({ derivation: 'Dtotal(L, w)', rule: 'factor-out', before: 'delta_z1*x + delta_z2*x' });
    expect(step?.values?.[0]).toBe(-(step?.values?.[1] ?? 0));
    expect(Object.keys(step?.point ?? {}).sort()).toEqual(['delta_z1', 'delta_z2', 'x']);
    expect(others).toEqual([]);
    for (const id of ['differences', 'second-engine', 'algebra'] as const) {
      expect(
        check(certificate, id).failures.map((f) => f.derivation),
        id,
      ).toEqual(['Dtotal(L, w)']);
    }
    expect(check(certificate, 'algebra').failures[0]?.rule).toBe('factor-out');
  });

  it('a path left out of a gradient: by steps, differences and mathjs', async () => {
    const wrong = withGradient(solve(TWO_UNITS), 'w', (a) =>
      endingWith(a, 0, (after) => (after.kind === 'add' ? (after.args[0] as Expr) : after)),
    );
    const certificate = await certify(wrong);
    expect(check(certificate, 'steps').failures.map((f) => f.rule)).toEqual(['chain-rule']);
    for (const id of ['differences', 'second-engine'] as const) {
      expect(
        check(certificate, id).failures.map((f) => f.derivation),
        id,
      ).toEqual(['Dtotal(L, w)']);
      expect(check(certificate, id).agreed).toBe(check(certificate, id).total - 1);
    }
  });

  it('steps that do not lead to the result', async () => {
    const wrong = withGradient(solve(TWO_UNITS), 'v', (a) => ({ ...a, result: add(a.result, num(1)) }));
    const [failure] = check(await certify(wrong), 'steps').failures;
    expect(failure).toMatchObject({ derivation: 'Dtotal(L, v)', rule: undefined, values: undefined });
  });

  it('a wrong local derivative, consistently used: by steps, differences and mathjs', async () => {
    const problem = read(TWO_UNITS);
    const wrong = within(problem.table, () => {
      const scope = scopeOf({});
      const definitions = problem.definitions.map((d) =>
        d.symbol.name === 'a2' ? { ...d, value: readExpression('sin(z2)', scope) } : d,
      );
      return { ...solveProblem({ ...problem, definitions }), problem };
    });
    const certificate = await certify(wrong);
    for (const id of ['differences', 'second-engine'] as const) {
      expect(check(certificate, id).failures.length, id).toBeGreaterThan(3);
    }
    const [failure] = check(certificate, 'steps').failures;
    expect(failure).toMatchObject({ derivation: 'D(a2, z2)', rule: 'definition', after: 'D(sin(z2), z2)' });
  });

  it('a factor too many in index form: for each entry', async () => {
    const wrong = withGradient(solve(SOFTMAX), 'W', (a) => endingWith(a, 0, (after) => mul(num(2), after)));
    const certificate = await certify(wrong);
    expect(check(certificate, 'steps').failures.map((f) => f.rule)).toEqual(['chain-rule']);
    expect(check(certificate, 'differences').failures).toHaveLength(6);
    expect(check(certificate, 'second-engine').failures).toHaveLength(6);
  });

  it.each([1, 2, 3, 4, 5, 6, 7, 8])('any one step of a random tape, and no other (seed %i)', async (seed) => {
    const solution = solveProblem(readProblem(randomTape(seed), 'random.yaml'));
    const [gradient] = solution.gradients.parameters as [Adjoint, ...Adjoint[]];
    const n = (seed * 5) % gradient.steps.length;
    const wrong = withGradient(solution, gradient.of.name, (a) => endingWith(a, n, (after) => add(after, num(1))));
    const { failures } = check(await certify(wrong), 'steps');
    expect(failures.map((f) => f.rule)).toEqual([gradient.steps[n]?.rule.id]);
  });

  it('an assumption that the numbers do not bear out: by differences', async () => {
    const values = {
      x: [1, -2],
      W: [
        [0.1, 0.2],
        [0.3, 0.4],
        [0, 0.1],
      ],
      b: [0, 0, 0.2],
      t: [1, 1, 0],
    };
    const certificate = await certify(solve({ ...SOFTMAX, values, assume: ['sum(k, t[k]) = 1'] }));
    expect(check(certificate, 'steps').failures).toEqual([]);
    expect(check(certificate, 'differences').failures.length).toBeGreaterThan(0);
  });

  it('in a large problem: along random directions', async () => {
    const layers = [
      { units: 120, activation: 'tanh' },
      { units: 120, activation: 'tanh' },
      { units: 2, activation: 'identity' },
    ];
    const solution = solve({ network: { inputs: 100, layers, target: 2 }, loss: 'half-squared-error' });
    const right = check(await certify(solution), 'differences');
    expect(right).toMatchObject({ agreed: 4, total: 4, directions: true, failures: [] });
    const wrong = withGradient(solution, 'W2', (a) => ({ ...a, steps: [], result: mul(num(2), a.result) }));
    expect(check(await certify(wrong), 'differences').failures).toHaveLength(4);
  });
});

describe('what is not compared is said', () => {
  it('a kink at the given numbers', async () => {
    const spec = { define: ['a = relu(w*x)'], loss: '(a - y)^2', values: { w: 1, x: 0, y: 2 }, wrt: ['w', 'x'] };
    const certificate = await certify(solve(spec));
    expect(check(certificate, 'differences')).toMatchObject({ total: 3, agreed: 2, failures: [] });
    expect(reasons(certificate, 'differences')).toContain('kink');
  });

  it('a function that mathjs does not differentiate', async () => {
    const certificate = await certify(solve({ define: ['a = gelu(w)'], loss: 'a^2', values: { w: 1 }, wrt: ['w'] }));
    expect(check(certificate, 'second-engine')).toMatchObject({ agreed: 0, points: 0 });
    expect(reasons(certificate, 'second-engine')).toBe('mathjs cannot differentiate Phi');
    expect(check(certificate, 'differences')).toMatchObject({ agreed: 2, total: 2 });
  });

  it('a problem that is too large for mathjs', async () => {
    const layers = [
      { units: 40, activation: 'tanh' },
      { units: 30, activation: 'softmax' },
    ];
    const certificate = await certify(solve({ network: { inputs: 2, layers, target: 30 }, loss: 'cross-entropy' }));
    expect(certificate.failures).toEqual([]);
    expect(reasons(certificate, 'second-engine')).toContain('too large');
    expect(check(certificate, 'differences').directions).toBe(true);
  });

  it('a loss that has no value at the given numbers', async () => {
    const spec = { define: ['a = log(x*w)'], loss: 'a^2', values: { w: 1, x: -1 }, wrt: ['w'] };
    const certificate = await certify(solve(spec));
    expect(certificate.failures).toEqual([]);
    expect(reasons(certificate, 'differences')).toContain('no value');
    expect(check(certificate, 'differences')).toMatchObject({ agreed: 0, total: 2 });
    expect(reasons(certificate, 'second-engine')).toContain('no value');
  });
});
