/** Sample values: the same seed and key give the same number, in whatever order they are asked for. */
import { hash } from '../../language/hash.js';
import { addQ, mulQ, type Rational, rational } from '../../language/rational.js';

const STEPS = 4096;

/** A number strictly between 0 and 1; a short fraction, so that sums of such stay short. */
export const uniform = (key: string): Rational => rational(2 * (hash(key) % STEPS) + 1, 2 * STEPS);

/** A double between -1 and 1, of as many digits as there are. */
export const wide = (key: string): number => (2 * hash(key)) / 2 ** 32 - 1;

/** A whole number from 1 to `most`. */
export const wholeUpTo = (most: number, key: string): number => 1 + (hash(key) % most);

/** From (0, 1) to (-1, 1). */
export const centred = (u: Rational): Rational => addQ(mulQ(u, rational(2)), rational(-1));
