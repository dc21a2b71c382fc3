/** Random chains of definitions: the free-index form equals the components' own gradients, and every derivation replays. */
import { describe, it } from 'vitest';
import { readProblem } from '../../src/problem/read.js';
import { checkFreeAgainstConcrete } from '../support/free-and-concrete.js';
import { randomTape } from '../support/random-tape.js';

describe('free indices and components give the same gradients', () => {
  it.each(Array.from({ length: 120 }, (_, n) => n + 1))('random tape %i', (seed) => {
    checkFreeAgainstConcrete(readProblem(randomTape(seed), `random-${seed}.json`));
  });
});
