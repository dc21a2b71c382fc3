/** What a document has said so far of the problem's quantities. */
import { type Expr, isNum, mul, num, pow, type Sym } from '../../language/expr.js';
import { substitute, symbolsOf } from '../../language/walk.js';
import { NotUnderstood } from '../meaning/not-understood.js';
import { isMarkedOld } from '../names/readers/marks.js';
import { type Approx, exactly, isKnown, nearly } from '../world/approx.js';
import type { World } from '../world/world.js';
import type { Worlds } from '../world/worlds.js';
import type { Side } from '../written/chain.js';
import { decimalsIn, Unreadable, type Written } from '../written/written.js';
import { Account, type Place } from './account.js';
import { Figures } from './figures.js';
import type { JudgedLink, Quantity } from './judged-chain.js';
import { LaterSteps } from './later-steps.js';
import { type LoneNumber, loneNumber } from './lone-number.js';
import { meantTogether } from './meant.js';
import { isResult } from './results.js';
import type { JudgeSetting } from './setting.js';
import { isRight } from './verdict.js';

/** A quantity, and what a side makes of it; `isScaled`: what it makes of a multiple says so. */
interface Said {
  readonly quantity: Expr;
  readonly said: Expr;
  readonly isScaled: boolean;
  /** The number that stands there. */
  readonly number: LoneNumber | undefined;
}

export class Memory {
  readonly account: Account;
  readonly figures: Figures;
  private readonly laterSteps = new LaterSteps();
  /** After how many steps the document last worked something out. */
  private steps = 0;

  constructor(
    private readonly setting: JudgeSetting,
    private readonly worlds: Worlds,
  ) {
    this.account = new Account(worlds);
    this.figures = new Figures(setting.ground, worlds.given);
  }

  /**
   * After the update, of which the document has to speak first: what is said of a quantity again, a new value too, may be
   * said of then.
   */
  *later(head: Side, from: Place = this.account.here): Generator<Place> {
    const { written } = head;
    if (!(written instanceof Unreadable) && written.kind === 'name' && isMarkedOld(written)) return;
    const quantities = this.quantitiesAt(head).map(({ node }) => node);
    const isNewOnce = (e: Expr): boolean => this.setting.ground.isUpdated(e) && !this.laterSteps.hasHeard(e);
    if (!quantities.some(isNewOnce)) yield* this.laterSteps.after(from, this.laterSteps.takenBefore(quantities));
  }

  /** Whether the document has taken a step. */
  get isAfterStep(): boolean {
    return this.laterSteps.isAny;
  }

  /** The place of what the document works out now. */
  get now(): Place {
    const { here } = this.account;
    return [...this.laterSteps.after(here, this.steps)].at(-1) ?? here;
  }

  /**
   * What the chain makes of the quantities at its head, for the lines that build on it. `sound`: what stands right before
   * these links, or the last right side there.
   */
  remember(head: Side, links: readonly JudgedLink[], sound: Side): void {
    const last = links.at(-1);
    if (last === undefined || last.right.written instanceof Unreadable || head.written instanceof Unreadable) return;
    const values = this.saidOf(head.written, last.right.written);
    const mistake = links.find((l) => l.verdict === 'wrong' || l.verdict === 'follows');
    if (mistake && !isRight(last.verdict)) this.rememberNumber(head.written, last.right.written);
    for (const { quantity, number } of values)
      if (this.setting.ground.isUpdated(quantity)) this.laterSteps.hear(quantity, number?.written);
    const isTrue = isRight(last.verdict);
    // True of what stands before it; what that is of the head nobody has read.
    if (isTrue && (links.every((l) => isRight(l.verdict)) || !this.isFarFrom(values, NEAR))) {
      this.rememberRight(values, last);
      return;
    }
    // Whether it is rounded, or wrong, nobody knows.
    if (isTrue && !this.isFarFrom(values)) return;
    const formulas = isTrue ? values : mistake && this.saidOf(head.written, mistake.right.written as Written);
    if (formulas === undefined) return;
    // What is known of the first step is not what this one was worked out from.
    if (this.steps > 0 && values.some(({ number }) => number !== undefined)) return;
    this.rememberWrong(values, last, formulas);
    this.rememberHonest(values, this.saidBefore(head.written, links, sound));
  }

