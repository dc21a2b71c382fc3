/** Numbers as they stand on a sheet: exact where they are short, else rounded to four decimals. */
import { type Expr, type Num, num } from '../language/expr.js';
import { infix, type Layout, number, prefix, row, superscript } from '../language/layout.js';
import { isIntegerQ, parseDecimal, toNumber } from '../language/rational.js';
import { replaceParts } from '../language/walk.js';

const DECIMALS = 4;
const SIGNIFICANT = 4;
const SMALLEST_PLAIN = 1e-3;
const LARGEST_PLAIN = 1e7;

/** A number on the sheet, and whether it is printed in full. */
export interface PrintedNumber {
  readonly layout: Layout;
  readonly exact: boolean;
}

/** `value` as printed; `digits` is its decimal text to many more digits, which ends early where it is exact. */
export function printedNumber(value: number, digits: string | Expr): PrintedNumber {
  const isShort = typeof digits === 'string' && SHORT.test(digits);
  return isShort ? { layout: number(digits), exact: true } : { layout: rounded(value), exact: value === 0 };
}

/** A decimal with no more places than a rounded number has: `0.25`, `-3`. */
const SHORT = /^-?\d{1,7}(\.\d{1,4})?$/;

/** The numbers in `e` rounded as they print. */
export const shortNumbers = (e: Expr): Expr =>
  replaceParts(e, (part) => (part.kind === 'num' ? short(part) : undefined));

function short(e: Num): Num {
  const value = toNumber(e.value);
  return isIntegerQ(e.value) || Math.abs(value) < SMALLEST_PLAIN ? e : num(parseDecimal(value.toFixed(DECIMALS)));
}

/** Four decimals; small and large numbers with a power of ten. */
export function rounded(value: number): Layout {
  if (value === 0) return number('0');
  const size = Math.abs(value);
  if (size >= SMALLEST_PLAIN && size < LARGEST_PLAIN) return number(value.toFixed(DECIMALS));
  const [digits = '', exponent = '0'] = size.toExponential(SIGNIFICANT - 1).split('e');
  const scientific = row(number(digits), infix('×'), superscript(number('10'), number(String(Number(exponent)))));
  return value < 0 ? row(prefix('-'), scientific) : scientific;
}
