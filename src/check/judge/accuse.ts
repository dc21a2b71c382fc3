/** What is held against a side that is false: its mistake, unless there is an excuse for it. */
import type { NotUnderstood } from '../meaning/not-understood.js';
import { sentence } from '../messages/sentence.js';
import type { Question } from '../mistakes/inquiry.js';
import { type Answer, Mistakes } from '../mistakes/mistakes.js';
import { inEachLayer } from '../names/any-layer.js';
import type { Rival } from '../names/infer.js';
import type { Names } from '../names/names.js';
import type { Usual, UsualReading } from '../names/usual.js';
import type { Ground } from '../world/ground.js';
import type { SomeWorlds, Worlds } from '../world/worlds.js';
import type { Side } from '../written/chain.js';
import type { IndexCase } from '../written/index-case.js';
import { allPieces, Unreadable, type Written, type WrittenName } from '../written/written.js';
import { type Account, otherConventions, type Place } from './account.js';
import { type Equality, isTrue } from './compare.js';
import { AT_KINK, BRACKETS_MISSING, IN_SOME_BRANCH, IN_SOME_CASE, right, undecided } from './judgements.js';
import type { Misreading } from './misreading.js';
import { withWideSlashes } from './missing-brackets.js';
import type { Sides } from './sides.js';
import type { Diagnosis, Judgement } from './verdict.js';

/** A side that is false, and what stands at the head of its chain and right before it. */
export interface Accused {
  readonly head: Side;
  readonly previous: Side;
  readonly side: Written;
}

/** What may excuse a side, and what knows its mistake. */
export interface Court {
  readonly mistakes: Mistakes;
  readonly misreading: Misreading;
  /** Other ways to read the document's names, which it does not rule out. */
  readonly rivals: readonly Rival[];
  /** How names are usually read that the document is too short to tell. */
  readonly usual: Usual;
  /** The cases that the document tells apart: a line may be meant for one of them. */
  readonly cases: readonly IndexCase[];
}

export class Accuser {
  /** Where other books decide otherwise at kinks; looked for when something is false. */
  private conventions: readonly Place[] | undefined;

  constructor(
    private readonly ground: Ground,
    private readonly account: Account,
    private readonly sides: Sides,
    private readonly court: Court,
    private readonly worlds: Worlds,
  ) {}

  /** Arrays that do not fit together: the mistake that makes them so, where it is known. */
  whatDoesNotFit({ reason, span }: NotUnderstood, accused: Accused): Judgement {
    const found = this.accuse(accused);
    return found.verdict === 'wrong' && found.diagnosis?.code === 'other'
      ? { ...found, diagnosis: { code: 'shapes', says: reason, at: span } }
      : found;
  }

  /** `follows`, and what would be right. */
  following({ written: head }: Side, side: Written): Judgement {
    const { mistakes, misreading } = this.court;
    return misreading.ofDamaged ?? { verdict: 'follows', ...mistakes.rightFor(head, side) };
  }

  /** `wrong`, and why; `undecided` where something excuses it. */
  accuse({ head, previous, side }: Accused): Judgement {
    const before = previous.written as Written;
    const asked = head.written instanceof Unreadable ? before : head.written;
    const { here } = this.account;
    const areEqual = (left: Written, right: Written, names?: Names): boolean =>
      this.sides.areEqual({ span: left.span, written: left }, right, here, names && { names });
    const isRightWith = (other: Written): boolean => areEqual(asked, other) || areEqual(before, other);
    this.conventions ??= otherConventions(here, this.ground);
    if (this.conventions.some((place) => this.sides.areEqual(head, side, place))) return AT_KINK;
    const wide = withWideSlashes(side);
    if (wide && isRightWith(wide)) return BRACKETS_MISSING;
    const { mistakes, misreading, rivals, cases } = this.court;
    if (cases.some((inCase) => this.sides.areEqual(head, side, here, { inCase }))) return IN_SOME_CASE;
    if (isOfAnyNumber(asked) && this.holdsSomewhere(asked, side)) return IN_SOME_BRANCH;
    const rival = rivals.find(({ names }) => areEqual(asked, side, names));
    if (rival) return undecided(sentence('trueWith', rival.says), 'ambiguous-name');
    const answer = mistakes.diagnose({ ...this.inWrongLayer([asked, before, side], areEqual), areEqual });
    return misreading.judge({
      head: asked,
      side,
      answer,
      isTrue: (line) => areEqual(line.head, line.side) || (line.head === asked && areEqual(before, line.side)),
      diagnosisOf: (line) => mistakes.diagnose({ ...line, previous: line.head, areEqual }).diagnosis,
    });
  }

  /** Of a line that is said of any layer, the line in the first layer in which it is false. */
  private inWrongLayer(
    line: readonly [Written, Written, Written],
    areEqual: (left: Written, right: Written) => boolean,
  ): Pick<Question, 'head' | 'previous' | 'side'> {
    const depth = this.ground.problem.network?.layers.length ?? 0;
    const isWrong = ([head, , side]: readonly Written[]): boolean => !!head && !!side && !areEqual(head, side);
    const [head, previous, side] = (inEachLayer(line, depth).find(isWrong) ?? line) as typeof line;
    return { head, previous, side };
  }

