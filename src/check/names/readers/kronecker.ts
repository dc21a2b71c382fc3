/** δ_ij, or the I_ij of the identity matrix, that is no name of the spec: Kronecker's. */
import { num } from '../../../language/expr.js';
import { scalar } from '../../meaning/array.js';
import type { WrittenName } from '../../written/written.js';
import type { Reading } from '../names.js';
import { indicesIn } from '../script.js';

/** The size of letters whose range other names say. */
export const ANY_SIZE = 0;

/** 1 where its indices are equal, else 0. */
export function kroneckerNamed({ base, accents, sub, sup, primes }: WrittenName): Reading | undefined {
  if (!(base === 'delta' || base === 'I') || accents.length + sup.length + primes > 0) return undefined;
  const ends = indicesIn(sub, 2);
  if (ends === undefined) return undefined;
  const letters = new Map(ends.flatMap((i) => (typeof i === 'string' ? [[i, ANY_SIZE] as const] : [])));
  return {
    letters,
    at: (numbers) => {
      const [i, j] = ends.map((end) => (typeof end === 'number' ? end : numbers.get(end)));
      return scalar(num(i === j ? 1 : 0));
    },
    says: 'Kronecker’s delta',
  };
}
