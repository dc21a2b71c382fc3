/** Arithmetic on values, whether they are numbers or something is left open in them. */
import { addOpen, isOpen, multiplyOpen, type Value } from './open.js';
import { addReals, multiplyReals, negateReal, ONE, type Real, ZERO } from './real.js';

export const addValues = (a: Value, b: Value, bits: number): Value =>
  isOpen(a) || isOpen(b) ? addOpen([a, b], bits) : addReals(a, b, bits);

export const multiplyValues = (a: Value, b: Value, bits: number): Value =>
  isOpen(a) || isOpen(b) ? multiplyOpen(a, b, bits) : multiplyReals(a, b, bits);

export const subtractValues = (a: Value, b: Value, bits: number): Value =>
  addValues(a, isOpen(b) ? multiplyOpen(b, negateReal(ONE), bits) : negateReal(b), bits);

/** The sum of the parts' values. Open values are gathered first, so that like terms are collected once. */
export function sumOf<T>(parts: Iterable<T>, bits: number, value: (part: T) => Value): Value {
  let numbers: Real = ZERO;
  const open: Value[] = [];
  for (const part of parts) {
    const v = value(part);
    if (isOpen(v)) open.push(v);
    else numbers = addReals(numbers, v, bits);
  }
  return open.length === 0 ? numbers : addOpen([numbers, ...open], bits);
}
