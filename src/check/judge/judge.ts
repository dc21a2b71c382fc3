/** From the chains of a document, in their order, to a verdict on each link. */

import { type Expr, num, type Sym } from '../../language/expr.js';
import { toNumber } from '../../language/rational.js';
import { substitute } from '../../language/walk.js';
import { NotUnderstood } from '../meaning/not-understood.js';
import { sentence } from '../messages/sentence.js';
import { Mistakes } from '../mistakes/mistakes.js';
import { inEachLayer } from '../names/any-layer.js';
import type { Defined, GrowingNames } from '../names/defined.js';
import type { Rival } from '../names/infer.js';
import type { Names } from '../names/names.js';
import type { Oriented } from '../names/orientation.js';
import { primesAsTransposes } from '../names/primes.js';
import { quantityOf } from '../names/quantity-of.js';
import { isSameName } from '../names/script.js';
import { withVariable } from '../names/variables.js';
import { Prover } from '../proof/prove.js';
import { type Approx, isKnown, nearly } from '../world/approx.js';
import type { Worlds } from '../world/worlds.js';
import type { Chain, Side } from '../written/chain.js';
import { signedLiteral } from '../written/literals.js';
import { allPieces, Unreadable, type Written, type WrittenName, type WrittenNumber } from '../written/written.js';
import { Account, afterStep, otherConventions, type Place } from './account.js';
import { type Comparing, type Equality, equality, isResult } from './compare.js';
import { Figures, lastDigitOf, type Meanings } from './figures.js';
import { type Knowledge, meantBy, meantTogether } from './meant.js';
import type { Misreading } from './misreading.js';
import { withWideSlashes } from './missing-brackets.js';
import { type Trust, withRoundedIntegers } from './roughly.js';
import { type Cut, cutOf, isOfOneKind } from './run-together.js';
import { type Evidence, isRight, type Judgement, type Verdict, worst } from './verdict.js';

/** A link of a chain, judged. */
export interface JudgedLink extends Judgement {
  readonly left: Side;
  readonly right: Side;
}

export interface JudgedChain {
  readonly chain: Chain;
  readonly links: readonly JudgedLink[];
  readonly about: readonly Quantity[];
}

/** What a chain says something of, by its head. */
export interface Quantity {
  readonly node: Expr;
  /** With the given values; undefined where they do not settle it. */
  readonly value: number | undefined;
}

const UNCLEAR: Judgement = {
  verdict: 'undecided',
  diagnosis: { code: 'undecided', says: sentence('numbersDoNotTell') },
};

const BRACKETS_MISSING: Judgement = {
  verdict: 'undecided',
  diagnosis: { code: 'ambiguous-brackets', says: sentence('bracketsMissing') },
};

const AT_KINK: Judgement = {
  verdict: 'undecided',
  diagnosis: { code: 'undecided', says: sentence('atKink') },
};

const UNCERTAIN_ROW: Judgement = {
  verdict: 'undecided',
  diagnosis: { code: 'undecided', says: sentence('rowUncertain') },
};

/** What a row that begins with its sign goes on with: the claim in its column of the row above. */
interface Before {
  readonly head: Side;
  readonly last: Side;
  readonly verdict: Verdict;
}

/** Where a link stands in its chain: what came before it, and whether its sign is ≈. */
interface LinkContext {
  readonly before: Verdict;
  readonly isRough: boolean;
}

/** By what names and numbers a link is judged, where not by the document's own as they are. */
interface Means {
  readonly names?: Names;
  readonly figures?: Meanings;
}

interface Sensing extends Pick<Comparing, 'place' | 'figures'> {
  readonly knowledge: Omit<Knowledge, 'sense'>;
}

