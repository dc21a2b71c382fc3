import { describe, expect, it } from 'vitest';
import { type DataSet, matrix, splitSet } from '../../src/data/data-set.js';
import { type LabelledRows, NAMED_SETS } from '../../src/data/named-sets.js';

const draw = (name: string, more: object = {}): LabelledRows => {
  const set = NAMED_SETS.find((s) => s.name === name) as (typeof NAMED_SETS)[number];
  return set.draw({ ...set.usual, seed: 0, ...more });
};
const rowsOf = ({ inputs, labels }: LabelledRows): readonly { label: number; at: readonly number[] }[] =>
  Array.from({ length: inputs.rows }, (_, row) => ({
    label: labels.of[row] as number,
    at: [...inputs.values.slice(row * inputs.columns, (row + 1) * inputs.columns)],
  }));
const mean = (numbers: readonly number[]): number => numbers.reduce((a, b) => a + b, 0) / numbers.length;

/** How far a point is from where its class is without noise. */
const AWAY: Readonly<Record<string, (at: readonly number[], label: number) => number>> = {
  'two-moons': ([x = 0, y = 0], label) => Math.hypot(x - label, y - label / 2) - 1,
  circles: ([x = 0, y = 0], label) => Math.hypot(x, y) - (label === 0 ? 1 : 0.5),
  blobs: ([x = 0, y = 0], label) =>
    Math.hypot(x - 2 * Math.cos((2 * Math.PI * label) / 3), y - 2 * Math.sin((2 * Math.PI * label) / 3)),
  xor: ([x = 0, y = 0], label) => Math.abs((x + y) % 2) - label,
};

describe('sets drawn by a seed', () => {
  it.each(Object.keys(AWAY))('%s without noise', (name) => {
    const rows = rowsOf(draw(name, { points: 31, noise: 0 }));
    expect(rows.length).toBe(31);
    for (const { at, label } of rows) expect(Math.abs(AWAY[name]?.(at, label) ?? 1)).toBeLessThan(1e-12);
  });

  it('the moons are on their own halves', () => {
    for (const { at, label } of rowsOf(draw('two-moons', { noise: 0 }))) {
      expect(label === 0 ? at[1] : 0.5 - (at[1] as number)).toBeGreaterThanOrEqual(-1e-12);
    }
  });

  it.each(['two-moons', 'circles', 'blobs', 'xor'])('%s has as many of each class, and noise as it is told', (name) => {
    const still = rowsOf(draw(name, { points: 6000, noise: 0 }));
    const moved = rowsOf(draw(name, { points: 6000, noise: 0.3 }));
    const labels = [...new Set(moved.map(({ label }) => label))];
    const counts = labels.map((label) => moved.filter((row) => row.label === label).length);
    expect(new Set(counts).size).toBe(1);
    const shifts = moved.flatMap(({ at }, n) => at.map((c, k) => c - (still[n]?.at[k] as number)));
    expect(mean(shifts)).toBeCloseTo(0, 1);
    expect(Math.sqrt(mean(shifts.map((s) => s * s)))).toBeCloseTo(0.3, 2);
  });

  it('are the same for the same seed, and others for another', () => {
    const values = (seed: number): readonly number[] => [...draw('two-moons', { seed }).inputs.values];
    expect(values(4)).toEqual(values(4));
    expect(values(4)).not.toEqual(values(5));
  });
});

describe('the irises', () => {
  const rows = rowsOf(draw('iris'));
  it('are Fisher’s', () => {
    expect(rows.length).toBe(150);
    // The means that R gives for its own copy, and the two flowers that other copies have wrong.
    const means = [0, 1, 2, 3].map((k) => mean(rows.map(({ at }) => at[k] as number)));
    [5.843333, 3.057333, 3.758, 1.199333].forEach((expected, k) => {
      expect(means[k]).toBeCloseTo(expected, 6);
    });
    expect(rows[34]?.at).toEqual([4.9, 3.1, 1.5, 0.2]);
    expect(rows[37]?.at).toEqual([4.9, 3.6, 1.4, 0.1]);
    expect(rows.map(({ label }) => label)).toEqual([0, 1, 2].flatMap((label) => Array(50).fill(label)));
  });
});

describe('a set in two', () => {
  const numbers = Float64Array.from({ length: 10 }, (_, n) => n);
  const set: DataSet = {
    name: 'ten',
    inputs: matrix(1, numbers),
    targets: matrix(
      1,
      numbers.map((n) => -n),
    ),
  };
  it.each([
    [0.2, 2],
    [0.01, 1],
    [0.99, 9],
  ])('a share of %f of ten rows', (share, kept) => {
    const parts = splitSet(set, share, 3, 'test');
    expect(parts.kept.inputs.rows).toBe(kept);
    const all = [...parts.kept.inputs.values, ...parts.rest.inputs.values];
    expect(all.toSorted((a, b) => a - b)).toEqual([...numbers]);
    expect([...parts.rest.targets.values]).toEqual([...parts.rest.inputs.values].map((n) => -n));
  });
});
