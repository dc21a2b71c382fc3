/** What comes of a spec when its problem is worked out: only there a tape shows that it was made well. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { solveProblem } from '../../src/backprop/solution.js';
import { within } from '../../src/language/table.js';
import { writeText } from '../../src/language/text.js';
import { readProblem } from '../../src/problem/read.js';
import { solutionJson, writeJson } from '../../src/write/json.js';

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

interface Numbers {
  readonly values: Readonly<Record<string, number>>;
  readonly gradients: Readonly<Record<string, number>>;
  readonly updated: Readonly<Record<string, number>>;
}

/** What `solve --json` says. */
function numbersOf(spec: string): Numbers {
  const {
    values = {},
    gradients = {},
    updated = {},
  } = JSON.parse(writeJson(solutionJson(solveProblem(readProblem(spec, 'test.yaml')))));
  return { values, gradients, updated };
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

describe('a definition that joins the axes of a network', () => {
  it('adds an input and a layer’s output', () => {
    const spec = `network:
  inputs: 2
  layers: [{units: 2, activation: tanh, bias: false}]
define:
  - r[i] = a1[i] + x[i]
  - out = sum(i, g[i]*r[i])
loss: out
values: {x: [1, 2], W1: [[0.3, 0.1], [-0.2, 0.4]], g: [0.5, 0.2]}`;
    const a = [Math.tanh(0.5), Math.tanh(0.6)] as const;
    const slope = [0.5 * (1 - a[0] ** 2), 0.2 * (1 - a[1] ** 2)] as const;
    const { gradients } = numbersOf(spec);
    expect(gradients['W1[1,1]']).toBeCloseTo(slope[0], 14);
    expect(gradients['W1[1,2]']).toBeCloseTo(slope[0] * 2, 14);
    expect(gradients['W1[2,1]']).toBeCloseTo(slope[1], 14);
    expect(gradients['W1[2,2]']).toBeCloseTo(slope[1] * 2, 14);
    expect(derivativesIn(spec)).toContain('z1[i]: g[i]*(1 - a1[i]^2)');
  });

  it.each([
    ['two layers, with a catalog loss and a penalty', 'loss: half-squared-error\npenalty: {l2: 0.1}'],
    ['two layers, over all their units', "loss: 'sum(i, r[i]*a3[i]) + sum(i, t[i]*z2[i])'"],
  ])('adds the outputs of %s', (_, loss) => {
    const net = (third: string): string => `network:
  inputs: 2
  layers:
    - {units: 2, activation: tanh}
    - {units: 2, activation: softmax}
    - {units: 2, activation: sigmoid${third}}
  target: 2
define: ['r[m] = a1[m] + a2[m] + a3[m]']
${loss}
values: {x: [1, 2], t: [0.5, 2], W1: [[0.3, 0.1], [-0.2, 0.4]], b1: [0, 1], W2: [[0.1, 0.7], [-0.3, 0.2]],
  b2: [0.1, 0.2], W3: [[0.3, 0.9], [-0.6, 0.5]], b3: [0.3, 0.4]}
`;
    // Written out in components no axis is left to join.
    const named = numbersOf(net(', weights: [["W3[1,1]", "W3[1,2]"], ["W3[2,1]", "W3[2,2]"]]'));
    const indexed = numbersOf(net(''));
    expect(Object.keys(indexed.gradients)).toHaveLength(18);
    for (const [key, value] of Object.entries(indexed.gradients))
      expect(value).toBeCloseTo(named.gradients[key] ?? Number.NaN, 13);
  });
});

describe('tasks', () => {
  const net = (
    tasks: string,
    more = '',
  ): string => `network: {inputs: 2, layers: [{units: 1, activation: alpha}], target: y}
activations: {alpha: z^2 + c*z}
loss: half-squared-error
values: {x: [1, 2], W1: [[0.5, 0.25]], b1: [1], y: 1, c: 3}
tasks: [${tasks}]
${more}`;
  // z = 2, a = 10: ∂L/∂a = 9, ∂a/∂z = 7.

  it('asks for the gradients by inputs, targets and constants too', () => {
    expect(numbersOf(net('{gradients: [x, y]}, {gradients: c}')).gradients).toEqual({
      'x[1]': 31.5,
      'x[2]': 15.75,
      y: -9,
      c: 18,
    });
  });

  it('asks for single entries', () => {
    expect(numbersOf(net('{gradients: ["W1[1,2]", "x[2]"]}')).gradients).toEqual({ 'W1[1,2]': 126, 'x[2]': 15.75 });
  });

  it('asks for all that any task asks for', () => {
    const { gradients } = numbersOf(net('{gradients: c}, gradients'));
    expect(Object.keys(gradients)).toEqual(['W1[1,1]', 'W1[1,2]', 'b1[1]', 'c']);
    expect(Object.keys(numbersOf(net('{gradients: [c, W1]}', 'wrt: ["W1[1,1]", c]')).gradients)).toEqual([
      'W1[1,1]',
      'c',
    ]);
  });

  it('updates by an exact rate, and only what is a parameter', () => {
    const spec = net('{update: {optimizer: sgd, learning_rate: sqrt(2)}}, {gradients: x}', 'frozen: b1');
    const { updated } = numbersOf(spec);
    expect(Object.keys(updated)).toEqual(['W1[1,1]', 'W1[1,2]']);
    expect(updated['W1[1,1]']).toBeCloseTo(0.5 - Math.SQRT2 * 63, 12);
  });
});
