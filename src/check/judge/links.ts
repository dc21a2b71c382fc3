/** One link of a chain: what stands behind a sign, against the head of the chain and what stands right before it. */

import { SAMPLE_COUNT } from '../../problem/samples.js';
import { gridOf } from '../meaning/array.js';
import type { NotUnderstood } from '../meaning/not-understood.js';
import { sentence } from '../messages/sentence.js';
import { type Reading, withRest } from '../names/names.js';
import { isNewValue, withoutMarks } from '../names/readers/marks.js';
import { unitByUnit } from '../names/unit-by-unit.js';
import { mayBeEqual } from '../world/approx.js';
import type { Side } from '../written/chain.js';
import { integerOf, signedLiteral } from '../written/literals.js';
import { allPieces, decimalsIn, mapPieces, Unreadable, type Written, type WrittenName } from '../written/written.js';
import type { Place } from './account.js';
import type { Accuser } from './accuse.js';
import type { ByChance } from './by-chance.js';
import { isTrue } from './compare.js';
import { isOfNumbers } from './comparing.js';
import type { Quantity } from './judged-chain.js';
import {
  APPROXIMATION,
  KEPT_OF_ANOTHER,
  NO_VALUE_GIVEN,
  right,
  UNCERTAIN_ORIENTATION,
  UNCLEAR,
  unclear,
  undecided,
  unread,
  verdictOf,
} from './judgements.js';
import { keptOfOthers } from './kept-of-others.js';
import type { LoneLines } from './lone-lines.js';
import type { Memory } from './memory.js';
import type { ReadLink } from './read-link.js';
import { isResult } from './results.js';
import { type Trust, withRoundedIntegers } from './roughly.js';
import type { JudgeSetting } from './setting.js';
import type { Compared, Sides } from './sides.js';
import { isRight, type Judgement, type Verdict, worst } from './verdict.js';

/** Where a link stands in its chain: what came before it, the last right side before it, and whether its sign is ≈. */
interface LinkContext {
  readonly before: Verdict;
  readonly sound: Side;
  readonly isRough: boolean;
  /** After how many steps of the optimizer the chain holds so far, where it does not hold before the first. */
  readonly steps: number | undefined;
}

export class Links {
  constructor(
    private readonly setting: JudgeSetting,
    private readonly memory: Memory,
    private readonly sides: Sides,
    private readonly accuser: Accuser,
    private readonly loneLines: LoneLines,
    private readonly byChance: ByChance,
  ) {}

  /** `side` against what stands at the head of the chain, and against what stands right before it. */
  judge(
    head: Side,
    previous: Side,
    side: Side,
    { before, sound, isRough, steps }: LinkContext = {
      before: 'correct',
      sound: head,
      isRough: false,
      steps: undefined,
    },
  ): Judgement {
    for (const s of [head, side]) if (s.written instanceof Unreadable) return unread(s.written);
    const written = side.written as Written;
    const link: ReadLink = { head, previous, side: written };
    const here = this.placeAfter(steps, head);
    const fromPrevious = this.sides.equal(previous, written, here);
    const fromHead = head === previous ? fromPrevious : this.sides.equal(head, written, here);
    const stands = this.asItStands(fromHead, fromPrevious, link, before);
    const isIdentity = fromHead.equality !== 'with given values' && fromPrevious.equality !== 'with given values';
    return (
      (stands?.verdict === 'correct' && !isIdentity ? this.byChance.noteOn(link) : undefined) ??
      stands ??
      this.asBeforeMistake(link, sound) ??
      this.asElsewhere(head, written, isRough) ??
      this.inDoubt(fromHead, fromPrevious, link, isRough)
    );
  }

  /** Where a chain holds that holds after so many steps. */
  private placeAfter(steps: number | undefined, head: Side): Place {
    const { here } = this.memory.account;
    return steps === undefined ? here : ([...this.memory.later(head)][steps - 1] ?? here);
  }

