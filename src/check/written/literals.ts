/** Numbers as they are written, and the formulas that are nothing but one. */

import { type Rational, rational } from '../../language/rational.js';
import type { Span } from '../../language/source.js';
import type { Written, WrittenNumber } from './written.js';

/** A literal as it is written: 0.250 is known to a thousandth. */
export function literal(text: string, span: Span): WrittenNumber {
  const [whole = '', decimals] = text.split('.');
  const digits = decimals?.length ?? 0;
  const value = rational(BigInt(`${whole}${decimals ?? ''}` || '0'), 10n ** BigInt(digits));
  return { kind: 'number', value, lastPlace: decimals === undefined ? undefined : -digits, span };
}

/** A number with a power of ten is no integer, however it is written. */
export function shifted(n: WrittenNumber, by: number, span: Span): WrittenNumber {
  const scale = 10n ** BigInt(Math.abs(by));
  const value = by >= 0 ? rational(n.value.n * scale, n.value.d) : rational(n.value.n, n.value.d * scale);
  return { kind: 'number', value, lastPlace: (n.lastPlace ?? 0) + by, hasPower: true, span };
}

/** The integer that a formula spells; undefined for any other. */
export function integerOf(w: Written): number | undefined {
  if (w.kind === 'negative') {
    const n = integerOf(w.of);
    return n === undefined ? undefined : -n;
  }
  return w.kind === 'number' && w.value.d === 1n ? Number(w.value.n) : undefined;
}

/** The value of a literal or of a fraction of two, with its sign; undefined for any other formula. */
export function constantOf(w: Written): Rational | undefined {
  if (w.kind === 'negative') {
    const of = constantOf(w.of);
    return of && rational(-of.n, of.d);
  }
  if (w.kind !== 'quotient') return signedLiteral(w)?.value;
  const [over, under] = [constantOf(w.over), constantOf(w.under)];
  return over && under && under.n !== 0n ? rational(over.n * under.d, over.d * under.n) : undefined;
}

/** The value of a literal with its sign; undefined for any other formula. */
export function signedLiteral(w: Written): { readonly number: WrittenNumber; readonly value: Rational } | undefined {
  if (w.kind === 'number') return { number: w, value: w.value };
  if (w.kind !== 'negative') return undefined;
  const of = signedLiteral(w.of);
  return of && { number: of.number, value: rational(-of.value.n, of.value.d) };
}
