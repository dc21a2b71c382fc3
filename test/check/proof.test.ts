/** Equality shown, not sampled: pairs that are the same function, and pairs that only look like it. */
import { describe, expect, it } from 'vitest';
import { Prover } from '../../src/check/proof/prove.js';
import { groundOf, withLengths } from '../../src/check/world/ground.js';
import { derivative, mul, num, type Sym, sym } from '../../src/language/expr.js';
import { readExpression, scopeOf } from '../../src/language/read.js';
import { within } from '../../src/language/table.js';
import { readProblem } from '../../src/problem/read.js';
import { textOf } from '../support/shipped.js';

const problem = readProblem(textOf('one-step'), 'one-step');
const ground = within(problem.table, () => groundOf(withLengths(problem)));
const prover = within(problem.table, () => new Prover(ground));
const proves = (left: string, right: string): boolean =>
  within(problem.table, () => {
    const scope = scopeOf({ functions: problem.functions });
    return prover.areEqual(readExpression(left, scope), readExpression(right, scope));
  });

describe('equal, and proved', () => {
  it.each([
    // σ in its forms.
    ['exp(-z)/(1 + exp(-z))^2', 'sigmoid(z)*(1 - sigmoid(z))'],
    ['1/(2 + exp(z) + exp(-z))', 'sigmoid(z)*(1 - sigmoid(z))'],
    ['exp(z)/(1 + exp(z))', 'sigmoid(z)'],
    ['1 - sigmoid(z)', 'sigmoid(-z)'],
    ['(1 + tanh(z/2))/2', 'sigmoid(z)'],
    ['(0*(1 + exp(-z)) - 1*(-exp(-z)))/(1 + exp(-z))^2', 'sigmoid(z)*sigmoid(-z)'],
    // tanh and its relatives.
    ['(exp(z) - exp(-z))/(exp(z) + exp(-z))', 'tanh(z)'],
    ['(exp(2*z) - 1)/(exp(2*z) + 1)', 'tanh(z)'],
    ['4/(exp(z) + exp(-z))^2', '1 - tanh(z)^2'],
    ['(1 - tanh(z))*(1 + tanh(z))', '4*exp(2*z)/(exp(2*z) + 1)^2'],
    // Expanded and factored.
    ['(a - y)*a*(1 - a)*h', '-(y - a)*(a - a^2)*h'],
    ['-(t/p - (1 - t)/(1 - p))*p*(1 - p)', 'p - t'],
    ['(p - y)*w*h - y*h*w*0', '-(y*w*h) + p*w*h'],
    ['(x + 1)^3', 'x^3 + 3*x^2 + 3*x + 1'],
    ['0.1*x + 0.2*x', '0.3*x'],
    ['(x^2 - y^2)/(x - y)', 'x + y'],
    // Softmax, and the logarithm of sums.
    ['exp(u)/(exp(u) + exp(v))', 'sigmoid(u - v)'],
    ['log(exp(u)/(exp(u) + exp(v)))', 'u - log(exp(u) + exp(v))'],
    ['log(1/(1 + exp(-z)))', '-log(1 + exp(-z))'],
    ['-log(1 - sigmoid(z))', 'z + log(1 + exp(-z))'],
    ['log(1 + exp(z))', 'z + log(1 + exp(-z))'],
    ['log(x*y) - log(y)', 'log(x)'],
    ['log(x^2*y)/2', 'log(x) + log(y)/2'],
    ['log(6)', 'log(2) + log(3)'],
    ['exp(log(x) + y)', 'x*exp(y)'],
    ['exp(x/2)^2*exp(-x)', '1'],
    ['exp(x)*exp(x/3)', 'exp(4*x/3)'],
    // Roots.
    ['sqrt(x)*sqrt(x)', 'x'],
    ['x/sqrt(x)', 'sqrt(x)'],
    // Kinks.
    ['abs(z)', 'max(z, -z)'],
    ['max(0, z)', '(z + abs(z))/2'],
    ['relu(z)', 'max(z, 0)'],
    ['relu(z) - relu(-z)', 'z'],
    ['max(x, y) + min(x, y)', 'x + y'],
    ['abs(x - y)', 'max(x, y) - min(x, y)'],
    ['max(x, y)', '(x + y + abs(x - y))/2'],
    ['relu(x)*relu(y)', 'max(y, 0)*max(0, x)'],
    // Along the tape.
    ['a4', 'sigmoid(w7*a1 + w8*a2 + w9*a3 + b4)'],
    ['a1*(1 - a1)', 'exp(-z1)/(1 + exp(-z1))^2'],
    ['L', '(y^2 - 2*y*a4 + a4^2)/2'],
  ])('%s = %s', (left, right) => {
    expect(proves(left, right)).toBe(true);
  });

  it.each([
    ['z4', '(a4 - y)*a4*(1 - a4)'],
    ['w7', '-(y - a4)*exp(-z4)/(1 + exp(-z4))^2*a1'],
    ['w1', '(a4 - y)*a4*(1 - a4)*w7*a1*(1 - a1)*x1'],
    ['x1', '(a4 - y)*a4*(1 - a4)*(w7*a1*(1 - a1)*w1 + w8*a2*(1 - a2)*w3 + w9*a3*(1 - a3)*w5)'],
  ])('∂L/∂%s = %s', (by, right) => {
    const isEqual = within(problem.table, () => {
      const gradient = derivative(sym('L'), sym(by), 'total');
      return prover.areEqual(gradient, readExpression(right, scopeOf({ functions: problem.functions })));
    });
    expect(isEqual).toBe(true);
  });
});

