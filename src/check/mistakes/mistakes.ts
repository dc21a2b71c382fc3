/** Names what went wrong in a link that is false: the repair that would make it true, or what is right. */
import { type Derivative, derivative, type Expr, type Sym } from '../../language/expr.js';
import { identifier, row } from '../../language/layout.js';
import { spelled, withScripts } from '../../language/notation.js';
import { toNumber } from '../../language/rational.js';
import { unicode } from '../../language/unicode.js';
import { symbolsOf } from '../../language/walk.js';
import { asWritten, isRoundedOrCut, lastDigitOf } from '../judge/figures.js';
import { meantTogether } from '../judge/meant.js';
import { substitutions } from '../judge/substitution.js';
import type { Diagnosis, Expected } from '../judge/verdict.js';
import { NotUnderstood } from '../meaning/not-understood.js';
import { sentence } from '../messages/sentence.js';
import type { Names } from '../names/names.js';
import { type Approx, exactly, isKnown, mayBeEqual } from '../world/approx.js';
import type { Ground } from '../world/ground.js';
import type { World } from '../world/world.js';
import type { Worlds } from '../world/worlds.js';
import type { Chain } from '../written/chain.js';
import { signedLiteral } from '../written/literals.js';
import {
  allPieces,
  decimalsIn,
  Unreadable,
  type Written,
  type WrittenName,
  type WrittenNumber,
} from '../written/written.js';
import { HouseAnswers } from './expected.js';
import { sameFactor, twoFactors } from './factors.js';
import { numberSlip, type OtherWay, shownNumber, significantDigits } from './numbers.js';
import { otherWays, pathsOf } from './other-ways.js';
import { integer, type Place, placesIn, withProducts } from './places.js';
import { type Quantity, quantitiesOn, withQuantities } from './quantities.js';
import type { Finding, Repair, Wrong } from './repair.js';
import { CATALOG, signs } from './repairs.js';

/** A false link: the side, and what it should equal. */
export interface Question {
  readonly head: Written;
  readonly previous: Written;
  readonly side: Written;
  readonly areEqual: (left: Written, right: Written, names: Names) => boolean;
}

export interface Answer {
  readonly diagnosis: Diagnosis;
  readonly expected?: Expected;
}

/** How many formulas are tried for one link, each in one world: some 20 ms. */
const MOST_TRIALS = 400;
/** So many pieces take one more trial. */
const MANY_PIECES = 60;

/** Knows a problem's quantities, and what a document calls them. */
export class Mistakes {
  private readonly house: HouseAnswers;
  private readonly quantities: readonly Quantity[];
  private readonly names: Names;
  /** What the document calls a quantity. */
  private readonly called = new Map<Expr, string>();
  private trials = 0;

  constructor(
    private readonly ground: Ground,
    documentNames: Names,
    private readonly worlds: Worlds,
  ) {
    this.house = new HouseAnswers(ground);
    this.quantities = quantitiesOn(ground);
    this.names = withQuantities(documentNames, this.quantities);
  }

  /** Takes note of what a chain calls its quantities. */
  hear({ sides }: Chain): void {
    for (const { written } of sides) {
      if (written instanceof Unreadable) continue;
      for (const piece of allPieces(written)) {
        const meaning = piece.kind === 'name' ? this.meaningOf(piece) : undefined;
        if (piece.kind === 'name' && meaning && !this.called.has(meaning)) this.called.set(meaning, shown(piece));
      }
    }
  }

  /** What is wrong with a false link. */
  diagnose(question: Question): Answer {
    this.trials = 0;
    const { head, side } = question;
    const lone = signedLiteral(side);
    const finding = lone ? this.ofNumber(question, lone.number, side.kind === 'negative') : this.ofFormula(question);
    const { expected } = this.rightFor(head, side);
    const said: Finding = finding ?? {
      code: 'other',
      sentence: expected ? sentence('other', expected.text) : sentence('unknown'),
      at: side.span,
    };
    const diagnosis = { code: said.code, says: said.sentence, at: said.at };
    return { diagnosis, ...(expected && { expected }) };
  }

