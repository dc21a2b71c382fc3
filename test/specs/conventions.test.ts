/** What is taken at kinks, and that numbers survive where exponentials are huge or tiny. */
import { describe, expect, it } from 'vitest';
import { plain, type Spec, solved } from '../support/solved.js';

/** y = activation(w·x + b) with x = 1, so that dy/db is the activation's derivative. */
const unit = (activation: unknown, z: number, loss: unknown = 'y', more: Spec = {}): Spec => ({
  network: {
    inputs: ['x'],
    layers: [{ units: 1, activation, weights: [['w']], bias: ['b'], preactivations: ['z'], outputs: ['y'] }],
    target: 't',
  },
  loss,
  values: { x: 1, w: 0, b: z, ...more },
});

describe('at a kink', () => {
  it.each([
    ['relu', 0],
    [{ name: 'leaky-relu', slope: 0.25 }, 0.25],
    ['leaky-relu', 0.01],
    [{ name: 'elu', alpha: 2 }, 2],
    ['elu', 1],
  ])('%j has the slope %d', (activation, slope) => {
    expect(plain(solved(unit(activation, 0)).gradients).b).toBe(slope);
  });

  it.each([
    ['absolute-error', { t: 1, b: 1 }, 0],
    ['hinge', { t: 1, b: 1 }, 0],
    ['hinge', { t: -1, b: -1 }, 0],
    ['huber', { t: 0, b: 1 }, 1],
    ['huber', { t: 0, b: -1 }, -1],
  ])('%s at %j has the slope %d', (loss, values, slope) => {
    expect(plain(solved(unit('identity', 0, loss, values)).gradients).b).toBe(slope);
  });

  it.each([
    ['abs(p)', { p: 0 }, { p: 0 }],
    ['max(p, q)', { p: 2, q: 2 }, { p: 1, q: 0 }],
    ['max(q, p)', { p: 2, q: 2 }, { p: 0, q: 1 }],
    ['max(p, q, r)', { p: 1, q: 2, r: 2 }, { p: 0, q: 1, r: 0 }],
    ['min(p, q)', { p: 2, q: 2 }, { p: 1, q: 0 }],
    ['max(0, p)', { p: 0 }, { p: 0 }],
    ['cases(p > 1, p^2, p >= 1, 7*p, q*p)', { p: 1, q: 3 }, { p: 7, q: 0 }],
  ])('%s at %j', (loss, values, gradients) => {
    const spec = { loss: { name: 'f', is: loss }, wrt: Object.keys(gradients), values };
    expect(plain(solved(spec).gradients)).toEqual(gradients);
  });
});

/** Computed with mpmath to 60 digits. */
describe('far out', () => {
  it.each([
    ['sigmoid', 50, 1, 1.9287498479639178e-22],
    ['sigmoid', -40, 4.248354255291589e-18, 4.248354255291589e-18],
    ['sigmoid', -700, 9.85967654375977e-305, 0],
    ['tanh', 20, 1, 1.6993417021166355e-17],
    ['softplus', -40, 4.248354255291589e-18, 4.248354255291589e-18],
    ['softplus', 800, 800, 1],
    ['silu', -60, -5.253906457617913e-25, -5.166341349990947e-25],
    ['gelu', -12, -2.1317785344932147e-32, -2.5578956616748956e-31],
    ['elu', -50, -1, 1.9287498479639178e-22],
  ])('%s at %d', (activation, z, value, slope) => {
    const { values, gradients } = solved(unit(activation, z));
    expectClose(plain(values).y, value);
    expectClose(plain(gradients).b, slope);
  });

  it.each([
    [50, 0, 50, 1],
    [40, 0, 40, 1],
    [-40, 0, 4.248354255291589e-18, 4.248354255291589e-18],
    [40, 1, 4.248354255291589e-18, -4.248354255291589e-18],
    [-800, 1, 800, -1],
  ])('binary cross-entropy at the logit %d for the target %d', (z, t, loss, slope) => {
    const answer = solved(unit('sigmoid', z, 'binary-cross-entropy', { t }));
    expectClose(plain({ loss: answer.loss.value }).loss, loss);
    expectClose(plain(answer.gradients).b, slope);
  });

  it('cross-entropy of logits near a thousand', () => {
    const { loss, values, gradients } = solved({
      network: { inputs: 1, layers: [{ units: 3, activation: 'softmax', bias: false }], target: 3 },
      loss: 'cross-entropy',
      values: { x: [1], W1: [[1000], [999], [-1000]], t: [0, 0, 1] },
    });
    const p = [0.7310585786300049, 0.2689414213699951, 0];
    expectClose(plain({ loss: loss.value }).loss, 2000.3132616875182);
    for (const [n, share] of p.entries()) {
      expectClose(plain(values)[`a1[${n + 1}]`], share);
      expectClose(plain(gradients)[`W1[${n + 1},1]`], n === 2 ? -1 : share);
    }
  });

  it('the logarithm of a sum of exponentials by hand', () => {
    const spec = {
      loss: { name: 'f', is: 'log(sum(k, exp(z[k])))' },
      wrt: ['z'],
      values: { z: [1000, 1000, -1000] },
    };
    expectClose(plain({ f: solved(spec).loss.value }).f, 1000.6931471805599);
    expect(plain(solved(spec).gradients)).toEqual({ 'z[1]': 0.5, 'z[2]': 0.5, 'z[3]': 0 });
  });
});

/** To a relative 1e-12; below 1e-300, 0 is right. */
function expectClose(is: number | number[] | undefined, should: number): void {
  expect(Math.abs(Number(is) - should), `${is} for ${should}`).toBeLessThanOrEqual(1e-12 * Math.abs(should) + 1e-300);
}
