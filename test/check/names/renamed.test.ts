/** Right derivations in other letters than the spec's, which mean something else there: none is called wrong. */
import { expect, it } from 'vitest';
import { isRight } from '../../../src/check/judge/verdict.js';
import { renamedDocuments } from '../../support/check/renamed.js';

it('reads documents whose letters clash with those of the spec', () => {
  const some = [...renamedDocuments(1, ['named sums', 'the layer bare'])];
  expect(some.flatMap(({ name, accused }) => accused.map((line) => [name, line]))).toEqual([]);
  const claims = some.flatMap((d) => d.claims);
  expect(claims.filter((c) => isRight(c.verdict)).length).toBeGreaterThan(0.97 * claims.length);
});
