/** Minus signs and fractions, restored from products with negative numbers and negative powers. */
import { type Expr, isOne, type Num, num, type Pow, pow, product } from './expr.js';
import { printsAsFraction } from './numerals.js';
import { negQ, signQ } from './rational.js';

/** −`e` where `e` is written with a leading minus sign. */
export function magnitude(e: Expr): Expr | undefined {
  if (e.kind === 'num') return signQ(e.value) < 0 ? num(negQ(e.value)) : undefined;
  const [first, ...rest] = e.kind === 'mul' ? e.args : [];
  const positive = first && magnitude(first);
  if (positive === undefined) return undefined;
  return isOne(positive) && rest.length > 0 ? product(rest) : product([positive, ...rest]);
}

/** What stands below the line where `e` is written 1/…; undefined where it is not. */
export function reciprocal(e: Pow): Expr | undefined {
  if (e.exponent.kind !== 'num' || signQ(e.exponent.value) >= 0) return undefined;
  const exponent = num(negQ(e.exponent.value));
  return isOne(exponent) ? e.base : pow(e.base, exponent);
}

/** `x * 1/2` is how `x/2` is read. */
const divisor = ({ value }: Num): Expr | undefined => (value.n === 1n && value.d > 1n ? num(value.d) : undefined);

/** above/below; with nothing below, plain factors. */
export interface Quotient {
  readonly above: readonly Expr[];
  readonly below: readonly Expr[];
}

/** These are too tall to stand in a fraction: they stay beside it. */
const isTall = (e: Expr | undefined): boolean => e?.kind === 'derivative' || e?.kind === 'cases';

/**
 * The factors in the given order, each stretch that ends in reciprocals gathered into one fraction. `flat` gathers
 * numeric fractions too: ½z is z/2 where there is a slash.
 */
export function asQuotients(factors: readonly Expr[], flat: boolean): readonly Quotient[] {
  const quotients: { above: Expr[]; below: Expr[] }[] = [];
  for (const factor of factors) {
    const current = quotients.at(-1);
    const below = current && factor.kind === 'num' ? divisor(factor) : factor.kind === 'pow' && reciprocal(factor);
    const joins = current !== undefined && !isTall(current.above.at(-1));
    if (below) {
      if (joins) current.below.push(below);
      else quotients.push({ above: [], below: [below] });
    } else if (joins && current.below.length === 0 && !isTall(factor)) current.above.push(factor);
    else quotients.push({ above: [factor], below: [] });
  }
  return quotients.flatMap((quotient) => withSumBeside(withWholeNumbers(quotient, flat)));
}

/** ½ · x/y is x/(2y). */
function withWholeNumbers({ above, below }: Quotient, flat: boolean): Quotient {
  const [first, ...rest] = above;
  const gathers = below.length > 0 || (flat && rest.length > 0);
  if (first?.kind !== 'num' || !gathers || !printsAsFraction(first.value)) return { above, below };
  const { n, d } = first.value;
  return { above: n === 1n && rest.length > 0 ? rest : [num(n), ...rest], below: [num(d), ...below] };
}

/** A sum over n is 1/n beside the sum, as a mean is written. */
function withSumBeside({ above, below }: Quotient): readonly Quotient[] {
  const last = above.at(-1);
  const isSimple = below.length > 0 && below.every((e) => e.kind === 'num' || e.kind === 'sym');
  return last?.kind === 'sum' && isSimple
    ? [
        { above: above.slice(0, -1), below },
        { above: [last], below: [] },
      ]
    : [{ above, below }];
}
