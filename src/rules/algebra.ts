/** The algebra that a person does to a product of local derivatives, seen as a rational function of the tape's symbols. */
import { sameUpToOrder } from '../language/canonical.js';
import { add, type Expr, factorsOf, mul, num, pow, product, termsOf, total } from '../language/expr.js';
import {
  collected,
  expanded,
  exponentIn,
  type Factored,
  factored,
  fromFactored,
  merged,
  negated,
  type Power,
  powerOf,
  signOf,
} from '../language/factors.js';
import {
  absQ,
  compareQ,
  equalQ,
  inverseQ,
  isIntegerQ,
  mulQ,
  negQ,
  ONE_Q,
  type Rational,
  rational,
  signQ,
  subQ,
} from '../language/rational.js';
import { type Rule, rule } from './rule.js';

const smaller = (a: Rational, b: Rational): Rational => (compareQ(a, b) <= 0 ? a : b);
const isBelow = ({ exponent }: Power): boolean => signQ(exponent) < 0;
const isPlainSum = ({ base, exponent }: Power): boolean => base.kind === 'add' && exponent === ONE_Q;
const hasFraction = (term: Expr): boolean => factored(term).powers.some(isBelow);

const withPower = (f: Factored, at: number, ...replacement: readonly Power[]): Factored => ({
  coefficient: f.coefficient,
  powers: f.powers.toSpliced(at, 1, ...replacement).filter((p) => p.exponent.n !== 0n),
});

/**
 * Factors that stand as denominators inside a sum beside them are multiplied into it. Terminates: each application
 * leaves fewer denominators in the sum.
 */
const cancelDenominators = rule('mul', 'cancel-denominators', 'lesson', '(u/x + v/y)*x*y = u*y + v*x', (e) => {
  const f = factored(e);
  for (const [at, power] of f.powers.entries()) {
    if (!isPlainSum(power)) continue;
    const terms = termsOf(power.base).map(factored);
    const taken = f.powers.map((p): Power => {
      const needed = terms
        .map((t) => exponentIn(t, p.base))
        .filter((x) => x !== undefined && signQ(x) < 0) as Rational[];
      const most = needed.map(negQ).reduce((a, b) => (compareQ(a, b) >= 0 ? a : b), rational(0));
      return {
        base: p.base,
        exponent: p === power || signQ(p.exponent) <= 0 ? rational(0) : smaller(most, p.exponent),
      };
    });
    const into = taken.filter((p) => p.exponent.n !== 0n).map(powerOf);
    if (into.length === 0) continue;
    const sum = add(...termsOf(power.base).map((t) => merged(t, ...into)));
    if (sum.size >= power.base.size + 4 && termsOf(sum).some(hasFraction)) continue;
    const rest = f.powers.map((p, n) => ({
      base: p.base,
      exponent: subQ(p.exponent, taken[n]?.exponent ?? rational(0)),
    }));
    return fromFactored(withPower({ ...f, powers: rest }, at, { base: sum, exponent: ONE_Q }));
  }
  return undefined;
});

/** Fractions inside a denominator are cleared by multiplying above and below. Terminates: none is left there. */
const clearFractions = rule('pow', 'clear-fractions', 'lesson', '1/(u + v/x) = x/(u*x + v)', ({ base, exponent }) => {
  if (base.kind !== 'add' || exponent.kind !== 'num' || !isIntegerQ(exponent.value) || signQ(exponent.value) > 0)
    return undefined;
  const denominators = base.args.flatMap((t) => factored(t).powers.filter(isBelow));
  const [first] = denominators;
  if (first === undefined) return undefined;
  const x = pow(first.base, num(negQ(first.exponent)));
  const above = pow(merged(x), num(negQ(exponent.value)));
  return mul(merged(above), pow(add(...base.args.map((t) => merged(t, x))), exponent));
});