/** Judges one chain after the other; what a document said before is remembered. */
export class Judge {
  private readonly account: Account;
  private readonly figures: Figures;
  private readonly mistakes: Mistakes;
  private readonly prover: Prover;
  /** Where other books decide otherwise at kinks; looked for when something is false. */
  private conventions: readonly Place[] | undefined;
  /** Whether the document has spoken of what the parameters are after the update. */
  private hasUpdated = false;
  /** Where a chain that begins with its sign goes on. */
  private above: readonly (Before | undefined)[] = [];
  private row: (Before | undefined)[] = [];

  constructor(
    private readonly setting: Omit<Knowledge, 'sense' | 'names'> & {
      readonly names: GrowingNames;
      readonly oriented: Omit<Oriented, 'names'>;
    },
    private readonly worlds: Worlds,
    private readonly misreading: Misreading,
    /** Other ways to read the document's names, which it does not rule out. */
    private readonly rivals: readonly Rival[],
  ) {
    this.account = new Account(worlds);
    this.figures = new Figures(setting.ground, worlds.given);
    this.prover = new Prover(setting.ground);
    this.mistakes = new Mistakes(setting.ground, setting.names, worlds);
  }

  /** The verdicts on the links of a chain; undefined where it claims nothing. `isDisplayed`: it is no part of a sentence. */
  chain(chain: Chain, isDisplayed = true): JudgedChain | undefined {
    this.mistakes.hear(chain);
    if (chain.column.at === 0) {
      this.above = this.row;
      this.row = [];
    }
    return this.path(chain) ?? this.judged(chain, isDisplayed);
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
    let soFar: Verdict = chain.goesOn ? (before?.verdict ?? 'correct') : 'correct';
    for (const [n, side] of rest.entries()) {
      const isRough = chain.relations[n]?.text === 'approx';
      const link = this.link(head, previous, side, { before: soFar, isRough });
      const judged = isCertain || isRight(link.verdict) ? link : UNCERTAIN_ROW;
      if (!isDefinition || previous !== first) links.push({ left: previous, right: side, ...judged });
      soFar = judged.verdict;
      previous = side;
    }
    const parts = links.some((l) => l.verdict === 'wrong') ? this.apart(chain, isDefinition) : [];
    if (parts.length > 1) {
      if (isDefinition && !(head.written instanceof Unreadable)) this.setting.names.forget(head.written);
      return this.together(chain, parts);
    }
    this.row[at] = { head, last: previous, verdict: soFar };
    this.remember(head, links);
    return links.length === 0 ? undefined : { chain, links, about: this.quantitiesAt(head) };
  }

  /** The claims of a false chain that is several which run together; one where it is not. */
  private apart(chain: Chain, isDefinition: boolean): readonly Chain[] {
    const parts: Side[][] = [[]];
    if (chain.goesOn) return [chain];
    for (const [n, side] of chain.sides.entries()) {
      const part = parts.at(-1) as Side[];
      const next = chain.sides[n + 1];
      const cut = part.length > 0 && next ? cutOf(side) : undefined;
      const names = isDefinition && parts.length === 1 && part.length === 1;
      if (cut && next && this.isApart(part, { side, next, cut }, names)) {
        part.push(cut.before);
        parts.push([cut.last]);
      } else part.push(side);
    }
    let from = 0;
    return parts.map((sides): Chain => {
      const relations = chain.relations.slice(from, from + sides.length - 1);
      from += relations.length;
      return { ...chain, sides, relations };
    });
  }

  /**
   * Whether a side is the end of one claim and the beginning of the next: both are true then; or one is, the whole is
   * not, and both are about things of one kind. What begins with a definition is true so far.
   */
  private isApart(
    part: readonly Side[],
    { side, next, cut }: { readonly side: Side; readonly next: Side; readonly cut: Cut },
    isDefinition: boolean,
  ): boolean {
    const [head, previous] = [part[0] as Side, part.at(-1) as Side];
    const isTrueSo = (of: Side, before: Side, to: Side | undefined): boolean =>
      to !== undefined && isRight(this.link(of, before, to).verdict);
    const first = isDefinition || isTrueSo(head, previous, cut.before);
    const second = isTrueSo(cut.last, cut.last, next) || isTrueSo(cut.last, cut.last, cutOf(next)?.before);
    if (first && second) return true;
    return (first || second) && isOfOneKind(head, cut.last) && !isTrueSo(head, previous, side);
  }

