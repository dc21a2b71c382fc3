/** The rules that go along the tape. What the tape knows is asked through the context. */
import { add, type Derivative, type Expr, factorsOf, mul, termsOf } from '../language/expr.js';
import { type Rule, rule } from './rule.js';

/** A tape as the rules see it. Each question is about one derivative; undefined where it has no answer. */
export interface TapeView {
  /** Σ over the definitions u that use s: ∂L/∂u · ∂u/∂s, for a total derivative ∂L/∂s. */
  chain(total: Derivative): Expr | undefined;
  /** The adjoint ∂L/∂u that was derived before: its name, or its result where that is short. */
  adjoint(total: Derivative): Expr | undefined;
  /** The local derivative ∂u/∂s that was derived before. */
  local(partial: Derivative): Expr | undefined;
  /** The derivative of what u stands for. */
  defined(partial: Derivative): Expr | undefined;
}

/** Stops where an adjoint was derived before: that is cited. Terminates: each application moves on along the tape. */
export const chainRule: Rule = rule('derivative', 'chain-rule', 'lesson', 'D(L, s) = D(L, u)*D(u, s)', (e, { tape }) =>
  e.sense === 'total' && tape?.adjoint(e) === undefined ? tape?.chain(e) : undefined,
);

export const calculatedEarlier: Rule = rule(
  'derivative',
  'calculated-earlier',
  'citation',
  'D(L, u) = delta_u',
  (e, { tape }) => (e.sense === 'total' ? tape?.adjoint(e) : undefined),
);

export const localDerivative: Rule = rule(
  'derivative',
  'local-derivative',
  'citation',
  'D(a*x + b, x) = a',
  (e, { tape }) => (e.sense === 'partial' ? tape?.local(e) : undefined),
);

export const definition: Rule = rule('derivative', 'definition', 'lesson', 'D(u, s) = D(f(s), s)', (e, { tape }) =>
  e.sense === 'partial' ? tape?.defined(e) : undefined,
);

/**
 * Where several routes lead to the loss, each becomes a product of its own. Only before anything is put in.
 * Terminates: no bracket is left.
 */
export const eachRoute: Rule = rule('mul', 'each-route', 'chore', '(u + v)*w = u*w + v*w', (e) => {
  const at = e.args.findIndex((f) => f.kind === 'add');
  const bracket = e.args[at];
  return bracket && add(...termsOf(bracket).map((t) => mul(...e.args.toSpliced(at, 1, ...factorsOf(t)))));
});