  /** True of the head, or of what stands before. */
  private asItStands(
    fromHead: Compared,
    fromPrevious: Compared,
    { head, previous, side }: ReadLink,
    before: Verdict,
  ): Judgement | undefined {
    if (fromHead.equality && isTrue(fromHead.equality)) {
      const isMistaken = fromHead.equality === 'rounded' && this.comesFromMistake(head, side);
      return isMistaken ? this.following(head, side) : right(fromHead.equality);
    }
    if (fromPrevious.equality === undefined || !isTrue(fromPrevious.equality)) return undefined;
    const isNewNumber = fromPrevious.equality === 'rounded' && isResult(side);
    if (isNewNumber && fromHead.equality === 'no' && this.isExactly(head, previous)) return undefined;
    // True of what stands before it, which may be false itself.
    if (before === 'wrong' || before === 'follows') return this.following(head, side);
    const own = verdictOf(fromPrevious.equality);
    return { ...right(fromPrevious.equality), verdict: isRight(before) ? worst([before, own]) : own };
  }

  /** True of the last right side before a mistake: a calculation that is not carried out as it was copied. */
  private asBeforeMistake({ head, previous, side }: ReadLink, sound: Side): Judgement | undefined {
    if (sound === head || sound === previous) return undefined;
    const { equality } = this.sides.equal(sound, side, this.memory.account.here);
    if (equality === undefined || !isTrue(equality)) return undefined;
    const isNewNumber = equality === 'rounded' && isResult(side);
    return isNewNumber && this.isExactly(head, sound) ? undefined : right(equality);
  }

  /** True if it is read otherwise, of what the quantities are later, or of what an earlier mistake made of them. */
  private asElsewhere(head: Side, side: Written, isRough: boolean): Judgement | undefined {
    const turned = this.sides.withTransposes(head, side, this.memory.account.here);
    if (turned && isTrue(turned)) return right(turned);
    const ofNew = this.byNewValue(head, side);
    if (ofNew) return ofNew;
    const rough = isRough ? this.roughly(head, side) : undefined;
    if (rough) return rough;
    let steps = 0;
    for (const place of this.memory.later(head)) {
      const { equality } = this.sides.equal(head, side, place);
      steps++;
      if (equality && isTrue(equality)) return { ...right(equality), steps };
    }
    const isFollowing = this.isTrueAmongMistakes(head, side) || this.goesOnFromNumber(head, side);
    return isFollowing ? this.following(head, side) : undefined;
  }

  /** `∂L/∂w_{new} = …`: all that stands there is new, marked or not. */
  private byNewValue({ written, span }: Side, side: Written): Judgement | undefined {
    if (written instanceof Unreadable || written.kind !== 'derivative' || written.by.kind !== 'name') return undefined;
    if (!isNewValue(written.by) || !isFormula(side)) return undefined;
    const unmarked = mapPieces(written, (piece) => (piece.kind === 'name' ? withoutMarks(piece) : piece));
    const { equality } = this.sides.equal({ written: unmarked, span }, side, this.memory.account.here);
    return equality && isTrue(equality) ? right(equality) : undefined;
  }

  /** Nothing makes it true: not understood, or false. */
  private inDoubt(fromHead: Compared, fromPrevious: Compared, link: ReadLink, isRough: boolean): Judgement {
    const { head, previous, side } = link;
    // What stands between may be the mistake that it follows from.
    if (previous.written instanceof Unreadable) return unread(previous.written);
    const { problem } = fromHead.problem ? fromHead : fromPrevious;
    const open = problem?.unknown && this.openName(link, problem.unknown);
    if (open) return open;
    const inUnits = problem && this.unitByUnit(link, problem);
    if (inUnits) return inUnits;
    const asUsual = problem?.code === 'unknown-name' ? this.loneLines.judge(link) : undefined;
    if (asUsual) return asUsual;
    const { isCertain, rivals } = this.setting.oriented;
    const isClear = problem === undefined || (problem.code === 'misfit' && isCertain) || this.isOtherArray(link);
    if (problem && !isClear) return unclear(problem);
    const { here } = this.memory.account;
    if (rivals.some((names) => this.sides.areEqual(head, side, here, { names }))) return UNCERTAIN_ORIENTATION;
    for (const names of keptOfOthers(head.written as Written, this.setting.names, this.setting.ground))
      if (this.sides.areEqual(head, side, here, { names })) return KEPT_OF_ANOTHER;
    if (problem) return this.accuser.whatDoesNotFit(problem, link);
    // `e^z ≈ 1 + z`: what is nearly so may be false.
    if (isRough && isFormula(side)) return APPROXIMATION;
    const answers = [fromHead.equality, fromPrevious.equality];
    const isFalse = answers.includes('no') && (!answers.includes('unclear') || this.areTheSame(head, previous));
    if (!isFalse) return UNCLEAR;
    const isOfUnknownData =
      this.hasNoValue(head) && !this.isOfGiven(previous) && isOfNumbers(side) && !isWholeSlope(head, side);
    return isOfUnknownData ? NO_VALUE_GIVEN : this.accuser.accuse(link, this.memory.now);
  }

