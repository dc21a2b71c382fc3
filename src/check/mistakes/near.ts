/** Whether two values are the same. */
import { type Approx, isKnown, mayBeEqual } from '../world/approx.js';

/** Exactly, or as far as rounded numbers may be off. */
export function areNear(a: Approx, b: Approx, isLoose: boolean): boolean {
  if (!isKnown(a) || !isKnown(b)) return false;
  const most = Math.max(Math.abs(a.mid), Math.abs(b.mid));
  return isLoose ? Math.abs(a.mid - b.mid) <= 0.05 * most : mayBeEqual(a, b) || Math.abs(a.mid - b.mid) <= 1e-11 * most;
}
