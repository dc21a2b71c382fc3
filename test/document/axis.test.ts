import { describe, expect, it } from 'vitest';
import { axisFor } from '../../src/document/axis.js';
import { identifier } from '../../src/language/layout.js';
import { unicode } from '../../src/language/unicode.js';

const CASES: readonly (readonly [readonly number[], string])[] = [
  [[-6, 6], '−6 −4 −2 0 2 4 6'],
  [[0, 0.298], '0.00 0.05 0.10 0.15 0.20 0.25 0.30'],
  [[0, 1], '0.0 0.2 0.4 0.6 0.8 1.0'],
  [[0, 3.2e-6], '0 5×10⁻⁷ 1.0×10⁻⁶ 1.5×10⁻⁶ 2.0×10⁻⁶ 2.5×10⁻⁶ 3.0×10⁻⁶ 3.5×10⁻⁶'],
  [[0, 4e12], '0 1×10¹² 2×10¹² 3×10¹² 4×10¹²'],
  [[5, 5], '0 2 4 6 8 10'],
];

describe('an axis', () => {
  it.each(CASES)('for %j has the ticks %s', (values, ticks) => {
    const axis = axisFor(identifier('x'), values);
    expect(axis.ticks.map(({ label }) => unicode(label).replaceAll(' ', '')).join(' ')).toBe(ticks);
    expect(axis.from).toBeLessThanOrEqual(Math.min(...values));
    expect(axis.to).toBeGreaterThanOrEqual(Math.max(...values) * (1 - 1e-9));
  });

  it('has whole numbers only where it counts', () => {
    const { ticks } = axisFor(identifier('x'), [0, 4], { whole: true });
    expect(ticks.map(({ at }) => at)).toEqual([0, 1, 2, 3, 4]);
  });

  it.each([1e-300, 3e-12, 7, 123456, 9e307])('of any size has a few ticks: %d', (size) => {
    const { ticks, from, to } = axisFor(identifier('x'), [0, size]);
    expect(ticks.length).toBeGreaterThan(3);
    expect(ticks.length).toBeLessThan(10);
    expect(from <= 0 && to >= size * (1 - 1e-9)).toBe(true);
  });
});
