/** What must hold of any spec with numbers. */
import { expect } from 'vitest';
import { textValue } from './evaluate-text.js';
import { agree, bodiesOf, differenceQuotient, numberIn, pointOf, type Spec, solved } from './solved.js';

/** Each formula's text gives its gradient, each adjoint's its value, and the gradients by `some` of the keys are slopes of the loss. */
export function expectRight(spec: Spec, some: (keys: readonly string[]) => readonly string[] = (keys) => keys): void {
  const answer = solved(spec, 60);
  const [point, bodies] = [pointOf(spec, answer), bodiesOf(spec)];
  const keys = Object.keys(answer.gradients);
  expect(keys).not.toEqual([]);
  expect(Object.keys(answer.formulas)).toEqual(keys);
  for (const key of keys) {
    const [gradient, text] = [numberIn(answer.gradients[key]), answer.formulas[key]?.text ?? ''];
    const byFormula = textValue(text, point, { bodies });
    expect(agree(byFormula, gradient, 40), `${key}: ${text} is ${byFormula}, not ${gradient}`).toBe(true);
  }
  for (const [key, { text, value }] of Object.entries(answer.adjoints ?? {})) {
    if (!Array.isArray(value)) expect(agree(textValue(text, point, { bodies }), numberIn(value), 40), key).toBe(true);
  }
  for (const key of some(keys)) {
    const [gradient, slope] = [numberIn(answer.gradients[key]), differenceQuotient(spec, key)];
    expect(agree(slope, gradient, 20), `${key}: ${gradient}, not ${slope}`).toBe(true);
  }
}