  /** Whether a quantity may be any number, as the spec gives none to what it is made of. */
  private hasNoValue(head: Side): boolean {
    const [world, ...others] = this.memory.account.here.worlds.given;
    const isOpen = ({ node }: Quantity): boolean =>
      (node.kind === 'sym' && node.name === SAMPLE_COUNT) ||
      others.some((other) => world !== undefined && !mayBeEqual(other.valueOf(node), world.valueOf(node)));
    return this.memory.quantitiesAt(head).some(isOpen);
  }

  /** Whether a formula speaks of nothing but what has a value. */
  private isOfGiven({ written }: Side): boolean {
    const names = written instanceof Unreadable ? [] : [...allPieces(written)].filter((p) => p.kind === 'name');
    return names.length > 0 && !names.some((name) => this.hasNoValue({ written: name, span: name.span }));
  }

  /**
   * Whether numbers in brackets are no array of that name, however it is laid out, or what is one number none of its
   * entries, where its name is just as printed.
   */
  private isOtherArray({ head, side }: ReadLink): boolean {
    if (head.written instanceof Unreadable || head.written.kind !== 'name') return false;
    const reading = this.setting.names.read(head.written);
    if (reading?.isPrinted !== true) return false;
    if (side.kind !== 'matrix') return this.isNoEntry(head.written, reading, side);
    if (!side.rows.flat().every((cell) => signedLiteral(cell) !== undefined)) return false;
    const turned: Written = { kind: 'transpose', of: side, span: side.span };
    const { equality } = this.sides.equal(head, turned, this.memory.account.here);
    return equality === undefined || equality === 'no';
  }

  /** Of one sample: with several, it may be about another one. */
  private isNoEntry(head: WrittenName, { letters, at }: Reading, side: Written): boolean {
    const { here } = this.memory.account;
    if (this.setting.ground.batch || letters.size > 0) return false;
    const [rows, columns] = gridOf(at(letters));
    const places = Array.from({ length: rows * columns }, (_, n) =>
      [Math.floor(n / columns) + 1, (n % columns) + 1].filter((_i, axis) => (axis === 0 ? rows : columns) > 1),
    );
    return places.every((place) => {
      const entry: Written = { kind: 'entry', of: head, sub: place.map(String), span: head.span };
      return this.sides.equal({ written: entry, span: head.span }, side, here).equality === 'no';
    });
  }

  /** A name that may mean several things: right where the line is so with each of them, else `undecided`. */
  private openName({ head, side }: ReadLink, name: WrittenName): Judgement | undefined {
    const { names, ties } = this.setting;
    const candidates = ties.candidatesFor(name);
    if (candidates === undefined) return undefined;
    const { here } = this.memory.account;
    const answers = ties.ways.map((way) => {
      const { equality } = this.sides.equal(head, side, here, { names: withRest(names, way) });
      return equality && isTrue(equality) ? equality : undefined;
    });
    const [first] = answers;
    if (first && answers.every((answer) => answer !== undefined)) return right(first);
    return undecided(sentence('nameIsOpen', candidates), 'ambiguous-name');
  }

