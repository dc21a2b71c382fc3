/** Numbers as they stand on a sheet: this is the one place that makes digits of them. */
import type { Expr } from '../language/expr.js';
import { infix, type Layout, number, prefix, row, superscript } from '../language/layout.js';
import type { Notation } from '../language/notation.js';
import { isIntegerQ, toDecimal } from '../language/rational.js';
import { realOf } from '../language/real.js';
import {
  exponentOf,
  inUnits,
  type Rounded,
  type Rounding,
  roundQ,
  roundReal,
  withoutZeros,
} from '../language/rounding.js';
import { typesetRounded } from '../language/typeset.js';

/** The digits of a rounded number: 0.6500, -0.0381, 6.664×10⁻⁵, 10⁻⁸. */
export function numberLayout({ value, places, scientific }: Rounded): Layout {
  const units = inUnits(value, places, 'away');
  const digits = String(units < 0n ? -units : units);
  const body = scientific ? withPower(digits, exponentOf(value)) : number(plain(digits, places));
  return units < 0n ? row(prefix('-'), body) : body;
}

/** Digits with the point before the last `places` of them. */
function plain(digits: string, places: number): string {
  if (places <= 0) return `${digits}${digits === '0' ? '' : '0'.repeat(-places)}`;
  const padded = digits.padStart(places + 1, '0');
  return `${padded.slice(0, -places)}.${padded.slice(-places)}`;
}

/** 10⁻⁵ stands for itself; what was rounded to 1.00×10⁻⁵ says how well it is known. */
function withPower(digits: string, exponent: number): Layout {
  const power = superscript(number('10'), number(String(exponent)));
  if (digits === '1') return power;
  return row(number(plain(digits, digits.length - 1)), infix('×'), power);
}

/** A double that measures something, a difference say. */
export const measured = (x: number, rounding: Rounding): Layout =>
  numberLayout(withoutZeros(roundReal(realOf(x), rounding)));

/** Something with numbers in it, and whether each of them is printed as it is. */
export interface PrintedNumbers {
  readonly layout: Layout;
  readonly exact: boolean;
}

/** What is left of a quantity in the symbols that have no value: its decimals rounded, fractions and whole numbers kept. */
export function openLayout(e: Expr, rounding: Rounding, notation: Notation): PrintedNumbers {
  let exact = true;
  const layout = typesetRounded(e, notation, (value) => {
    if (isIntegerQ(value) || toDecimal(value) === undefined) return undefined;
    const rounded = roundQ(value, rounding);
    if (rounded.exact) return undefined;
    exact = false;
    return numberLayout(rounded);
  });
  return { layout, exact };
}
