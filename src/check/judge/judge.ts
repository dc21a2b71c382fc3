/** From the chains of a document, in their order, to a verdict on each link. */

import { ifUnderstood } from '../meaning/not-understood.js';
import { Mistakes } from '../mistakes/mistakes.js';
import type { Defined } from '../names/defined.js';
import { statementOf, uses } from '../names/rewritten/assigned.js';
import { loneLetterOf } from '../names/script.js';
import type { Rival } from '../names/search/infer.js';
import type { Usual } from '../names/search/usual.js';
import type { Worlds } from '../world/worlds.js';
import { type Chain, type Side, statesCase } from '../written/chain.js';
import type { IndexCase } from '../written/index-case.js';
import { signedLiteral } from '../written/literals.js';
import { allPieces, Unreadable, type Written, type WrittenName } from '../written/written.js';
import { Accuser } from './accuse.js';
import { ByChance } from './by-chance.js';
import type { JudgedChain, JudgedLink } from './judged-chain.js';
import { UNCERTAIN_ROW } from './judgements.js';
import { Links } from './links.js';
import { LoneLines } from './lone-lines.js';
import { meantBy, meantOfEach } from './meant.js';
import { Memory } from './memory.js';
import type { Misreading } from './misreading.js';
import { judgedPath } from './path.js';
import { Programs } from './programs.js';
import { claimsApart } from './run-together.js';
import type { JudgeSetting } from './setting.js';
import { Sides } from './sides.js';
import { isRight, type Verdict } from './verdict.js';

/** What a row that begins with its sign goes on with: the claim in its column of the row above. */
interface Before {
  readonly head: Side;
  readonly last: Side;
  /** The last side that is right. */
  readonly sound: Side;
  readonly verdict: Verdict;
  /** After how many steps of the optimizer it holds, where it does not hold before the first. */
  readonly steps: number | undefined;
}

/** Judges one chain after the other; what a document said before is remembered. */
export class Judge {
  private readonly memory: Memory;
  private readonly mistakes: Mistakes;
  private readonly links: Links;
  private readonly sides: Sides;
  private readonly programs: Programs;
  /** For which indices the lines hold that come next. */
  private standing: IndexCase | undefined;
  /** Whether the sentence supposes what is not so. */
  private isOtherCase = false;
  /** Where a chain that begins with its sign goes on. */
  private above: readonly (Before | undefined)[] = [];
  private row: (Before | undefined)[] = [];

  constructor(
    private readonly setting: JudgeSetting,
    worlds: Worlds,
    misreading: Misreading,
    /** Other ways to read the document's names, which it does not rule out. */
    rivals: readonly Rival[],
    usual: Usual,
  ) {
    const { ground, names } = setting;
    this.memory = new Memory(setting, worlds);
    this.mistakes = new Mistakes(ground, names, worlds);
    this.sides = new Sides(setting, this.memory.figures);
    const court = { mistakes: this.mistakes, misreading, rivals, cases: setting.cases };
    const { account } = this.memory;
    const accuser = new Accuser(ground, account, this.sides, court);
    const loneLines = new LoneLines(ground, account, this.sides, usual, worlds);
    const byChance = new ByChance(setting, worlds, account, this.sides, this.mistakes);
    this.links = new Links(setting, this.memory, this.sides, accuser, loneLines, byChance);
    this.programs = new Programs(setting, worlds, account, this.sides, this.links);
  }

  /**
   * The verdicts on the links of a chain; undefined where it claims nothing. `isDisplayed`: it is no part of a sentence;
   * `isConditional`: it need not hold for all numbers.
   */
  chain(
    chain: Chain,
    { isDisplayed, isConditional } = { isDisplayed: true, isConditional: false },
  ): JudgedChain | undefined {
    this.mistakes.hear(chain);
    this.sides.isConditional = isConditional;
    if (statesCase(chain)) {
      this.standing = chain.inCase;
      return undefined;
    }
    this.sides.inCase = this.caseOf(chain);
    if (chain.column.at === 0) {
      this.above = this.row;
      this.row = [];
    }
    return judgedPath(chain, this.setting) ?? this.judged(chain, isDisplayed);
  }

