/** Numbers on paper: small fractions, decimals, powers of ten. */
import { fraction, infix, type Layout, number, prefix, row, superscript } from './layout.js';
import { type Piece, piece } from './pieces.js';
import { absQ, isIntegerQ, negQ, type Rational, signQ, toDecimal } from './rational.js';

const isPowerOfTwo = (d: bigint): boolean => (d & (d - 1n)) === 0n;

/**
 * Whether a number in a formula reads better as a fraction: a half, three quarters, a third, but 0.9 and 0.01. Exact
 * fractions do not remember how they were written, so the denominator decides.
 */
export function printsAsFraction(value: Rational): boolean {
  if (isIntegerQ(value)) return false;
  if (toDecimal(value) === undefined) return true;
  const limit = absQ(value).n === 1n ? 64n : 4n;
  return isPowerOfTwo(value.d) && value.d <= limit && absQ(value).n < 10n;
}

/** A number of a formula; with `flat`, fractions are written with a slash. */
export function numberPiece(value: Rational, flat: boolean): Piece {
  if (signQ(value) < 0) {
    const { layout, shape } = numberPiece(negQ(value), flat);
    return piece(row(prefix('-'), layout), shape, { negative: true, numeric: true });
  }
  if (printsAsFraction(value)) {
    const top = number(String(value.n));
    const bottom = number(String(value.d));
    return flat
      ? piece(row(top, infix('/'), bottom), 'product', { numeric: true })
      : piece(fraction(top, bottom), 'coefficient', { numeric: true });
  }
  const decimal = toDecimal(value) ?? String(value.n);
  return powerOfTen(decimal) ?? piece(number(decimal), 'number', { numeric: true });
}

/** 0.00000001 as 10⁻⁸: leading zeros are hard to count. */
function powerOfTen(decimal: string): Piece | undefined {
  const [, zeros = '', digits = ''] = /^0\.(0{4,})(\d+)$/.exec(decimal) ?? [];
  if (digits === '') return undefined;
  const power = superscript(number('10'), row(prefix('-'), number(String(zeros.length + 1))));
  if (digits === '1') return piece(power, 'power', { numeric: true });
  const mantissa = digits.length === 1 ? digits : `${digits[0]}.${digits.slice(1)}`;
  return piece(row(number(mantissa), infix('×'), power), 'product', { numeric: true });
}

/** A number that stands for a symbol, as its caller has printed it. */
export function valuePiece(layout: Layout): Piece {
  const [first, second] = layout.kind === 'row' ? layout.items : [layout];
  const negative = first?.kind === 'operator' && first.form === 'prefix';
  const isLone = layout.kind !== 'row' || (negative && layout.items.length === 2);
  const body = negative ? second : first;
  const shape = !isLone
    ? 'product'
    : body?.kind === 'script'
      ? 'power'
      : body?.kind === 'fraction'
        ? 'coefficient'
        : 'number';
  return piece(layout, shape, { negative, numeric: true });
}