describe('different, and not proved', () => {
  it.each([
    ['exp(-z)/(1 + exp(-z))^2', 'sigmoid(z)*(1 + sigmoid(z))'],
    ['(1 - sigmoid(z))*(1 + sigmoid(z))', 'sigmoid(z)*(1 - sigmoid(z))'],
    ['-exp(-z)/(1 + exp(-z))^2', 'sigmoid(z)*(1 - sigmoid(z))'],
    ['1 - tanh(z)', '1 - tanh(z)^2'],
    ['tanh(z/2)', 'sigmoid(z)'],
    ['exp(u + v)', 'exp(u) + exp(v)'],
    ['log(u + v)', 'log(u) + log(v)'],
    ['log(exp(u) + exp(v))', 'u + v'],
    ['u/(u + v)', 'exp(u)/(exp(u) + exp(v))'],
    ['-(t/p - (1 - t)/(1 - p))*p*(1 - p)', 't - p'],
    ['abs(z)', 'z'],
    ['max(0, z)', 'abs(z)'],
    ['max(x, y)', 'x'],
    ['relu(z)', 'z'],
    ['max(x, 0) - max(y, 0)', 'max(y, 0) - max(x, 0)'],
    ['relu(x)*relu(y)', 'x*relu(x)'],
    ['sqrt(x + y)', 'sqrt(x) + sqrt(y)'],
    ['sqrt(x^2 + 1)', 'x + 1'],
    ['a1*(1 - a1)', 'a2*(1 - a2)'],
    ['a4', 'sigmoid(w7*a1 + w8*a2 + w9*a3)'],
    ['(x + 1)^3', 'x^3 + 3*x^2 + 3*x + 2'],
  ])('%s ≠ %s', (left, right) => {
    expect(proves(left, right)).toBe(false);
  });
});

it('a derivative by the loss that no rule takes stays as it is', () => {
  within(problem.table, () => {
    const { loss, parameters } = problem;
    const slope = derivative(loss, parameters[0] as Sym, 'total');
    const taken = derivative(slope, loss, 'partial');
    expect(prover.areEqual(taken, taken)).toBe(true);
    expect(prover.areEqual(taken, mul(num(2), taken))).toBe(false);
  });
});
