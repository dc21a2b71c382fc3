/** What is known when a false link is looked into, and how much may still be tried. */
import { derivative, type Expr, type Sym } from '../../language/expr.js';
import { GREEK } from '../../language/greek.js';
import { toNumber } from '../../language/rational.js';
import { symbolsOf } from '../../language/walk.js';
import { asWritten, lastDigitOf } from '../judge/figures.js';
import { meantTogether } from '../judge/meant.js';
import { NotUnderstood } from '../meaning/not-understood.js';
import type { Names } from '../names/names.js';
import { type Approx, exactly, isKnown } from '../world/approx.js';
import type { Ground } from '../world/ground.js';
import type { World } from '../world/world.js';
import type { Worlds } from '../world/worlds.js';
import type { Chain } from '../written/chain.js';
import {
  allPieces,
  mapPieces,
  Unreadable,
  type Written,
  type WrittenName,
  type WrittenNumber,
} from '../written/written.js';
import { type ArrayQuantity, arraysAmong, isOneHot, keyOf, withArrays } from './array-quantities.js';
import { HouseAnswers } from './expected.js';
import { type OtherWay, shownNumber } from './numbers.js';
import { integer, type Place } from './places.js';
import { type Quantity, quantitiesOn, type Role, withQuantities } from './quantities.js';
import { shown } from './shown.js';
import { productsAmong } from './slips/products.js';

/** How many formulas are tried for one link, each in one world: some 20 ms. */
export const MOST_TRIALS = 400;
/** So many pieces take one more trial. */
const MANY_PIECES = 60;

/** A false link: the side, and what it should equal. */
export interface Question {
  readonly head: Written;
  readonly previous: Written;
  readonly side: Written;
  readonly areEqual: (left: Written, right: Written, names: Names) => boolean;
}

/** Without a network nothing tells targets from inputs. */
const MAY_BE_TARGETS: ReadonlySet<Role> = new Set(['input', 'target']);

export class Inquiry {
  readonly house: HouseAnswers;
  readonly quantities: readonly Quantity[];
  readonly arrays: readonly ArrayQuantity[];
  readonly names: Names;
  /** What the document called a quantity last. */
  private readonly called = new Map<Expr, string>();
  private readonly byEntries: ReadonlyMap<string, ArrayQuantity>;
  /** What it called an array last. */
  private readonly calledArrays = new Map<ArrayQuantity, WrittenName>();
  /** What usual mistakes lead to with the numbers of a world, for what was asked before. */
  readonly ways = new WeakMap<World, Map<Expr, readonly OtherWay[]>>();
  /** How many formulas were tried for the link that is looked into. */
  trials = 0;

  constructor(
    readonly ground: Ground,
    documentNames: Names,
    /** Where the link is looked into. */
    public worlds: Worlds,
  ) {
    this.house = new HouseAnswers(ground);
    this.quantities = quantitiesOn(ground);
    this.arrays = arraysAmong(this.quantities, ground);
    this.names = withArrays(withQuantities(documentNames, this.quantities), this.arrays);
    this.byEntries = new Map(this.arrays.map((a) => [a.key, a]));
  }

  /** Takes note of what a chain calls its quantities. */
  hear({ sides }: Chain): void {
    for (const { written } of sides) {
      if (written instanceof Unreadable) continue;
      for (const piece of allPieces(written)) {
        const meaning = piece.kind === 'name' ? this.meaningOf(piece) : undefined;
        if (piece.kind === 'name' && meaning) this.called.set(meaning, shown(piece));
        const array = piece.kind === 'name' && !meaning ? this.arrayAt(piece) : undefined;
        if (piece.kind === 'name' && array) this.calledArrays.set(array, piece);
      }
    }
  }

  /** Looks into a new link in some worlds. */
  within<T>(worlds: Worlds, look: () => T): T {
    const before = this.worlds;
    this.worlds = worlds;
    this.trials = 0;
    try {
      return look();
    } finally {
      this.worlds = before;
    }
  }

  /** The world of the given values, where they settle one. */
  get given(): World | undefined {
    return this.worlds.given[0];
  }

