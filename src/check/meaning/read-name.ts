/** What a name is read as where a formula has it: with what stands above it, or without. */
import { num } from '../../language/expr.js';
import type { Names, Reading } from '../names/names.js';
import { indicesIn, markedName } from '../names/script.js';
import type { Written, WrittenName } from '../written/written.js';
import { scalar } from './array.js';

/** How a name is read, if it is known; δ_ij that is no name of the spec is Kronecker's. */
export const readName = (name: WrittenName, names: Names): Reading | undefined =>
  names.read(name) ?? kroneckerNamed(name);

/** The name that a power is, whose exponent is a mark of the name: where it is known, printed or certain only so. */
export function markedInstead({ base, exponent }: Written & { kind: 'power' }, names: Names): WrittenName | undefined {
  const marked = base.kind === 'name' ? markedName(base, exponent) : undefined;
  if (base.kind !== 'name' || marked === undefined) return undefined;
  return isRatherMarked(names.read(base), names.read(marked)) ? marked : undefined;
}

const isRatherMarked = (plain: Reading | undefined, marked: Reading | undefined): boolean =>
  marked !== undefined &&
  (plain === undefined ||
    (marked.isPrinted === true && plain.isPrinted !== true) ||
    (plain.isSupposed === true && marked.isSupposed !== true));

/** The size of letters whose range other names say. */
export const ANY_SIZE = 0;

/** 1 where its indices are equal, else 0. */
function kroneckerNamed({ base, accents, sub, sup, primes }: WrittenName): Reading | undefined {
  if (base !== 'delta' || accents.length + sup.length + primes > 0) return undefined;
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
