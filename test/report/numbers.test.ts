import { Decimal } from 'decimal.js';
import { describe, expect, it } from 'vitest';
import { parseDecimal, rational } from '../../src/language/rational.js';
import {
  exactly,
  isShortGiven,
  type Rounded,
  type Rounding,
  roundQ,
  withoutZeros,
} from '../../src/language/rounding.js';
import { unicode } from '../../src/language/unicode.js';
import { numberLayout } from '../../src/report/numbers.js';
import { sheetText } from '../support/sheets.js';

const decimals = (digits: number, ties: Rounding['ties'] = 'away'): Rounding => ({ kind: 'decimals', digits, ties });
const significant = (digits: number, ties: Rounding['ties'] = 'away'): Rounding => ({
  kind: 'significant',
  digits,
  ties,
});

/** In the terminal's text, as tight as on paper. */
const textOf = (rounded: Rounded): string => unicode(numberLayout(withoutZeros(rounded))).replaceAll(' ', '');

const written = (text: string, rounding: Rounding): string => {
  const rounded = roundQ(parseDecimal(text), rounding);
  return `${rounded.exact ? '=' : '≈'} ${textOf(rounded)}`;
};

/** Value, rounding, text: each by the definition of rounding, none from the program. */
const ROWS: readonly (readonly [string, Rounding, string])[] = [
  // A tie in decimals is none as a double, to either side.
  ['0.12345', decimals(4), '≈ 0.1235'],
  ['0.12345', decimals(4, 'even'), '≈ 0.1234'],
  ['0.12355', decimals(4, 'even'), '≈ 0.1236'],
  ['-0.12345', decimals(4), '≈ −0.1235'],
  ['-0.12345', decimals(4, 'even'), '≈ −0.1234'],
  ['1.00005', decimals(4), '≈ 1.0001'],
  ['1.00005', decimals(4, 'even'), '≈ 1.0000'],
  ['2.675', decimals(2), '≈ 2.68'],
  ['2.675', decimals(2, 'even'), '≈ 2.68'],
  ['2.665', decimals(2, 'even'), '≈ 2.66'],
  ['0.123449999999999999999999999999999999', decimals(4), '≈ 0.1234'],
  ['0.123450000000000000000000000000000001', decimals(4, 'even'), '≈ 0.1235'],
  // Zeros at the end say how well a rounded number is known; an exact one has none.
  ['0.65003', decimals(4), '≈ 0.6500'],
  ['0.65', decimals(4), '= 0.65'],
  ['0.5', decimals(4), '= 0.5'],
  ['-3', decimals(4), '= −3'],
  ['0.99996', decimals(4), '= 0.99996'],
  ['0.9999634', decimals(4), '≈ 0.999963'],
  ['0.1125', decimals(3), '≈ 0.113'],
  ['0.1125', decimals(3, 'even'), '≈ 0.112'],
  // Nothing but 0 is 0, and it has no sign.
  ['0', decimals(4), '= 0'],
  ['-0', decimals(4), '= 0'],
  ['-0.00000001234567', decimals(4), '≈ −1.235×10⁻⁸'],
  ['0.00006664321', decimals(4), '≈ 6.664×10⁻⁵'],
  ['0.00006664321', decimals(3), '≈ 6.66×10⁻⁵'],
  ['0.00006664', decimals(8), '= 6.664×10⁻⁵'],
  ['0.0005', decimals(4), '= 0.0005'],
  ['0.00051234', decimals(4), '≈ 5.123×10⁻⁴'],
  ['0.0012345', decimals(4), '≈ 0.0012'],
  ['0.00099996', decimals(4), '≈ 0.0010'],
  ['0.0001', decimals(2), '= 0.0001'],
  ['0.00001', decimals(2), '= 10⁻⁵'],
  ['0.0000100004', decimals(4), '≈ 1.000×10⁻⁵'],
  ['0.723', decimals(0), '≈ 7.2×10⁻¹'],
  ['2.5', decimals(0), '≈ 3'],
  ['2.5', decimals(0, 'even'), '≈ 2'],
  ['0.04321', decimals(2), '≈ 0.04'],
  ['0.00432', decimals(2), '≈ 4.3×10⁻³'],
  ['1234567.12345', decimals(4), '≈ 1234567.1235'],
  ['12345678.12345', decimals(4), '≈ 1.235×10⁷'],
  ['9999999.99999', decimals(4), '≈ 1.000×10⁷'],
  ['1e30', decimals(4), '= 10³⁰'],
  ['1.5e30', decimals(4), '= 1.5×10³⁰'],
  ['1000000', decimals(4), '= 1000000'],
  ['0.123456', decimals(6), '= 0.123456'],
  ['0.1234565', decimals(6), '≈ 0.123457'],
  // Significant digits.
  ['0.123456', significant(3), '≈ 0.123'],
  ['0.0123456', significant(3), '≈ 0.0123'],
  ['0.00123456', significant(3), '≈ 0.00123'],
  ['0.000123456', significant(3), '≈ 1.23×10⁻⁴'],
  ['0.06499999', significant(4), '≈ 0.06500'],
  ['9.996', significant(3), '≈ 10.0'],
  ['99.96', significant(3), '≈ 100'],
  ['999.6', significant(3), '≈ 1.00×10³'],
  ['1234.5', significant(3), '≈ 1.23×10³'],
  ['1234.5', significant(4), '≈ 1235'],
  ['1234.5', significant(4, 'even'), '≈ 1234'],
  ['1200', significant(3), '= 1200'],
  ['-12.5', significant(2), '≈ −13'],
  ['-12.5', significant(2, 'even'), '≈ −12'],
  ['-7.25', significant(1), '≈ −7'],
  ['72.5', significant(1), '≈ 7×10¹'],
];