  /** A world where targets that are one-hot, or 0 or 1 by themselves, are as given; undefined where there are none. */
  withGivenTargets(world: World): World | undefined {
    const { given } = this;
    if (given === undefined) return undefined;
    const oneHot = this.arrays.filter((a) => MAY_BE_TARGETS.has(a.role) && isOneHot(a, given));
    const single = this.quantities.filter(({ role }) => role === 'target').map(({ meaning }) => meaning);
    const values = [...oneHot.flatMap(({ array }) => array.entries), ...single]
      .map((e) => [e, given.valueOf(e)] as const)
      .filter(([, { mid }]) => mid === 0 || mid === 1);
    return values.length > 0 ? world.where(new Map(values)) : undefined;
  }

  /** The only quantity that a name or a derivative stands for. */
  meaningOf(w: Written): Expr | undefined {
    if (w.kind !== 'name' && w.kind !== 'derivative') return undefined;
    if (w.kind === 'name') {
      const reading = this.names.read(w);
      if (reading === undefined || reading.letters.size > 0) return undefined;
      const { entries } = reading.at(new Map());
      return entries.length === 1 ? entries[0] : undefined;
    }
    const [of, by] = [this.meaningOf(w.of), this.meaningOf(w.by)];
    return of && by?.kind === 'sym' ? derivative(of, by, this.senseOf(of, by)) : undefined;
  }

  /** Whether it is 0 wherever it is tried. */
  isNothing(e: Expr): boolean {
    return this.worlds.drawn.every((world) => world.valueOf(e).mid === 0);
  }

  private senseOf(of: Expr, by: Sym): 'partial' | 'total' {
    const definition = of.kind === 'sym' && of !== this.ground.problem.loss ? this.ground.definitionOf(of) : undefined;
    return definition && symbolsOf(definition).includes(by) ? 'partial' : 'total';
  }

  /** Whether two quantities are the factors of a product in some definition. */
  readonly areFactors = (a: Expr, b: Expr): boolean =>
    productsAmong(
      this.quantities.filter((q) => q.meaning === a),
      this,
    ).some((p) => p.right.meaning === b);

  /** Whether it is a weight or a bias. */
  readonly isParameter = (e: Expr): boolean =>
    this.quantities.some((q) => q.meaning === e && (q.role === 'weight' || q.role === 'bias'));

  /** The whole array that a name or a derivative stands for. */
  arrayAt(w: Written): ArrayQuantity | undefined {
    if (w.kind !== 'name' && w.kind !== 'derivative' && w.kind !== 'power') return undefined;
    const entries = this.entriesOf(w, w);
    return entries && this.arrayOf(entries);
  }

  /** The whole array that these are the entries of. */
  arrayOf(entries: readonly Expr[]): ArrayQuantity | undefined {
    return entries.length > 1 ? this.byEntries.get(keyOf(entries)) : undefined;
  }

  /** The names of an array as the document has it, or in both ways in which it may lie. */
  namesOf(array: ArrayQuantity): readonly WrittenName[] {
    const own = this.calledArrays.get(array);
    return own ? [own] : array.names;
  }

  /** An array as the document calls it, or by what it is of. */
  arrayName(array: ArrayQuantity): string {
    const own = this.calledArrays.get(array);
    if (own) return shown(own);
    const { first } = array;
    const nameOf = (s: Expr): string => {
      const same = this.arrays.find((a) => a !== array && a.first.kind === 'sym' && a.first === s);
      return same ? this.arrayName(same) : s.kind === 'sym' ? s.name : this.nameOf(s);
    };
    return first.kind === 'derivative' ? `∂${nameOf(first.of)}/∂${nameOf(first.by)}` : nameOf(first);
  }

  /** A quantity as the document calls it, or as it prints. */
  readonly nameOf = (e: Expr): string => {
    const called = e.kind === 'num' ? undefined : this.called.get(e);
    if (called !== undefined) return called;
    if (e.kind === 'sym') return this.ownName(e);
    if (e.kind === 'num') return shownNumber(toNumber(e.value), 3);
    if (e.kind !== 'derivative') return this.slopeName(e) ?? 'this';
    const [of, by] = [e.of, e.by].map(this.nameOf);
    return `∂${of}/∂${by}`;
  };

  /** `tanh′`: a slope that is none of a weighted sum by its name. */
  private slopeName(e: Expr): string | undefined {
    const { of } = this.quantities.find((q) => q.meaning === e) ?? {};
    const definition = of && this.ground.definitionOf(of);
    const fn = definition?.kind === 'call' ? this.ground.problem.functions.get(definition.fn) : undefined;
    return fn && `${GREEK.get(fn.print) ?? fn.print}′`;
  }

