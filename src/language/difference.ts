/** Derivatives by differences: they know nothing of any rule. */
import { topOf, widen } from './ball.js';
import { isOpen, type Value } from './open.js';
import { ballOf, isExactZero, multiplyReals, type Real, subtractReals } from './real.js';
import { ValueError } from './value-error.js';

/**
 * (f(h) - f(-h))/2h for h = 2^(-bits/3), where f is the value after a step. That leaves out some h² of the derivative,
 * which is taken to be what doubling h changes: three times what theory gives for a smooth f. Across a kink the result
 * means nothing. Throws a ValueError where something is left open.
 */
export function centralDifference(f: (step: Real) => Value, bits: number): Real {
  const quotient = (inverse: bigint): Real => {
    const [up, down] = [f({ n: 1n, d: inverse }), f({ n: -1n, d: inverse })];
    if (isOpen(up) || isOpen(down)) throw new ValueError('no-value', 'a derivative needs numbers for all symbols');
    return multiplyReals(subtractReals(up, down, bits), { n: inverse, d: 2n }, bits);
  };
  const inverse = 1n << BigInt(Math.floor(bits / 3));
  const near = quotient(inverse);
  const error = subtractReals(near, quotient(inverse / 2n), bits);
  return isExactZero(error) ? near : widen(ballOf(near, bits), 1, topOf(ballOf(error, bits)), bits);
}
