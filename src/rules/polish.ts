/**
 * Signs as a person would write them. Last of all: earlier, they would turn p(1 − p) into −p(p − 1) and hide what
 * cancels. Each rule leaves fewer minus signs, or moves one to a later term.
 */
import { add, type Expr, isNum, mul, num, product } from '../language/expr.js';
import { factored, negated, signOf } from '../language/factors.js';
import { negQ, signQ } from '../language/rational.js';
import { type Rule, rule } from './rule.js';

const minusOut = rule('add', 'minus-out', 'chore', '-u - v = -(u + v)', (e) =>
  e.args.every((t) => signOf(t) < 0) ? mul(num(-1), add(...e.args.map(negated))) : undefined,
);

const plusFirst = rule('add', 'plus-first', 'chore', '-u + v = v - u', (e) =>
  signOf(e.args[0] as Expr) < 0 && e.args.some((t) => signOf(t) > 0) ? add(...positiveFirst(e.args)) : undefined,
);

const positiveFirst = (terms: readonly Expr[]): Expr[] => [
  ...terms.filter((t) => signOf(t) >= 0),
  ...terms.filter((t) => signOf(t) < 0),
];

/** Never into 1 − u, which people like as it is, and never into fractions. */
const minusIntoSum = rule('mul', 'minus-into-sum', 'chore', '-(u - v) = v - u', (e) => {
  const [number] = e.args;
  if (number?.kind !== 'num' || signQ(number.value) > 0) return undefined;
  const at = e.args.findIndex((f) => f.kind === 'add' && f.args.some((t) => signOf(t) < 0) && !f.args.some(isFixed));
  const bracket = e.args[at];
  if (bracket?.kind !== 'add') return undefined;
  const turned = add(...positiveFirst(bracket.args.map(negated)));
  const rest = [...e.args.slice(1, at), turned, ...e.args.slice(at + 1)];
  return product(isNum(number, -1) ? rest : [num(negQ(number.value)), ...rest]);
});

const isFixed = (term: Expr): boolean =>
  term.kind === 'num' || factored(term).powers.some(({ exponent }) => exponent.n < 0n);

/** Fractions are read with what stands above first. */
const denominatorsLast = rule('mul', 'denominators-last', 'chore', '1/u*v = v/u', (e) => {
  const isBelow = (f: Expr): boolean => f.kind === 'pow' && isNum(f.exponent) && f.exponent.value.n < 0n;
  const ordered = [...e.args.filter((f) => !isBelow(f)), ...e.args.filter(isBelow)];
  return ordered.every((f, n) => f === e.args[n]) ? undefined : mul(...ordered);
});

export const POLISH: readonly Rule[] = [denominatorsLast, minusOut, plusFirst, minusIntoSum];
