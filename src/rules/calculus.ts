/** Differentiation. Each application moves `derivative` closer to a leaf, so these rules terminate. */
import {
  add,
  type Branch,
  call,
  cases,
  derivative,
  type Expr,
  freeIndex,
  type Index,
  isNum,
  kronecker,
  mul,
  num,
  open,
  pow,
  product,
  type Sym,
  sum,
  total,
} from '../language/expr.js';
import { addQ, rational } from '../language/rational.js';
import { mayBeSame, mentions } from './depends.js';
import { type Rule, rule } from './rule.js';

const constant = rule('derivative', 'constant', 'chore', 'D(c, x) = 0', (e) =>
  e.sense === 'partial' && !mentions(e.of, e.by) ? num(0) : undefined,
);

/** ∂x[i]/∂x[j] = δ(i,j): one delta an index, 1 where the two are the same. */
const sameSymbol = rule('derivative', 'same-symbol', 'chore', 'D(x[i], x[j]) = delta(i, j)', ({ of, by, sense }) =>
  sense === 'partial' && of.kind === 'sym' && mayBeSame(of, by) ? deltas(of, by) : undefined,
);

function deltas(of: Sym, by: Sym): Expr {
  const pairs = of.indices.map((i, n) => [i, by.indices[n] as Index] as const);
  return product(pairs.filter(([i, j]) => i !== j).map(([i, j]) => kronecker(i, j)));
}

const sumRule = rule('derivative', 'sum-rule', 'lesson', 'D(u + v, x) = D(u, x) + D(v, x)', ({ of, by }) =>
  of.kind === 'add' ? total(of.args.filter((t) => mentions(t, by)).map((t) => derivative(t, by))) : undefined,
);

const constantFactor = rule('derivative', 'constant-factor', 'chore', 'D(c*u, x) = c*D(u, x)', ({ of, by }) => {
  if (of.kind !== 'mul') return undefined;
  const dependent = of.args.filter((f) => mentions(f, by));
  const [only, second] = dependent;
  if (only === undefined || dependent.length === of.args.length) return undefined;
  if (second === undefined) return mul(...of.args.map((f) => (f === only ? derivative(f, by) : f)));
  return mul(...of.args.filter((f) => !dependent.includes(f)), derivative(mul(...dependent), by));
});

const isReciprocal = (e: Expr): boolean => e.kind === 'pow' && isNum(e.exponent, -1);

/** For u/v; of 1/v it leaves −D(v)/v². */
const quotientRule = rule(
  'derivative',
  'quotient-rule',
  'lesson',
  'D(u/v, x) = (D(u, x)*v - u*D(v, x))/v^2',
  ({ of, by }) => {
    const factors = of.kind === 'mul' ? of.args : [of];
    const below = factors.filter(isReciprocal).map((f) => (f.kind === 'pow' ? f.base : f));
    const v = product(below);
    if (below.length === 0 || !mentions(v, by)) return undefined;
    const u = product(factors.filter((f) => !isReciprocal(f)));
    if (isNum(u, 1)) return mul(num(-1), derivative(v, by), pow(v, num(-2)));
    return mul(add(mul(derivative(u, by), v), mul(num(-1), u, derivative(v, by))), pow(v, num(-2)));
  },
);

const productRule = rule('derivative', 'product-rule', 'lesson', 'D(u*v, x) = D(u, x)*v + u*D(v, x)', ({ of, by }) => {
  if (of.kind !== 'mul') return undefined;
  const terms = of.args.map((_, n) => mul(...of.args.map((f, m) => (m === n ? derivative(f, by) : f))));
  return total(terms.filter((_, n) => mentions(of.args[n] as Expr, by)));
});

const powerRule = rule('derivative', 'power-rule', 'lesson', 'D(u^n, x) = n*u^(n - 1)*D(u, x)', ({ of, by }) => {
  if (of.kind !== 'pow' || mentions(of.exponent, by)) return undefined;
  const n = of.exponent;
  const less = n.kind === 'num' ? num(addQ(n.value, rational(-1))) : add(n, num(-1));
  return mul(n, pow(of.base, less), derivative(of.base, by));
});

/** For an exponent that varies too. */
const generalPower = rule(
  'derivative',
  'general-power',
  'lesson',
  'D(u^v, x) = u^v*(D(v, x)*log(u) + v*D(u, x)/u)',
  ({ of, by }) => {
    if (of.kind !== 'pow') return undefined;
    const { base: u, exponent: v } = of;
    return mul(of, add(mul(derivative(v, by), call('log', u)), mul(v, derivative(u, by), pow(u, num(-1)))));
  },
);

/** Outer derivative times inner derivative, summed over the arguments that vary. */
const functionRule = rule(
  'derivative',
  'function-rule',
  'lesson',
  'D(sin(u), x) = cos(u)*D(u, x)',
  ({ of, by }, context) => {
    if (of.kind !== 'call') return undefined;
    const terms: Expr[] = [];
    for (const [n, argument] of of.args.entries()) {
      if (!mentions(argument, by)) continue;
      const outer = context.derivativeOf(of.fn, n, of.args);
      if (outer === undefined) return undefined;
      terms.push(mul(outer, derivative(argument, by)));
    }
    return total(terms);
  },
);

/** At a tie the first argument is taken. */
const largest = rule(
  'derivative',
  'derivative-of-max',
  'lesson',
  'D(max(u, v), x) = cases(v > u, D(v, x), D(u, x))',
  ({ of, by }) => choice(of, 'max', '>', by),
);
const smallest = rule(
  'derivative',
  'derivative-of-min',
  'lesson',
  'D(min(u, v), x) = cases(v < u, D(v, x), D(u, x))',
  ({ of, by }) => choice(of, 'min', '<', by),
);

function choice(of: Expr, fn: string, relation: Branch['relation'], by: Sym): Expr | undefined {
  if (of.kind !== 'call' || of.fn !== fn) return undefined;
  const [u, v] = of.args as readonly [Expr, Expr];
  return cases([{ left: v, relation, right: u, value: derivative(v, by) }], derivative(u, by));
}

const underTheSum = rule(
  'derivative',
  'under-the-sum',
  'chore',
  'D(sum(k, u[k]), x[i]) = sum(k, D(u[k], x[i]))',
  (e) => {
    if (e.of.kind !== 'sum') return undefined;
    const k = freeIndex(`@d${e.of.height}`, e.of.index.range);
    return sum(k, derivative(open(e.of, k), e.by));
  },
);

const caseByCase = rule(
  'derivative',
  'case-by-case',
  'lesson',
  'D(cases(x > 0, u, v), x) = cases(x > 0, D(u, x), D(v, x))',
  ({ of, by }) =>
    of.kind === 'cases'
      ? cases(
          of.branches.map((b) => ({ ...b, value: derivative(b.value, by) })),
          derivative(of.otherwise, by),
        )
      : undefined,
);

export const CALCULUS: readonly Rule[] = [
  constant,
  sameSymbol,
  sumRule,
  constantFactor,
  quotientRule,
  productRule,
  powerRule,
  generalPower,
  largest,
  smallest,
  functionRule,
  underTheSum,
  caseByCase,
];