  /** Whether a number by itself is another one than its quantity, however that or what it is made of was rounded. */
  private isFarFrom(values: readonly Pick<Said, 'quantity' | 'number'>[], share = FAR): boolean {
    return values.some(({ quantity, number }) => {
      const isFarIn = (world: World): boolean => number !== undefined && isFar(world.valueOf(quantity), number, share);
      const [carried = []] = this.account.here.carried([quantity]);
      return this.worlds.given.some(isFarIn) && (carried.length === 0 || carried.some(isFarIn));
    });
  }

  private rememberRight(values: readonly Said[], { verdict, right, steps }: JudgedLink): void {
    const written = right.written as Written;
    const isNumber = isResult(written);
    const isTold = ({ quantity }: Said): boolean => quantity.kind !== 'sym' || this.isWorkedOut(quantity);
    if (isNumber && values.some(isTold)) this.steps = steps ?? 0;
    if (steps !== undefined) {
      for (const { quantity, said } of values)
        if (isNumber && verdict === 'rounded') this.laterSteps.workedOut(quantity, said, steps);
      return;
    }
    const [world] = this.worlds.given;
    for (const { quantity, said, number } of values) {
      // Of what it is later nothing is kept.
      if (this.isFarFrom([{ quantity, number }])) continue;
      this.account.right(quantity);
      if (isNumber) this.account.workedOut(quantity, verdict === 'rounded' ? said : undefined);
      else if (!this.isOfData(quantity, said)) this.account.writtenAs(quantity, said);
      this.figures.mistake(quantity, []);
      if (number && world && number.digit > 0) this.figures.remember(number.written, world.valueOf(quantity));
    }
  }

  private isWorkedOut(s: Sym): boolean {
    return this.setting.ground.definitionOf(s) !== undefined;
  }

  /** `formulas` is what the link says that is the mistake; the last one may have its value. */
  private rememberWrong(values: readonly Said[], { right }: JudgedLink, formulas: readonly Said[]): void {
    const written = right.written as Written;
    const formulaFor = new Map(formulas.map(({ quantity, said }) => [quantity, said]));
    for (const { quantity, said, number } of values) {
      const value = number ? madeOf(number) : said;
      const formula = formulaFor.get(quantity) ?? said;
      if (!this.isOfData(quantity, formula)) this.account.wrong(quantity, { formula, value });
      this.figures.mistake(quantity, isResult(written) ? decimalsIn(written) : []);
      if (number) this.rememberForAnother(number);
    }
  }

  /** Whether it works out what is given; who goes on from that may find that nothing is left: with t = y the loss is 0. */
  private isOfData(quantity: Expr, formula: Expr): boolean {
    const isGiven = quantity.kind === 'sym' && !this.isWorkedOut(quantity);
    return isGiven && symbolsOf(formula).length > 0;
  }

  /** A number with another quantity's name: who slipped so goes on from it. */
  private rememberForAnother({ written, digit }: LoneNumber): void {
    const meant = this.figures.onlyOneOf(written, digit);
    const [world] = this.worlds.given;
    if (meant === undefined || world === undefined || this.account.isWorkedOut(meant)) return;
    if (world.valueOf(meant).mid * written > 0) this.account.workedOut(meant, exactly(written));
  }

  /**
   * Who writes a number wrongly may go on from the right one: from the one that stood there before, or else with as many
   * digits from what the calculation `before` it leads to, or from what belongs there.
   */
  private rememberHonest(values: readonly Said[], before: readonly Said[]): void {
    const calculations = new Map(before.map(({ quantity, said }) => [quantity, said]));
    const [world] = this.worlds.given;
    for (const { quantity, number } of values) {
      const [[carried = world] = []] = this.account.here.carried([quantity]);
      const value = carried?.valueOf(calculations.get(quantity) ?? quantity);
      if (!world || !value || !isKnown(value) || !number || number.digit === 0) continue;
      const honest = roundedAt(value.mid, number.digit);
      // What the calculation is of is no such quantity: a term of the loss may have its part of the derivative.
      if (this.isFarFrom([{ quantity, number: { ...number, written: honest } }])) continue;
      if (!this.account.isWorkedOut(quantity)) this.account.workedOut(quantity, exactly(honest));
      this.figures.remember(honest, world.valueOf(quantity));
    }
  }

