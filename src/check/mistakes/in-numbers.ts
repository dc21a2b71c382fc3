/** What is wrong with the numbers of a side. */
import type { Expr } from '../../language/expr.js';
import { toNumber } from '../../language/rational.js';
import { isRoundedOrCut, lastDigitOf } from '../judge/figures.js';
import { substitutions } from '../judge/substitution.js';
import { sentence } from '../messages/sentence.js';
import { type Approx, exactly, isKnown } from '../world/approx.js';
import type { World } from '../world/world.js';
import { signedLiteral } from '../written/literals.js';
import { allPieces, decimalsIn, mapPieces, type Written, type WrittenNumber } from '../written/written.js';
import { numberSlip } from './catalog/numbers.js';
import type { MistakeCode } from './codes.js';
import { type Inquiry, MOST_TRIALS, type Question } from './inquiry.js';
import type { OtherWay, WrongNumber } from './numbers.js';
import { otherWays } from './other-ways.js';
import { isAlike, placesIn } from './places.js';
import type { Quantity } from './quantities.js';
import type { Finding } from './repair.js';

/** A side that is a number alone. */
export function causeInNumber(
  { head, previous, side }: Question,
  number: WrittenNumber,
  isNegative: boolean,
  inquiry: Inquiry,
): Finding | undefined {
  const { given } = inquiry;
  const value = given && (inquiry.valuesOf(head, head, given) ?? inquiry.valuesOf(previous, previous, given));
  const [first] = value ?? [];
  if (value?.length !== 1 || first === undefined || !isKnown(first[0])) return undefined;
  const isInNumbers = ![...allPieces(previous)].some((p) => p.kind === 'name' && inquiry.meaningOf(p) !== undefined);
  const isWorkedOut = previous !== head || signedLiteral(head) === undefined;
  const computed =
    isInNumbers && isWorkedOut ? inquiry.valuesOf(previous, previous, given as World)?.[0]?.[0].mid : undefined;
  const slip = slipOf({ number, isNegative, value: first[0].mid, asked: inquiry.meaningOf(head), computed }, inquiry);
  return { ...slip, at: side.span };
}

/** A number that was put in for a piece of the line before, and is not its value. */
export function numberPutIn({ previous, side }: Question, inquiry: Inquiry): Finding | undefined {
  const { given } = inquiry;
  const puts = given && substitutions(previous, side);
  for (const { piece, number, isNegative } of puts ?? []) {
    const value = inquiry.valuesOf(piece, piece, given as World)?.[0]?.[0];
    const written = toNumber(number.value) * (isNegative ? -1 : 1);
    if (value === undefined || !isKnown(value) || isRoundedOrCut(value, written, lastDigitOf(number))) continue;
    return slipOf({ number, isNegative, value: value.mid, asked: inquiry.meaningOf(piece) }, inquiry);
  }
  return undefined;
}

/** The first number of a list that is wrong; `placeOf` names its place. */
export function firstWrongOf(
  listed: readonly Written[],
  asked: readonly Expr[],
  placeOf: (n: number) => string,
  inquiry: Inquiry,
): Finding | undefined {
  for (const [n, entry] of asked.entries()) {
    const item = listed[n];
    const literal = item && signedLiteral(item);
    const value = inquiry.given?.valueOf(entry);
    if (
      item === undefined ||
      literal === undefined ||
      value === undefined ||
      !isKnown(value) ||
      listed.length !== asked.length
    )
      return undefined;
    if (isRoundedOrCut(value, toNumber(literal.value), lastDigitOf(literal.number))) continue;
    const isNegative = item.kind === 'negative';
    const finding = slipOf({ number: literal.number, isNegative, value: value.mid, asked: entry }, inquiry);
    return { ...finding, sentence: sentence('entry', placeOf(n), finding.sentence), at: item.span };
  }
  return undefined;
}

/** Numbers that come to what a usual mistake leads to. */
export function otherWayTo({ head, side }: Question, inquiry: Inquiry): Finding | undefined {
  const asked = inquiry.meaningOf(head);
  const decimals = decimalsIn(side);
  const written = inquiry.given && inquiry.valuesOf(head, side, inquiry.given, inquiry.asRounded)?.[0]?.[1];
  if (asked === undefined || written === undefined || decimals.length === 0) return undefined;
  const way = waysTo(asked, inquiry).find(({ value, beside = 0 }) => {
    const size = Math.abs(written.mid - beside);
    const most = written.slack <= VAGUE * size ? MOST_OFF : HARDLY_OFF;
    return Math.abs(value - written.mid) <= Math.min(written.slack, most * size) + EXACT * size;
  });
  return way && { code: way.code, sentence: way.sentence, at: side.span };
}

