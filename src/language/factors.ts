/** A product seen as a number times powers of its bases, and a sum seen as numbers times bare terms. */
import { canonical, sameUpToOrder } from './canonical.js';
import { type Expr, factorsOf, mul, num, pow, product } from './expr.js';
import { addQ, isIntegerQ, mulQ, negQ, ONE_Q, powQ, type Rational, signQ } from './rational.js';
import { table } from './table.js';

export interface Power {
  readonly base: Expr;
  readonly exponent: Rational;
}
/** coefficient · base₁^exponent₁ · … ; bases differ (up to order) and stand in the order in which they were given. */
export interface Factored {
  readonly coefficient: Rational;
  readonly powers: readonly Power[];
}

/** `e` as a number times powers. Only integer powers go into a product: √(u²) is not u. */
export function factored(e: Expr): Factored {
  const known = table().factored;
  let found = known.get(e);
  if (found === undefined) {
    found = takeApart(e);
    known.set(e, found);
  }
  return found;
}

function takeApart(e: Expr): Factored {
  let coefficient = ONE_Q;
  const powers: { base: Expr; exponent: Rational }[] = [];
  const raise = (base: Expr, exponent: Rational): void => {
    const same = powers.find((p) => sameUpToOrder(p.base, base));
    if (same) same.exponent = addQ(same.exponent, exponent);
    else powers.push({ base, exponent });
  };
  const put = (part: Expr, exponent: Rational): void => {
    if (part.kind === 'num' && isIntegerQ(exponent) && (part.value.n !== 0n || exponent.n > 0n)) {
      coefficient = mulQ(coefficient, exponent === ONE_Q ? part.value : powQ(part.value, exponent.n));
    } else if (part.kind === 'mul' && isIntegerQ(exponent)) {
      for (const factor of part.args) put(factor, exponent);
    } else if (part.kind === 'pow' && part.exponent.kind === 'num' && isIntegerQ(exponent)) {
      put(part.base, exponent === ONE_Q ? part.exponent.value : mulQ(part.exponent.value, exponent));
    } else {
      raise(part, exponent);
    }
  };
  put(e, ONE_Q);
  const left = powers.filter((p) => p.exponent.n !== 0n);
  if (left.some(isPlainNumber)) {
    for (const p of left.filter(isPlainNumber)) coefficient = mulQ(coefficient, powerOfNumber(p));
    return { coefficient, powers: left.filter((p) => !isPlainNumber(p)) };
  }
  return { coefficient, powers: left };
}

/** √2·√2 has become 2. */
const isPlainNumber = ({ base, exponent }: Power): boolean =>
  base.kind === 'num' && isIntegerQ(exponent) && base.value.n !== 0n;
const powerOfNumber = ({ base, exponent }: Power): Rational =>
  base.kind === 'num' ? powQ(base.value, exponent.n) : ONE_Q;

export const powerOf = ({ base, exponent }: Power): Expr => (exponent === ONE_Q ? base : pow(base, num(exponent)));

/** The product that `factored` took apart, its number first. */
export function fromFactored({ coefficient, powers }: Factored): Expr {
  if (coefficient.n === 0n) return num(0);
  const factors = powers.map(powerOf);
  return product(coefficient === ONE_Q ? factors : [num(coefficient), ...factors]);
}

export const exponentIn = (f: Factored, base: Expr): Rational | undefined =>
  f.powers.find((p) => sameUpToOrder(p.base, base))?.exponent;

/** A product with its factors merged: powers of the same base, numbers first. */
export const merged = (...factors: readonly Expr[]): Expr => fromFactored(factored(product(factors)));

/** −e, the sign taken into a number that leads the product. */
export function negated(e: Expr): Expr {
  if (e.kind === 'num') return num(negQ(e.value));
  const [first, ...rest] = factorsOf(e);
  if (first?.kind !== 'num') return mul(num(-1), ...factorsOf(e));
  const coefficient = negQ(first.value);
  return coefficient === ONE_Q ? product(rest) : mul(num(coefficient), ...rest);
}

/** The sign of the number that leads a term. */
export const signOf = (term: Expr): -1 | 0 | 1 => {
  const [first] = factorsOf(term);
  return first?.kind === 'num' ? signQ(first.value) : 1;
};

/** Terms with the same powers added up, in order of first appearance; terms that cancel are gone. */
export function collected(terms: readonly Expr[]): readonly Expr[] {
  interface Entry {
    readonly key: Expr;
    readonly bare: Factored;
    readonly first: Expr;
    coefficient: Rational;
    count: number;
  }
  const entries = new Map<Expr, Entry>();
  for (const term of terms) {
    const bare = factored(term);
    const key = canonical(fromFactored({ coefficient: ONE_Q, powers: bare.powers }));
    const entry = entries.get(key);
    if (entry) {
      entry.coefficient = addQ(entry.coefficient, bare.coefficient);
      entry.count++;
    } else entries.set(key, { key, bare, first: term, coefficient: bare.coefficient, count: 1 });
  }
  return [...entries.values()]
    .filter((e) => e.coefficient.n !== 0n)
    .map((e) => (e.count === 1 ? e.first : fromFactored({ coefficient: e.coefficient, powers: e.bare.powers })));
}

/** A product of sums multiplied out, terms not yet collected. Small positive integer powers of sums too. */
export function expanded(e: Expr): readonly Expr[] {
  switch (e.kind) {
    case 'add':
      return e.args.flatMap(expanded);
    case 'mul':
      return distributed(e.args.map(expanded));
    case 'pow': {
      const times = e.exponent.kind === 'num' && isIntegerQ(e.exponent.value) ? Number(e.exponent.value.n) : 0;
      if (e.base.kind !== 'add' || times < 2 || times > 4) return [e];
      return distributed(Array.from({ length: times }, () => expanded(e.base)));
    }
    default:
      return [e];
  }
}

function distributed(sums: readonly (readonly Expr[])[]): readonly Expr[] {
  const products = sums.reduce<Expr[][]>((partial, terms) => partial.flatMap((p) => terms.map((t) => [...p, t])), [[]]);
  return products.map((factors) => merged(...factors));
}
