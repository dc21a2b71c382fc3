/** What a name is read as where a formula has it: with what stands above it, or without. */

import type { Names, Reading } from '../names/names.js';
import { kroneckerNamed } from '../names/readers/kronecker.js';
import { markedName } from '../names/script.js';
import type { Written, WrittenName } from '../written/written.js';

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
    (plain.isSupposed === true && marked.isSupposed !== true && marked.isPrinted !== false));
