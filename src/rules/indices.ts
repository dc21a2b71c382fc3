/** Sums over indices and Kronecker deltas. Each rule removes a delta or a sum, or makes the body of a sum smaller. */

import { sameUpToOrder } from '../language/canonical.js';
import {
  add,
  cases,
  type Expr,
  type FreeIndex,
  factorsOf,
  freeIndex,
  type Index,
  isNum,
  mul,
  num,
  open,
  pow,
  product,
  rename,
  sum,
  termsOf,
  total,
} from '../language/expr.js';
import { collected, expanded, merged } from '../language/factors.js';
import { renameAll } from '../language/walk.js';
import { match } from './match.js';
import { type Context, type Rule, rule } from './rule.js';

/** A delta on the sum's own index picks one term. Tried before anything inside the sum: outermost first. */
export const pickByDelta = rule('sum', 'pick-by-delta', 'lesson', 'sum(k, delta(k, i)*u[k]) = u[i]', (e) => {
  const k = freeIndex('@p', e.index.range);
  const found = findDelta(open(e, k), k, []);
  return found && rename(found.rest, k, found.other);
});

/** A factor delta(k, other) of `body`, also inside inner sums, and what is left without it. */
function findDelta(body: Expr, k: FreeIndex, inner: readonly FreeIndex[]): { rest: Expr; other: Index } | undefined {
  const factors = body.kind === 'mul' ? body.args.flatMap(flatFactors) : [body];
  for (const [n, factor] of factors.entries()) {
    const withFactor = (replacement: readonly Expr[]): Expr => product(factors.toSpliced(n, 1, ...replacement));
    if (factor.kind === 'kronecker' && (factor.i === k || factor.j === k)) {
      const other = factor.i === k ? factor.j : factor.i;
      return inner.some((i) => i === other) ? undefined : { rest: withFactor([]), other };
    }
    if (factor.kind === 'sum' && factor.free.includes(k)) {
      const l = freeIndex(`@p${factor.height}`, factor.index.range);
      const found = findDelta(open(factor, l), k, [...inner, l]);
      if (found) return { rest: withFactor([sum(l, found.rest)]), other: found.other };
    }
  }
  return undefined;
}

const flatFactors = (e: Expr): readonly Expr[] => (e.kind === 'mul' ? e.args.flatMap(flatFactors) : [e]);

const mentionsDelta = (e: Expr, k: FreeIndex): boolean =>
  e.free.includes(k) && (e.kind === 'kronecker' || e.parts.some((part) => mentionsDelta(part, k)));

const multiplyOutDelta = rule(
  'sum',
  'multiply-out-delta',
  'lesson',
  'sum(k, u[k]*(delta(k, i) + v[k])) = sum(k, u[k]*delta(k, i) + u[k]*v[k])',
  (e) => {
    const k = freeIndex('@m', e.index.range);
    const body = open(e, k);
    if (body.kind !== 'mul') return undefined;
    const at = body.args.findIndex((f) => f.kind === 'add' && mentionsDelta(f, k));
    if (at < 0) return undefined;
    const terms = termsOf(body.args[at] as Expr).map((term) => merged(...body.args.with(at, term)));
    return sum(k, add(...terms));
  },
);

const splitSum = rule('sum', 'split-sum', 'lesson', 'sum(k, u[k] + v[k]) = sum(k, u[k]) + sum(k, v[k])', (e) => {
  if (e.body.kind !== 'add') return undefined;
  const k = freeIndex('@s', e.index.range);
  return add(...termsOf(open(e, k)).map((term) => sum(k, term)));
});