  private ownName(s: Sym): string {
    const q = this.quantities.find((other) => other.meaning === s);
    if (q?.role === 'rate') return 'η';
    if (q?.role === 'new' && q.of) return `${this.nameOf(q.of)} (new)`;
    return this.house.nameOf(s);
  }

  /** Values of both sides, entry by entry, in one world, their numbers as they stand; undefined where they have none. */
  valuesOf(
    left: Written,
    right: Written,
    world: World,
    numbers: (n: WrittenNumber) => Approx = asWritten,
  ): readonly (readonly [Approx, Approx])[] | undefined {
    if (this.trials > 3 * MOST_TRIALS) return undefined;
    // A long formula takes longer to try.
    this.trials += 1 + Math.floor([...allPieces(right)].length / MANY_PIECES);
    try {
      const [a, b] = meantTogether(left, right, { ground: this.ground, names: this.names, sense: 'direct' });
      const [la, lb] = [a, b].map(({ literals }) => new Map([...literals].map(([s, n]) => [s, numbers(n)])));
      return a.entries.map((e, n) => [world.valueOf(e, la), world.valueOf(b.entries[n] as Expr, lb)]);
    } catch (error) {
      if (error instanceof NotUnderstood) return undefined;
      throw error;
    }
  }

  /** A number with what rounding may have done to it; the spec's own are what they are. */
  readonly asRounded = (n: WrittenNumber): Approx => {
    this.data ??= new Set(
      this.quantities.filter((q) => this.isDatum(q)).map((q) => this.given?.valueOf(q.meaning).mid),
    );
    const { mid } = asWritten(n);
    return { mid, slack: this.data.has(mid) ? 0 : lastDigitOf(n) };
  };
  private data: ReadonlySet<number | undefined> | undefined;

  private isDatum({ role, meaning }: Quantity): boolean {
    return role === 'rate' || (meaning.kind === 'sym' && this.ground.definitionOf(meaning) === undefined);
  }

  /** A step whose learning rate is put in as a number with the rate in its place: among formulas it is no rounded one. */
  withRate(head: Written, side: Written): Written {
    const rate = this.quantities.find((q) => q.role === 'rate');
    const asked = rate && this.entriesOf(head, head)?.[0];
    if (rate === undefined || asked === undefined || !this.ground.isUpdated(asked)) return side;
    const value = this.given?.valueOf(rate.meaning).mid;
    const isRate = (w: Written): boolean =>
      w.kind === 'number' && w.lastPlace !== undefined && toNumber(w.value) === value;
    const put = (w: Written): Written =>
      w.kind === 'product'
        ? { ...w, factors: w.factors.map((f) => (isRate(f) ? { ...rate.name, span: f.span } : put(f))) }
        : mapPieces(w, put);
    return put(side);
  }

  /** What each entry of a head is. */
  entriesOf(head: Written, side: Written): readonly Expr[] | undefined {
    try {
      return meantTogether(head, side, { ground: this.ground, names: this.names, sense: 'direct' })[0].entries;
    } catch (error) {
      if (error instanceof NotUnderstood) return undefined;
      throw error;
    }
  }

  /** What the piece at a place is, and what it would have to be, where the whole changes evenly with it. */
  neededAt(place: Place, head: Written, world: World): { readonly own: Approx; readonly value: Approx } | undefined {
    const { span } = place.piece;
    const [at0, at1, at2] = [0, 1, 2].map((n) => this.valuesOf(head, place.with(integer(n, span)), world));
    const own = this.valuesOf(place.piece, place.piece, world)?.[0]?.[0];
    const [x0, x1, x2] = [at0, at1, at2].map((values) => (values?.length === 1 ? values[0] : undefined));
    if (!x0 || !x1 || !x2 || !own || !isKnown(own)) return undefined;
    const slope = x1[1].mid - x0[1].mid;
    const isEven = Math.abs(x2[1].mid - x1[1].mid - slope) <= 1e-9 * (Math.abs(slope) + Math.abs(x0[1].mid));
    if (!isEven || slope === 0) return undefined;
    const value = (x0[0].mid - x0[1].mid) / slope;
    return Number.isFinite(value) ? { own, value: exactly(value) } : undefined;
  }
}
