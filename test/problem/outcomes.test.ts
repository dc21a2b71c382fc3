/** What comes of a spec when its problem is worked out: only there a tape shows that it was made well. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { solveProblem } from '../../src/backprop/solution.js';
import { within } from '../../src/language/table.js';
import { writeText } from '../../src/language/text.js';
import { readProblem } from '../../src/problem/read.js';

/** The derivative of the loss by each symbol of a spec, as `a2[i]: a2[i] - t[i]`. */
function derivativesIn(spec: string): readonly string[] {
  const problem = readProblem(spec, 'test.yaml');
  const { gradients } = solveProblem(problem);
  const letters = new Map([...problem.axes].map(([name, axis]) => [name, axis.letters]));
  return within(problem.table, () =>
    [...gradients.intermediates, ...gradients.parameters].map(
      (a) => `${writeText(a.of, { letters })}: ${writeText(a.result, { letters })}`,
    ),
  );
}

describe('one output in index form', () => {
  it('has no delta in its derivatives', () => {
    const spec = readFileSync(new URL('../../specs/matrix-form.yaml', import.meta.url), 'utf8');
    expect(derivativesIn(spec)).toEqual([
      'a2[i]: a2[i] - t[i]',
      'z2[i]: a2[i] - t[i]',
      'a1[i]: sum(k, delta_z2[k]*W2[k,i])',
      'z1[i]: sum(k, delta_z2[k]*W2[k,i])*a1[i]*(1 - a1[i])',
      'W1[i,j]: delta_z1[i]*x[j]',
      'W2[i,j]: delta_z2[i]*a1[j]',
    ]);
  });

  it('has none where the target has a name of its own', () => {
    const spec = 'network: {inputs: 2, layers: [{units: 1, activation: sigmoid}], target: y}\nloss: half-squared-error';
    expect(derivativesIn(spec)).toContain('a1[i]: a1[i] - y');
  });
});
