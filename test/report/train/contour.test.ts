import { describe, expect, it } from 'vitest';
import { zeroLines } from '../../../src/report/train/contour.js';

const STEPS = 40;
const places = Array.from({ length: STEPS + 1 }, (_, n) => (4 * n) / STEPS - 2);
const linesOf = (f: (x: number, y: number) => number) =>
  zeroLines({ x: places, y: places, at: (k, r) => f(places[k] as number, places[r] as number) });

describe('lines along which a function is 0', () => {
  it('a circle is one closed line', () => {
    const lines = linesOf((x, y) => x * x + y * y - 1);
    expect(lines).toHaveLength(1);
    const [line] = lines as [readonly { x: number; y: number }[]];
    expect(line.at(0)).toEqual(line.at(-1));
    for (const { x, y } of line) expect(Math.abs(Math.hypot(x, y) - 1)).toBeLessThan(0.003);
    expect(Math.max(...line.map((p) => p.x))).toBeGreaterThan(0.99);
  });

  it('a straight line goes from side to side', () => {
    const [line, ...others] = linesOf((x, y) => y - 0.31 - 0.5 * x);
    expect(others).toEqual([]);
    expect([line?.[0]?.x, line?.at(-1)?.x].sort()).toEqual([-2, 2]);
    for (const { x, y } of line ?? []) expect(y - 0.31 - 0.5 * x).toBeCloseTo(0, 12);
  });

  it('two branches of a hyperbola stay apart, whichever corners belong together', () => {
    for (const sign of [1, -1]) {
      const lines = linesOf((x, y) => sign * (x * y - 0.004));
      expect(lines).toHaveLength(2);
      for (const line of lines) expect(new Set(line.map(({ x }) => Math.sign(x))).size).toBe(1);
    }
  });

  it('where the sign does not change there is none', () => {
    expect(linesOf((x, y) => 1 + x * x + y * y)).toEqual([]);
    expect(linesOf(() => 0)).toEqual([]);
  });
});
