/** What is wrong with a side that is a formula. */
import type { Sym } from '../../language/expr.js';
import { sentence } from '../messages/sentence.js';
import { hasKinks } from '../world/kinks.js';
import type { World } from '../world/world.js';
import { constantOf } from '../written/literals.js';
import { allPieces, decimalsIn, type Written } from '../written/written.js';
import { CATALOG, SIGN_KINDS } from './catalog/catalog.js';
import { sameFactor, twoFactors } from './common-factors.js';
import { causeInList } from './in-lists.js';
import { numberInstead, numberPutIn, otherWayTo } from './in-numbers.js';
import { causeInPaths } from './in-paths.js';
import { bySlip, entriesOf } from './in-steps.js';
import { type Inquiry, MOST_TRIALS, type Question } from './inquiry.js';
import { areNear } from './near.js';
import { placesIn, withProducts } from './places.js';
import type { Finding, Repair, Wrong } from './repair.js';
import { type Among, wrongSide } from './wrong-side.js';

type IsRight = (left: Written, right: Written) => boolean;

/** The mistake that is in a formula: in its numbers, its paths, then as the catalog says; then two at a time. */
export function causeInFormula(question: Question, inquiry: Inquiry): Finding | undefined {
  const put =
    numberPutIn(question, inquiry) ??
    inEntries(question, inquiry) ??
    otherWayTo(question, inquiry) ??
    numberInstead(question, inquiry);
  if (put) return put;
  const side = inquiry.withRate(question.head, withProducts(question.side, inquiry.names));
  const isLoose = [question.head, side].some((w) => decimalsIn(w).length > 0);
  const steps = isLoose ? undefined : entriesOf(question.head, side, inquiry);
  const world = isLoose ? inquiry.given : drawnFor(question, side, inquiry);
  if (world === undefined) return undefined;
  const at = (there: World): Finding | undefined =>
    (isLoose ? undefined : causeInPaths(question, side, there, inquiry)) ??
    inCatalog(question, side, { world: there, isLoose, steps }, inquiry);
  const beside = isLoose ? undefined : besideGiven(question, side, inquiry);
  const found = (beside && at(beside)) ?? at(world);
  if (found || isLoose) return found;
  // With the 1 and the zeros of a target put in, a line may be meant for just these.
  const withTargets = inquiry.withGivenTargets(world);
  // What is nothing is any product with a target that is 0.
  const values = withTargets && inquiry.valuesOf(question.head, side, withTargets);
  return values?.some(([right]) => right.mid !== 0)
    ? inCatalog(question, side, { world: withTargets as World, isLoose }, inquiry)
    : undefined;
}

/** The first world in which the side is false, as it need not be where units are dead. */
function drawnFor({ head }: Question, side: Written, inquiry: Inquiry): World | undefined {
  const { drawn } = inquiry.worlds;
  const isFalseIn = (world: World): boolean =>
    inquiry.valuesOf(head, side, world)?.some(([a, b]) => !areNear(a, b, false)) ?? false;
  return (hasKinks(inquiry.ground) ? drawn.find(isFalseIn) : undefined) ?? drawn[0];
}

/** A world on the same side of all kinks as the given one, where no dead path is missing; undefined where all is dead. */
function besideGiven({ head }: Question, side: Written, inquiry: Inquiry): World | undefined {
  const { ground, given, worlds } = inquiry;
  const [drawn] = hasKinks(ground) ? worlds.drawn : [];
  const beside = drawn && given?.toward(drawn, BESIDE);
  const values = beside && inquiry.valuesOf(head, side, beside);
  return values?.every(([right]) => right.mid !== 0) ? beside : undefined;
}

/** So small a part of the way to other values hardly leads over a kink. */
const BESIDE = 0.01;

/** The repairs of the catalog in their order; then those of the head, of two factors, and of a sign beside another. */
function inCatalog(question: Question, side: Written, among: Among, inquiry: Inquiry): Finding | undefined {
  const { head, areEqual } = question;
  const isRight = (left: Written, right: Written): boolean => {
    const values = inquiry.valuesOf(left, right, among.world);
    if (values !== undefined && !values.every(([a, b]) => areNear(a, b, among.isLoose))) return false;
    // Where a target is 0, what stands at the head might be put in its own place.
    return !isIn(left, right) && areEqual(left, right, inquiry.names);
  };
  const isIn = (name: Written, w: Written): boolean => {
    const meaning = name.kind === 'name' ? inquiry.meaningOf(name) : undefined;
    return (
      meaning !== undefined && [...allPieces(w)].some((p) => p.kind === 'name' && inquiry.meaningOf(p) === meaning)
    );
  };
  const wrong = wrongSide(question, side, among, inquiry);
  const tried: Repair[] = [];
  for (const kind of CATALOG) {
    for (const repair of kind(wrong)) {
      if (isRight(head, repair.side)) return repair.finding;
      tried.push(repair);
      if (inquiry.trials > MOST_TRIALS) break;
    }
  }
  return (
    ofHead(question, wrong, isRight, inquiry) ??
    (among.steps && bySlip(among.steps, side.span, inquiry)) ??
    ofTwoFactors(question, wrong, inquiry) ??
    withSign(question, tried, among, isRight, inquiry)
  );
}