  private together(chain: Chain, parts: readonly Chain[]): JudgedChain {
    const judged = parts.flatMap((part) => this.judged(part, true) ?? []);
    return { chain, links: judged.flatMap((j) => j.links), about: judged.flatMap((j) => j.about) };
  }

  /** Something stands here that was not read: a row that goes on after it goes on with nothing known. */
  interrupt(): void {
    this.row = [];
  }

  /**
   * What a program assigns to a name: a claim where it agrees with the spec, or where it is known how it goes wrong; else
   * what the name is from here on. The program may use the name for something of its own, or be not done with it
   * (`isFinal`).
   */
  assignment(chain: Chain, isFinal: boolean): JudgedChain | undefined {
    const [head, value] = chain.sides;
    if (head === undefined || value === undefined || head.written instanceof Unreadable) return undefined;
    if (value.written instanceof Unreadable || head.written.kind !== 'name') return undefined;
    const { names } = this.setting;
    if (names.read(head.written) === undefined) return this.chain(chain);
    const { verdict, diagnosis } = this.link(head, head, value);
    if (isRight(verdict)) return this.chain(chain);
    const isOfItsOwn = [...allPieces(value.written)].some((p) => p.kind === 'name' && names.isTaken(p));
    const code = diagnosis?.code ?? 'other';
    const isCertain = isChange(head.written) ? OF_STEPS.has(code) : code !== 'other' || this.isAdjoint(head);
    const isMistake = verdict === 'follows' || (verdict === 'wrong' && isCertain);
    if (isMistake && isFinal && !isOfItsOwn) return this.chain(chain);
    const meaning = this.meaningOf(value.written);
    if (meaning) names.assign(head.written, meaning);
    return undefined;
  }

  private isAdjoint({ written }: Side): boolean {
    const meaning = written instanceof Unreadable ? undefined : this.meaningOf(written);
    return meaning?.array.entries.every((e) => e.kind !== 'sym' && quantityOf(e) !== undefined) ?? false;
  }

  /** Whether a chain says what a name is that nothing is known of; then that is what it is from here on. */
  private defines({ sides: [head, first] }: Chain, isDisplayed: boolean): boolean {
    const { names } = this.setting;
    if (head?.written instanceof Unreadable || first === undefined || first.written instanceof Unreadable) return false;
    if (head?.written.kind !== 'name' || names.read(head.written) || names.function(head.written)) return false;
    // “at z = 0” says where one looks, and not what z is.
    if (!isDisplayed && signedLiteral(first.written)) return true;
    const meaning = this.meaningOf(first.written);
    if (meaning) names.define(head.written, meaning);
    return meaning !== undefined;
  }

  /** `w_1 → z_1 → a_1`: does each quantity reach the next one directly? Undefined for what is no such path. */
  private path(chain: Chain): JudgedChain | undefined {
    if (chain.goesOn || chain.relations.some((r) => r.text !== '->')) return undefined;
    const links: JudgedLink[] = [];
    for (const [n, right] of chain.sides.slice(1).entries()) {
      const left = chain.sides[n] as Side;
      const steps = this.steps(left, right);
      if (steps === undefined) return undefined;
      const { usersOf } = this.setting.ground;
      const reaches = steps.every(([from, to]) => usersOf(from).some((user) => user.symbol === to));
      links.push({
        left,
        right,
        ...(steps.length === 0 ? NO_QUANTITIES : { verdict: reaches ? 'correct' : 'wrong' }),
      });
    }
    return { chain, links, about: [] };
  }

