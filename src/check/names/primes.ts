/** `W'`: an array with a prime is its transpose for those who write programs in MATLAB. */
import { isScalar } from '../meaning/array.js';
import { piecesOf, type Written, withPieces } from '../written/written.js';
import type { Names } from './names.js';

/** The formula with the primes on its arrays as transposes; itself where there are none. */
export function primesAsTransposes(w: Written, names: Names): Written {
  if (w.kind !== 'name') {
    const pieces = piecesOf(w);
    const turned = pieces.map((piece) => primesAsTransposes(piece, names));
    return turned.some((piece, n) => piece !== pieces[n]) ? withPieces(w, turned) : w;
  }
  if (w.primes !== 1) return w;
  const bare = { ...w, primes: 0 };
  const reading = names.read(bare);
  const isArray = reading !== undefined && reading.letters.size === 0 && !isScalar(reading.at(new Map()));
  return isArray ? { kind: 'transpose', of: bare, span: w.span } : w;
}
