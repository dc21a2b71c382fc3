/**
 * Whether two formulas say the same: as an identity, with the given values, or as far as rounded digits tell. Equality
 * is asked in worlds (see world.ts); one world in which two sides differ refutes, and it takes all of them to agree.
 */
import { type Expr, num } from '../../language/expr.js';
import { isIntegerQ } from '../../language/rational.js';
import { substitute } from '../../language/walk.js';
import { NotUnderstood } from '../meaning/not-understood.js';
import { type Approx, isKnown, isSharp, mayBeEqual } from '../world/approx.js';
import type { World } from '../world/world.js';
import type { Worlds } from '../world/worlds.js';
import { allPieces, decimalsIn, type Written } from '../written/written.js';
import { besideKinks } from './beside-kinks.js';
import { isCarriedOn, mayBeOfRounded } from './carried-on.js';
import { type Comparing, exact, isOfNumbers } from './comparing.js';
import { lieApart, NOTHING } from './loosely.js';
import { type Meant, meantTogether } from './meant.js';
import { isRounded } from './rounded.js';
import { substitutions } from './substitution.js';

/**
 * How two sides are equal: an identity that is proved, or one that holds wherever it was tried; `no` where some world tells them apart, `unclear` where none does and not all agree.
 */
export type Equality = 'proved' | 'identity' | 'with given values' | 'rounded' | 'no' | 'unclear';

/** Whether they are equal, however that is known. */
export const isTrue = (e: Equality): boolean => e !== 'no' && e !== 'unclear';

/** How the sides of a link are equal. */
export function equality(a: Meant, b: Meant, comparing: Comparing): Equality {
  const { worlds } = comparing.place;
  const identity = identityOf(a, b, comparing);
  if (identity === 'proved') return identity;
  const differIn = (kind: 'given' | 'drawn'): boolean => differBesideKinks(a, b, kind, comparing);
  const given = withGivenValues(a, b, comparing);
  // 1 - σ(40) is hardly anything wherever it is tried, and not 0.
  if (identity === 'identity' && given !== 'as zero') return differIn('drawn') ? 'no' : identity;
  const turnsElsewhere = given === 'equal' && differIn('given');
  if (given === 'equal' && !turnsElsewhere) return 'with given values';
  const isNear = hasDecimals(a, b) && worlds.given.length > 0 && isRounded(a, b, comparing);
  const isApart = isNear && liesApartBesideKinks(a, b, comparing);
  if (isNear && !isApart) return 'rounded';
  if (isCarriedOn(a, b, comparing)) return 'rounded';
  if (isApart || turnsElsewhere || isImpossible(b, worlds)) return 'no';
  if (given === 'unclear' && isPartialIn(a, b) && lieApartNear(a, b, comparing)) return 'no';
  if (nearlyCancels(a, b, comparing)) return termByTerm(a, b, comparing);
  if (given === 'as zero' || mayBeOfRounded(a, b, comparing)) return 'unclear';
  return given === 'different' || (identity === 'different' && !hasDecimals(a, b)) ? 'no' : 'unclear';
}

/** Whether two sides, equal in the worlds that are drawn, differ where the condition of a case in one of them turns. */
const differBesideKinks = (a: Meant, b: Meant, kind: 'given' | 'drawn', { place: { worlds } }: Comparing): boolean =>
  kinksOf(a, b, kind, worlds).some((world) => exactlyIn([world], a, b) === 'different');

/** The same, however their numbers were rounded. */
const liesApartBesideKinks = (a: Meant, b: Meant, { place: { worlds }, figures }: Comparing): boolean =>
  lieApart(a, b, kinksOf(a, b, 'given', worlds), figures);

function kinksOf(a: Meant, b: Meant, kind: 'given' | 'drawn', worlds: Worlds): readonly World[] {
  const all = (): readonly World[] => [worlds, worlds.near(), worlds.far()].flatMap((some) => some[kind]);
  return [a, b].flatMap((side) => besideKinks(side, all));
}

/** Whether two sides that hardly have values together differ where they do, however their numbers were rounded. */
const lieApartNear = (a: Meant, b: Meant, { place: { worlds }, figures }: Comparing): boolean =>
  worlds.given.length > 1 && lieApart(a, b, worlds.near().given, figures);

/** Whether it is worked out from numbers alone and has no value: the logarithm of a negative one. */
const isImpossible = ({ written, entries, literals }: Meant, { given }: Worlds): boolean =>
  isOfNumbers(written) &&
  given.some((world) => entries.some((e) => Number.isNaN(world.valueOf(e, exact({ literals })).mid)));

/** With the given values, what has none being any number. */
function withGivenValues(a: Meant, b: Meant, { place: { worlds } }: Comparing): Outcome {
  const given = exactlyIn(worlds.given, a, b);
  if (given !== 'equal' || worlds.given.length === 1) return given;
  if (isRefutedFurther(worlds, 'given', a, b)) return 'different';
  return isPartialIn(a, b) ? exactlyIn(worlds.near().given, a, b) : 'equal';
}

