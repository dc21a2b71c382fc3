/** The study of activations: its numbers against others, its sentences against what makes them true. */
import { describe, expect, it } from 'vitest';
import { layerGradients } from '../../src/backprop/layer-gradients.js';
import { sheetText, solvedOne } from '../support/sheets.js';
import type { Spec } from '../support/solved.js';

const WEIGHTS = {
  W1: [
    [0.5, -0.4],
    [0.3, 0.8],
    [-0.6, 0.1],
  ],
  W2: [
    [0.2, 0.4, -0.3],
    [0.7, -0.2, 0.1],
    [0.5, 0.5, 0.5],
  ],
  W3: [[0.8, -0.7, 0.4]],
};
const layers = (activation: string): readonly object[] => [3, 3, 1].map((units) => ({ units, activation }));
const deep = (activation: string, more: Spec = {}): Spec => ({
  network: { inputs: 2, layers: layers(activation), target: 1 },
  loss: 'half-squared-error',
  values: { x: [1, 0.5], t: [1], b1: [0, 0.1, -0.1], b2: [0, 0, 0], b3: [0], ...WEIGHTS },
  tasks: ['activation-study'],
  ...more,
});

/** The loss of that net, its preactivations moved: δ by differences. */
function lossWith(f: (z: number) => number, moved: readonly (readonly number[])[]): number {
  const biases = [[0, 0.1, -0.1], [0, 0, 0], [0]];
  let a = [1, 0.5];
  [WEIGHTS.W1, WEIGHTS.W2, WEIGHTS.W3].forEach((rows, l) => {
    a = rows.map((row, i) =>
      f(row.reduce((sum, w, j) => sum + w * (a[j] as number), (biases[l]?.[i] ?? 0) + (moved[l]?.[i] ?? 0))),
    );
  });
  return (1 - (a[0] as number)) ** 2 / 2;
}

it.each([
  ['sigmoid', (z: number): number => 1 / (1 + Math.exp(-z))],
  ['tanh', Math.tanh],
] as const)('the norms of δ for %s are those of differences', (name, f) => {
  const norms = layerGradients(solvedOne(deep(name)).solution.problem)?.map((l) => l.norm);
  const h = 1e-5;
  const differences = [3, 3, 1].map((units, l) =>
    Math.hypot(
      ...Array.from({ length: units }, (_, i) => {
        const move = (by: number): readonly (readonly number[])[] =>
          [0, 1, 2].map((k) => Array.from({ length: 3 }, (_unit, n) => (k === l && n === i ? by : 0)));
        return (lossWith(f, move(h)) - lossWith(f, move(-h))) / (2 * h);
      }),
    ),
  );
  expect(norms).toHaveLength(3);
  norms?.forEach((norm, l) => {
    expect(norm).toBeCloseTo(differences[l] as number, 9);
  });
});

describe('what the sheet says', () => {
  it('of a gradient that shrinks: by the factor that the norms have', () => {
    const sheet = sheetText(deep('sigmoid'));
    const norms = layerGradients(solvedOne(deep('sigmoid')).solution.problem)?.map((l) => l.norm) as number[];
    const factor = ((norms[2] as number) / (norms[0] as number)).toPrecision(3);
    expect(sheet).toContain(`From layer 3 back to layer 1 the gradient shrinks by a factor of $${factor}$`);
    expect(sheet).toContain('as $\\sigma(z)$'.slice(3));
    expect(sheet).not.toContain('no gradient passes');
  });

  it('of dead units, by name', () => {
    // z1 = (0.3, 0.8, −0.65) for these weights.
    const sheet = sheetText(deep('relu'));
    expect(sheet).toMatch(/At \$z_3\^\{\(1\)\}\$.* the derivative is 0: no gradient passes through/);
  });

  it('of a layer that is dead altogether', () => {
    const values = { ...(deep('relu').values as object), b2: [-9, -9, -9], b3: [0.5] };
    const sheet = sheetText(deep('relu', { values }));
    expect(sheet).toContain('At layer 2 δ is 0: no gradient comes to the weights of this layer or of those before it.');
  });

  it('of a loss that is met exactly: nothing to pass back', () => {
    const spec = {
      network: { inputs: 1, layers: [{ units: 1, activation: 'relu' }, { units: 1 }], target: 1 },
      loss: 'half-squared-error',
      values: { x: [1], t: [2], W1: [[2]], b1: [0], W2: [[1]], b2: [0] },
      tasks: ['activation-study'],
    };
    expect(sheetText(spec)).toContain('δ is 0 at the last layer, 2, already');
  });

  it('of tanh, that its values lie evenly about 0; of sigmoid, that none is negative', () => {
    expect(sheetText(deep('tanh'))).toContain('They lie evenly about 0.');
    expect(sheetText(deep('sigmoid'))).toContain('None is negative.');
  });

  it('without numbers: definition, derivative and drawing', () => {
    const { values: _, ...open } = deep('sigmoid') as Spec & { values: unknown };
    const sheet = sheetText(open);
    expect(sheet).toContain('Figure');
    expect(sheet).not.toMatch(/shrinks|The smallest slope|Norm of δ|of this problem/);
  });

  it('derives an activation once, also where the sheet derives it before', () => {
    const count = (sheet: string): number => sheet.split('quotient rule').length - 1;
    expect(count(sheetText(deep('sigmoid')))).toBe(1);
    expect(count(sheetText(deep('sigmoid', { tasks: ['gradients', 'activation-study'] })))).toBe(1);
  });
});

describe('of any problem', () => {
  const chain: Spec = {
    define: ['z = w*x', 'y = 2*tanh(z) + sigmoid(b)'],
    loss: '1/2*(y - t)^2',
    wrt: ['w', 'b'],
    values: { w: 2, x: 1, b: 20, t: 1 },
    tasks: ['activation-study'],
  };
  it('finds functions inside of definitions', () => {
    const sheet = sheetText(chain);
    expect(sheet).toContain('\\tanh(z)');
    expect(sheet).toContain('one lies outside of the drawing');
    expect(sheet).toContain('$b$ lies where the function is saturated');
  });

  it('takes functions of its own, with jumps, gaps and open constants', () => {
    const own = (formula: string, values = {}): string =>
      sheetText({
        activations: { own: formula },
        define: ['y = own(w*x)'],
        loss: '1/2*(y - t)^2',
        wrt: ['w'],
        values: { w: 2, x: 1, t: 1, ...values },
        tasks: ['activation-study'],
      });
    expect(own('cases(z > 0, z + 1, z)')).toContain('Figure');
    expect(own('log(z)')).toContain('Figure');
    expect(own('tanh(beta*z)')).not.toContain('Figure');
    expect(own('tanh(beta*z)', { beta: 2 })).toContain('is never greater than $2$');
  });

  it.each(['paths', 'adjoint', 'matrix', 'index', 'operations'])('in the style %s', (style) => {
    expect(sheetText({ ...deep('sigmoid'), notation: { style } })).toContain('shrinks by a factor of');
  });

  it('of a batch', () => {
    const values = {
      ...(deep('tanh').values as object),
      x: [
        [1, 0.5],
        [0, 2],
      ],
      t: [[1], [0]],
    };
    expect(sheetText(deep('tanh', { batch: 'mean', values }))).toContain('Norm of δ');
  });
});