describe('rounded numbers', () => {
  it.each(ROWS)('%s by %o is %s', (text, rounding, expected) => {
    expect(written(text, rounding)).toBe(expected);
  });

  it('of fractions that end nowhere', () => {
    expect(textOf(roundQ(rational(2, 3), decimals(4)))).toBe('0.6667');
    expect(textOf(roundQ(rational(-1, 3), significant(3)))).toBe('−0.333');
  });

  it('keeps given numbers that are short', () => {
    expect(['0.12345678', '12345678', '0.00001', '1e20', '0'].map((x) => isShortGiven(parseDecimal(x)))).toEqual(
      Array.from({ length: 5 }, () => true),
    );
    expect(isShortGiven(parseDecimal('0.123456789'))).toBe(false);
    expect(isShortGiven(rational(1, 3))).toBe(false);
    expect(textOf(exactly(parseDecimal('-0.00001234')))).toBe('−1.234×10⁻⁵');
  });
});

/** A linear congruence: the same numbers each time. */
function* figures(count: number): Generator<string> {
  let seed = 12345n;
  for (let n = 0; n < count; n++) {
    seed = (seed * 6364136223846793005n + 1442695040888963407n) % 2n ** 64n;
    const digits = String(seed).slice(0, 1 + (n % 17));
    yield `${n % 3 === 0 ? '-' : ''}${digits}e${(n % 61) - 45}`;
  }
}

const SUPERSCRIPTS = '⁰¹²³⁴⁵⁶⁷⁸⁹';
/** What is printed, and the value of one unit of its last digit. */
function readBack(text: string): { readonly value: Decimal; readonly unit: Decimal } {
  const [, sign = '', mantissa = '1', power = '0'] =
    /^(−?)(?:([\d.]+?)(?:×|$))?(?:10([⁻⁰¹²³⁴⁵⁶⁷⁸⁹]+))?$/.exec(text) ?? [];
  const exponent = [...power]
    .map((c) => (c === '⁻' ? '-' : SUPERSCRIPTS.includes(c) ? SUPERSCRIPTS.indexOf(c) : c))
    .join('');
  const unit = `1e${Number(exponent) - (mantissa.split('.')[1] ?? '').length}`;
  return { value: new Decimal(`${sign && '-'}${mantissa}e${exponent}`), unit: new Decimal(unit) };
}

describe('any number, read back', () => {
  Decimal.set({ precision: 60 });
  const ways = [
    decimals(0),
    decimals(1),
    decimals(2),
    decimals(4),
    decimals(9),
    significant(1),
    significant(3),
    significant(15),
  ];
  it.each(ways.flatMap((way) => [way, { ...way, ties: 'even' as const }]))('by %o', (rounding) => {
    for (const text of figures(600)) {
      const rounded = roundQ(parseDecimal(text), rounding);
      const printed = textOf(rounded);
      const { value, unit } = readBack(printed);
      const [true_, off] = [new Decimal(text), value.minus(text).abs()];
      expect(off.lte(unit.div(2)), `${text} is printed ${printed}`).toBe(true);
      expect(rounded.exact, text).toBe(off.isZero());
      expect(value.isZero(), text).toBe(true_.isZero());
      expect(printed).not.toMatch(/^−0(\.0*)?$|^−?0\.0000\d/);
      if (rounding.kind === 'significant' && !rounded.exact) {
        const mode = rounding.ties === 'even' ? Decimal.ROUND_HALF_EVEN : Decimal.ROUND_HALF_UP;
        expect(value.eq(true_.toSignificantDigits(rounding.digits, mode)), `${text}: ${printed}`).toBe(true);
      }
    }
  });
});

// Four digits are given, three are printed: who puts x in has 0.534 × 1.155 on paper, which is 0.617, not 0.534 × 1.16.
it.each(['exact', 'rounded'])('a local derivative that is a given number stands as given, carry: %s', (carry) => {
  const text = sheetText({
    network: {
      inputs: ['x'],
      layers: [{ units: 1, activation: 'sigmoid', weights: [['w']], bias: ['b'] }],
      target: 't',
    },
    loss: 'half-squared-error',
    values: { x: -1.155, w: 0.345, b: 0.2, t: 1 },
    notation: { style: 'operations' },
    rounding: { significant: 3 },
    carry,
  });
  expect(text).toContain('-1.155');
  expect(text).not.toContain('1.16');
});
