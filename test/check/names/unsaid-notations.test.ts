/** A sheet in a notation, read by a spec that says nothing of it: no line is called wrong. */
import { expect, it } from 'vitest';
import { checkedWithoutNotation } from '../../support/check/without-notation.js';

it.each([
  ['matrix-form', 'cs231n'],
  ['exp-output', 'nielsen'],
  ['relu-hidden', 'nielsen'],
  ['unit-weights', 'nielsen'],
  ['softmax-batch', 'goodfellow'],
  ['two-outputs', 'mazur'],
])('%s in the notation of %s', (name, notation) => {
  const { claims, accused } = checkedWithoutNotation(name, notation);
  expect(claims).toBeGreaterThan(20);
  expect(accused).toEqual([]);
});
