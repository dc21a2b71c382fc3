/** The random tapes of the unit tests, by the thousand. */
import { it } from 'vitest';
import { readProblem } from '../../src/problem/read.js';
import { checkFreeAgainstConcrete } from '../support/free-and-concrete.js';
import { randomTape } from '../support/random-tape.js';

const BATCH = 100;

it.each(Array.from({ length: 20 }, (_, n) => 1000 + n * BATCH))('random tapes from seed %i', (first) => {
  for (let seed = first; seed < first + BATCH; seed++) {
    try {
      checkFreeAgainstConcrete(readProblem(randomTape(seed), `random-${seed}.json`));
    } catch (error) {
      throw new Error(`random tape ${seed}`, { cause: error });
    }
  }
});
