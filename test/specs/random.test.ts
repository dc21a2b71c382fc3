/** Random specs; a failing one is named by its seed. The campaign has more of them. */
import { it } from 'vitest';
import { newRandom } from '../support/random.js';
import { randomSpec } from '../support/random-spec.js';
import { expectRight } from '../support/right.js';

it.each(Array.from({ length: 20 }, (_, n) => n + 1))('seed %d', (seed) => {
  const random = newRandom(seed);
  expectRight(randomSpec(seed), (keys) => [random.pick(keys), random.pick(keys)]);
});