  /**
   * The same in a sentence that supposes something: a number that is none of the problem's is a case of its own, and what
   * is said of that case no claim.
   */
  supposition(chain: Chain, part: 'made' | 'followed', isDisplayed: boolean): JudgedChain | undefined {
    const [head, ...rest] = chain.sides as readonly [Side, ...Side[]];
    const last = rest.at(-1)?.written;
    const isNumber = last !== undefined && !(last instanceof Unreadable) && signedLiteral(last) !== undefined;
    if (part === 'made')
      this.isOtherCase = isNumber && !rest.every((side, n) => this.isTrue(head, chain.sides[n] as Side, side));
    return isNumber && this.isOtherCase ? undefined : this.chain(chain, { isDisplayed, isConditional: true });
  }

  /** What is stated beside a claim, or before it; what speaks no more of these indices is beyond the case. */
  private caseOf(chain: Chain): IndexCase | undefined {
    if (chain.goesOn) return chain.inCase ?? this.sides.inCase;
    // What is written case by case is beyond the one before it.
    if (chain.sides.some(({ written }) => !(written instanceof Unreadable) && written.kind === 'cases'))
      this.standing = undefined;
    const { standing } = this;
    if (chain.inCase || standing === undefined) return chain.inCase;
    const speaksOf = (letter: string): boolean => chain.sides.some(({ written }) => hasIndex(written, letter));
    if (!standing.letters.every(speaksOf)) this.standing = undefined;
    return this.standing;
  }

  private judged(chain: Chain, isDisplayed: boolean): JudgedChain | undefined {
    const { at, of } = chain.column;
    const before = this.above[at];
    // A row with fewer claims than the one above goes on with its first, but may be meant for another.
    const isCertain = !chain.goesOn || this.above.length === of;
    const first = chain.goesOn ? before?.last : chain.sides[0];
    const head = chain.goesOn ? before?.head : first;
    if (first === undefined || head === undefined) return undefined;
    const isDefinition = !chain.goesOn && this.defines(chain, isDisplayed);
    const rest = chain.goesOn ? chain.sides : chain.sides.slice(1);
    const links: JudgedLink[] = [];
    let previous = first;
    let sound = before && chain.goesOn ? before.sound : first;
    const soundBefore = sound;
    let soFar: Verdict = chain.goesOn ? (before?.verdict ?? 'correct') : 'correct';
    let steps = chain.goesOn ? before?.steps : undefined;
    for (const [n, side] of rest.entries()) {
      if (n > 0 && chain.relations[n]?.text === ':=' && this.namesWhatStands(previous, side)) continue;
      const isRough = chain.relations[n]?.text === 'approx';
      // Where nobody reads what it begins with, the rest is judged by itself.
      const asked = head.written instanceof Unreadable ? previous : head;
      const link = this.links.judge(asked, previous, side, { before: soFar, sound, isRough, steps });
      const judged = isCertain || isRight(link.verdict) ? link : UNCERTAIN_ROW;
      steps = judged.steps ?? steps;
      if (!isDefinition || previous !== first) links.push({ ...judged, left: previous, right: side, steps });
      soFar = judged.verdict;
      if (isRight(soFar)) sound = side;
      previous = side;
    }
    const parts = links.some((l) => l.verdict === 'wrong') ? claimsApart(chain, isDefinition, this.isTrue) : [];
    if (parts.length > 1) {
      if (isDefinition && !(head.written instanceof Unreadable)) this.setting.names.forget(head.written);
      return this.together(chain, parts);
    }
    this.row[at] = { head, last: previous, sound, verdict: soFar, steps };
    this.memory.remember(head, links, soundBefore);
    if (isDefinition || isIdentity(links[0])) this.say(chain);
    return links.length === 0 ? undefined : { chain, links, about: this.memory.quantitiesAt(head) };
  }

  private say({ goesOn, sides: [head, first] }: Chain): void {
    if (goesOn || head?.written instanceof Unreadable || head?.written.kind !== 'name') return;
    if (first && !(first.written instanceof Unreadable)) this.setting.names.say(head.written, first.written);
  }

  private together(chain: Chain, parts: readonly Chain[]): JudgedChain {
    const judged = parts.flatMap((part) => this.judged(part, true) ?? []);
    return { chain, links: judged.flatMap((j) => j.links), about: judged.flatMap((j) => j.about) };
  }

  /** Something stands here that was not read: a row that goes on after it goes on with nothing known. */
  interrupt(): void {
    this.row = [];
  }

