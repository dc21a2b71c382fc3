import { add, type Call, type Expr, isNum, num, pow } from '../language/expr.js';
import { merged } from '../language/factors.js';
import { addQ, mulQ, negQ, type Rational, rational } from '../language/rational.js';
import type { Equation, Fold } from './rule.js';

/** (a + b·E)/(c + d·E) */
interface Moebius {
  readonly a: Rational;
  readonly b: Rational;
  readonly c: Rational;
  readonly d: Rational;
}

/**
 * A definition whose body is a fraction of first degree in one exponential E, and in nothing else, solved for E:
 * from p = 1/(1 + e^(−z)) comes e^(−z) = (1 − p)/p. Undefined for every other body.
 */
export function solvedForExponential({ output, body, formals }: Fold): Equation | undefined {
  const exponential = onlyExponential(body);
  if (exponential === undefined) return undefined;
  const fraction = asMoebius(body, exponential);
  if (fraction === undefined) return undefined;
  const { a, b, c, d } = fraction;
  // output·(c + d·E) = a + b·E
  const above = linear(a, negQ(c), output);
  const below = linear(negQ(b), d, output);
  if (isNum(below, 0)) return undefined;
  return { left: exponential, right: merged(pow(below, num(-1)), above), formals };
}

/** constant + slope·x, without the parts that are 0 or 1. */
function linear(constant: Rational, slope: Rational, x: Expr): Expr {
  const term = slope.n === 0n ? undefined : merged(num(slope), x);
  if (term === undefined) return num(constant);
  return constant.n === 0n ? term : add(num(constant), term);
}

/** The only thing in `e` that is not a number, when that is an exponential. */
function onlyExponential(e: Expr): Call | undefined {
  const found = new Set<Expr>();
  const visit = (part: Expr): void => {
    if (part.kind === 'num') return;
    if (part.kind === 'add' || part.kind === 'mul' || part.kind === 'pow') part.parts.forEach(visit);
    else found.add(part);
  };
  visit(e);
  const [only] = found;
  return found.size === 1 && only?.kind === 'call' && only.fn === 'exp' ? only : undefined;
}

const ZERO = rational(0);
const ONE = rational(1);

function asMoebius(e: Expr, exponential: Expr): Moebius | undefined {
  if (e === exponential) return { a: ZERO, b: ONE, c: ONE, d: ZERO };
  switch (e.kind) {
    case 'num':
      return { a: e.value, b: ZERO, c: ONE, d: ZERO };
    case 'add':
      return combined(e.args, exponential, plus);
    case 'mul':
      return combined(e.args, exponential, times);
    case 'pow': {
      const base = asMoebius(e.base, exponential);
      if (base === undefined || !isNum(e.exponent, -1)) return undefined;
      return { a: base.c, b: base.d, c: base.a, d: base.b };
    }
    default:
      return undefined;
  }
}

function combined(
  parts: readonly Expr[],
  exponential: Expr,
  combine: (x: Moebius, y: Moebius) => Moebius | undefined,
): Moebius | undefined {
  const [first, ...rest] = parts.map((part) => asMoebius(part, exponential));
  return rest.reduce((x, y) => (x && y ? combine(x, y) : undefined), first);
}

/** Sums of the first degree: over one denominator, or where one of the two is a plain number. */
function plus(x: Moebius, y: Moebius): Moebius | undefined {
  if (y.c === x.c && y.d === x.d) return { ...x, a: addQ(x.a, y.a), b: addQ(x.b, y.b) };
  const [fraction, constant] = isConstant(y) ? [x, y] : [y, x];
  if (!isConstant(constant)) return undefined;
  const times = (q: Rational): Rational => mulQ(constant.a, q);
  return { ...fraction, a: addQ(fraction.a, times(fraction.c)), b: addQ(fraction.b, times(fraction.d)) };
}

/** Products of the first degree: a numerator without E meets a denominator without E. */
function times(x: Moebius, y: Moebius): Moebius | undefined {
  const a = mulQ(x.a, y.a);
  const c = mulQ(x.c, y.c);
  const b = addQ(mulQ(x.a, y.b), mulQ(x.b, y.a));
  const d = addQ(mulQ(x.c, y.d), mulQ(x.d, y.c));
  const quadratic = mulQ(x.b, y.b).n !== 0n || mulQ(x.d, y.d).n !== 0n;
  return quadratic ? undefined : { a, b, c, d };
}

const isConstant = ({ b, c, d }: Moebius): boolean => b.n === 0n && d.n === 0n && c === ONE;