const outOfTheSum = rule('sum', 'out-of-the-sum', 'chore', 'sum(k, c*u[k]) = c*sum(k, u[k])', (e) => {
  const k = freeIndex('@o', e.index.range);
  const factors = factorsOf(open(e, k));
  const inside = factors.filter((f) => f.free.includes(k));
  const [first] = inside;
  if (first === undefined || inside.length === factors.length) return undefined;
  const at = factors.indexOf(first);
  const outside = (part: readonly Expr[]): Expr[] => part.filter((f) => !f.free.includes(k));
  return mul(...outside(factors.slice(0, at)), sum(k, product(inside)), ...outside(factors.slice(at)));
});

/** A delta that all branches have, where they are not 0, stands before the bracket: a sum can then pick by it. */
const deltaOutOfCases = rule(
  'cases',
  'delta-out-of-cases',
  'chore',
  'cases(x > 0, delta(i, j)*u, 0) = delta(i, j)*cases(x > 0, u, 0)',
  (e) => {
    const values = [...e.branches.map((b) => b.value), e.otherwise];
    const [first, ...others] = values.filter((v) => !isNum(v, 0)).map(flatFactors);
    const delta = first?.find((f) => f.kind === 'kronecker' && others.every((factors) => factors.includes(f)));
    if (delta === undefined) return undefined;
    const without = (v: Expr): Expr => (isNum(v, 0) ? v : product(removeOne(flatFactors(v), delta)));
    return mul(
      delta,
      cases(
        e.branches.map((b) => ({ ...b, value: without(b.value) })),
        without(e.otherwise),
      ),
    );
  },
);

const removeOne = (factors: readonly Expr[], factor: Expr): readonly Expr[] =>
  factors.toSpliced(factors.indexOf(factor), 1);

const constantSum = rule('sum', 'constant-sum', 'chore', 'sum(k, c) = sum(k, 1)*c', (e, context) =>
  e.body.free.includes(e.index) ? undefined : mul(context.size(e.index.range), e.body),
);

/** What the problem states, or its numbers license. Terminates: an assumption's right side is smaller than its left. */
const citeAssumption = (e: Expr, context: Context): Expr | undefined => {
  for (const { left, right, formals } of context.assumptions) {
    const indices = match(left, e, formals);
    if (indices) return renameAll(right, formals, indices);
  }
  return undefined;
};
const ASSUMPTION_SCHEMA = 'sum(k, t[k]) = 1';
const ASSUMPTIONS: readonly Rule[] = (['sum', 'add', 'call'] as const).map((kind) =>
  rule(kind, 'assumption', 'lesson', ASSUMPTION_SCHEMA, citeAssumption),
);

/**
 * An assumption t₁ + t₂ + t₃ = 1 where each of its terms has the same factor beside it: p·t₁ + p·t₂ + p·t₃ = p, after
 * multiplying out. Terminates: the terms of the assumption are gone.
 */
const assumptionInProducts = rule('add', 'assumption', 'lesson', ASSUMPTION_SCHEMA, (e, { assumptions }) => {
  const sums = assumptions.filter((a) => a.left.kind === 'add');
  if (sums.length === 0) return undefined;
  const terms = collected(expanded(e));
  for (const { left, right, formals } of sums) {
    const [first, ...others] = termsOf(left);
    for (const term of terms) {
      for (const factor of factorsOf(term)) {
        const indices = first && match(first, factor, formals);
        if (!indices || term === factor) continue;
        const beside = merged(term, pow(factor, num(-1)));
        const wanted = others.map((t) => merged(beside, renameAll(t, formals, indices)));
        const found = wanted.map((w) => terms.find((t) => sameUpToOrder(merged(t), w)));
        if (found.some((t) => t === undefined)) continue;
        const rest = terms.filter((t) => t !== term && !found.includes(t));
        return total([merged(beside, renameAll(right, formals, indices)), ...rest]);
      }
    }
  }
  return undefined;
});

export const INDICES: readonly Rule[] = [
  deltaOutOfCases,
  multiplyOutDelta,
  splitSum,
  outOfTheSum,
  pickByDelta,
  constantSum,
  ...ASSUMPTIONS,
  assumptionInProducts,
];
