import { call, cases, type Expr, mul, num, pow } from '../language/expr.js';

/**
 * The derivatives of the functions that the language itself knows. |u| has none at 0, where 0 is taken by convention.
 * Phi is the standard normal distribution function and phi its density.
 */
export const PRIMITIVE_DERIVATIVES: Readonly<Record<string, (u: Expr) => Expr>> = {
  exp: (u) => call('exp', u),
  log: (u) => pow(u, num(-1)),
  sin: (u) => call('cos', u),
  cos: (u) => mul(num(-1), call('sin', u)),
  Phi: (u) => call('phi', u),
  phi: (u) => mul(num(-1), u, call('phi', u)),
  abs: (u) =>
    cases(
      [
        { left: u, relation: '>', right: num(0), value: num(1) },
        { left: u, relation: '<', right: num(0), value: num(-1) },
      ],
      num(0),
    ),
};
