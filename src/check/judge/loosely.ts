/** What rounded numbers tell of two sides. */
import type { Expr, Sym } from '../../language/expr.js';
import { symbolsOf } from '../../language/walk.js';
import { type Approx, isKnown, mayBeEqual } from '../world/approx.js';
import type { World } from '../world/world.js';
import { lastDigitOf, type Meanings } from './figures.js';
import type { Meant } from './meant.js';

/** What nobody can tell from 0. */
export const NOTHING = 1e-12;

/** The literals as what they may have been before they were rounded or cut. */
export const loosely = ({ literals }: Meant, figures: Meanings): ReadonlyMap<Sym, Approx> =>
  new Map([...literals].map(([s, n]) => [s, figures.meaningOf(n)]));

/** What is so little known that any number would do says nothing. */
export const isTelling = ({ mid, slack }: Approx, digit: number): boolean =>
  slack <= Math.max(0.25 * Math.abs(mid), digit, NOTHING);

/** Of a last digit what nobody sees: what an ε in a denominator makes, where all that is written is exact. */
const HIDDEN = 1e-4;

/** Whether nothing but numbers is written; the 0.1 before a name is no result. */
const isOfNumbers = ({ entries, literals }: Meant): boolean =>
  entries.every((e) => symbolsOf(e).every((s) => literals.has(s)));

type IsEnough = (value: Approx, digit: number) => boolean;

/** Whether the two sides may be equal in each world, and are known well enough in most. */
export function overlaps(
  a: Meant,
  b: Meant,
  worlds: readonly World[],
  figures: Meanings,
  isEnough: IsEnough = () => true,
): boolean {
  const found = worlds.map((world) => looselyIn(world, a, b, figures, isEnough));
  return !found.includes('apart') && found.filter((as) => as === 'told').length >= worlds.length / 2;
}

/** Whether some world tells two sides apart, however their numbers were rounded. */
export const lieApart = (a: Meant, b: Meant, worlds: readonly World[], figures: Meanings): boolean =>
  worlds.some((world) => looselyIn(world, a, b, figures, () => true) === 'apart');

/** What rounded numbers tell in a world: that the sides lie apart, that they do not, or too little. */
function looselyIn(
  world: World,
  a: Meant,
  b: Meant,
  figures: Meanings,
  isEnough: IsEnough,
): 'apart' | 'told' | 'vague' {
  const [la, lb] = [loosely(a, figures), loosely(b, figures)];
  const digits = [...a.literals.values(), ...b.literals.values()].map(lastDigitOf).filter((digit) => digit > 0);
  const hidden = digits.length > 0 && [a, b].some(isOfNumbers) ? Math.min(...digits) * HIDDEN : 0;
  let isTold = true;
  for (const [n, e] of a.entries.entries()) {
    const [x, y] = [world.valueOf(e, la), world.valueOf(b.entries[n] as Expr, lb)];
    const areKnown = isKnown(x) && isKnown(y);
    if (areKnown && !mayBeEqual(x, { ...y, slack: y.slack + hidden })) return 'apart';
    isTold &&= areKnown && isEnough(x, y.slack) && isEnough(y, x.slack);
  }
  return isTold ? 'told' : 'vague';
}
