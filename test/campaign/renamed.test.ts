/** Random networks, every way to name things in a document against every way to name them in a spec. */
import { expect, it } from 'vitest';
import { isRight } from '../../src/check/judge/verdict.js';
import { renamedDocuments } from '../support/check/renamed.js';

it.each([11, 12, 13])('seed %i', (seed) => {
  const all = [...renamedDocuments(seed)];
  const claims = all.flatMap((d) => d.claims);
  const right = claims.filter((c) => isRight(c.verdict)).length;
  console.log(`${right} of ${claims.length} lines in other letters are read and right`);
  const accused = all.flatMap((d) => d.accused.map((line) => `${d.name}: ${line}`));
  expect(accused).toEqual([]);
  expect(right).toBeGreaterThan(0.97 * claims.length);
});
