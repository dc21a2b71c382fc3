/** New values in as many digits as it takes to see that they are new: 1 − 0.1 × (−6.7 × 10⁻⁵) is 1.0000067, not 1.0000. */
import { isWrittenNumber } from '../backprop/numbers/written.js';
import type { Sym } from '../language/expr.js';
import { equalQ } from '../language/rational.js';
import type { Sheet } from './sheet.js';

/** A change that more digits than this do not show is too small for a page. */
const MOST_MORE = 8;

/**
 * The sheet with a rounding that tells `updated` from `old`, with a digit more where it takes more than its own. By hand
 * the rounding is the calculation's, and stays.
 */
export function withVisibleChange(old: Sym, updated: Sym, sheet: Sheet): Sheet {
  const { carry, rounding, solution } = sheet;
  if (carry === 'rounded' || solution.answer(old) === solution.answer(updated)) return sheet;
  for (let more = 0; more <= MOST_MORE; more++) {
    const finer = { ...rounding, digits: rounding.digits + more };
    const [before, after] = [old, updated].map((s) => solution.rounded(s, finer));
    if (!before || !after || !isWrittenNumber(before) || !isWrittenNumber(after)) return sheet;
    if (equalQ(before.value, after.value)) continue;
    return more === 0 ? sheet : { ...sheet, rounding: { ...finer, digits: finer.digits + 1 } };
  }
  return sheet;
}