/** The side is right for something else than what stands at its head. */
function ofHead(
  { head, previous, side: { span } }: Question,
  wrong: Wrong,
  isRight: IsRight,
  inquiry: Inquiry,
): Finding | undefined {
  if (previous !== head) return undefined;
  const { names, quantities, ground, nameOf } = inquiry;
  for (const { piece, with: put } of placesIn(head, names)) {
    if (piece.kind !== 'name') continue;
    const meaning = inquiry.meaningOf(piece);
    const own = quantities.find((q) => q.meaning === meaning);
    for (const q of quantities) {
      if (q === own || (!ground.definitionOf(q.meaning as Sym) && q.role !== own?.role)) continue;
      if (q.meaning.kind !== 'sym' || inquiry.trials > 2 * MOST_TRIALS) continue;
      const other = put(q.name);
      if (!isRight(other, wrong.side)) continue;
      const [there, here] = [other, head].map((w) => inquiry.meaningOf(w));
      // What comes to nothing is right for every derivative that is not there.
      if (there === undefined || here === undefined || inquiry.isNothing(there)) continue;
      return { code: 'index-slip', sentence: sentence('thisIs', nameOf(there), nameOf(here)), at: span };
    }
  }
  return undefined;
}

/** Two factors of the whole, or of one of its terms. */
function ofTwoFactors({ head, side }: Question, wrong: Wrong, inquiry: Inquiry): Finding | undefined {
  // ½ for a(1 − a) is a guess, and not what is left of it.
  if (constantOf(side)) return undefined;
  for (const place of placesIn(wrong.side, inquiry.names)) {
    if (place.inside.length > 0 && place.inside[0]?.kind !== 'sum') continue;
    const [cause, again] = inquiry.worlds.drawn.slice(0, 2).map((world) => {
      const needed = inquiry.neededAt(place, head, world);
      return needed && twoFactors(needed.value.mid / needed.own.mid, inquiry.quantities, world, wrong);
    });
    if (cause && JSON.stringify(cause) === JSON.stringify(again)) return { ...cause, at: place.piece.span };
  }
  return undefined;
}

/** One of the repairs that were tried, and a sign beside it. */
function withSign(
  question: Question,
  tried: readonly Repair[],
  { world }: Among,
  isRight: IsRight,
  inquiry: Inquiry,
): Finding | undefined {
  for (const { side, finding } of tried) {
    if (inquiry.trials > 2 * MOST_TRIALS) return undefined;
    const wrong = wrongSide(question, side, { world, isLoose: false }, inquiry);
    for (const second of SIGN_KINDS.flatMap((kind) => [...kind(wrong)])) {
      if (!isRight(question.head, second.side)) continue;
      return { ...finding, sentence: sentence('both', finding.sentence, second.finding.sentence) };
    }
  }
  return undefined;
}

/** A column that is written as a row: its entries in their order, as they are read. */
const turnedBack = (side: Written): Written =>
  side.kind === 'transpose' && side.of.kind === 'matrix' && side.of.rows.length === 1
    ? { ...side.of, rows: (side.of.rows[0] ?? []).map((entry) => [entry]), span: side.span }
    : side;

/** What is wrong in all entries of an array alike, or in the first of its numbers. */
function inEntries(question: Question, inquiry: Inquiry): Finding | undefined {
  const { head, side } = question;
  const asked = inquiry.entriesOf(head, side);
  if (asked === undefined || asked.length < 2) return undefined;
  const areByParameters = asked.every((e) => e.kind === 'derivative' && inquiry.isParameter(e.by));
  const listed = turnedBack(side);
  if (listed.kind === 'matrix' && inquiry.given) return causeInList(listed, asked, inquiry);
  const [cause, again] = inquiry.worlds.drawn.slice(0, 2).map((world) => {
    const values = inquiry.valuesOf(head, side, world)?.map(([a, b]) => [a.mid, b.mid] as const);
    if (values === undefined) return undefined;
    const situation = wrongSide(question, side, { world, isLoose: false }, inquiry);
    return sameFactor(values, inquiry.quantities, world, { ...situation, areByParameters });
  });
  return cause && cause.code === again?.code ? { ...cause, at: side.span } : undefined;
}