/** A number where the value of some quantity belongs that the head is made of. */
export function numberInstead({ head, side, areEqual }: Question, inquiry: Inquiry): Finding | undefined {
  const asked = inquiry.meaningOf(head);
  const { given } = inquiry;
  if (asked === undefined || given === undefined) return undefined;
  const parts = inquiry.house.partsOf(asked);
  const likely = inquiry.quantities.filter((q) => parts.includes(q.meaning));
  for (const { piece, with: put } of placesIn(side, inquiry.names)) {
    if (piece.kind !== 'number' || piece.lastPlace === undefined) continue;
    // Both times in `a(1 - a)`.
    const throughout = (name: Written): Written => replaced(side, piece, name);
    for (const q of likely) {
      if (inquiry.trials++ > MOST_TRIALS) return undefined;
      const value = given.valueOf(q.meaning).mid;
      const name = { ...q.name, span: piece.span };
      if (![put, throughout].some((mended) => areEqual(head, mended(name), inquiry.names))) continue;
      return slipOf({ number: piece, isNegative: false, value, asked: q.meaning }, inquiry);
    }
  }
  return undefined;
}

const replaced = (w: Written, from: Written, by: Written): Written =>
  isAlike(w, from) ? { ...by, span: w.span } : mapPieces(w, (piece) => replaced(piece, from, by));

/** A literal, and what it should be. */
interface WrongLiteral extends Pick<WrongNumber, 'number' | 'isNegative' | 'value'> {
  readonly asked: Expr | undefined;
  /** What the numbers before it on the line give. */
  readonly computed?: number | undefined;
}

function slipOf({ asked, computed, ...literal }: WrongLiteral, inquiry: Inquiry): Finding {
  const world = inquiry.given as World;
  const { ground, quantities } = inquiry;
  const isGiven = asked?.kind === 'sym' && ground.definitionOf(asked) === undefined;
  const ways = asked ? waysTo(asked, inquiry) : [];
  const own = quantities.find((q) => q.meaning === asked);
  const others = quantities
    .filter((q) => q.meaning !== asked && q.role !== 'constant')
    .map((quantity) => ({
      quantity,
      value: world.valueOf(quantity.meaning).mid,
      code: takenFor(quantity, own),
      isAlike: quantity.role === own?.role && quantity.role === 'preactivation',
    }));
  return numberSlip({
    ...literal,
    asked: asked && inquiry.nameOf(asked),
    isGiven,
    samples: ground.batch?.count,
    computed,
    ways,
    others,
    roundedBefore: (decimals) => (asked ? roundedBefore(asked, decimals, inquiry) : undefined),
    nameOf: (q) => inquiry.nameOf(q.meaning),
  });
}

/** What it is to take a number for another one, by what both are. */
function takenFor(written: Quantity, right: Quantity | undefined): MistakeCode {
  if (written.role === 'new' && written.of === right?.meaning) return 'updated-weight-used';
  const isSum = written.role === 'preactivation' && right?.role === 'activation';
  return isSum && written.layer === right.layer ? 'wrong-argument' : 'stale-value';
}

/** Other values for a quantity, that a usual mistake leads to. */
export function waysTo(asked: Expr, inquiry: Inquiry): readonly OtherWay[] {
  const { ground, given: world, quantities, nameOf, areFactors, house } = inquiry;
  if (world === undefined) return [];
  const ways = inquiry.ways.get(world) ?? new Map<Expr, readonly OtherWay[]>();
  inquiry.ways.set(world, ways);
  const known = ways.get(asked) ?? [...otherWays(asked, { ground, world, quantities, nameOf, areFactors, house })];
  ways.set(asked, known);
  return known;
}

/** A quantity's value where what it is computed from is rounded. */
function roundedBefore(asked: Expr, decimals: number, inquiry: Inquiry): number | undefined {
  const { ground, given } = inquiry;
  if (given === undefined) return undefined;
  const rough = (s: Expr): readonly [Expr, Approx] => [s, exactly(Number(given.valueOf(s).mid.toFixed(decimals)))];
  const tape = ground.problem.definitions.map((d) => d.symbol).filter((s) => s !== asked);
  const slopes = inquiry.quantities.filter((q) => q.role === 'slope' || q.role === 'adjoint').map((q) => q.meaning);
  const { mid } = given.where(new Map([...tape, ...slopes.filter((s) => s !== asked)].map(rough))).valueOf(asked);
  return Number.isFinite(mid) ? mid : undefined;
}

/** As much as rounded factors may move a product at most, relatively. */
const MOST_OFF = 0.01;
/** Numbers that leave open more of what they come to, as where they nearly cancel, lead to many mistakes by chance. */
const VAGUE = 0.05;
/** Such numbers tell only as they stand. */
const HARDLY_OFF = 1e-6;
/** As much as doubles may be off. */
const EXACT = 1e-12;
