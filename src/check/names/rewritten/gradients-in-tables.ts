/** `| weight | value |`: the values of the weights, or of the gradients by them. */
import { derivative, type Expr } from '../../../language/expr.js';
import { toNumber } from '../../../language/rational.js';
import type { Ground } from '../../world/ground.js';
import type { World } from '../../world/world.js';
import type { Chain } from '../../written/chain.js';
import { signedLiteral } from '../../written/literals.js';
import { Unreadable, type Written } from '../../written/written.js';
import type { Names } from '../names.js';
import { hasNewHead, nameOf } from './assigned.js';

/**
 * A row of a table as one of the gradient by what it names, where that is given: numbers that are nearer to the gradient,
 * or a formula.
 */
export function withGradientInTable(chain: Chain, names: Names, ground: Ground, given: World | undefined): Chain {
  const [head, next, ...more] = chain.sides;
  if (given === undefined || hasNewHead(chain) || head === undefined || next === undefined) return chain;
  if (head.written instanceof Unreadable || next.written instanceof Unreadable) return chain;
  const name = nameOf(head.written);
  const reading = name && names.read(name);
  if (name === undefined || reading?.letters.size !== 0) return chain;
  const { entries } = reading.at(new Map());
  if (!entries.every((e) => isGiven(e, ground)) || !isNearer(numbersOf(next.written), entries, ground, given))
    return chain;
  const written: Written = { kind: 'derivative', of: { ...LOSS, span: name.span }, by: name, span: name.span };
  return { ...chain, sides: [{ ...head, written }, next, ...more] };
}

const LOSS = { kind: 'name', base: 'Loss', accents: [], sub: [], sup: [], primes: 0 } as const;

const isGiven = (e: Expr, { definitionOf }: Ground): boolean => e.kind === 'sym' && definitionOf(e) === undefined;

/** Whether numbers are nearer to the gradients than to the values; undefined is a formula, which no value has. */
function isNearer(numbers: readonly number[] | undefined, of: readonly Expr[], ground: Ground, given: World): boolean {
  if (numbers === undefined) return true;
  const { loss } = ground.problem;
  const off = (amount: (e: Expr) => number): number =>
    of.reduce((sum, e, n) => sum + Math.abs(amount(e) - (numbers[n] ?? 0)), 0);
  const gradientOf = (e: Expr): number => (e.kind === 'sym' ? given.valueOf(derivative(loss, e, 'total')).mid : 0);
  return numbers.length === of.length && off(gradientOf) < off((e) => given.valueOf(e).mid);
}

/** A number, or those of a matrix row by row; undefined where there is more than numbers. */
function numbersOf(w: Written): readonly number[] | undefined {
  const literals = (w.kind === 'matrix' ? w.rows.flat() : [w]).map(signedLiteral);
  const numbers = literals.flatMap((l) => (l ? [toNumber(l.value)] : []));
  return numbers.length === literals.length ? numbers : undefined;
}
