import { describe, expect, it } from 'vitest';
import { newRandom, words } from '../../src/data/random.js';

const many = (draw: () => number, count = 40_000): readonly number[] => Array.from({ length: count }, draw);
const mean = (numbers: readonly number[]): number => numbers.reduce((a, b) => a + b, 0) / numbers.length;

describe('random numbers', () => {
  it('are those of the reference implementation', () => {
    // xoshiro128starstar.c from the state 0, 1, 2, 3.
    const word = words(0, 1, 2, 3);
    expect(Array.from({ length: 10 }, word)).toEqual([
      5760, 17280, 2966400, 32451840, 2604340873, 3891234569, 1254043636, 216095511, 3291724652, 2070429911,
    ]);
  });

  it('are the same for a seed and a purpose, and others for others', () => {
    const first = (seed: number, purpose: string): number => newRandom(seed, purpose).uniform();
    expect(first(7, 'points')).toBe(first(7, 'points'));
    const all = [0, 1, 2, -1, 1.5].flatMap((seed) => ['points', 'test', ''].map((purpose) => first(seed, purpose)));
    expect(new Set(all).size).toBe(all.length);
  });

  it.each([0, 1, 12345])('are spread evenly, and normally (seed %i)', (seed) => {
    const random = newRandom(seed, 'moments');
    const even = many(random.uniform);
    expect(Math.min(...even)).toBeGreaterThanOrEqual(0);
    expect(Math.max(...even)).toBeLessThan(1);
    // Within five standard deviations of what is expected.
    expect(Math.abs(mean(even) - 1 / 2)).toBeLessThan(5 * Math.sqrt(1 / 12 / even.length));
    expect(Math.abs(mean(even.map((u) => u * u)) - 1 / 3)).toBeLessThan(5 * Math.sqrt(4 / 45 / even.length));
    const normal = many(random.normal);
    const moment = (k: number): number => mean(normal.map((x) => x ** k));
    const within = (k: number, expected: number, variance: number): void =>
      expect(Math.abs(moment(k) - expected)).toBeLessThan(5 * Math.sqrt(variance / normal.length));
    within(1, 0, 1);
    within(2, 1, 2);
    within(3, 0, 15);
    within(4, 3, 96);
  });

  it('come in any order equally often', () => {
    const random = newRandom(3, 'orders');
    const seen = new Map<string, number>();
    for (let n = 0; n < 6000; n++) {
      const order = random.order(3).join('');
      seen.set(order, (seen.get(order) ?? 0) + 1);
    }
    expect([...seen.keys()].sort()).toEqual(['012', '021', '102', '120', '201', '210']);
    for (const count of seen.values()) expect(Math.abs(count - 1000)).toBeLessThan(150);
  });
});
