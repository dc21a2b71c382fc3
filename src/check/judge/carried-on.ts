/** Who goes on from rounded numbers, of earlier lines, or that stand nowhere. */
import type { Expr, Sym } from '../../language/expr.js';
import { toNumber } from '../../language/rational.js';
import { symbolsOf } from '../../language/walk.js';
import { type Approx, isKnown, mayBeEqual } from '../world/approx.js';
import type { World } from '../world/world.js';
import type { Worlds } from '../world/worlds.js';
import { signedLiteral } from '../written/literals.js';
import type { WrittenNumber } from '../written/written.js';
import type { Place } from './account.js';
import { besideRate } from './beside-rate.js';
import { type Comparing, exact, isOfNumbers } from './comparing.js';
import { asWritten, isRoundedOrCut, lastDigitOf, orRounded } from './figures.js';
import { loneNumber } from './lone-number.js';
import { isTelling, loosely, NOTHING } from './loosely.js';
import type { Meant } from './meant.js';
import { isResult } from './results.js';

/** Whether `b` is what one gets who goes on from the rounded numbers of earlier lines, each last digit within 1. */
export function isCarriedOn(a: Meant, b: Meant, comparing: Comparing): boolean {
  const { place } = comparing;
  const isWorkedOut = isResult(b.written);
  if (b.literals.size === 0 || !(isWorkedOut || isOfNumbers(b.written) || isLeftOpen(b, place.worlds))) return false;
  const meanings = besideRate(a, b, comparing);
  // What was rounded on the way may have no name: 0.878 is not the quantity that happens to be written so.
  const ways = isWorkedOut
    ? [withinOne(b)]
    : [...meanings, ...meanings.map(orRounded)].map((figures) => loosely(b, figures));
  const { given } = place.worlds;
  return place
    .carried(a.entries)
    .some((carried, n) =>
      ways.some((ends) => isCarriedTo(a, b, { ends, carried, given }) && !liesApart(a, b, ends, apartIn(place, a, n))),
    );
}

/** Where values are drawn apart, for what has none; carried along in the same way. */
const apartIn = ({ worlds, carried }: Place, { entries }: Meant, way: number): readonly World[] =>
  worlds.given.length > 1 ? (carried(entries, worlds.apart())[way] ?? []) : [];

const liesApart = (a: Meant, b: Meant, ends: Way['ends'], worlds: readonly World[]): boolean =>
  worlds.some((world) =>
    a.entries.some((e, n) => {
      const [x, y] = [world.valueOf(e, exact(a)), world.valueOf(b.entries[n] as Expr, ends)];
      return isKnown(x) && isKnown(y) && !mayBeEqual(x, y);
    }),
  );

/** How somebody goes on: from worlds that were carried along, to numbers that may be so far off. */
interface Way {
  readonly ends: ReadonlyMap<Sym, Approx>;
  readonly carried: readonly World[];
  readonly given: readonly World[];
}

function isCarriedTo(a: Meant, b: Meant, { ends, carried, given }: Way): boolean {
  const la = exact(a);
  let told = 0;
  for (const [k, world] of carried.entries()) {
    let [isAnyMoved, isTold] = [false, true];
    for (const [n, e] of a.entries.entries()) {
      const [x, y] = [world.valueOf(e, la), world.valueOf(b.entries[n] as Expr, ends)];
      const isMoved = !mayBeEqual(x, (given[k] as World).valueOf(e, la));
      isAnyMoved ||= isMoved;
      isTold &&= loneNumber(b.entries[n] as Expr, b) !== undefined || isTelling(y, 0);
      if (!isKnown(x) || !isKnown(y) || !mayBeEqual(x, y)) return false;
      if (!isMoved && !isRoundedOrCut(x, y.mid, y.slack)) return false;
    }
    if (!isAnyMoved) return false;
    if (isTold) told++;
  }
  return told > 0 && told >= carried.length / 2;
}

/** Whether all names in it are of what has no value: numbers were put in for the others. */
const isLeftOpen = ({ entries, literals }: Meant, { given: [world, ...others] }: Worlds): boolean =>
  entries
    .flatMap(symbolsOf)
    .every((s) => literals.has(s) || others.some((other) => other.valueOf(s).mid !== world?.valueOf(s).mid));

/**
 * Whether a sum of numbers of several digits allows for what stands before it, were each one off in its last digit: what
 * they are worked out from may have been rounded, and stands nowhere.
 */
export function mayBeOfRounded(a: Meant, b: Meant, { place: { worlds } }: Comparing): boolean {
  const terms = b.written.kind === 'sum' ? b.written.terms.map(signedLiteral) : [];
  const hasDigits = (term: (typeof terms)[number]): boolean =>
    term !== undefined && lastDigitOf(term.number) <= FEW * Math.abs(toNumber(term.value));
  if (terms.length === 0 || !terms.every(hasDigits) || a.literals.size > 0 || worlds.given.length === 0) return false;
  const ends = withinOne(b);
  return worlds.given.every((world) =>
    a.entries.every((e, n) => mayBeEqual(world.valueOf(e), world.valueOf(b.entries[n] as Expr, ends))),
  );
}

/** A last digit that is worth more, beside its number, is one of few. */
const FEW = 0.005;

/**
 * The literals with last digits that may be one off: 0.33 beside 0.6667 has lost two zeros, but 0.33 beside 6.67 × 10⁻⁴
 * has as many places as it should.
 */
function withinOne({ literals }: Meant): ReadonlyMap<Sym, Approx> {
  const all = [...literals.values()].filter((n) => !n.hasPower);
  const least = Math.min(...all.map(lastDigitOf));
  const finest = Math.min(...all.map((n) => lastDigitOf(n) / sizeOf(n)));
  const digitOf = (n: WrittenNumber): number =>
    n.hasPower ? lastDigitOf(n) : Math.min(lastDigitOf(n), Math.max(least, finest * sizeOf(n)));
  return new Map([...literals].map(([s, n]) => [s, { ...asWritten(n), slack: digitOf(n) * (1 + NOTHING) }]));
}

/** The power of ten that its first digit counts. */
const sizeOf = (n: WrittenNumber): number => 10 ** Math.floor(Math.log10(Math.abs(asWritten(n).mid) || 1));