  /**
   * From which quantity to which a step of a path goes, for each choice of its letters. None where a name stands for no
   * quantity of the spec; undefined for what is no step between names.
   */
  private steps(left: Side, right: Side): readonly (readonly [Sym, Sym])[] | undefined {
    if (left.written instanceof Unreadable || right.written instanceof Unreadable) return undefined;
    try {
      const [a, b] = meantTogether(left.written, right.written, { ...this.setting, sense: 'total' });
      const steps = a.entries.flatMap((from, n) => {
        const to = b.entries[n];
        return from.kind === 'sym' && to?.kind === 'sym' && !a.literals.has(from) && !b.literals.has(to)
          ? [[from, to] as const]
          : [];
      });
      if (steps.length === a.entries.length) return steps;
      return left.written.kind === 'name' && right.written.kind === 'name' ? [] : undefined;
    } catch (error) {
      if (error instanceof NotUnderstood) return undefined;
      throw error;
    }
  }

  /** `side` against what stands at the head of the chain, and against what stands right before it. */
  private link(
    head: Side,
    previous: Side,
    side: Side,
    { before, isRough }: LinkContext = { before: 'correct', isRough: false },
  ): Judgement {
    for (const s of [head, side]) if (s.written instanceof Unreadable) return unread(s.written);
    const written = side.written as Written;
    const fromPrevious = this.equal(previous, written, this.account.here);
    const fromHead = head === previous ? fromPrevious : this.equal(head, written, this.account.here);
    if (fromHead.equality && isTrue(fromHead.equality)) {
      const isMistaken = fromHead.equality === 'rounded' && this.comesFromMistake(head, written);
      return isMistaken ? this.following(head, written) : right(fromHead.equality);
    }
    if (fromPrevious.equality && isTrue(fromPrevious.equality)) {
      // True of what stands before it, which may be false itself.
      if (before === 'wrong' || before === 'follows') return this.following(head, written);
      const own = verdictOf(fromPrevious.equality);
      return { ...right(fromPrevious.equality), verdict: isRight(before) ? worst([before, own]) : own };
    }
    const turned = this.withTransposes(head, written);
    if (turned && isTrue(turned)) return right(turned);
    const rough = isRough ? this.roughly(head, written) : undefined;
    if (rough) return rough;
    const later = this.later(head).map((place) => this.equal(head, written, place).equality);
    const then = later.find((e) => e && isTrue(e));
    if (then) return right(then);
    if (this.isTrueAmongMistakes(head, written)) return this.following(head, written);
    // What stands between may be the mistake that it follows from.
    if (previous.written instanceof Unreadable) return unread(previous.written);
    const { problem } = fromHead.problem ? fromHead : fromPrevious;
    const { isCertain, rivals } = this.setting.oriented;
    const isMisfit = problem?.code === 'misfit' && isCertain;
    if (problem && !isMisfit) return unclear(problem);
    if (rivals.some((names) => this.isTrueBy(names, head, written))) return UNCERTAIN_ORIENTATION;
    if (problem) return this.whatDoesNotFit(problem, head, previous, written);
    const answers = [fromHead.equality, fromPrevious.equality];
    return answers.includes('no') && !answers.includes('unclear') ? this.accuse(head, previous, written) : UNCLEAR;
  }

  /** `head ≈ side`, where an integer need not be exact; undefined where that says no more than `=`. */
  private roughly(head: Side, side: Written): Judgement | undefined {
    const isTrueTo = (trust: Trust): boolean => {
      const rounded = withRoundedIntegers(side, trust);
      const { equality } = rounded ? this.equal(head, rounded, this.account.here) : {};
      return equality !== undefined && isTrue(equality);
    };
    if (isTrueTo('surely')) return { verdict: 'rounded' };
    return isTrueTo('hardly') ? UNCLEAR : undefined;
  }

  private following(head: Side, side: Written): Judgement {
    return { verdict: 'follows', ...this.mistakes.rightFor(head.written, side) };
  }