  /** What would be false of one unit with one letter for all, is false; what would be true may be meant so. */
  private unitByUnit(link: ReadLink, problem: NotUnderstood): Judgement | undefined {
    const { head, previous, side } = link;
    if (head.written instanceof Unreadable || previous.written instanceof Unreadable) return undefined;
    const lines = unitByUnit([head.written, previous.written, side], this.setting.names);
    const { here } = this.memory.account;
    for (const line of lines) {
      const [asked, before, said] = line as [Written, Written, Written];
      const ofUnit = { head: { ...head, written: asked }, previous: { ...previous, written: before }, side: said };
      const answers = [ofUnit.head, ofUnit.previous].map((left) => this.sides.equal(left, said, here).equality);
      if (answers.some((e) => e && isTrue(e))) continue;
      return answers.every((e) => e === 'no') ? this.accuser.accuseOfAny(link, ofUnit) : undefined;
    }
    return lines.length > 0 ? unclear(problem) : undefined;
  }

  /** `head ≈ side`, where an integer need not be exact; undefined where that says no more than `=`. */
  private roughly(head: Side, side: Written): Judgement | undefined {
    const isTrueTo = (trust: Trust): boolean => {
      const rounded = withRoundedIntegers(side, trust);
      return rounded !== undefined && this.sides.areEqual(head, rounded, this.memory.account.here);
    };
    if (isTrueTo('surely')) return { verdict: 'rounded' };
    return isTrueTo('hardly') ? UNCLEAR : undefined;
  }

  /** Whether the numbers before are not rounded: who goes on from them is as far from the head as from what stands there. */
  private isExactly(head: Side, previous: Side): boolean {
    if (head === previous || previous.written instanceof Unreadable) return false;
    // A formula without numbers may be worked out from results that were rounded, which the head is not made of.
    return decimalsIn(previous.written).length > 0 && this.areTheSame(head, previous);
  }

  /** Whether two sides are equal without anything rounded: what is false of one of them is false. */
  private areTheSame(head: Side, { written }: Side): boolean {
    if (written instanceof Unreadable) return false;
    const { equality } = this.sides.equal(head, written, this.memory.account.here);
    return equality !== undefined && isTrue(equality) && equality !== 'rounded';
  }

  private following(head: Side, side: Written): Judgement {
    return this.accuser.following(head, side);
  }

  private isTrueAmongMistakes(head: Side, side: Written): boolean {
    for (const place of this.memory.account.mistaken()) {
      for (const at of [place, ...this.memory.later(head, place)]) if (this.sides.areEqual(head, side, at)) return true;
    }
    return false;
  }

  /** Whether a side would be true, were the numbers right in it that wrong lines ended with. */
  private goesOnFromNumber(head: Side, side: Written): boolean {
    const { account, figures } = this.memory;
    if (signedLiteral(side) || !decimalsIn(side).some(figures.isMisled)) return false;
    const places = [account.here, ...this.memory.later(head)];
    return places.some((place) => this.sides.areEqual(head, side, place, { figures: figures.putRight }));
  }

  /** Whether a side is near what is right only as a wrong number is that stands in it, and goes on from that number. */
  private comesFromMistake(head: Side, side: Written): boolean {
    const { account, figures } = this.memory;
    if (!decimalsIn(side).some((n) => figures.isMistake(n))) return false;
    const { equality } = this.sides.equal(head, side, account.here, { figures: figures.distrusting });
    return equality !== undefined && !isTrue(equality) && this.isTrueAmongMistakes(head, side);
  }
}

/** Whether it is no number, and not worked out from any that was rounded. */
const isFormula = (w: Written): boolean =>
  decimalsIn(w).length === 0 && [...allPieces(w)].some((p) => p.kind === 'name');

/** `∂z/∂w = 1`: a derivative that is forgotten to the end, and no value. */
const isWholeSlope = ({ written }: Side, side: Written): boolean =>
  !(written instanceof Unreadable) && written.kind === 'derivative' && Math.abs(integerOf(side) ?? 2) <= 1;
