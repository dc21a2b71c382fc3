/** Whether what only looks like an equation is one. */
import type { Notation } from '../document/formula.js';
import type { Chain } from '../written/chain.js';
import { signedLiteral } from '../written/literals.js';
import { piecesOf, Unreadable, type Written, type WrittenName } from '../written/written.js';
import type { Names } from './names.js';
import { isSameName, markedName } from './script.js';

/** A line of prose, or of a program that sets things up, speaks mostly of what nothing is known of. */
export function isPlausible({ sides, goesOn }: Chain, notation: Notation, names: Names): boolean {
  const written = sides.flatMap(({ written: w }) => (w instanceof Unreadable ? [] : [w]));
  if (written.length < sides.length) return false;
  const isKnown = (name: WrittenName): boolean => names.read(name) !== undefined || names.function(name) !== undefined;
  const spoken = written.flatMap((w) => namesIn(w, isKnown));
  const known = spoken.filter(isKnown).length;
  const [left, right] = written;
  // A program gives a quantity its value; that is no claim about it. What it printed is one.
  const isData = notation === 'code' && left?.kind === 'name' && isKnown(left) && right && isLiteral(right);
  if (isData) return false;
  // Two columns that ran into each other: `W9 = 0.0077 W9 = 0`.
  const isTwice = left?.kind === 'name' && right?.kind === 'product' && isTimesANumber(right, left);
  if (isTwice && names.read(left)?.isSupposed === true) return false;
  // What defines a name of the document's own is taken as it says.
  if (left?.kind === 'name' && !isKnown(left) && !goesOn) return spoken.length === 1 || known > 0;
  return goesOn || (known > 0 && 2 * known >= spoken.length);
}

/** The names in a formula, with what stands above them where they are known only so: the layer of `z²`. */
function namesIn(w: Written, isKnown: (name: WrittenName) => boolean): readonly WrittenName[] {
  if (w.kind === 'name') return [w];
  const marked = w.kind === 'power' && w.base.kind === 'name' ? markedName(w.base, w.exponent) : undefined;
  return marked && isKnown(marked) ? [marked] : piecesOf(w).flatMap((piece) => namesIn(piece, isKnown));
}

const isLiteral = (w: Parameters<typeof signedLiteral>[0]): boolean =>
  signedLiteral(w) !== undefined || (w.kind === 'matrix' && w.rows.flat().every(isLiteral));

const isTimesANumber = ({ factors }: Written & { kind: 'product' }, name: WrittenName): boolean =>
  factors.length === 2 && factors[0]?.kind === 'number' && factors[1]?.kind === 'name' && isSameName(factors[1], name);
