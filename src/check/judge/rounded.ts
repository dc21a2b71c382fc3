/** Whether one side is the other with its numbers rounded. */
import { type Expr, num } from '../../language/expr.js';
import { toNumber } from '../../language/rational.js';
import { NotUnderstood } from '../meaning/not-understood.js';
import { understand } from '../meaning/understand.js';
import { type Approx, isKnown, mayBeEqual } from '../world/approx.js';
import { isChosen } from '../world/ground.js';
import type { World } from '../world/world.js';
import { besideRate } from './beside-rate.js';
import { type Comparing, exact } from './comparing.js';
import { isChoiceWritten, isRoundedOrCut, lastDigitOf, type Meanings } from './figures.js';
import { type LoneNumber, loneNumber } from './lone-number.js';
import { isTelling, lieApart, loosely, NOTHING, overlaps } from './loosely.js';
import type { Meant } from './meant.js';
import { type Put, substitutions } from './substitution.js';

/** Whether honest rounding of the written numbers may lead from one side to the other. */
export function isRounded(a: Meant, b: Meant, comparing: Comparing): boolean {
  const { figures, place } = comparing;
  const { worlds } = place;
  // Where several worlds have the given values, something has none.
  const isOpen = worlds.given.length > 1;
  const ways = [...besideRate(a, b, comparing), isOpen ? figures.asCoefficients : undefined];
  return ways.some((meanings) => {
    if (meanings === undefined || !isRoundedHere(a, b, { ...comparing, figures: meanings })) return false;
    return !isOpen || (overlaps(a, b, worlds.near().given, meanings) && !lieApart(a, b, worlds.apart(), meanings));
  });
}

function isRoundedHere(a: Meant, b: Meant, comparing: Comparing): boolean {
  const { figures, knowledge } = comparing;
  const { given } = comparing.place.worlds;
  const numbers = b.entries.map((e) => loneNumber(e, b));
  if (numbers.every((n) => n !== undefined)) {
    const isChoice = a.written.kind === 'name' && a.entries.every((e) => isChosen(e, knowledge.ground));
    return given.every((world) =>
      a.entries.every((e, n) => {
        const number = numbers[n] as LoneNumber;
        return isChoice
          ? isChoiceWritten(world.valueOf(e), number.written, number.digit)
          : isWrittenAs(e, a, number, world, figures);
      }),
    );
  }
  const puts = substitutions(a.written, b.written);
  if (puts) return puts.every((put) => isPutRightly(put, comparing));
  return overlaps(a, b, given, figures, isTelling);
}

/**
 * Whether a lone number stands for `e`: the value rounded or cut at its last digit; or what the written numbers in `e`
 * lead to, exactly as they stand or as what they may have been before rounding, its last digit within 1.
 */
function isWrittenAs(e: Expr, side: Meant, { digit, written }: LoneNumber, world: World, figures: Meanings): boolean {
  const value = world.valueOf(e, exact(side));
  if (!isKnown(value)) return false;
  if (isRoundedOrCut(value, written, digit) || isFromBefore(value, written, figures)) return true;
  if (side.literals.size === 0) return false;
  const loose = world.valueOf(e, loosely(side, figures));
  // Where all that is written is exact, nothing was rounded before.
  if (!isKnown(loose) || loose.slack <= digit * NOTHING || !isTelling(loose, digit)) return false;
  if (loose.slack < digit * FINE) return isRoundedOrCut(loose, written, digit);
  return Math.abs(loose.mid - written) <= digit * (1 + NOTHING) + loose.slack;
}

/** Whether the same number stood for the same value before, rightly, whatever its digits are. */
const isFromBefore = (value: Approx, written: number, figures: Meanings): boolean =>
  value.mid * written >= 0 &&
  figures.before(written).some((known) => mayBeEqual(known, { ...value, mid: Math.abs(value.mid) }));

/** A number put in for a piece of the line before: is it that piece's value? */
function isPutRightly(
  { piece, number, isNegative }: Put,
  { place: { worlds }, figures, knowledge }: Comparing,
): boolean {
  const written = toNumber(number.value) * (isNegative ? -1 : 1);
  try {
    const meant = understand(piece, { ...knowledge, literal: ({ value }) => num(value) }, new Map());
    return worlds.given.every((world) =>
      meant.entries.every((e) => {
        const value = world.valueOf(e);
        return (
          isKnown(value) &&
          (isRoundedOrCut(value, written, lastDigitOf(number)) || isFromBefore(value, written, figures))
        );
      }),
    );
  } catch (error) {
    if (error instanceof NotUnderstood) return false;
    throw error;
  }
}

/** Who works with numbers that are known so much better than a last digit is not one off in it. */
const FINE = 0.01;
