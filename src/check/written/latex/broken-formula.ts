/** A formula that is broken over several lines, in an environment that may as well set several under each other. */
import { isSign, type Token } from '../token.js';

/** Whether each row but the first goes on with the one before. */
export const isOneFormula = (rows: readonly (readonly (readonly Token[])[])[]): boolean =>
  rows.length > 1 && rows.slice(1).every((cells, n) => goesOn(rows.slice(0, n + 1).flat(2), cells.flat()));

/** Behind words alone, with a sign of arithmetic, within a bracket, with the bracket behind a name, or with what the formula is compared to. */
function goesOn(before: readonly Token[], row: readonly Token[]): boolean {
  const first = row.find((t) => t.kind !== 'gap');
  if (before.every((t) => t.kind === 'gap') || isSign(first, '+', '-', '*', 'times')) return true;
  if (before.filter((t) => isSign(t, '(', '[')).length > before.filter((t) => isSign(t, ')', ']')).length) return true;
  return isSign(first, '(', '<', '>', '<=', '>=') && !before.some((t) => isSign(t, '=', '<', '>', '<=', '>='));
}