  private isTrueAmongMistakes(head: Side, side: Written): boolean {
    for (const place of this.account.mistaken()) {
      for (const at of [place, ...this.later(head, place)]) {
        const { equality } = this.equal(head, side, at);
        if (equality && isTrue(equality)) return true;
      }
    }
    return false;
  }

  /** Whether a side is near what is right only as a wrong number is that stands in it, and goes on from that number. */
  private comesFromMistake(head: Side, side: Written): boolean {
    if (!decimalsIn(side).some((n) => this.figures.isMistake(n))) return false;
    const { equality } = this.equal(head, side, this.account.here, { figures: this.figures.distrusting });
    return equality !== undefined && !isTrue(equality) && this.isTrueAmongMistakes(head, side);
  }

  /** Read again with the primes on arrays as transposes, where there are any. */
  private withTransposes(head: Side, side: Written): Equality | undefined {
    if (head.written instanceof Unreadable) return undefined;
    const { names } = this.setting;
    const [left, right] = [head.written, side].map((w) => primesAsTransposes(w, names)) as [Written, Written];
    if (left === head.written && right === side) return undefined;
    return this.equal({ span: head.span, written: left }, right, this.account.here).equality;
  }

  private isTrueBy(names: Names, { span, written: head }: Side, side: Written): boolean {
    const { equality } = this.equal({ span, written: head }, side, this.account.here, { names });
    return equality !== undefined && isTrue(equality);
  }

  /** Arrays that do not fit together: the mistake that makes them so, where it is known. */
  private whatDoesNotFit({ reason, span }: NotUnderstood, head: Side, previous: Side, side: Written): Judgement {
    const found = this.accuse(head, previous, side);
    return found.verdict === 'wrong' && found.diagnosis?.code === 'other'
      ? { ...found, diagnosis: { code: 'shapes', says: reason, at: span } }
      : found;
  }

  private accuse(head: Side, previous: Side, side: Written): Judgement {
    const before = previous.written as Written;
    const areEqual = (left: Written, right: Written, names?: Names): boolean => {
      const { equality } = this.equal({ span: left.span, written: left }, right, this.account.here, names && { names });
      return equality !== undefined && isTrue(equality);
    };
    const asked = head.written instanceof Unreadable ? before : head.written;
    const isRightWith = (other: Written): boolean => areEqual(asked, other) || areEqual(before, other);
    const isConvention = (place: Place): boolean => {
      const { equality } = this.equal(head, side, place);
      return equality !== undefined && isTrue(equality);
    };
    this.conventions ??= otherConventions(this.account.here, this.setting.ground);
    if (this.conventions.some(isConvention)) return AT_KINK;
    const wide = withWideSlashes(side);
    if (wide && isRightWith(wide)) return BRACKETS_MISSING;
    const rival = this.rivals.find(({ names }) => areEqual(asked, side, names));
    if (rival)
      return { verdict: 'undecided', diagnosis: { code: 'ambiguous-name', says: sentence('trueWith', rival.says) } };
    const answer = this.mistakes.diagnose({ head: asked, previous: before, side, areEqual });
    const excuse = this.misreading.excuse(side, answer.diagnosis, isRightWith);
    return excuse ?? { verdict: 'wrong', ...answer };
  }

  /** How two sides are equal; a line that speaks of any layer in each of them. */
  private equal(
    left: Side,
    right: Written,
    place: Place,
    means: Means = {},
  ): { readonly equality?: Equality; readonly problem?: NotUnderstood } {
    const asItIs = this.equalAsItIs(left, right, place, means);
    if (asItIs.problem === undefined || left.written instanceof Unreadable) return asItIs;
    const depth = this.setting.ground.problem.network?.layers.length ?? 0;
    const each = inEachLayer([left.written, right], depth).flatMap(([a, b]) => {
      const inLayer = a && b ? this.equalAsItIs({ ...left, written: a }, b, place, means) : {};
      return inLayer.equality ?? [];
    });
    const [first] = each;
    if (first === undefined) return asItIs;
    return { equality: each.find((e) => e === 'no') ?? each.find((e) => e === 'unclear') ?? first };
  }