  /** A statement of a program, `later` being those that come after it: a claim, or what a name is from here on. */
  assignment(chain: Chain, later: readonly Chain[]): JudgedChain | undefined {
    const statement = statementOf(chain);
    if (statement === undefined) return isDerivative(chain) ? this.chain(chain) : undefined;
    const { head, name, side, value } = statement;
    // What is assigned anew is what the spec calls so again, where nothing tells otherwise.
    if (!uses(value, name)) this.setting.names.release(name);
    const saying = this.programs.sayingOf(chain, statement, later);
    if (saying === 'claim') return this.chain(chain);
    const is = this.meaningOf(value);
    if (saying !== 'definition') return { chain, links: [{ left: head, right: side, ...saying }], about: [] };
    if (is) this.setting.names.assign(name, is);
    return undefined;
  }

  /** Whether a chain says what a name is that nothing is known of; then that is what it is from here on. */
  private defines({ sides: [head, first] }: Chain, isDisplayed: boolean): boolean {
    const { names } = this.setting;
    if (head?.written instanceof Unreadable || first === undefined || first.written instanceof Unreadable) return false;
    if (head?.written.kind !== 'name') return false;
    // “g” may be one gradient after the other, and what is worked out from numbers is another one after a step.
    const isNext =
      first.written.kind === 'derivative'
        ? names.isOfTheDocument(head.written)
        : this.memory.isAfterStep && signedLiteral(first.written) === undefined && names.isOfNumbers(head.written);
    if (isNext ? this.isTrue(head, head, first) : names.said(head.written)) return false;
    if (!isNext && names.read(head.written) && this.isAsUsual(head, first)) return false;
    // “at z = 0” says where one looks, and not what z is.
    if (!isDisplayed && signedLiteral(first.written)) return true;
    // What letters mean below a derivative may be open; that it has a name of its own is not.
    const isNamed = first.written.kind === 'derivative' && !this.isTrue(head, head, first);
    return this.takes(head.written, first.written) || isNamed;
  }

  /** `A = B := g`: whether a name that nobody knows stands for what stands before it from here on. */
  private namesWhatStands({ written: said }: Side, { written: name }: Side): boolean {
    if (said instanceof Unreadable || name instanceof Unreadable || name.kind !== 'name') return false;
    return this.setting.names.read(name) === undefined && this.takes(name, said);
  }

  /** Takes a name for what is said of it, or where a letter counts it each of its entries; false for what says nothing. */
  private takes(name: WrittenName, said: Written): boolean {
    const { names } = this.setting;
    const meaning = this.meaningOf(said);
    const counted = meaning ? undefined : loneLetterOf(name);
    const each = counted && this.meaningOfEach(counted.letter, said);
    if (meaning) names.define(name, meaning);
    for (const [n, entry] of each?.entries() ?? []) names.define(counted?.at(n + 1) ?? name, entry);
    return meaning !== undefined || each !== undefined;
  }

  /** Whether a name that nothing is said of means what is usual here: so it is right, or wrong by a known mistake. */
  private isAsUsual(head: Side, side: Side): boolean {
    const { verdict, diagnosis } = this.links.judge(head, head, side);
    return isRight(verdict) || (verdict === 'wrong' && diagnosis?.code !== 'other');
  }

  private readonly isTrue = (head: Side, before: Side, side: Side): boolean =>
    isRight(this.links.judge(head, before, side).verdict);

  private meaningOf(written: Written): Defined | undefined {
    return ifUnderstood(() => meantBy(written, { ...this.setting, sense: 'total' }));
  }

  private meaningOfEach(letter: string, said: Written): readonly Defined[] | undefined {
    return ifUnderstood(() => meantOfEach(said, letter, { ...this.setting, sense: 'total' }));
  }
}

/** Whether a link holds whatever the values are: where some are put in, nothing tells any more what they were of. */
const isIdentity = (link: JudgedLink | undefined): boolean =>
  link?.verdict === 'correct' && link.evidence !== 'given-values';

/** Whether a letter stands below some name of a side. */
const hasIndex = (written: Side['written'], letter: string): boolean =>
  !(written instanceof Unreadable) &&
  [...allPieces(written)].some((p) => p.kind === 'name' && p.sub.some((text) => text.includes(letter)));

/** Whether a program assigns to the name of a derivative, `d_h_d_w`. */
const isDerivative = ({ sides: [head] }: Chain): boolean =>
  head !== undefined && !(head.written instanceof Unreadable) && head.written.kind === 'derivative';
