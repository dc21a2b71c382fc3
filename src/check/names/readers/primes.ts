/** `W'`: an array with a prime is its transpose for those who write programs in MATLAB. */
import { isScalar } from '../../meaning/array.js';
import { mapPieces, type Written } from '../../written/written.js';
import type { Names } from '../names.js';

/** The formula with the primes on its arrays as transposes; itself where there are none. */
export function primesAsTransposes(w: Written, names: Names): Written {
  if (w.kind !== 'name') return mapPieces(w, (piece) => primesAsTransposes(piece, names));
  if (w.primes !== 1) return w;
  const bare = { ...w, primes: 0 };
  const reading = names.read(bare);
  const isArray = reading !== undefined && reading.letters.size === 0 && !isScalar(reading.at(new Map()));
  return isArray ? { kind: 'transpose', of: bare, span: w.span } : w;
}
