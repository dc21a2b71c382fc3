/** A sheet in a notation, read by a spec that says nothing of it: no line is called wrong. */
import { expect, it } from 'vitest';
import { wrongWithoutNotation } from '../../support/check/without-notation.js';

it.each([
  ['matrix-form', 'cs231n'],
  ['exp-output', 'cs231n'],
  ['exp-output', 'nielsen'],
  ['softmax-batch', 'goodfellow'],
])('%s in the notation of %s', (name, notation) => {
  const { claims, wrong } = wrongWithoutNotation(name, notation);
  expect(claims).toBeGreaterThan(20);
  expect(wrong).toEqual([]);
});
