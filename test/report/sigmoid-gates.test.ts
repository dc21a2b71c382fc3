/** Where gates are a sigmoid together: found by its curve at several points, not by their signs. */
import { describe, expect, it } from 'vitest';
import { sheetText } from '../support/sheets.js';
import { numberIn, type Spec, solved } from '../support/solved.js';

const POINTS = [-1.7, -0.2, 0.4, 2.3];
const specOf = (define: readonly string[], z: number): Spec => ({
  title: 'gates',
  define,
  loss: 'a',
  notation: { style: 'operations' },
  wrt: ['z'],
  values: { z },
});

/** Whether at each of the points the value is between 0 and 1 and the slope a(1 − a): 1/(1 − e^(−z)) has that slope too. */
const isSigmoid = (define: readonly string[]): boolean =>
  POINTS.every((z) => {
    const { gradients, loss } = solved(specOf(define, z));
    const a = numberIn(loss.value).toNumber();
    return a > 0 && a < 1 && Math.abs(numberIn(gradients.z).toNumber() - a * (1 - a)) < 1e-9;
  });

describe.each([
  [['a = sigmoid(z)']],
  [['a = 1/(1 + exp(-z))']],
  [['a = 1/(exp(-z) + 1)']],
  [['n = -z', 'e = exp(n)', 'p = 1 + e', 'a = 1/p']],
  [['a = 1/(2 + exp(-z))']],
  [['a = 1/(1 + exp(z))']],
  [['a = 1/(1 - exp(-z))']],
  [['a = 1/(1 + exp(-2*z))']],
  [['a = 1/(1 + z^2)']],
  [['a = tanh(z)']],
])('%s', (define) => {
  const text = sheetText(specOf(define, 0.4));
  it('has the remark if it is one', () => {
    expect(text.includes('multiply to $a')).toBe(isSigmoid(define));
  });
});

describe('the remark', () => {
  it('says from where to where in every language', () => {
    expect(sheetText(specOf(['a = sigmoid(z)'], 0.4))).toContain('The gates from $z$ to $a$ are $\\sigma(z)$ together');
    expect(sheetText({ ...specOf(['a = sigmoid(z)'], 0.4), language: 'es' })).toContain('Las puertas de $z$ a $a$');
  });
  it('stands once for each sigmoid', () => {
    const text = sheetText(specOf(['b = sigmoid(z)', 'a = sigmoid(b)'], 0.4));
    expect(text.match(/together; their local/g)?.length).toBe(2);
  });
});
