/** `≈ 0`, `≈ 1`, `≈ 25`: an integer behind this sign is a rounded number. */
import { toNumber } from '../../language/rational.js';
import type { Written, WrittenNumber } from '../written/written.js';

/** How far an integer behind ≈ is trusted: as a number that was rounded there, or not so far that it tells anything. */
export type Trust = 'surely' | 'hardly';

/** What its last digit is taken for, as a power of ten: `≈ 0` hides less than `≈ 25` does. */
const lastPlaceOf = (n: WrittenNumber, trust: Trust): number => {
  const size = Math.abs(toNumber(n.value));
  if (trust === 'hardly' || size >= 10) return 0;
  return size === 0 ? -3 : -2;
};

/** A result with its integers as rounded numbers; undefined where it has none, or is worked out. */
export function withRoundedIntegers(w: Written, trust: Trust): Written | undefined {
  switch (w.kind) {
    case 'number':
      return w.lastPlace === undefined ? { ...w, lastPlace: lastPlaceOf(w, trust) } : undefined;
    case 'negative': {
      const of = withRoundedIntegers(w.of, trust);
      return of && { ...w, of };
    }
    case 'matrix': {
      const rows = w.rows.map((row) => row.map((cell) => withRoundedIntegers(cell, trust) ?? cell));
      return rows.flat().every((cell, n) => cell === w.rows.flat()[n]) ? undefined : { ...w, rows };
    }
    default:
      return undefined;
  }
}