  private equalAsItIs(
    left: Side,
    right: Written,
    place: Place,
    { names: known = this.setting.names, figures = this.figures }: Means = {},
  ): { readonly equality?: Equality; readonly problem?: NotUnderstood } {
    if (left.written instanceof Unreadable) return {};
    const { written } = left;
    for (let names = known; ; ) {
      try {
        return {
          equality: this.inSomeSense(written, right, { knowledge: { ...this.setting, names }, place, figures }),
        };
      } catch (error) {
        if (!(error instanceof NotUnderstood)) throw error;
        const { unknown } = error;
        // What nothing is known of but stands on both sides is any number: σ′(z) = σ(z)(1 − σ(z)). Alone on its side it
        // gets a new value: m ← βm + (1 − β)g.
        const isOnBoth = unknown !== undefined && speaksOf(written, unknown) && speaksOf(right, unknown);
        if (!isOnBoth || written.kind === 'name') return { problem: error };
        names = withVariable(names, unknown);
      }
    }
  }

  /** A derivative may be meant directly or along all ways; what is true in one of these senses is true. */
  private inSomeSense(left: Written, right: Written, { knowledge, place, figures }: Sensing): Equality {
    const senses = ['direct', 'total'] as const;
    let last: Equality = 'unclear';
    for (const sense of senses) {
      const inSense: Knowledge = { ...knowledge, sense };
      const [a, b] = meantTogether(left, right, inSense);
      last = equality(a, b, { place, figures, knowledge: inSense, prover: this.prover });
      if (isTrue(last)) return last;
    }
    return last;
  }

  /** After the update, of which the document has to speak first: what is said of a quantity again may be said of then. */
  private later(head: Side, from: Place = this.account.here): readonly Place[] {
    const isOfNow = !this.hasUpdated || this.quantitiesAt(head).some(({ node }) => this.isNewValue(node));
    return isOfNow ? [] : [afterStep(from)];
  }

  private isNewValue(e: Expr): boolean {
    return [...(this.setting.ground.update?.updated.values() ?? [])].some((s) => s === e);
  }

  /** What the chain makes of the quantities at its head, for the lines that build on it. */
  private remember(head: Side, links: readonly JudgedLink[]): void {
    const last = links.at(-1);
    if (last === undefined || last.right.written instanceof Unreadable || head.written instanceof Unreadable) return;
    const values = this.saidOf(head.written, last.right.written);
    const mistake = links.find((l) => l.verdict === 'wrong' || l.verdict === 'follows');
    const lone = signedLiteral(last.right.written);
    if (values.some(([quantity]) => this.isNewValue(quantity))) this.hasUpdated = true;
    if (isRight(last.verdict)) {
      const isRounded = last.verdict === 'rounded' && isResult(last.right.written);
      for (const [quantity, e] of values) {
        this.account.right(quantity, isRounded ? e : undefined);
        this.figures.mistake(quantity, []);
        const [world] = this.worlds.given;
        if (lone && world && lone.number.lastPlace !== undefined) {
          this.figures.remember(toNumber(lone.value), world.valueOf(quantity));
        }
      }
    } else if (mistake) {
      const formulas = new Map(this.saidOf(head.written, mistake.right.written as Written));
      for (const [quantity, e] of values) {
        const value = lone ? madeOf(lone.number, toNumber(lone.value)) : e;
        this.account.wrong(quantity, { formula: formulas.get(quantity) ?? e, value });
        this.figures.mistake(quantity, isResult(last.right.written) ? decimalsIn(last.right.written) : []);
      }
    }
  }