/** Only where u − v or u + v is waiting below, inside a sum beside it. */
const differenceOfSquares = rule('mul', 'difference-of-squares', 'lesson', 'u^2 - v^2 = (u - v)*(u + v)', (e) => {
  const f = factored(e);
  const waiting = f.powers
    .filter((p) => p.base.kind === 'add')
    .flatMap((p) =>
      termsOf(p.base).flatMap((t) =>
        factored(t)
          .powers.filter(isBelow)
          .map((b) => b.base),
      ),
    );
  if (waiting.length === 0) return undefined;
  for (const [at, power] of f.powers.entries()) {
    if (!isPlainSum(power)) continue;
    const [a, b, third] = termsOf(power.base);
    if (a === undefined || b === undefined || third !== undefined || signOf(a) < 0 || signOf(b) > 0) continue;
    const u = squareRoot(a);
    const v = squareRoot(negated(b));
    if (u === undefined || v === undefined) continue;
    const factors = [add(u, negated(v)), add(u, v)];
    if (!factors.some((x) => waiting.some((w) => sameUpToOrder(w, x)))) continue;
    return fromFactored(withPower(f, at, ...factors.map((base) => ({ base, exponent: ONE_Q }))));
  }
  return undefined;
});

/** The root of a square of whole powers, such as 4x²y⁴. */
function squareRoot(term: Expr): Expr | undefined {
  const { coefficient, powers } = factored(term);
  const root = rational(BigInt(Math.round(Math.sqrt(Number(absQ(coefficient).n)))));
  const even = powers.every(({ exponent }) => isIntegerQ(exponent) && exponent.n % 2n === 0n);
  if (!even || !isIntegerQ(coefficient) || root.n * root.n !== coefficient.n) return undefined;
  return fromFactored({
    coefficient: root,
    powers: powers.map(({ base, exponent }) => ({ base, exponent: rational(exponent.n / 2n) })),
  });
}

/** Terms longer than this are left as they stand. */
const LONGEST_EXPANSION = 64;

/** Products of sums are multiplied out where terms cancel and the sum gets shorter. Terminates: the size falls. */
const multiplyOut = rule('add', 'multiply-out', 'lesson', 'u*(v + w) - u*w = u*v', (e) => {
  if (!e.args.some((t) => factorsOf(t).some((f) => f.kind === 'add' || (f.kind === 'pow' && f.base.kind === 'add'))))
    return undefined;
  const terms = expanded(e);
  if (terms.length > LONGEST_EXPANSION) return undefined;
  const kept = collected(terms);
  const result = total(kept);
  return kept.length < terms.length && result.size < e.size ? result : undefined;
});

/** What all terms have in common stands before the bracket, a number that all of them have too. */
const factorOut = rule('add', 'factor-out', 'lesson', 'u*v + u*w = u*(v + w)', (e) => {
  const terms = e.args.map(factored);
  const [first, ...others] = terms;
  const common = (first?.powers ?? []).flatMap((p) => {
    const exponents = others.map((t) => exponentIn(t, p.base));
    if (exponents.some((x) => x === undefined || signQ(x) !== signQ(p.exponent))) return [];
    const least = (exponents as Rational[]).map(absQ).reduce(smaller, absQ(p.exponent));
    return [{ base: p.base, exponent: signQ(p.exponent) < 0 ? negQ(least) : least }];
  });
  const size = absQ(first?.coefficient ?? ONE_Q);
  const number = others.every((t) => equalQ(absQ(t.coefficient), size)) ? size : ONE_Q;
  if (common.length === 0 && number === ONE_Q) return undefined;
  const outside = (base: Expr): Rational => common.find((c) => sameUpToOrder(c.base, base))?.exponent ?? rational(0);
  const inside = terms.map(({ coefficient, powers }) => {
    const left = powers.map((p) => ({ base: p.base, exponent: subQ(p.exponent, outside(p.base)) }));
    return fromFactored({
      coefficient: mulQ(coefficient, inverseQ(number)),
      powers: left.filter((p) => p.exponent.n !== 0n),
    });
  });
  return product([...(number === ONE_Q ? [] : [num(number)]), ...common.map(powerOf), add(...inside)]);
});

export const ALGEBRA: readonly Rule[] = [
  differenceOfSquares,
  cancelDenominators,
  clearFractions,
  multiplyOut,
  factorOut,
];
