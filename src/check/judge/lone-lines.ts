/** Lines with letters that nothing in a document tells: judged by what such letters usually mean. */
import { sentence } from '../messages/sentence.js';
import { type Answer, Mistakes } from '../mistakes/mistakes.js';
import type { Names } from '../names/names.js';
import type { Usual, UsualReading } from '../names/search/usual.js';
import type { Ground } from '../world/ground.js';
import type { Worlds } from '../world/worlds.js';
import type { Side } from '../written/chain.js';
import { allPieces, Unreadable, type Written, type WrittenName } from '../written/written.js';
import type { Account } from './account.js';
import { type Equality, isTrue } from './compare.js';
import { right, undecided } from './judgements.js';
import { askedBy, type ReadLink } from './read-link.js';
import type { Sides } from './sides.js';
import type { Diagnosis, Judgement } from './verdict.js';

export class LoneLines {
  constructor(
    private readonly ground: Ground,
    private readonly account: Account,
    private readonly sides: Sides,
    private readonly usual: Usual,
    private readonly worlds: Worlds,
  ) {}

  /**
   * A line with letters that nothing tells: right where it is so in one of their usual readings, `wrong` where it is false
   * in each of them, and in one by a single known mistake, and true in no other reading; else undefined.
   */
  judge(asWritten: ReadLink): Judgement | undefined {
    const link = isNamed(asWritten) ? { ...asWritten, head: asWritten.previous } : asWritten;
    const { head, side } = link;
    const { usual } = this;
    if (runsUnsaid(head, side)) return undefined;
    const answers = usual.readings.map((reading) => ({ reading, equality: this.equalityIn(link, reading) }));
    for (const { reading, equality } of answers) {
      if (equality === undefined || !isTrue(equality)) continue;
      usual.take(reading);
      return right(equality);
    }
    const other = usual.unusual.find((reading) => isHeld(this.equalityIn(link, reading)));
    if (other && !usual.isShort) return undefined;
    if (other) return undecided(sentence('trueWith', other.says[0] ?? sentence('words')), 'ambiguous-name');
    const suspected = answers.filter(({ equality }) => equality === 'no');
    for (const { reading } of suspected.slice(0, MOST_SUSPECTED)) {
      const answer = this.diagnosed(link, reading);
      const { code, says } = answer.diagnosis;
      if (code === 'other' || (says.id === 'both' && code !== 'missing-factor')) continue;
      if (isOfOneLetter(answer.diagnosis, [head.written, side])) return undefined;
      usual.take(reading);
      return { verdict: 'wrong', ...answer };
    }
    return undefined;
  }

  /** How the side is equal to what stands before it; undefined where that cannot be told. */
  private equalityIn({ head, previous, side }: ReadLink, { names }: UsualReading): Equality | undefined {
    const { here } = this.account;
    const answers = [head, previous].map((left) => this.sides.equal(left, side, here, { names }).equality);
    return answers.find((e) => e !== undefined && isTrue(e)) ?? (answers.every((e) => e === 'no') ? 'no' : undefined);
  }

  private diagnosed(link: ReadLink, { names }: UsualReading): Answer {
    const { asked, before } = askedBy(link);
    const areEqual = (left: Written, right: Written, others: Names): boolean =>
      this.sides.areEqual({ span: left.span, written: left }, right, this.account.here, { names: others });
    return new Mistakes(this.ground, names, this.worlds).diagnose({
      head: asked,
      previous: before,
      side: link.side,
      areEqual,
    });
  }
}

/** `g = ∂L/∂w = …`: what the chain is of has a name of its own, which tells less than what it stands for. */
const isNamed = ({ head, previous }: ReadLink): boolean => kindOf(head) === 'name' && kindOf(previous) === 'derivative';

const kindOf = ({ written }: Side): Written['kind'] | undefined =>
  written instanceof Unreadable ? undefined : written.kind;

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
