/** What is held against a side that is false: its mistake, unless there is an excuse for it. */
import type { NotUnderstood } from '../meaning/not-understood.js';
import { sentence } from '../messages/sentence.js';
import type { Question } from '../mistakes/inquiry.js';
import type { Answer, Mistakes } from '../mistakes/mistakes.js';
import type { Names } from '../names/names.js';
import { layerNumbers } from '../names/readers/layers.js';
import { inEachLayer } from '../names/rewritten/any-layer.js';
import type { Rival } from '../names/search/infer.js';
import type { Ground } from '../world/ground.js';
import { hasKinks } from '../world/kinks.js';
import { onlyThese } from '../world/worlds.js';
import type { Side } from '../written/chain.js';
import type { IndexCase } from '../written/index-case.js';
import type { Written } from '../written/written.js';
import { type Account, otherConventions, type Place } from './account.js';
import { AT_KINK, BRACKETS_MISSING, IN_SOME_BRANCH, IN_SOME_CASE, LETTER_OF_SUM, undecided } from './judgements.js';
import { withLettersOf } from './letters-of-sums.js';
import type { Misreading } from './misreading.js';
import { withWideSlashes } from './missing-brackets.js';
import { askedBy, type ReadLink } from './read-link.js';
import type { Sides } from './sides.js';
import type { Judgement } from './verdict.js';

/** What may excuse a side, and what knows its mistake. */
export interface Court {
  readonly mistakes: Mistakes;
  readonly misreading: Misreading;
  /** Other ways to read the document's names, which it does not rule out. */
  readonly rivals: readonly Rival[];
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
  ) {}

  /** Arrays that do not fit together: the mistake that makes them so, where it is known. */
  whatDoesNotFit({ reason, span }: NotUnderstood, link: ReadLink): Judgement {
    const found = this.accuse(link);
    return found.verdict === 'wrong' && found.diagnosis?.code === 'other'
      ? { ...found, diagnosis: { code: 'shapes', says: reason, at: span } }
      : found;
  }

  /** The mistake in a line as it is written, where it is known; else in the line of one unit. */
  accuseOfAny(link: ReadLink, ofUnit: ReadLink): Judgement {
    const found = this.accuse(link);
    return found.verdict === 'wrong' && found.diagnosis?.code !== 'other' ? found : this.accuse(ofUnit);
  }

  /** `follows`, and what would be right. */
  following({ written: head }: Side, side: Written): Judgement {
    const { mistakes, misreading } = this.court;
    return misreading.ofDamaged ?? { verdict: 'follows', ...mistakes.rightFor(head, side) };
  }

  /** `wrong`, and why, by what holds at a place; `undecided` where something excuses it. */
  accuse(link: ReadLink, here: Place = this.account.here): Judgement {
    const { head, side } = link;
    const { asked, before } = askedBy(link);
    const areEqual = (left: Written, right: Written, names?: Names): boolean =>
      this.sides.areEqual({ span: left.span, written: left }, right, here, names && { names });
    const isRightWith = (other: Written): boolean => areEqual(asked, other) || areEqual(before, other);
    this.conventions ??= otherConventions(this.account.here, this.ground);
    if (this.conventions.some((place) => this.sides.areEqual(head, side, place))) return AT_KINK;
    const wide = withWideSlashes(side);
    if (wide && isRightWith(wide)) return BRACKETS_MISSING;
    const { mistakes, misreading, rivals, cases } = this.court;
    // What is written case by case says itself which are meant.
    if (side.kind !== 'cases' && cases.some((inCase) => this.sides.areEqual(head, side, here, { inCase })))
      return IN_SOME_CASE;
    const isOfBranch = this.sides.isConditional && hasKinks(this.ground);
    if ((isOfBranch || isOfAnyNumber(asked)) && this.holdsSomewhere(asked, side)) return IN_SOME_BRANCH;
    for (const other of withLettersOf(asked, side)) if (isRightWith(other)) return LETTER_OF_SUM;
    const rival = rivals.find(({ names }) => areEqual(asked, side, names));
    if (rival) return undecided(sentence('trueWith', rival.says), 'ambiguous-name');
    const answer = this.answerTo({ ...this.inWrongLayer([asked, before, side], areEqual), areEqual }, here);
    return misreading.judge({
      head: asked,
      side,
      answer,
      isTrue: (line) => areEqual(line.head, line.side) || (line.head === asked && areEqual(before, line.side)),
      diagnosisOf: (line) => mistakes.diagnose({ ...line, previous: line.head, areEqual }).diagnosis,
    });
  }

  /** The mistake that makes a link false; or the one that was made on top of what earlier ones lead to. */
  private answerTo(question: Question, here: Place): Answer {
    const { mistakes } = this.court;
    const answer = mistakes.diagnose(question, here.worlds);
    if (answer.diagnosis.code !== 'other') return answer;
    for (const place of [...this.account.mistaken()].slice(0, MOST_PLACES)) {
      const areEqual: Question['areEqual'] = (left, right, names) =>
        this.sides.areEqual({ span: left.span, written: left }, right, place, { names });
      const { diagnosis } = mistakes.diagnose({ ...question, areEqual }, place.worlds);
      if (diagnosis.code !== 'other') return { ...answer, diagnosis };
    }
    return answer;
  }

  /** Of a line that is said of any layer, the line in the first layer in which it is false. */
  private inWrongLayer(
    line: readonly [Written, Written, Written],
    areEqual: (left: Written, right: Written) => boolean,
  ): Pick<Question, 'head' | 'previous' | 'side'> {
    const isWrong = ([head, , side]: readonly Written[]): boolean => !!head && !!side && !areEqual(head, side);
    const [head, previous, side] = (inEachLayer(line, layerNumbers(this.ground)).find(isWrong) ?? line) as typeof line;
    return { head, previous, side };
  }

  /** Whether a function is just that for some numbers: `f(z) = z`, where z is positive. */
  private holdsSomewhere(head: Written, side: Written): boolean {
    const { worlds, carried } = this.account.here;
    return worlds.near().drawn.some((world) => {
      const there = { worlds: onlyThese({ given: [], drawn: [world] }), carried };
      return this.sides.areEqual({ span: head.span, written: head }, side, there);
    });
  }
}

/** Where all earlier mistakes hold, and where the last one does. */
const MOST_PLACES = 2;

/** `f(z)`: a function of one number by its name. */
const isOfAnyNumber = (w: Written): boolean =>
  w.kind === 'applied' && w.args.length === 1 && w.args[0]?.kind === 'name' && !/^(?:ln|log|exp)$/.test(w.head.base);