/** Whether it is an identity: where nothing refutes it, it is proved, or else tried at more places. */
function identityOf(a: Meant, b: Meant, comparing: Comparing): Equality | 'different' {
  const { worlds } = comparing.place;
  const drawn = exactlyIn(worlds.drawn, a, b);
  if (drawn === 'as zero') return 'different';
  if (drawn === 'unclear' && isPartialIn(a, b) && exactlyIn(worlds.near().drawn, a, b) === 'different')
    return 'different';
  if (drawn !== 'equal') return drawn;
  const isProvedEqual = isShown(a, b, comparing);
  const hasDomain = isPartialIn(a, b);
  if (isProvedEqual && !hasDomain) return 'proved';
  if (!isProvedEqual && isRefutedFurther(worlds, 'drawn', a, b)) return 'different';
  if (hasDomain && exactlyIn(worlds.near().drawn, a, b) === 'unclear') return 'unclear';
  return isProvedEqual ? 'proved' : 'identity';
}

const isRefutedFurther = (worlds: Worlds, kind: 'given' | 'drawn', a: Meant, b: Meant): boolean =>
  [worlds.near, worlds.far].some((more) => exactlyIn(more()[kind], a, b) === 'different');

const isPartialIn = (...sides: readonly Meant[]): boolean => sides.some(({ entries }) => entries.some(isPartial));

/** Whether a logarithm or a root stands in it, which not all numbers have. */
const isPartial = (e: Expr): boolean =>
  (e.kind === 'call' && e.fn === 'log') ||
  (e.kind === 'pow' && !(e.exponent.kind === 'num' && isIntegerQ(e.exponent.value))) ||
  e.parts.some(isPartial);

/** More entries than this are not proved one by one. */
const MOST_PROOFS = 12;

/** Whether the two sides are shown to be the same, entry by entry, decimals as they are written. */
function isShown(a: Meant, b: Meant, { prover }: Comparing): boolean {
  if (a.entries.length > MOST_PROOFS) return false;
  const written = ({ entries, literals }: Meant): readonly Expr[] =>
    entries.map((e) =>
      substitute(e, (s) => {
        const literal = literals.get(s);
        return literal && num(literal.value);
      }),
    );
  const right = written(b);
  return written(a).every((e, n) => prover.areEqual(e, right[n] as Expr));
}

const hasDecimals = (...sides: readonly Meant[]): boolean => sides.some(({ literals }) => literals.size > 0);

/** `as zero`: 0 on one side, and on the other what hardly differs from it. */
type Outcome = 'equal' | 'different' | 'as zero' | 'unclear';

/** Whether two sides are equal as exactly as doubles tell, in each world where they have values. */
function exactlyIn(worlds: readonly World[], a: Meant, b: Meant): Outcome {
  const [la, lb] = [exact(a), exact(b)];
  let [isTold, isClear, isAsZero] = [false, true, false];
  for (const world of worlds) {
    for (const [n, e] of a.entries.entries()) {
      const [x, y] = [world.valueOf(e, la), world.valueOf(b.entries[n] as Expr, lb)];
      if (!isKnown(x) && !isKnown(y)) {
        // With the given values what is so of some entries need not be so of those that no learning rate settles.
        if (world.isGiven) isClear = false;
        continue;
      }
      if (isKnown(x) && isKnown(y) && !mayBeEqual(x, y)) {
        if (!isAsGoodAsZero(x, y)) return 'different';
        isAsZero = true;
      }
      if (isKnown(x) && isKnown(y) && isClose(x, y)) isTold = true;
      else isClear = false;
    }
  }
  if (isAsZero) return 'as zero';
  return isTold && isClear ? 'equal' : 'unclear';
}

/** What overlaps only because nothing is known well says nothing. */
const isClose = (x: Approx, y: Approx): boolean => (isSharp(x) && isSharp(y)) || Math.max(x.slack, y.slack) < NOTHING;

/** 0 and what is too small for people to tell from it, and for their calculators. */
const isAsGoodAsZero = (x: Approx, y: Approx): boolean =>
  (x.mid === 0 || y.mid === 0) && Math.max(Math.abs(x.mid), Math.abs(y.mid)) < NOTHING;

/** Of sums that nearly cancel what their terms tell, each put in for the one in its place: all are right, or one is not. */
function termByTerm({ written: a }: Meant, { written: b }: Meant, comparing: Comparing): 'rounded' | 'no' | 'unclear' {
  if (a.kind !== 'sum' || b.kind !== 'sum' || a.terms.length !== b.terms.length) return 'unclear';
  try {
    const found = a.terms.map((term, n) =>
      equality(...meantTogether(term, b.terms[n] as Written, comparing.knowledge), comparing),
    );
    const others = found.filter((e) => !isTrue(e));
    if (others.length === 0) return 'rounded';
    return others.length === 1 && others[0] === 'no' ? 'no' : 'unclear';
  } catch (error) {
    if (error instanceof NotUnderstood) return 'unclear';
    throw error;
  }
}

/**
 * Whether the rounded numbers of a sum allow for the other side, but for much else too: its terms nearly cancel. Where a
 * number stands for a piece of the other side, that piece tells.
 */
function nearlyCancels(a: Meant, b: Meant, { place: { worlds }, figures }: Comparing): boolean {
  if (worlds.given.length === 0 || !hasRoundedSum(b.written) || substitutions(a.written, b.written)) return false;
  return !lieApart(a, b, worlds.given, figures);
}

/** A product of matrices adds up too. */
const hasRoundedSum = (w: Written): boolean => [...allPieces(w)].some((p) => isSum(p) && decimalsIn(p).length > 0);

const isSum = (w: Written): boolean =>
  w.kind === 'sum' || (w.kind === 'product' && w.factors.some((f) => f.kind === 'matrix'));