  /** What belongs in the place of a side: a number for a number, else the formula. */
  rightFor(head: Written | Unreadable, side: Written): Pick<Answer, 'expected'> {
    const asked = head instanceof Unreadable ? undefined : this.meaningOf(head);
    if (asked === undefined) return {};
    const lone = signedLiteral(side);
    const value = this.given?.valueOf(asked);
    const isNumeric = lone !== undefined && value !== undefined && isKnown(value);
    const right = isNumeric ? shownNumber(value.mid, Math.max(significantDigits(lone.number), 3)) : undefined;
    const expected = right ? plainNumber(right) : this.house.formulaFor(asked);
    return expected ? { expected } : {};
  }

  private get given(): World | undefined {
    return this.worlds.given[0];
  }

  private meaningOf(w: Written): Expr | undefined {
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

  private senseOf(of: Expr, by: Sym): 'partial' | 'total' {
    const definition = of.kind === 'sym' && of !== this.ground.problem.loss ? this.ground.definitionOf(of) : undefined;
    return definition && symbolsOf(definition).includes(by) ? 'partial' : 'total';
  }

  private readonly nameOf = (e: Expr): string => {
    if (e.kind === 'sym') return this.called.get(e) ?? this.ownName(e);
    if (e.kind === 'num') return shownNumber(toNumber(e.value), 3);
    if (e.kind !== 'derivative') return 'this';
    const [of, by] = [e.of, e.by].map(this.nameOf);
    return `∂${of}/∂${by}`;
  };

  private ownName(s: Sym): string {
    const q = this.quantities.find((other) => other.meaning === s);
    if (q?.role === 'rate') return 'η';
    if (q?.role === 'new' && q.of) return `${this.nameOf(q.of)} (new)`;
    return this.house.nameOf(s);
  }

  /** Values of both sides, entry by entry, in one world; undefined where they have none. */
  private valuesOf(left: Written, right: Written, world: World): readonly (readonly [Approx, Approx])[] | undefined {
    if (this.trials > 3 * MOST_TRIALS) return undefined;
    // A long formula takes longer to try.
    this.trials += 1 + Math.floor([...allPieces(right)].length / MANY_PIECES);
    try {
      const [a, b] = meantTogether(left, right, { ground: this.ground, names: this.names, sense: 'direct' });
      const [la, lb] = [a, b].map(({ literals }) => new Map([...literals].map(([s, n]) => [s, asWritten(n)])));
      return a.entries.map((e, n) => [world.valueOf(e, la), world.valueOf(b.entries[n] as Expr, lb)]);
    } catch (error) {
      if (error instanceof NotUnderstood) return undefined;
      throw error;
    }
  }

  /** The formula's repairs, in the order of the catalog; then two at a time. */
  private ofFormula(question: Question): Finding | undefined {
    const put =
      this.numberPutIn(question) ??
      this.ofEntries(question) ??
      this.otherWayTo(question) ??
      this.numberInstead(question);
    if (put) return put;
    const { head, areEqual } = question;
    const side = withProducts(question.side, this.names);
    const hasDecimals = [head, side].some((w) => decimalsIn(w).length > 0);
    const world = hasDecimals ? this.given : this.worlds.drawn[0];
    if (world === undefined) return undefined;
    const isRight = (left: Written, right: Written): boolean => {
      const values = this.valuesOf(left, right, world);
      if (values !== undefined && !values.every(([a, b]) => areNear(a, b, hasDecimals))) return false;
      return areEqual(left, right, this.names);
    };
    const ofPaths = hasDecimals ? undefined : this.ofPaths(question, side, world);
    if (ofPaths) return ofPaths;
    const wrong = this.wrongOf(question, side, world, hasDecimals);
    const simple: Repair[] = [];
    for (const row of CATALOG) {
      for (const repair of row(wrong)) {
        if (isRight(head, repair.side)) return repair.finding;
        simple.push(repair);
        if (this.trials > MOST_TRIALS) break;
      }
    }
    return (
      this.ofHead(question, wrong, isRight) ??
      this.ofTwoFactors(question, wrong) ??
      this.ofPairs(question, simple, world, isRight)
    );
  }

  private wrongOf({ head, previous }: Question, side: Written, world: World, isLoose: boolean): Wrong {
    const asked = this.meaningOf(head);
    const { update, problem } = this.ground;
    const isUpdate = asked?.kind === 'sym' && [...(update?.updated.values() ?? [])].includes(asked);
    const last = problem.network?.layers.at(-1)?.activation;
    const usesLogs = this.ground.definitionOf(problem.loss) !== undefined && speaksOfLog(this.ground);
    return {
      head,
      previous,
      side,
      names: this.names,
      quantities: this.quantities,
      samples: this.ground.batch?.count,
      isUpdate,
      asked,
      by: asked?.kind === 'derivative' ? asked.by : undefined,
      cancelsSlope: usesLogs && (last === 'sigmoid' || last === 'softmax' || last === undefined),
      meaningOf: (w) => this.meaningOf(w),
      nameOf: this.nameOf,
      shown,
      fitting: (place, among) => {
        const needed = isLoose ? undefined : this.neededAt(place, head, world);
        if (needed === undefined) {
          const own = this.quantities.find((q) => q.meaning === this.meaningOf(place.piece));
          return own && !isLoose ? among.filter((q) => q !== own && areAlike(q, own)) : [];
        }
        return among.filter((q) => areNear(world.valueOf(q.meaning), needed.value, false));
      },
      fittingPairs: (place, pair, among) => {
        const needed = isLoose ? undefined : this.neededAt(place, head, world);
        const own = pair.map((name) => this.quantities.find((q) => q.meaning === this.meaningOf(name)));
        const [first, second] = own;
        if (needed === undefined || first === undefined || second === undefined) return [];
        const values = own.map((q) => world.valueOf((q as Quantity).meaning).mid) as [number, number];
        const product = (needed.value.mid / needed.own.mid) * values[0] * values[1];
        const seconds = among.filter((q) => q.role === second.role && q !== second);
        return among
          .filter((q) => q.role === first.role && q !== first)
          .flatMap((p) =>
            seconds.flatMap((q): readonly (readonly [Quantity, Quantity])[] => {
              const value = world.valueOf(p.meaning).mid * world.valueOf(q.meaning).mid;
              return areNear(exactly(value), exactly(product), false) ? [[p, q]] : [];
            }),
          );
      },
      units: unitsOf(this.ground),
      factorsAt: (place, among) => {
        const needed = this.neededAt(place, head, world);
        if (needed === undefined || needed.own.mid === 0) return [];
        const ratio = needed.value.mid / needed.own.mid;
        return this.likelyFactors(asked, isUpdate, isLoose, among).flatMap(
          (by): readonly { readonly by: Quantity; readonly isDivided: boolean }[] => {
            const { mid } = world.valueOf(by.meaning);
            if (areNear(exactly(mid), exactly(ratio), isLoose)) return [{ by, isDivided: false }];
            return areNear(exactly(1 / mid), exactly(ratio), isLoose) ? [{ by, isDivided: true }] : [];
          },
        );
      },
    };
  }

  /** The factors that may be lacking; by rounded numbers many others would do as well. */
  private likelyFactors(
    asked: Expr | undefined,
    isUpdate: boolean,
    isLoose: boolean,
    among: readonly Quantity[],
  ): readonly Quantity[] {
    const parts = isLoose && asked ? this.house.partsOf(asked) : [];
    const isLikely = ({ role, meaning }: Quantity): boolean => {
      if (role === 'rate') return isUpdate;
      if (!isLoose || role === 'constant') return true;
      return role === 'slope' ? asked?.kind === 'derivative' : parts.includes(meaning);
    };
    const isConstant = ({ role }: Quantity): boolean => role === 'rate' || role === 'constant';
    const likely = among.filter(isLikely);
    return [...likely.filter(isConstant), ...likely.filter((q) => !isConstant(q))];
  }

  /** What the piece at a place is, and what it would have to be, where the whole changes evenly with it. */
  private neededAt(
    place: Place,
    head: Written,
    world: World,
  ): { readonly own: Approx; readonly value: Approx } | undefined {
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

  /** Whole paths left out, or those of two quantities added. */
  private ofPaths({ head, side: { span } }: Question, side: Written, world: World): Finding | undefined {
    const values = this.valuesOf(head, side, world);
    if (values === undefined) return undefined;
    const asked = this.entriesOf(head, side);
    const missing = values.map(([right, written], n) => {
      const entry = asked?.[n];
      if (entry === undefined || areNear(right, written, false)) return [];
      return pathsOf(entry, this.ground, world).filter(
        ({ value }) => areNear(exactly(right.mid - value), written, false) || areNear(exactly(value), written, false),
      );
    });
    const [path] = missing.flat();
    if (path && values.every(([a, b], n) => areNear(a, b, false) || (missing[n]?.length ?? 0) > 0)) {
      const isSoftmax = path.isSoftmax && values.every(([, written]) => written.mid !== 0);
      return isSoftmax
        ? { code: 'softmax-diagonal', sentence: sentence('softmaxDiagonal'), at: span }
        : { code: 'missing-path', sentence: sentence('missingPath', this.nameOf(path.missing)), at: span };
    }
    const [pair] = values;
    const [entry] = asked ?? [];
    if (values.length !== 1 || pair === undefined || entry === undefined) return undefined;
    const rest = exactly(pair[0].mid - pair[1].mid);
    const definition = entry.kind === 'sym' ? this.ground.definitionOf(entry) : undefined;
    const term =
      definition?.kind === 'add' ? definition.args.find((t) => areNear(world.valueOf(t), rest, false)) : undefined;
    if (term) return { code: 'missing-term', sentence: sentence('missingTerm', this.productName(term)), at: span };
    if (entry.kind !== 'derivative') return undefined;
    if (this.isOfOtherUnit(entry, pair[1], world))
      return { code: 'softmax-diagonal', sentence: sentence('offDiagonal'), at: span };
    const lacking = this.quantities.find(
      (q) =>
        q.role === 'target' &&
        areNear(exactly(Math.abs(world.valueOf(q.meaning).mid)), exactly(Math.abs(rest.mid)), false),
    );
    if (lacking) {
      const isTaken = rest.mid * world.valueOf(lacking.meaning).mid < 0;
      const shownTerm = `${isTaken ? '−' : ''}${this.nameOf(lacking.meaning)}`;
      return { code: 'missing-term', sentence: sentence('missingTerm', shownTerm), at: span };
    }
    const other = this.quantities.find(
      (q) =>
        q.role === 'adjoint' && q.meaning !== entry && areNear(world.valueOf(q.meaning), exactly(-rest.mid), false),
    );
    const isTwice = areNear(pair[0], exactly(-rest.mid), false);
    if (other === undefined || isTwice || entry.of !== this.ground.problem.loss) return undefined;
    const said = sentence('addedPaths', this.nameOf(entry), this.nameOf(other.meaning));
    return { code: 'extra-term', sentence: said, at: span };
  }

  /** Whether a derivative of an output of a softmax by the sum of another unit is written like that by its own. */
  private isOfOtherUnit({ of, by }: Derivative, written: Approx, world: World): boolean {
    const layers = this.ground.problem.network?.layers ?? [];
    const layer = layers.find((l) => l.activation === 'softmax' && l.preactivations.includes(by));
    const own = layer?.outputs[layer.preactivations.indexOf(by)];
    if (of.kind !== 'sym' || own === undefined || own === of || !layer?.outputs.includes(of)) return false;
    const [p, q] = [of, own].map((e) => world.valueOf(e).mid) as [number, number];
    return [0, p * (1 - p), p * (1 - q), q * (1 - p), q * (1 - q)].some((x) => areNear(exactly(x), written, false));
  }

  private productName = (e: Expr): string => (e.kind === 'mul' ? e.args.map(this.nameOf).join('·') : this.nameOf(e));

  private entriesOf(head: Written, side: Written): readonly Expr[] | undefined {
    try {
      return meantTogether(head, side, { ground: this.ground, names: this.names, sense: 'direct' })[0].entries;
    } catch (error) {
      if (error instanceof NotUnderstood) return undefined;
      throw error;
    }
  }

  /** The side is right for something else than what stands at its head. */
  private ofHead(
    { head, previous, side: { span } }: Question,
    wrong: Wrong,
    isRight: (left: Written, right: Written) => boolean,
  ): Finding | undefined {
    if (previous !== head) return undefined;
    for (const { piece, with: put } of placesIn(head, this.names)) {
      if (piece.kind !== 'name') continue;
      const meaning = this.meaningOf(piece);
      const own = this.quantities.find((q) => q.meaning === meaning);
      for (const q of this.quantities) {
        if (q === own || (!this.ground.definitionOf(q.meaning as Sym) && q.role !== own?.role)) continue;
        if (q.meaning.kind !== 'sym' || this.trials > 2 * MOST_TRIALS) continue;
        const other = put(q.name);
        if (!isRight(other, wrong.side)) continue;
        const [there, here] = [this.meaningOf(other), this.meaningOf(head)].map((e) => e && this.nameOf(e));
        if (there === undefined || here === undefined) continue;
        return { code: 'index-slip', sentence: sentence('thisIs', there, here), at: span };
      }
    }
    return undefined;
  }

  /** Two factors of the whole, or of one of its terms. */
  private ofTwoFactors({ head }: Question, wrong: Wrong): Finding | undefined {
    for (const place of placesIn(wrong.side, this.names)) {
      if (place.inside.length > 0 && place.inside[0]?.kind !== 'sum') continue;
      const [cause, again] = this.worlds.drawn.slice(0, 2).map((world) => {
        const needed = this.neededAt(place, head, world);
        return needed && twoFactors(needed.value.mid / needed.own.mid, this.quantities, world, wrong);
      });
      if (cause && JSON.stringify(cause) === JSON.stringify(again)) return { ...cause, at: place.piece.span };
    }
    return undefined;
  }

  private ofPairs(
    question: Question,
    first: readonly Repair[],
    world: World,
    isRight: (left: Written, right: Written) => boolean,
  ): Finding | undefined {
    for (const repair of first) {
      if (this.trials > 2 * MOST_TRIALS) return undefined;
      const wrong = this.wrongOf(question, repair.side, world, false);
      for (const second of signs(wrong)) {
        if (!isRight(question.head, second.side)) continue;
        const { finding } = repair;
        return { ...finding, sentence: sentence('both', finding.sentence, second.finding.sentence) };
      }
    }
    return undefined;
  }

  /** A number that was put in for a piece of the line before, and is not its value. */
  private numberPutIn({ previous, side }: Question): Finding | undefined {
    const { given } = this;
    const puts = given && substitutions(previous, side);
    for (const { piece, number, isNegative } of puts ?? []) {
      const value = this.valuesOf(piece, piece, given as World)?.[0]?.[0];
      const written = toNumber(number.value) * (isNegative ? -1 : 1);
      if (value === undefined || !isKnown(value) || isRoundedOrCut(value, written, lastDigitOf(number))) continue;
      return this.slipOf(number, isNegative, value.mid, this.meaningOf(piece), undefined);
    }
    return undefined;
  }

  /** What is wrong in all entries of an array alike, or in the first of its numbers. */
  private ofEntries({ head, side }: Question): Finding | undefined {
    const asked = this.entriesOf(head, side);
    if (asked === undefined || asked.length < 2) return undefined;
    if (side.kind === 'matrix' && this.given) return this.ofListed(asked, side.rows.flat());
    const [cause, again] = this.worlds.drawn.slice(0, 2).map((world) => {
      const values = this.valuesOf(head, side, world)?.map(([a, b]) => [a.mid, b.mid] as const);
      return values && sameFactor(values, this.quantities, world);
    });
    return cause && cause.code === again?.code ? { ...cause, at: side.span } : undefined;
  }

  /** The first number of a list that is wrong. */
  private ofListed(asked: readonly Expr[], listed: readonly Written[]): Finding | undefined {
    for (const [n, entry] of asked.entries()) {
      const literal = listed[n] && signedLiteral(listed[n]);
      const value = this.given?.valueOf(entry);
      if (literal === undefined || value === undefined || !isKnown(value) || listed.length !== asked.length)
        return undefined;
      if (isRoundedOrCut(value, toNumber(literal.value), lastDigitOf(literal.number))) continue;
      const finding = this.slipOf(literal.number, listed[n]?.kind === 'negative', value.mid, entry, undefined);
      return { ...finding, sentence: sentence('entry', String(n + 1), finding.sentence) };
    }
    return undefined;
  }

  /** Numbers that come to what a usual mistake leads to. */
  private otherWayTo({ head, side }: Question): Finding | undefined {
    const asked = this.meaningOf(head);
    const decimals = decimalsIn(side);
    const written = this.given && this.valuesOf(head, side, this.given)?.[0]?.[1].mid;
    if (asked === undefined || written === undefined || decimals.length === 0) return undefined;
    const digits = Math.min(...decimals.map(significantDigits));
    const off = Math.min(MOST_OFF, decimals.length * 10 ** (1 - digits)) * Math.abs(written);
    const distance = ({ value }: OtherWay): number => Math.abs(value - written);
    const near = this.waysTo(asked).filter((way) => distance(way) <= off);
    const way = near.reduce<OtherWay | undefined>((a, b) => (a && distance(a) <= distance(b) ? a : b), undefined);
    return way && { code: way.code, sentence: way.sentence, at: side.span };
  }

  /** A number where the value of some quantity belongs that the head is made of. */
  private numberInstead({ head, side, areEqual }: Question): Finding | undefined {
    const asked = this.meaningOf(head);
    const { given } = this;
    if (asked === undefined || given === undefined) return undefined;
    const parts = this.house.partsOf(asked);
    const likely = this.quantities.filter((q) => parts.includes(q.meaning));
    for (const { piece, with: put } of placesIn(side, this.names)) {
      if (piece.kind !== 'number' || piece.lastPlace === undefined) continue;
      for (const q of likely) {
        if (this.trials++ > MOST_TRIALS) return undefined;
        const value = given.valueOf(q.meaning).mid;
        if (!areEqual(head, put({ ...q.name, span: piece.span }), this.names)) continue;
        return this.slipOf(piece, false, value, q.meaning, undefined);
      }
    }
    return undefined;
  }

  /** A side that is a number alone. */
  private ofNumber({ head, previous }: Question, number: WrittenNumber, isNegative: boolean): Finding | undefined {
    const { given } = this;
    const value = given && (this.valuesOf(head, head, given) ?? this.valuesOf(previous, previous, given));
    const [first] = value ?? [];
    if (value?.length !== 1 || first === undefined || !isKnown(first[0])) return undefined;
    const isInNumbers = ![...allPieces(previous)].some((p) => p.kind === 'name' && this.meaningOf(p) !== undefined);
    const computed =
      isInNumbers && previous !== head ? this.valuesOf(previous, previous, given as World)?.[0]?.[0].mid : undefined;
    return this.slipOf(number, isNegative, first[0].mid, this.meaningOf(head), computed);
  }

  private slipOf(
    number: WrittenNumber,
    isNegative: boolean,
    value: number,
    asked: Expr | undefined,
    computed: number | undefined,
  ): Finding {
    const world = this.given as World;
    const { ground, quantities } = this;
    const isGiven = asked?.kind === 'sym' && ground.definitionOf(asked) === undefined;
    const ways = asked ? this.waysTo(asked) : [];
    const own = quantities.find((q) => q.meaning === asked);
    const others = quantities
      .filter((q) => q.meaning !== asked && q.role !== 'constant')
      .map((quantity) => ({
        quantity,
        value: world.valueOf(quantity.meaning).mid,
        isNew: quantity.role === 'new' && quantity.of === asked,
        isAlike: quantity.role === own?.role && quantity.role === 'preactivation',
      }));
    return numberSlip({
      number,
      isNegative,
      value,
      asked: asked && this.nameOf(asked),
      isGiven,
      computed,
      ways,
      others,
      roundedBefore: (decimals) => (asked ? this.roundedBefore(asked, decimals) : undefined),
      nameOf: (q) => this.nameOf(q.meaning),
    });
  }

  private waysTo(asked: Expr): readonly OtherWay[] {
    const { ground, given: world, quantities, nameOf } = this;
    return world ? [...otherWays(asked, { ground, world, quantities, nameOf })] : [];
  }

  /** A quantity's value where what it is computed from is rounded. */
  private roundedBefore(asked: Expr, decimals: number): number | undefined {
    const { ground, given } = this;
    if (given === undefined) return undefined;
    const rough = (s: Expr): readonly [Expr, Approx] => [s, exactly(Number(given.valueOf(s).mid.toFixed(decimals)))];
    const tape = ground.problem.definitions.map((d) => d.symbol).filter((s) => s !== asked);
    const slopes = this.quantities.filter((q) => q.role === 'slope' || q.role === 'adjoint').map((q) => q.meaning);
    const { mid } = given.where(new Map([...tape, ...slopes.filter((s) => s !== asked)].map(rough))).valueOf(asked);
    return Number.isFinite(mid) ? mid : undefined;
  }
}

/** As much as rounded factors may move a product at most, relatively. */
const MOST_OFF = 0.01;

/** Exactly, or as far as rounded numbers may be off. */
function areNear(a: Approx, b: Approx, isLoose: boolean): boolean {
  if (!isKnown(a) || !isKnown(b)) return false;
  const most = Math.max(Math.abs(a.mid), Math.abs(b.mid));
  return isLoose ? Math.abs(a.mid - b.mid) <= 0.05 * most : mayBeEqual(a, b) || Math.abs(a.mid - b.mid) <= 1e-11 * most;
}

/** Quantities that are easily taken for each other: of one kind, or what goes into a unit and what comes out. */
function areAlike(a: Quantity, b: Quantity): boolean {
  const isOfUnits = ({ role }: Quantity): boolean =>
    role === 'preactivation' || role === 'activation' || role === 'target';
  return a.role === b.role || (isOfUnits(a) && isOfUnits(b));
}

/** For each two units of a layer, what belongs to the one and to the other. */
function unitsOf({ problem: { network } }: Ground): readonly (readonly [readonly Sym[], readonly Sym[]])[] {
  return (network?.layers ?? []).flatMap(({ outputs, preactivations, biases }, n, { length }) => {
    const targets = n === length - 1 ? (network?.targets ?? []) : [];
    const units = outputs.map((a, k) => [a, preactivations[k], biases?.[k], targets[k]].flatMap((s) => s ?? []));
    return units.flatMap((from) => units.flatMap((to) => (from === to ? [] : [[from, to] as const])));
  });
}

function speaksOfLog({ problem: { definitions } }: Ground): boolean {
  const has = (e: Expr): boolean => (e.kind === 'call' && e.fn === 'log') || e.parts.some(has);
  return definitions.some((d) => d.role === 'loss' && has(d.value));
}

const plainNumber = (text: string): Expected => ({ text: text.replace('−', '-'), latex: text.replace('−', '-') });

/** A name as a person reads it. */
function shown({ base, accents, sub, sup, primes }: WrittenName): string {
  const indices = sub.filter((text) => text !== ',').join(sub.some((text) => text.length > 1) ? '_' : '');
  const head = spelled([`${base}${accents.join('')}`, ...(indices === '' ? [] : [indices])].join('_'));
  const above = [sup.join(''), '′'.repeat(primes)].filter((text) => text !== '').map((text) => identifier(text));
  return unicode(above.length > 0 ? withScripts(head, { sup: row(...above) }) : head);
}
