import { describe, expect, it } from 'vitest';
import { functionDerivatives } from '../../src/backprop/functions.js';
import { catalogFunctions } from '../../src/catalog/instantiate.js';
import { canonical } from '../../src/language/canonical.js';
import { num, sym } from '../../src/language/expr.js';
import { readEquation, readExpression, scopeOf } from '../../src/language/read.js';
import { writeText } from '../../src/language/text.js';
import { foldTable } from '../../src/rules/folds.js';
import { ALL_RULES } from '../../src/rules/phases.js';
import type { Context } from '../../src/rules/rule.js';

const { functions } = catalogFunctions();
const ranges = { i: 'A', j: 'A', k: 'A', l: 'A' };
const scope = scopeOf({ ranges, functions, allowDerivatives: true });
const read = (text: string) => readExpression(text, scope);
const equation = (text: string) => {
  const { left, right } = readEquation(text, scope);
  return { left, right, formals: left.free };
};

const size = (range: string) => (range === 'A' ? num(3) : sym(`N_${range}`));
const context: Context = {
  derivativeOf: functionDerivatives(functions, size).at,
  size,
  folds: foldTable([
    { output: read('a'), body: read('sigmoid(z)'), formals: [] },
    { output: read('h[i]'), body: read('tanh(s[i])'), formals: read('h[i]').free },
    { output: read('p[i]'), body: read('exp(z[i])/sum(k, exp(z[k]))'), formals: read('p[i]').free },
    { output: read('r'), body: read('sqrt(v + c)'), formals: [] },
  ]),
  solved: [{ left: read('exp(-x)'), right: read('(1 - q)/q'), formals: [] }],
  assumptions: [equation('sum(k, t[k]) = 1'), equation('t[1] + t[2] + t[3] = 1')],
  tape: {
    chain: ({ by }) => (by === sym('s') ? read('Dtotal(L, u)*D(u, s)') : undefined),
    adjoint: ({ by }) => (by === sym('u') ? read('delta_u') : undefined),
    local: ({ by }) => (by === sym('x') ? read('w') : undefined),
    defined: ({ by }) => (by === sym('x') ? read('D(w*x + b, x)') : undefined),
  },
};

