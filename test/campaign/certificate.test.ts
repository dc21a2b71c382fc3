/** What is right is certified: no check may find a mistake in what ships, or in random tapes. */
import { expect, it } from 'vitest';
import { certify } from '../../src/backprop/certificate.js';
import { solveProblem } from '../../src/backprop/solution.js';
import { readProblems } from '../../src/problem/read.js';
import { randomTape } from '../support/random-tape.js';
import { SHIPPED, textOf } from '../support/shipped.js';

const failuresIn = async (text: string): Promise<readonly unknown[]> => {
  const found = [];
  for (const { problem } of readProblems(text, 'spec.yaml'))
    found.push(...(await certify(solveProblem(problem))).failures);
  return found;
};

it.each(SHIPPED)('%s', async (name) => {
  expect(await failuresIn(textOf(name))).toEqual([]);
});

it('random tapes', async () => {
  for (let seed = 1; seed <= 400; seed++) expect(await failuresIn(randomTape(seed)), `seed ${seed}`).toEqual([]);
});
