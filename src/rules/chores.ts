/** Small algebra that never takes a line of its own. Each rule makes the tree smaller, or flatter at the same size. */
import { add, type Expr, isNum, isOne, mul, num, pow, product, total } from '../language/expr.js';
import { collected, factored, fromFactored } from '../language/factors.js';
import { isIntegerQ, mulQ, ONE_Q, powQ, type Rational } from '../language/rational.js';
import { type Rule, rule } from './rule.js';

const flattenProduct = rule('mul', 'flatten-product', 'chore', 'u*(v*w) = u*v*w', (e) =>
  e.args.some((f) => f.kind === 'mul') ? mul(...e.args.flatMap((f) => (f.kind === 'mul' ? f.args : [f]))) : undefined,
);

const zeroProduct = rule('mul', 'zero-product', 'chore', '0*u = 0', (e) =>
  e.args.some((f) => isNum(f, 0)) ? num(0) : undefined,
);

const numbersFirst = rule('mul', 'numbers-first', 'chore', 'u*2*3 = 6*u', (e) => {
  const numbers = e.args.filter((f) => f.kind === 'num');
  const [first] = numbers;
  if (first === undefined) return e.args.length === 1 ? e.args[0] : undefined;
  if (numbers.length === 1 && e.args[0] === first && !isOne(first) && e.args.length > 1) return undefined;
  const value = numbers.map((f) => f.value).reduce(mulQ);
  const rest = e.args.filter((f) => f.kind !== 'num');
  return product(value === ONE_Q && rest.length > 0 ? rest : [num(value), ...rest]);
});

const mergePowers = rule('mul', 'merge-powers', 'chore', 'u^2*u^3 = u^5', (e) => {
  const merged = factored(e);
  const factors = merged.powers.length + (merged.coefficient === ONE_Q ? 0 : 1);
  return factors < e.args.length ? fromFactored(merged) : undefined;
});

const flattenSum = rule('add', 'flatten-sum', 'chore', 'u + (v + w) = u + v + w', (e) =>
  e.args.some((t) => t.kind === 'add') ? add(...e.args.flatMap((t) => (t.kind === 'add' ? t.args : [t]))) : undefined,
);

const dropZero = rule('add', 'drop-zero', 'chore', 'u + 0 = u', (e) =>
  e.args.length < 2 || e.args.some((t) => isNum(t, 0)) ? total(e.args.filter((t) => !isNum(t, 0))) : undefined,
);

const likeTerms = rule('add', 'like-terms', 'chore', '2*u + 3*u = 5*u', (e) => {
  const terms = collected(e.args);
  return terms.length < e.args.length ? total(terms) : undefined;
});

const trivialPower = rule('pow', 'trivial-power', 'chore', 'u^1 = u', ({ base, exponent }) => {
  if (isOne(exponent)) return base;
  if (isNum(exponent, 0)) return num(1);
  if (base.kind !== 'num' || exponent.kind !== 'num' || !isIntegerQ(exponent.value)) return undefined;
  return base.value.n === 0n && exponent.value.n < 0n ? undefined : num(powQ(base.value, exponent.value.n));
});

const powerOfProduct = rule('pow', 'power-of-product', 'chore', '(u*v)^2 = u^2*v^2', ({ base, exponent }) => {
  if (exponent.kind !== 'num' || !isIntegerQ(exponent.value)) return undefined;
  const times = (inner: Rational): Expr => num(mulQ(inner, exponent.value));
  if (base.kind === 'mul') return mul(...base.args.map((f) => pow(f, exponent)));
  return base.kind === 'pow' && base.exponent.kind === 'num' ? pow(base.base, times(base.exponent.value)) : undefined;
});

const sameIndex = rule('kronecker', 'same-index', 'chore', 'delta(i, i) = 1', ({ i, j }) => {
  if (i === j) return num(1);
  return typeof i === 'number' && typeof j === 'number' ? num(0) : undefined;
});

const emptySum = rule('sum', 'empty-sum', 'chore', 'sum(k, 0) = 0', (e) => (isNum(e.body, 0) ? num(0) : undefined));

const sameCases = rule('cases', 'same-cases', 'chore', 'cases(x > 0, u, u) = u', (e) =>
  e.branches.every((b) => b.value === e.otherwise) ? e.otherwise : undefined,
);

export const CHORES: readonly Rule[] = [
  flattenProduct,
  zeroProduct,
  numbersFirst,
  mergePowers,
  flattenSum,
  dropZero,
  likeTerms,
  trivialPower,
  powerOfProduct,
  sameIndex,
  emptySum,
  sameCases,
];
