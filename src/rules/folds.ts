/** The body of a definition is written as its output again: σ(z₁) becomes a₁, e^(z_i)/Σe^(z_k) becomes p_i. */
import { canonical } from '../language/canonical.js';
import { add, type Call, type Expr, type Mul, type Pow } from '../language/expr.js';
import { exponentIn, type Factored, factored, fromFactored, merged, type Power, powerOf } from '../language/factors.js';
import { addQ, mulQ, negQ, ONE_Q, type Rational, rational, signQ } from '../language/rational.js';
import { renameAll } from '../language/walk.js';
import { match } from './match.js';
import { type Context, type Equation, type Fold, type Rule, rule } from './rule.js';

/** The folds of a problem, arranged so that a node finds its own quickly. */
export interface FoldTable {
  /** Whole bodies without formals, by their canonical form. */
  readonly whole: ReadonlyMap<Expr, Expr>;
  /** Function calls with formals, by what is called on what. */
  readonly calls: ReadonlyMap<string, readonly Fold[]>;
  /** Fractions and powers, which may be found among the factors of a larger product. */
  readonly products: readonly Fold[];
}

export function foldTable(folds: readonly Fold[]): FoldTable {
  const calls = new Map<string, Fold[]>();
  for (const fold of folds) {
    if (fold.formals.length === 0 || fold.body.kind !== 'call') continue;
    const key = calledOn(fold.body);
    calls.set(key, [...(calls.get(key) ?? []), fold]);
  }
  return {
    whole: new Map(folds.filter((f) => f.formals.length === 0).map((f) => [canonical(f.body), f.output])),
    calls,
    products: folds.filter((f) => f.body.kind === 'mul' || f.body.kind === 'pow'),
  };
}

/** `tanh z1`: a call and the first symbol inside, which a match must share. */
const calledOn = (e: Call): string => `${e.fn} ${firstSymbol(e)}`;

function firstSymbol(e: Expr): string | undefined {
  if (e.kind === 'sym') return e.name;
  for (const part of e.parts) {
    const found = firstSymbol(part);
    if (found !== undefined) return found;
  }
  return undefined;
}

const ownOutput = rule('call', 'own-output', 'lesson', 'f(z) = a', (e: Call, { folds }) => {
  const whole = folds.whole.get(canonical(e));
  if (whole !== undefined) return whole;
  for (const { output, body, formals } of folds.calls.get(calledOn(e)) ?? []) {
    const indices = match(body, e, formals);
    if (indices) return renameAll(output, formals, indices);
  }
  return undefined;
});

/** The factors of a definition's body, to one integer power, found among the factors of `e`. */
function foldFactors(e: Mul | Pow, { folds }: Context): Expr | undefined {
  if (folds.products.length === 0) return undefined;
  const present = factored(e);
  for (const fold of folds.products) {
    // Only a factor with all formals tells at which entry the output stands.
    const pattern = factored(fold.body).powers.find(({ base }) => fold.formals.every((f) => base.free.includes(f)));
    if (pattern === undefined) continue;
    for (const { base } of present.powers) {
      const indices = match(pattern.base, base, fold.formals);
      if (indices === undefined) continue;
      const wanted = factored(renameAll(fold.body, fold.formals, indices));
      const times = timesIn(wanted, present);
      if (times === 0n) continue;
      return fromFactored(replaced(present, wanted, times, renameAll(fold.output, fold.formals, indices)));
    }
  }
  return undefined;
}

/** How often (as an integer power, away from zero) all factors of `wanted` are in `present`. */
function timesIn(wanted: Factored, present: Factored): bigint {
  let times: bigint | undefined;
  for (const { base, exponent } of wanted.powers) {
    const here = exponentIn(present, base);
    if (here === undefined) return 0n;
    const ratio = (here.n * exponent.d) / (here.d * exponent.n);
    if (times === undefined) times = ratio;
    else if (ratio > 0n !== times > 0n) return 0n;
    else if (ratio * ratio < times * times) times = ratio;
  }
  // One over a fraction is not the output: only a lone power may be inverted.
  return times === undefined || (times < 0n && wanted.powers.length > 1) ? 0n : times;
}

function replaced(present: Factored, wanted: Factored, times: bigint, output: Expr): Factored {
  const power = rational(times);
  const powers: Power[] = [];
  let placed = false;
  for (const { base, exponent } of present.powers) {
    const part = exponentIn(wanted, base);
    if (part === undefined) {
      powers.push({ base, exponent });
      continue;
    }
    if (!placed) powers.push({ base: output, exponent: power });
    placed = true;
    const left = addQ(exponent, negQ(mulQ(power, part)));
    if (left.n !== 0n) powers.push({ base, exponent: left });
  }
  return { coefficient: coefficientWithout(present.coefficient, wanted.coefficient, times), powers };
}

const coefficientWithout = (coefficient: Rational, body: Rational, times: bigint): Rational => {
  const inverse = signQ(body) < 0 ? rational(-body.d, -body.n) : rational(body.d, body.n);
  const factor = times < 0n ? body : inverse;
  let result = coefficient;
  for (let n = 0n; n < (times < 0n ? -times : times); n++) result = mulQ(result, factor);
  return result;
};

const ownOutputProduct = rule('mul', 'own-output-product', 'lesson', 'u/v = a', foldFactors);
const ownOutputPower = rule('pow', 'own-output-power', 'lesson', '1/v = a', foldFactors);

/**
 * A fraction over a definition's own denominator is divided term by term, so that each term can be folded. Terminates:
 * no term of the result has that denominator above and below.
 */
const divideTerms = rule('mul', 'divide-terms', 'lesson', '(u*x + v)/x = u + v/x', (e, { folds }) => {
  if (folds.products.length === 0) return undefined;
  const { coefficient, powers } = factored(e);
  const below = powers.filter((p) => signQ(p.exponent) < 0 && isOwnDenominator(p.base, folds));
  for (const [at, { base, exponent }] of powers.entries()) {
    if (base.kind !== 'add' || exponent !== ONE_Q) continue;
    const terms = base.args.map(factored);
    const into = below.filter((b) => terms.some((t) => signQ(exponentIn(t, b.base) ?? rational(0)) > 0));
    if (into.length === 0) continue;
    const divided = add(...base.args.map((t) => merged(t, ...into.map(powerOf))));
    const others = powers.with(at, { base: divided, exponent: ONE_Q }).filter((p) => !into.includes(p));
    return fromFactored({ coefficient, powers: others });
  }
  return undefined;
});

const isOwnDenominator = (base: Expr, { products }: FoldTable): boolean =>
  products.some(({ body, formals }) =>
    factored(body).powers.some((p) => signQ(p.exponent) < 0 && match(p.base, base, formals) !== undefined),
  );

export const FOLDS: readonly Rule[] = [ownOutput, ownOutputProduct, ownOutputPower, divideTerms];

/** An exponential that is left over is written with the output, by solving the definition for it. */
export const SOLVED: readonly Rule[] = [
  rule('call', 'solved-definition', 'lesson', 'exp(-z) = (1 - a)/a', (e, { solved }) => cite(e, solved)),
];

function cite(e: Expr, equations: readonly Equation[]): Expr | undefined {
  for (const { left, right, formals } of equations) {
    const indices = match(left, e, formals);
    if (indices) return renameAll(right, formals, indices);
  }
  return undefined;
}