  /** What the last right side says that stands before the last side of a chain. */
  private saidBefore(head: Written, links: readonly JudgedLink[], sound: Side): readonly Said[] {
    const { right: before } = links.slice(0, -1).findLast((l) => isRight(l.verdict)) ?? { right: sound };
    return before.written instanceof Unreadable ? [] : this.saidOf(head, before.written);
  }

  /** The number that a wrong line ends with, of whatever it is said. */
  private rememberNumber(head: Written, side: Written): void {
    const [world, ...others] = this.now.worlds.given;
    if (world === undefined || others.length > 0 || !isResult(side)) return;
    try {
      const [a, b] = meantTogether(head, side, { ...this.setting, sense: 'direct' });
      const [entry, ...more] = b.entries;
      const number = entry && more.length === 0 ? loneNumber(entry, b) : undefined;
      const value = world.valueOf(a.entries[0] as Expr);
      const isTelling = number && number.digit > 0 && number.digit / 2 <= TELLING * Math.abs(number.written);
      if (isTelling && isKnown(value)) this.figures.misled(number.written, value);
    } catch (error) {
      if (!(error instanceof NotUnderstood)) throw error;
    }
  }

  /** What a side says of each of the quantities that the head names; nothing where it names no quantities. */
  private saidOf(head: Written, side: Written): readonly Said[] {
    if (!maybeQuantity(head)) return [];
    try {
      const [a, b] = meantTogether(head, side, { ...this.setting, sense: 'total' });
      return a.entries.flatMap((entry, n): readonly Said[] => {
        const { quantity, factor } = multipleOf(entry);
        const written = b.entries[n] as Expr;
        const right = substitute(written, (s) => {
          const literal = b.literals.get(s);
          return literal && num(literal.value);
        });
        const isScaled = factor !== undefined && !isNum(factor, 1);
        const said = factor ? mul(pow(factor, num(-1)), right) : right;
        const number = isScaled ? undefined : loneNumber(written, b);
        return isQuantity(quantity) && said !== quantity ? [{ quantity, said, isScaled, number }] : [];
      });
    } catch (error) {
      if (error instanceof NotUnderstood) return [];
      throw error;
    }
  }

  /** The quantities that a head names, with their values. */
  quantitiesAt({ written }: Side): readonly Quantity[] {
    if (written instanceof Unreadable || !maybeQuantity(written)) return [];
    const [world, ...others] = this.worlds.given;
    try {
      const [{ entries }] = meantTogether(written, written, { ...this.setting, sense: 'total' });
      return entries.filter(isQuantity).map((node) => {
        const value = others.length === 0 ? world?.valueOf(node) : undefined;
        return { node, value: value && isKnown(value) ? value.mid : undefined };
      });
    } catch (error) {
      if (error instanceof NotUnderstood) return [];
      throw error;
    }
  }
}

/** A name, also one whose layer stands above it like a power, or a derivative, of a function too. */
const maybeQuantity = (w: Written): boolean =>
  w.kind === 'name' ||
  w.kind === 'derivative' ||
  (w.kind === 'power' && w.base.kind === 'name') ||
  (w.kind === 'applied' && w.head.primes > 0);

const isQuantity = (e: Expr): boolean => e.kind === 'sym' || e.kind === 'derivative';

/** The derivative that δ is a multiple of, where it is the negative one, or that of the loss of one sample. */
function multipleOf(e: Expr): { readonly quantity: Expr; readonly factor?: Expr } {
  const [factor, quantity, ...more] = e.kind === 'mul' ? e.args : [];
  const isMultiple = factor?.kind === 'num' && quantity?.kind === 'derivative' && more.length === 0;
  return isMultiple ? { quantity, factor } : { quantity: e };
}

/** A wrong number as who goes on from it has it: as it stands, or where its digits tell, before it was rounded. */
const madeOf = ({ written, digit }: LoneNumber): Approx =>
  nearly(written, digit / 2 <= TELLING * Math.abs(written) ? digit / 2 : 0);
const TELLING = 0.005;

/** A number at a digit that is worth this much, as the double that its literal is. */
const roundedAt = (x: number, digit: number): number => Number((Math.round(x / digit) * digit).toPrecision(15));

/** So much of a number rounding on the way to it does not hide. */
const FAR = 0.02;
/** What is off by less, is as good as right. */
const NEAR = 0.01;

const isFar = ({ mid, slack }: Approx, { written, digit }: LoneNumber, share: number): boolean =>
  Math.abs(mid - written) > slack + share * (100 * digit + Math.abs(mid));
