/** Many random specs: formulas and slopes of each. */
import { it } from 'vitest';
import { newRandom } from '../support/random.js';
import { randomSpec } from '../support/random-spec.js';
import { expectRight } from '../support/right.js';

const SEEDS = 400;
const CHUNK = 40;

it.each(Array.from({ length: SEEDS / CHUNK }, (_, n) => 1001 + n * CHUNK))('forty seeds from %d', (first) => {
  for (let seed = first; seed < first + CHUNK; seed++) {
    const random = newRandom(seed);
    try {
      expectRight(randomSpec(seed), (keys) => [random.pick(keys), random.pick(keys), random.pick(keys)]);
    } catch (error) {
      throw new Error(`seed ${seed}`, { cause: error });
    }
  }
});