/** For each rule: what it makes of an expression; `null` where it must not apply. */
const EXAMPLES: Record<string, readonly (readonly [before: string, after: string | null])[]> = {
  'chain-rule': [
    ['Dtotal(L, s)', 'Dtotal(L, u)*D(u, s)'],
    ['D(L, s)', null],
  ],
  'each-route': [
    ['(u + v)*w', 'u*w + v*w'],
    ['x*(u*z + v)*w', 'x*u*z*w + x*v*w'],
    ['u*w', null],
  ],
  'calculated-earlier': [
    ['Dtotal(L, u)', 'delta_u'],
    ['Dtotal(L, s)', null],
  ],
  'local-derivative': [
    ['D(z, x)', 'w'],
    ['Dtotal(z, x)', null],
  ],
  definition: [['D(z, x)', 'D(w*x + b, x)']],
  constant: [
    ['D(c, x)', '0'],
    ['D(W[1,2], W[1,3])', '0'],
    ['D(x[1], x[i])', null],
    ['Dtotal(L, x)', null],
  ],
  'same-symbol': [
    ['D(x, x)', '1'],
    ['D(W[i,j], W[k,l])', 'delta(i, k)*delta(j, l)'],
    ['D(W[i,2], W[k,2])', 'delta(i, k)'],
    ['D(y, x)', null],
  ],
  'sum-rule': [
    ['D(x^2 + c + x, x)', 'D(x^2, x) + D(x, x)'],
    ['D(c*x, x)', null],
  ],
  'constant-factor': [
    ['D(c*x, x)', 'c*D(x, x)'],
    ['D(x*sin(x), x)', null],
    ['D(c*x*sin(x), x)', 'c*D(x*sin(x), x)'],
  ],
  'quotient-rule': [
    ['D(x/(1 + x), x)', '(D(x, x)*(1 + x) - x*D(1 + x, x))/(1 + x)^2'],
    ['D(1/(1 + x), x)', '-D(1 + x, x)/(1 + x)^2'],
    ['D(x/c, x)', null],
  ],
  'product-rule': [
    ['D(x*sin(x), x)', 'D(x, x)*sin(x) + x*D(sin(x), x)'],
    ['D(x + 1, x)', null],
  ],
  'power-rule': [
    ['D(x^3, x)', '3*x^2*D(x, x)'],
    ['D(sqrt(x), x)', '1/2*x^(-1/2)*D(x, x)'],
    ['D(x^n, x)', 'n*x^(n - 1)*D(x, x)'],
    ['D(c^x, x)', null],
  ],
  'general-power': [['D(x^x, x)', 'x^x*(D(x, x)*log(x) + x*D(x, x)/x)']],
  'derivative-of-max': [
    ['D(max(0, x), x)', 'cases(x > 0, D(x, x), D(0, x))'],
    ['D(min(0, x), x)', null],
  ],
  'derivative-of-min': [['D(min(x, y), x)', 'cases(y < x, D(y, x), D(x, x))']],
  'function-rule': [
    ['D(exp(c*x), x)', 'exp(c*x)*D(c*x, x)'],
    ['D(log(x), x)', '1/x*D(x, x)'],
    ['D(sigmoid(x), x)', '(sigmoid(x)*(1 - sigmoid(x)))*D(x, x)'],
    ['D(tanh(x), x)', '(1 - tanh(x)^2)*D(x, x)'],
    ['D(abs(x), x)', 'cases(x > 0, 1, x < 0, -1, 0)*D(x, x)'],
  ],
  'under-the-sum': [['D(sum(k, W[k,j]*x), x)', 'sum(k, D(W[k,j]*x, x))']],
  'case-by-case': [['D(cases(x > 0, x, c), x)', 'cases(x > 0, D(x, x), D(c, x))']],
  'flatten-product': [
    ['u*(v*w)', 'u*v*w'],
    ['u*(v + w)', null],
  ],
  'zero-product': [
    ['u*0*v', '0'],
    ['2*u', null],
  ],
  'numbers-first': [
    ['u*2*3', '6*u'],
    ['u*2*(1/2)', 'u'],
    ['-u', null],
    ['2*u', null],
  ],
  'merge-powers': [
    ['u^2*u^3', 'u^5'],
    ['u*v/u', 'v'],
    ['sqrt(2)*sqrt(2)', '2'],
    ['sqrt(u^2)', null],
    ['u*v', null],
  ],
  'flatten-sum': [['u + (v + w)', 'u + v + w']],
  'drop-zero': [
    ['u + 0 + v', 'u + v'],
    ['0 + 0', '0'],
    ['u + v', null],
  ],
  'like-terms': [
    ['2*u + 3*u', '5*u'],
    ['u*v - v*u', '0'],
    ['1 + 2', '3'],
    ['u + v', null],
  ],
  'trivial-power': [
    ['u^1', 'u'],
    ['u^0', '1'],
    ['2^3', '8'],
    ['0^(-1)', null],
    ['u^2', null],
  ],
  'power-of-product': [
    ['(u*v)^2', 'u^2*v^2'],
    ['(u^2)^3', 'u^6'],
    ['sqrt(u^2)', null],
    ['(u + v)^2', null],
  ],
  'same-index': [
    ['delta(i, i)', '1'],
    ['delta(1, 2)', '0'],
    ['delta(2, 2)', '1'],
    ['delta(i, 2)', null],
  ],
  'empty-sum': [
    ['sum(k, 0)', '0'],
    ['sum(k, x[k])', null],
  ],
  'same-cases': [
    ['cases(x > 0, u, u)', 'u'],
    ['cases(x > 0, u, v)', null],
  ],
  'multiply-out-delta': [
    ['sum(k, u[k]*(delta(k, i) - v[k]))', 'sum(k, u[k]*delta(k, i) - u[k]*v[k])'],
    ['sum(k, u[k]*(1 - v[k]))', null],
  ],
  'split-sum': [['sum(k, u[k] + v[k])', 'sum(k, u[k]) + sum(k, v[k])']],
  'out-of-the-sum': [
    ['sum(k, c*u[k]*v[i])', 'c*sum(k, u[k])*v[i]'],
    ['sum(k, u[k]*v[k])', null],
  ],
  'pick-by-delta': [
    ['sum(k, delta(k, i)*u[k])', 'u[i]'],
    ['sum(k, u[k]*sum(l, delta(l, k)*v[l]))', null],
    ['sum(k, sum(l, delta(k, i)*v[k,l]))', 'sum(l, v[i,l])'],
    ['sum(k, delta(k, 2)*u[k])', 'u[2]'],
  ],
  'delta-out-of-cases': [
    ['cases(x > 0, delta(i, j)*u, x < -1, 0, delta(i, j))', 'delta(i, j)*cases(x > 0, u, x < -1, 0, 1)'],
    ['cases(x > 0, delta(i, j)*u, v)', null],
  ],
  'constant-sum': [
    ['sum(k, c)', '3*c'],
    ['sum(k, u[k])', null],
  ],
  assumption: [
    ['sum(j, t[j])', '1'],
    ['t[2]*p1 + t[3]*p1 - t[1]*(1 - p1)', 'p1 - t[1]'],
    ['sum(j, y[j])', null],
  ],
  'own-output': [
    ['sigmoid(z)', 'a'],
    ['tanh(s[2])', 'h[2]'],
    ['tanh(s[j])', 'h[j]'],
    ['sigmoid(y)', null],
  ],
  'own-output-product': [
    ['exp(z[i])/sum(k, exp(z[k]))', 'p[i]'],
    ['c*exp(z[j])^2/sum(k, exp(z[k]))^2', 'c*p[j]^2'],
    ['exp(z[i])*exp(z[j])/sum(k, exp(z[k]))^2', 'p[i]*exp(z[j])/sum(k, exp(z[k]))'],
    ['exp(z[i])*sum(k, exp(z[k]))', null],
  ],
  'own-output-power': [
    ['1/sqrt(v + c)', '1/r'],
    ['(v + c)^2', 'r^4'],
  ],
  'divide-terms': [
    ['(u*sum(k, exp(z[k])) + w)/sum(k, exp(z[k]))^2', 'u/sum(k, exp(z[k])) + w/sum(k, exp(z[k]))^2'],
    ['(u*x + v)/x', null],
  ],
  'solved-definition': [
    ['exp(-x)', '(1 - q)/q'],
    ['exp(x)', null],
  ],
  'difference-of-squares': [
    ['(1/(1 - p) + u)*(1 - p^2)', '(1/(1 - p) + u)*(1 - p)*(1 + p)'],
    ['u*(1 - p^2)', null],
  ],
  'cancel-denominators': [
    ['(t/p - (1 - t)/(1 - p))*p*(1 - p)', 't*(1 - p) - (1 - t)*p'],
    ['(t/p + 1)*q', null],
  ],
  'clear-fractions': [
    ['1/(u + v/x)', 'x/(u*x + v)'],
    ['1/(u + v)', null],
  ],
  'multiply-out': [
    ['t*(1 - p) - (1 - t)*p', 't - p'],
    ['t*(1 - p) + q', null],
  ],
  'factor-out': [
    ['u*v + u*w', 'u*(v + w)'],
    ['p - p^2', 'p*(1 - p)'],
    ['2*u - 2*v', '2*(u - v)'],
    ['2*u + v', null],
    ['u + v', null],
  ],
  'denominators-last': [
    ['1/u*v', 'v/u'],
    ['v/u', null],
  ],
  'minus-out': [
    ['-u - v', '-(u + v)'],
    ['u - v', null],
  ],
  'plus-first': [
    ['-u + v', 'v - u'],
    ['u - v', null],
  ],
  'minus-into-sum': [
    ['-(u - v)', 'v - u'],
    ['-2*(u - v)', '2*(v - u)'],
    ['2*(u - v)', null],
    ['-(1 - u)', null],
    ['-(u + v)', null],
  ],
};

describe('every rule does what its examples say', () => {
  for (const rule of new Map(ALL_RULES.map((r) => [r.id, r])).values()) {
    const variants = ALL_RULES.filter((r) => r.id === rule.id);
    it(rule.id, () => {
      const rows = EXAMPLES[rule.id];
      expect(rows, `the rule ${rule.id} has no examples`).toBeDefined();
      for (const [before, after] of rows ?? []) {
        const e = read(before);
        const result = variants.map((r) => r.apply(e, context)).find((r) => r !== undefined);
        if (after === null) expect(result && writeText(result), `${before} is left alone`).toBeUndefined();
        else {
          const shown = result && writeText(result);
          expect(result && canonical(result), `${before} became ${shown}, not ${after}`).toBe(canonical(read(after)));
        }
      }
    });
  }
});

it('has examples for no rule that does not exist', () => {
  expect(Object.keys(EXAMPLES).filter((id) => !ALL_RULES.some((r) => r.id === id))).toEqual([]);
});
