/** Which derivations are the same work over again, and which only look alike. */
import { describe, expect, it } from 'vitest';
import { solveProblem } from '../../src/backprop/solution.js';
import { within } from '../../src/language/table.js';
import { readProblems } from '../../src/problem/read.js';
import { shapeOf } from '../../src/rules/shape.js';
import type { Spec } from '../support/solved.js';

/** The derivations of a spec in classes of the same shape, each by the key of what is differentiated by. */
function classes(spec: Spec): readonly string[] {
  const [part] = readProblems(JSON.stringify(spec), 'spec');
  const { problem } = part as NonNullable<typeof part>;
  return within(problem.table, () => {
    const { parameters, intermediates } = solveProblem(problem).gradients;
    const byShape = new Map<string, string[]>();
    for (const d of [...intermediates, ...parameters]) {
      const key = [d.of.name, ...d.of.indices.map((i) => (typeof i === 'number' ? i : ''))].join('');
      const shape = shapeOf(d);
      byShape.set(shape, [...(byShape.get(shape) ?? []), key]);
    }
    return [...byShape.values()].map((keys) => keys.sort().join(' ')).sort();
  });
}

const chain = (define: readonly string[], loss: string, wrt: readonly string[]): Spec => ({ define, loss, wrt });
const unit = (n: number, activation: string, weights: readonly string[][], bias: readonly string[]): object => ({
  ...{ units: n, activation, weights, bias },
});
const net = (layers: readonly object[], target: unknown, more: Spec = {}): Spec => ({
  network: { inputs: ['x1', 'x2'], layers, target },
  loss: 'half-squared-error',
  ...more,
});

describe('the same shape', () => {
  it('holds for the weights of a layer, for its biases, and for its units', () => {
    const layers = [
      unit(
        2,
        'sigmoid',
        [
          ['w1', 'w2'],
          ['w3', 'w4'],
        ],
        ['b1', 'b2'],
      ),
      unit(1, 'sigmoid', [['w5', 'w6']], ['b3']),
    ];
    const found = classes(net(layers, 'y'));
    // ∂L/∂a₁₁ = δ₂·w₅ is a product of a δ and its neighbour too.
    expect(found).toContain('a11 a12 w1 w2 w3 w4 w5 w6');
    expect(found).toContain('b1 b2 b3');
    expect(found).toContain('z11 z12');
  });

  it('holds for terms that stand at different places of a sum', () => {
    expect(classes(chain(['p = u*x', 'q = v*x'], '1/2*((p - s)^2 + (q - t)^2)', ['u', 'v']))).toEqual(['p q', 'u v']);
  });

  it('holds for whole layers whose widths differ', () => {
    const layers = [
      { units: 3, activation: 'tanh' },
      { units: 4, activation: 'tanh' },
      { units: 2, activation: 'tanh' },
    ];
    const found = classes({ network: { inputs: 2, layers, target: 2 }, loss: 'half-squared-error' });
    expect(found).toContain('W1 W2 W3');
    expect(found).toContain('b1 b2 b3');
    expect(found).toContain('z1 z2');
  });
});

describe('another shape', () => {
  it.each([
    ['another activation', chain(['a = tanh(u)', 'b = sigmoid(v)'], 'a + b', ['u', 'v']), 'u v'],
    ['another number of routes', chain(['p = u*x', 'q = u*v'], 'p*q', ['u', 'v']), 'u v'],
    ['a shared weight', chain(['p = u*x', 'q = u*p + v*x'], 'q^2', ['u', 'v']), 'u v'],
    ['another constant', chain(['p = 2*u', 'q = 3*v'], 'p*q', ['u', 'v']), 'u v'],
    ['another power', chain(['p = u^2', 'q = v^3'], 'p*q', ['u', 'v']), 'u v'],
    ['the other sign', chain(['p = x*u', 'q = -x*v'], 'p + q', ['u', 'v']), 'u v'],
    ['the same symbol twice', chain(['p = u*x*x', 'q = v*x*y'], 'p + q', ['u', 'v']), 'u v'],
    ['the other branch', chain(['p = max(u, 0)', 'q = min(v, 0)'], 'p*q', ['u', 'v']), 'u v'],
  ])('%s', (_, spec, together) => {
    expect(classes(spec)).not.toContain(together);
  });

  it('is not made by a frozen parameter, which is derived like any other where it is asked for', () => {
    const define = ['p = u*x + v*y + c'];
    expect(classes({ define, loss: 'p^2', wrt: ['u', 'v'], frozen: ['v'] })).toContain('u v');
  });
});