  /** What a side says of each of the quantities that the head names; nothing where it names no quantities. */
  private saidOf(head: Written, side: Written): readonly (readonly [Expr, Expr])[] {
    if (head.kind !== 'name' && head.kind !== 'derivative') return [];
    try {
      const [a, b] = meantTogether(head, side, { ...this.setting, sense: 'total' });
      return a.entries.flatMap((quantity, n) => {
        const isQuantity = quantity.kind === 'sym' || quantity.kind === 'derivative';
        const said = substitute(b.entries[n] as Expr, (s) => {
          const literal = b.literals.get(s);
          return literal && num(literal.value);
        });
        return isQuantity && said !== quantity ? [[quantity, said] as const] : [];
      });
    } catch (error) {
      if (error instanceof NotUnderstood) return [];
      throw error;
    }
  }

  private quantitiesAt({ written }: Side): readonly Quantity[] {
    if (written instanceof Unreadable || (written.kind !== 'name' && written.kind !== 'derivative')) return [];
    const [world, ...others] = this.worlds.given;
    try {
      const [{ entries }] = meantTogether(written, written, { ...this.setting, sense: 'total' });
      return entries
        .filter((e) => e.kind === 'sym' || e.kind === 'derivative')
        .map((node) => {
          const value = others.length === 0 ? world?.valueOf(node) : undefined;
          return { node, value: value && isKnown(value) ? value.mid : undefined };
        });
    } catch (error) {
      if (error instanceof NotUnderstood) return [];
      throw error;
    }
  }

  private meaningOf(written: Written): Defined | undefined {
    try {
      return meantBy(written, { ...this.setting, sense: 'total' });
    } catch (error) {
      if (error instanceof NotUnderstood) return undefined;
      throw error;
    }
  }
}

/** A wrong number as who goes on from it has it: as it stands, or where its digits tell, before it was rounded. */
const madeOf = (number: WrittenNumber, value: number): Approx => {
  const half = lastDigitOf(number) / 2;
  return nearly(value, half <= TELLING * Math.abs(value) ? half : 0);
};
const TELLING = 0.005;

const decimalsIn = (w: Written): readonly WrittenNumber[] =>
  [...allPieces(w)].filter((p) => p.kind === 'number').filter((n) => n.lastPlace !== undefined);

const speaksOf = (w: Written, name: WrittenName): boolean =>
  [...allPieces(w)].some((p) => p.kind === 'name' && isSameName(p, name));

const isTrue = (e: Equality): boolean => e !== 'no' && e !== 'unclear';
const right = (e: Equality): Judgement => ({ verdict: verdictOf(e), evidence: EVIDENCE[e] });
const EVIDENCE: Readonly<Record<Equality, Evidence | undefined>> = {
  proved: 'proved',
  identity: 'sampled',
  'with given values': 'given-values',
  rounded: undefined,
  no: undefined,
  unclear: undefined,
};
const verdictOf = (e: Equality): Verdict => (e === 'rounded' ? 'rounded' : 'correct');

const unread = ({ reason }: Unreadable): Judgement => ({
  verdict: 'unread',
  diagnosis: { code: 'unread', says: reason },
});

const unclear = ({ code, reason }: NotUnderstood): Judgement => ({
  verdict: code === 'shapes' || code === 'misfit' ? 'undecided' : 'unread',
  diagnosis: { code: CODES[code], says: reason },
});

/** Whether a name is that of a new value. */
const isChange = ({ sup }: WrittenName): boolean => sup.includes('new');

/** What makes a step of a program a mistake; that its learning rate is another one is none. */
const OF_STEPS: ReadonlySet<string> = new Set(['sign', 'update-direction', 'transpose', 'shapes']);

const CODES = { 'unknown-name': 'unknown-name', misfit: 'shapes', shapes: 'shapes', other: 'unread' } as const;

const UNCERTAIN_ORIENTATION: Judgement = {
  verdict: 'undecided',
  diagnosis: { code: 'undecided', says: sentence('rowsOrColumns') },
};

const NO_QUANTITIES: Judgement = {
  verdict: 'undecided',
  diagnosis: { code: 'undecided', says: sentence('noQuantity') },
};
