/** Symbols without a value stay to the end; what they cancel out of is a plain number. */
import { describe, expect, it } from 'vitest';
import { big } from '../support/evaluate-text.js';
import { agree, type Entry, isOpen, numberIn, type Spec, solved } from '../support/solved.js';

const lossOf = (is: string, values: Spec = {}): Spec => ({
  loss: { name: 'f', is },
  wrt: ['z'],
  values,
});

describe('of the open z', () => {
  // Constant wherever one happens to look, or to all digits of a double, is not constant.
  it.each([
    'max(z, 2)',
    'min(z, -2)*3 + abs(z - 40)',
    'relu(z - 7) + relu(-9 - z)',
    'cases(z > 5, 1, z < -5, -1, 0)',
    'sigmoid(z + 50)',
    'tanh(30*z + 40)',
    'exp(-800 - z)',
    'z + 1e-30*z^2',
    'log(1 + exp(z))',
    'sigmoid(2*z)*(1 - sigmoid(2*z))',
  ])('%s keeps it', (text) => {
    const { loss } = solved(lossOf(text));
    expect(isOpen(loss.value), JSON.stringify(loss.value)).toBe(true);
    for (const z of [-60, -6.5, -0.4, 0.7, 6.5, 45]) {
      const [is, should] = [
        numberIn(loss.value, new Map([['z', big(z)]])),
        numberIn(solved(lossOf(text, { z })).loss.value),
      ];
      const close = is.minus(should).abs().lte(should.abs().times(1e-12).plus(1e-300));
      expect(close, `${JSON.stringify(loss.value)} at ${z} is ${is}, not ${should}`).toBe(true);
    }
  });

  it.each([
    ['z - z + 3', 3],
    ['2*z*3 - 6*z', 0],
    ['(z + 1)^2 - z^2 - 2*z', 1],
    ['z/z', 1],
  ])('%s is %d', (text, value) => {
    const { loss, gradients } = solved(lossOf(text));
    expect(loss.value).toBe(value);
    expect(gradients.z).toBe(0);
  });
});

describe('indices of unknown length', () => {
  const network: Spec = {
    define: ['h[i] = tanh(sum(j, W[i,j]*x[j]))', 'y = sum(i, v[i]*h[i])'],
    loss: '1/2*(y - t)^2',
    wrt: ['v', 'W'],
  };

  it('stay in the keys and in the texts', () => {
    const { values, formulas } = solved(network);
    expect(Object.keys(values)).toEqual(['h[i]', 'y', 'L']);
    expect(formulas['v[i]']?.text).toBe('(y - t)*h[i]');
    expect(formulas['W[i,j]']?.text).toBe('(y - t)*v[i]*(1 - h[i]^2)*x[j]');
  });

  it('may be some of them', () => {
    const { values, gradients, formulas } = solved({ ...network, sizes: { i: 2 } });
    expect(Object.keys(values)).toEqual(['h[1]', 'h[2]', 'y', 'L']);
    expect(formulas['v[2]']?.text).toBe('(y - t)*h[2]');
    expect(Object.keys(formulas)).toEqual(Object.keys(gradients));
  });
});

describe('a network without any values', () => {
  const layers = [
    { units: 2, activation: 'tanh' },
    { units: 1, activation: 'sigmoid' },
  ];
  const { values, gradients } = solved({ network: { inputs: 2, layers, target: 1 }, loss: 'half-squared-error' });

  it('has all its keys', () => {
    expect(Object.keys(values)).toEqual(['z1[1]', 'z1[2]', 'a1[1]', 'a1[2]', 'z2[1]', 'a2[1]', 'L']);
    const entries = ['W1[1,1]', 'W1[1,2]', 'W1[2,1]', 'W1[2,2]', 'b1[1]', 'b1[2]', 'W2[1,1]', 'W2[1,2]', 'b2[1]'];
    expect(Object.keys(gradients)).toEqual(entries);
  });

  it('has values over what is given alone', () => {
    const names = new Set(
      Object.values(values).flatMap((e: Entry) => (isOpen(e) ? (e.text.match(/[A-Za-z_]\w*/g) ?? []) : [])),
    );
    expect([...names].sort()).toEqual(['W1', 'W2', 'b1', 'b2', 'sigmoid', 't', 'tanh', 'x']);
  });
});

describe('coefficients', () => {
  it('have all the digits of a double', () => {
    const { values } = solved({ define: ['y = w*x + 0.1*u'], loss: 'y', wrt: ['x'], values: { w: '1/3', u: 3 } });
    expect(agree(numberIn(values.y, new Map([['x', big(3)]])), big('1.3'), 16)).toBe(true);
  });
});
