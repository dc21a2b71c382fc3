/** A problem in components: what is written out, how far, and that its gradients are those of the free form. */
import { describe, expect, it } from 'vitest';
import { solveProblem } from '../../../src/backprop/solution.js';
import { within } from '../../../src/language/table.js';
import { writeText } from '../../../src/language/text.js';
import { inComponents } from '../../../src/problem/forms/components.js';
import { readProblem } from '../../../src/problem/read.js';
import { gradientsOf } from '../../support/gradients-of.js';
import { PROBLEMS } from '../../support/shipped.js';

const layer = (units: number, inputs: number, more = {}) =>
  JSON.stringify({
    network: { inputs, layers: [{ units, activation: 'sigmoid' }], target: units },
    loss: 'half-squared-error',
    ...more,
  });
const lines = (spec: string): readonly string[] => {
  const problem = readProblem(spec, 'spec.json');
  return within(problem.table, () =>
    inComponents(problem).definitions.map((d) => `${writeText(d.symbol)} = ${writeText(d.value)}`),
  );
};

describe('components', () => {
  it('are written entry by entry where they are few', () => {
    expect(lines(layer(2, 1)).slice(0, 3)).toEqual([
      'z1[1] = W1[1,1]*x[1] + b1[1]',
      'z1[2] = W1[2,1]*x[1] + b1[2]',
      'a1[1] = sigmoid(z1[1])',
    ]);
  });

  it('are written for each sample where these are few, too, else the index of the samples stays', () => {
    const samples = (count: number) => ({
      batch: 'sum',
      values: { x: Array.from({ length: count }, (_, n) => [n]), t: Array.from({ length: count }, () => [1]) },
    });
    expect(lines(layer(1, 1, samples(2)))[0]).toBe('z1[1,1] = W1[1,1]*x[1,1] + b1[1]');
    expect(lines(layer(1, 1, samples(20)))[0]).toBe('z1[n,1] = W1[1,1]*x[n,1] + b1[1]');
  });

  it('stay free where they are many, or where their number is not known', () => {
    expect(lines(layer(30, 40))).toHaveLength(3);
    expect(lines(JSON.stringify({ define: ['z[i] = w[i]*x'], loss: 'sum(i, z[i])', wrt: ['w'] }))).toHaveLength(2);
  });

  it.each(PROBLEMS)('$name has the same gradients in components', ({ spec }) => {
    const problem = readProblem(JSON.stringify(spec), 'spec.json');
    const [free, written] = [problem, within(problem.table, () => inComponents(problem))].map((p) =>
      gradientsOf(solveProblem(p)),
    );
    expect(written?.size).toBe(free?.size);
    for (const [key, value] of written ?? [])
      expect(Math.abs(value - (free?.get(key) ?? Number.NaN))).toBeLessThan(1e-12);
  });
});