  /** Whether a function is just that for some numbers: `f(z) = z`, where z is positive. */
  private holdsSomewhere(head: Written, side: Written): boolean {
    const { worlds, carried } = this.account.here;
    return worlds.near().drawn.some((world) => {
      const alone: SomeWorlds = { given: [], drawn: [world] };
      const there = { worlds: { ...alone, near: () => alone, far: () => alone }, carried };
      return this.sides.areEqual({ span: head.span, written: head }, side, there);
    });
  }

  /**
   * A line with letters that nothing tells: right where it is so in one of their usual readings, `wrong` where it is false
   * in each of them, and in one by a single known mistake, and true in no other reading; else undefined.
   */
  asUsual(accused: Accused): Judgement | undefined {
    const { head, side } = accused;
    const { usual, misreading } = this.court;
    if (misreading.ofDamaged || runsUnsaid(head, side)) return undefined;
    const answers = usual.readings.map((reading) => ({ reading, equality: this.equalityIn(accused, reading) }));
    for (const { reading, equality } of answers) {
      if (equality === undefined || !isTrue(equality)) continue;
      usual.take(reading);
      return right(equality);
    }
    const other = usual.unusual.find((reading) => isHeld(this.equalityIn(accused, reading)));
    if (other) return undecided(sentence('trueWith', other.says[0] ?? sentence('words')), 'ambiguous-name');
    const suspected = answers.filter(({ equality }) => equality === 'no');
    for (const { reading } of suspected.slice(0, MOST_SUSPECTED)) {
      const answer = this.diagnosed(accused, reading);
      const { code, says } = answer.diagnosis;
      if (code === 'other' || (says.id === 'both' && code !== 'missing-factor')) continue;
      if (isOfOneLetter(answer.diagnosis, [head.written, side])) return undefined;
      usual.take(reading);
      return { verdict: 'wrong', ...answer };
    }
    return undefined;
  }

  /** How the side is equal to what stands before it; undefined where that cannot be told. */
  private equalityIn({ head, previous, side }: Accused, { names }: UsualReading): Equality | undefined {
    const { here } = this.account;
    const answers = [head, previous].map((left) => this.sides.equal(left, side, here, { names }).equality);
    return answers.find((e) => e !== undefined && isTrue(e)) ?? (answers.every((e) => e === 'no') ? 'no' : undefined);
  }

  private diagnosed({ head, previous, side }: Accused, { names }: UsualReading): Answer {
    const before = previous.written as Written;
    const asked = head.written instanceof Unreadable ? before : head.written;
    const areEqual = (left: Written, right: Written, others: Names): boolean =>
      this.sides.areEqual({ span: left.span, written: left }, right, this.account.here, { names: others });
    return new Mistakes(this.ground, names, this.worlds).diagnose({ head: asked, previous: before, side, areEqual });
  }
}

const isHeld = (e: Equality | undefined): boolean => e !== undefined && isTrue(e);

/** Whether a mistake is all that a letter says which stands there once: it may mean something else. */
function isOfOneLetter({ at }: Diagnosis, sides: readonly (Written | Unreadable)[]): boolean {
  const names = sides
    .flatMap((w) => (w instanceof Unreadable ? [] : [...allPieces(w)]))
    .filter((p) => p.kind === 'name');
  const written = names.find(({ span }) => span.start === at?.start && span.end === at.end);
  return written !== undefined && names.filter(({ base }) => base === written.base).length === 1;
}

/** In so many usual readings a known mistake is looked for. */
const MOST_SUSPECTED = 8;

/** `f(z)`: a function of one number by its name. */
const isOfAnyNumber = (w: Written): boolean =>
  w.kind === 'applied' && w.args.length === 1 && w.args[0]?.kind === 'name' && !/^(?:ln|log|exp)$/.test(w.head.base);

/**
 * Whether a letter counts on a side that the head does not have, as where Einstein sums: over what, nobody says; or one
 * stands by itself too, so that what it is below a name is not certain: o beside δ_o.
 */
function runsUnsaid({ written: head }: Side, side: Written): boolean {
  const sides = head instanceof Unreadable ? [side] : [head, side];
  const names = sides.map((w) => [...allPieces(w)].filter((p) => p.kind === 'name'));
  const [ofHead = [], ofSide = ofHead] = names.map((all) => all.flatMap(countingIn));
  const said = new Set([...ofHead, ...[...allPieces(side)].flatMap((p) => (p.kind === 'big' ? (p.index ?? []) : []))]);
  const alone = new Set(names.flat().flatMap((name) => (name.sub.length === 0 ? name.base : [])));
  return ofSide.some((letter) => !said.has(letter)) || [...ofHead, ...ofSide].some((letter) => alone.has(letter));
}

const countingIn = ({ sub }: WrittenName): readonly string[] => (sub.every((text) => COUNTS.test(text)) ? sub : []);
const COUNTS = /^[i-r]$/;
