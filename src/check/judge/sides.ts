/** Whether two sides of a document are equal, in whatever sense their writer may have meant them. */
import { speaksOfSaid } from '../meaning/as-said.js';
import { NotUnderstood } from '../meaning/not-understood.js';
import type { Sense } from '../meaning/setting.js';
import type { Names } from '../names/names.js';
import { layerNumbers } from '../names/readers/layers.js';
import { primesAsTransposes } from '../names/readers/primes.js';
import { inEachLayer } from '../names/rewritten/any-layer.js';
import { isBareName, isSameName } from '../names/script.js';
import { withVariable } from '../names/search/variables.js';
import { Prover } from '../proof/prove.js';
import type { Side } from '../written/chain.js';
import type { IndexCase } from '../written/index-case.js';
import { allPieces, Unreadable, type Written, type WrittenName } from '../written/written.js';
import type { Place } from './account.js';
import { type Equality, equality, isTrue } from './compare.js';
import type { Comparing } from './comparing.js';
import type { Meanings } from './figures.js';
import { type Knowledge, meantTogether } from './meant.js';
import type { JudgeSetting } from './setting.js';

/** By what names and numbers a link is judged, where not by the document's own as they are. */
export interface Means {
  readonly names?: Names;
  readonly figures?: Meanings;
  /** For some indices only. */
  readonly inCase?: IndexCase;
}

interface Sensing extends Pick<Comparing, 'place' | 'figures'> {
  readonly knowledge: Omit<Knowledge, 'sense'>;
}

/** How two sides are equal, or why that cannot be told. */
export interface Compared {
  readonly equality?: Equality;
  readonly problem?: NotUnderstood;
}

export class Sides {
  private readonly prover: Prover;
  /** The indices for which the document says that its line holds. */
  inCase: IndexCase | undefined;
  /** Whether the document says that its line holds for some numbers only. */
  isConditional = false;

  constructor(
    private readonly setting: JudgeSetting,
    private readonly figures: Meanings,
  ) {
    this.prover = new Prover(setting.ground);
  }

  /** Whether `left = right` holds at a place. */
  areEqual(left: Side, right: Written, place: Place, means?: Means): boolean {
    const { equality } = this.equal(left, right, place, means);
    return equality !== undefined && isTrue(equality);
  }

  /** How two sides are equal; a line that speaks of any layer in each of them. */
  equal(left: Side, right: Written, place: Place, means: Means = {}): Compared {
    const asItIs = this.equalAsItIs(left, right, place, means);
    const isRight = asItIs.equality !== undefined && isTrue(asItIs.equality);
    const inCase =
      this.inCase && !isRight ? this.equalAsItIs(left, right, place, { ...means, inCase: this.inCase }) : {};
    if (inCase.equality) return inCase;
    if (asItIs.problem === undefined || left.written instanceof Unreadable) return asItIs;
    const each = inEachLayer([left.written, right], layerNumbers(this.setting.ground)).flatMap(([a, b]) => {
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
    { names: known = this.setting.names, figures = this.figures, inCase }: Means = {},
  ): Compared {
    if (left.written instanceof Unreadable) return {};
    const { written } = left;
    for (let names = withVariables(known, argumentsIn(written, right)); ; ) {
      const knowledge = { ...this.setting, names, ...(inCase && { inCase }) };
      try {
        return { equality: this.inSomeSense(written, right, { knowledge, place, figures }) };
      } catch (error) {
        if (!(error instanceof NotUnderstood)) throw error;
        const asSaid = this.asSaid(written, right, { knowledge, place, figures });
        if (asSaid) return { equality: asSaid };
        const { unknown } = error;
        // What nothing is known of but stands on both sides is any number: σ′(z) = σ(z)(1 − σ(z)). Alone on its side it
        // gets a new value: m ← βm + (1 − β)g.
        const isOnBoth = unknown !== undefined && speaksOf(written, unknown) && speaksOf(right, unknown);
        const isAny = isOnBoth && ![written, right].some((w) => takesForQuantity(w, unknown));
        if (!isAny || written.kind === 'name') return { problem: error };
        names = withVariable(names, unknown);
      }
    }
  }

  /** A derivative may be meant directly or along all ways; what is true in one of these senses is true. */
  private inSomeSense(left: Written, right: Written, sensing: Sensing): Equality {
    const inSense = this.inSense(left, right, sensing, 'direct');
    if (isTrue(inSense)) return inSense;
    const inTotal = this.inSense(left, right, sensing, 'total');
    if (isTrue(inTotal)) return inTotal;
    const inParts = hasDirectPart(left) || hasDirectPart(right) ? this.inSense(left, right, sensing, 'apart') : inTotal;
    if (isTrue(inParts)) return inParts;
    return this.asSaid(left, right, sensing) ?? inTotal;
  }

  private inSense(left: Written, right: Written, { knowledge, place, figures }: Sensing, sense: Sense): Equality {
    const inSense: Knowledge = { ...knowledge, sense };
    const [a, b] = meantTogether(left, right, inSense);
    return equality(a, b, { place, figures, knowledge: inSense, prover: this.prover });
  }

  /** How two sides are equal in the parts into which the document has split its quantities; undefined where they are not. */
  private asSaid(left: Written, right: Written, sensing: Sensing): Equality | undefined {
    const { names } = sensing.knowledge;
    if (!speaksOfSaid(left, names) && !speaksOfSaid(right, names)) return undefined;
    try {
      const asSaid = this.inSense(left, right, sensing, 'said');
      return isTrue(asSaid) ? asSaid : undefined;
    } catch (error) {
      if (error instanceof NotUnderstood) return undefined;
      throw error;
    }
  }

  /** Read again with the primes on arrays as transposes, where there are any. */
  withTransposes(head: Side, side: Written, place: Place): Equality | undefined {
    if (head.written instanceof Unreadable) return undefined;
    const { names } = this.setting;
    const [left, right] = [head.written, side].map((w) => primesAsTransposes(w, names)) as [Written, Written];
    if (left === head.written && right === side) return undefined;
    return this.equal({ span: head.span, written: left }, right, place).equality;
  }
}

/**
 * Whether a formula has the derivative of a name, or by one beside it: ∂q/∂z is of a quantity, and of no number; ∂z/∂z
 * is 1 of either.
 */
const takesForQuantity = (w: Written, name: WrittenName): boolean =>
  [...allPieces(w)].some(
    (p) => p.kind === 'derivative' && p.of.kind === 'name' && speaksOf(p, name) && !isByItself(p.of, p.by),
  );

const hasDirectPart = (w: Written): boolean => [...allPieces(w)].some((p) => p.kind === 'derivative' && p.isDirect);

const isByItself = (of: Written, by: Written): by is WrittenName =>
  of.kind === 'name' && by.kind === 'name' && isBareName(by) && isSameName(of, by);

/** What a derivative of a function goes through: in ∂z/∂z z is any number, whatever else is called so. */
const argumentsIn = (...sides: readonly Written[]): readonly WrittenName[] =>
  sides.flatMap((side) =>
    [...allPieces(side)].flatMap((p) => (p.kind === 'derivative' && isByItself(p.of, p.by) ? [p.by] : [])),
  );

const withVariables = (names: Names, variables: readonly WrittenName[]): Names => variables.reduce(withVariable, names);

const speaksOf = (w: Written, name: WrittenName): boolean =>
  [...allPieces(w)].some((p) => p.kind === 'name' && isSameName(p, name));
