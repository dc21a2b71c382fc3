/** How parameters begin: the moments and limits of each initialiser, by the seed and by the name. */
import { describe, expect, it } from 'vitest';
import { readProblem } from '../../src/problem/read.js';
import { parametersAtStart } from '../../src/training/beginning.js';
import { solutionOf, trained } from '../support/trained.js';

const spec = (
  initial: string,
  more = '',
): string => `network: {inputs: 120, layers: [{units: 80, activation: tanh}, {units: 1}]}
loss: squared-error
data: {inputs: [[${Array(120).fill(1).join(', ')}]], targets: [1]}
initial: ${initial}
${more}`;
const begun = (text: string): ReadonlyMap<string, readonly number[]> =>
  new Map([...parametersAtStart(readProblem(text, 'test.yaml'))].map(([name, { values }]) => [name, [...values]]));
const weights = (initial: string): readonly number[] => begun(spec(initial)).get('W1') as readonly number[];
const mean = (numbers: readonly number[]): number => numbers.reduce((a, b) => a + b, 0) / numbers.length;

/** Of 80 × 120 weights; the deviations are those of the articles. */
const NORMAL: readonly (readonly [string, number, number])[] = [
  ['normal', 0, 0.05],
  ['{name: normal, mean: 3, deviation: 0.5}', 3, 0.5],
  ['glorot-normal', 0, Math.sqrt(2 / 200)],
  ['he-normal', 0, Math.sqrt(2 / 120)],
  ['lecun-normal', 0, Math.sqrt(1 / 120)],
];
const UNIFORM: readonly (readonly [string, number, number])[] = [
  ['uniform', -0.05, 0.05],
  ['{name: uniform, low: 0, high: 1}', 0, 1],
  ['glorot-uniform', -Math.sqrt(6 / 200), Math.sqrt(6 / 200)],
  ['he-uniform', -Math.sqrt(6 / 120), Math.sqrt(6 / 120)],
  ['lecun-uniform', -Math.sqrt(3 / 120), Math.sqrt(3 / 120)],
];

describe('initialisers', () => {
  it.each(NORMAL)('%s', (initial, centre, deviation) => {
    const drawn = weights(initial).map((w) => (w - centre) / deviation);
    expect(Math.abs(mean(drawn))).toBeLessThan(5 / Math.sqrt(drawn.length));
    expect(Math.abs(mean(drawn.map((z) => z * z)) - 1)).toBeLessThan(5 * Math.sqrt(2 / drawn.length));
    // Of 9,600 none is expected beyond six deviations, and one in 22 beyond two.
    expect(Math.max(...drawn.map(Math.abs))).toBeLessThan(6);
    expect(drawn.filter((z) => Math.abs(z) > 2).length / drawn.length).toBeCloseTo(0.0455, 1);
  });

  it.each(UNIFORM)('%s', (initial, low, high) => {
    const drawn = weights(initial).map((w) => (w - low) / (high - low));
    expect(Math.min(...drawn)).toBeGreaterThanOrEqual(0);
    expect(Math.max(...drawn)).toBeLessThan(1);
    expect(Math.min(...drawn)).toBeLessThan(0.01);
    expect(Math.max(...drawn)).toBeGreaterThan(0.99);
    expect(Math.abs(mean(drawn) - 1 / 2)).toBeLessThan(5 * Math.sqrt(1 / 12 / drawn.length));
  });

  it.each([
    ['zeros', 0],
    ['ones', 1],
    ['0.25', 0.25],
    ['{name: constant, value: -2}', -2],
  ])('%s', (initial, value) => {
    for (const values of begun(spec(initial)).values()) expect(new Set(values)).toEqual(new Set([value]));
  });

  it('are the same for a seed, and each parameter has its own', () => {
    const seeded = (seed: number): string => `{weights: he-normal, biases: he-normal, seed: ${seed}}`;
    expect(begun(spec(seeded(4)))).toEqual(begun(spec(seeded(4))));
    expect(begun(spec(seeded(4))).get('W1')).not.toEqual(begun(spec(seeded(5))).get('W1'));
    const { W2 = [], b1 = [] } = Object.fromEntries(begun(spec(seeded(4))));
    expect(W2.map((w) => w / Math.sqrt(2 / 80))).not.toEqual(b1.map((b) => b / Math.sqrt(2 / 120)));
  });

  it('leave what is given, and all else as it was', () => {
    const [free, given] = [begun(spec('he-normal')), begun(spec('he-normal', 'values: {"W1[1,2]": 7}'))];
    expect(given.get('W1')).toEqual(free.get('W1')?.with(1, 7));
  });
});

it('inputs whose gradient is asked for are not trained', () => {
  const text = `network: {inputs: 2, layers: [{units: 1, activation: sigmoid}]}
loss: binary-cross-entropy
data: {set: two-moons, points: 10}
tasks: [{gradients: [x, W1]}, {train: {epochs: 2, learning_rate: 0.1}}]`;
  expect([...trained(text).trainer.parameters.keys()]).toEqual(['W1', 'b1']);
  expect(solutionOf(text).gradients.parameters.map((a) => a.of.name)).toContain('x');
});
