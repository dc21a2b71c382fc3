/**
 * What an optimizer keeps of each parameter, in the letters of its row: `m ← β₁ m + (1 − β₁) ∂L/∂w = 0.9 · 0 + 0.1 · 0.2`,
 * `m̂ = m/(1 − β₁^k)`, `w⁺ = w − η m̂/(√v̂ + ε)`. The letters speak of the parameter that the lines are about: each becomes
 * the name of the parameter with a mark of its own. As a rule a line holds at any step; its numbers are those of the first.
 */
import type { OptimizerRow } from '../../../catalog/optimizers.js';
import { rational } from '../../../language/rational.js';
import { type Ground, type Moment, memoryMark } from '../../world/ground.js';
import { type Chain, mapSide, type Side } from '../../written/chain.js';
import { allPieces, mapPieces, Unreadable, type Written, type WrittenName } from '../../written/written.js';
import { isNewValue, withoutMarks } from '../readers/marks.js';
import { fullKey, headKey, isSameName, spellingOf } from '../script.js';
import { nameOf } from './assigned.js';

/** The chains of a document's formulas, with the letters of the spec's optimizer for what they stand for. */
export function withMemories(
  formulas: readonly (readonly Chain[])[],
  { update }: Ground,
): readonly (readonly Chain[])[] {
  if (update === undefined || update.row.lines.length === 0) return formulas;
  const all = formulas.flat();
  const memories = new Memories(update.row, update.constants, keptByPlace(all, update.row));
  let n = 0;
  return formulas.map((chains) => chains.flatMap((chain) => memories.in(chain, all.slice(++n))));
}

class Memories {
  /** The parameter that the lines speak of. */
  private of: WrittenName | undefined;
  /** The letter at the head of the rows, as it stands in their numbers. */
  private head: Side | undefined;

  constructor(
    private readonly row: OptimizerRow,
    private readonly constants: ReadonlyMap<string, unknown>,
    private readonly byPlace: ReadonlyMap<string, WrittenName>,
  ) {}

  /** A chain, by the chains that come after it. */
  in(chain: Chain, later: readonly Chain[]): readonly Chain[] {
    const [head, next] = chain.sides;
    if (chain.goesOn) return [this.head ? this.from(this.head, chain, chain.sides) : chain];
    this.head = undefined;
    const name = head && writtenOf(head);
    const letter = name && this.letterOf(name);
    if (head === undefined || next === undefined || name === undefined) return [chain];
    if (letter === undefined) return [this.inNewValue(name, chain)];
    if (isNothing(next)) return [];
    const isRule = [...(piecesIn(next) ?? [])].some((p) => this.letterOf(p) === letter);
    this.of = this.parameterOf(name) ?? (isRule ? parameterIn(next) : undefined) ?? this.changedIn(later) ?? this.of;
    if (this.of === undefined) return [chain];
    this.head = this.put(head, 'first');
    if (!isRule) return [this.from(this.head, chain, chain.sides.slice(1))];
    const rule = { ...chain, sides: [this.put(head, 'any'), this.put(next, 'before')] };
    const span = { start: head.span.start, end: next.span.end };
    const numbers = chain.sides.slice(2);
    const [first, last] = [numbers[0], numbers.at(-1)];
    return first && last
      ? [
          { ...rule, span, relations: chain.relations.slice(0, 1) },
          {
            ...this.from(this.head, { ...chain, relations: chain.relations.slice(1) }, numbers),
            span: { start: first.span.start, end: last.span.end },
          },
        ]
      : [rule];
  }

  /** The parameter that gets a new value from what is kept of it, where that is worked out before it comes to another. */
  private changedIn(later: readonly Chain[]): WrittenName | undefined {
    for (const { goesOn, sides } of later) {
      const [head, next] = sides;
      const name = head && writtenOf(head);
      if (goesOn || name === undefined || next === undefined) continue;
      const changed = newValueIn(name);
      // Who writes the new value of another one may still go on from the old value of this one.
      if (changed) return this.isIn(next) ? this.of : changed;
      if (this.letterOf(name) === undefined || parameterIn(next)) return undefined;
    }
    return undefined;
  }

  /** Whether the parameter that the lines speak of stands on a side. */
  private isIn(side: Side): boolean {
    const { of } = this;
    return of !== undefined && [...(piecesIn(side) ?? [])].some((p) => p.kind === 'name' && isSameName(p, of));
  }

  /** The new value of a parameter, from what is kept of it; nothing more is said of it then. */
  private inNewValue(head: Written, chain: Chain): Chain {
    const changed = newValueIn(head);
    if (changed === undefined) return chain;
    this.of &&= changed;
    const [first, ...others] = chain.sides as readonly [Side, ...Side[]];
    const inNames = { ...chain, sides: [first, ...others.map((side) => this.put(side, 'first'))] };
    this.of = undefined;
    return inNames;
  }

  /** A chain of its own from a head. */
  private from(head: Side, chain: Chain, sides: readonly Side[]): Chain {
    return { ...chain, goesOn: false, sides: [head, ...sides.map((side) => this.put(side, 'first'))] };
  }

  /** The letters of a side as what they are at some moment. */
  private put(side: Side, moment: Moment): Side {
    return mapSide(side, (w) => this.withLetters(w, moment));
  }

  private withLetters(w: Written, moment: Moment): Written {
    const letter = this.letterOf(w);
    const of = this.parameterOf(w) ?? this.of;
    if (letter !== undefined && of) return { ...of, sup: [...of.sup, memoryMark(moment, letter)], span: w.span };
    if (w.kind === 'power' && this.isConstant(w.base) && isStep(w.exponent))
      return { ...w, exponent: { kind: 'number', value: rational(1), lastPlace: undefined, span: w.exponent.span } };
    return mapPieces(w, (piece) => this.withLetters(piece, moment));
  }

  /**
   * The letter of the row that a name is; where the spec has the letter for something else, `opt` stands below it, and
   * elsewhere the parameter or the step: `v_w'`, `v_{t-1}`.
   */
  private letterOf(w: Written): string | undefined {
    if (w.kind !== 'name') return undefined;
    const { sub } = isNewValue(w) ? withoutMarks(w) : w;
    const isPlain = sub.length === 0 || sub.join('') === 'opt';
    const isMarked = STEP.test(sub.join('')) || this.parameterOf(w) !== undefined;
    if (!isPlain && !isMarked) return undefined;
    if (isPlain ? w.sup.length + w.primes > 0 : w.sup.length > 0 && !isNewValue(w)) return undefined;
    return letterIn(this.row, w);
  }

  /** The parameter that a letter is of by what stands below it. */
  private parameterOf(w: Written): WrittenName | undefined {
    return parameterBelow(w) ?? (w.kind === 'name' ? this.byPlace.get(spellingOf(withoutMarks(w))) : undefined);
  }

  private isConstant(w: Written): boolean {
    return w.kind === 'name' && this.constants.has(fullKey(w));
  }
}

const letterIn = ({ lines }: OptimizerRow, name: WrittenName): string | undefined =>
  lines.find(({ symbol }) => symbol === headKey(name))?.symbol;

/**
 * The parameters of letters with a place, `m_1 = 0.9 \cdot 0 + 0.1 g_1` beside `g_1 = ∂L/∂w_1`: what is worked out from a
 * gradient is kept of the parameter in its own place, and so is what is worked out from that.
 */
function keptByPlace(chains: readonly Chain[], row: OptimizerRow): ReadonlyMap<string, WrittenName> {
  const inPlaces = new Map<string, WrittenName>();
  const ofGradients = new Set<string>();
  const kept = new Map<string, WrittenName>();
  for (const { goesOn, sides } of chains) {
    const [head, next] = sides.map(writtenOf);
    const place = head?.kind === 'name' ? withoutMarks(head).sub.join('') : '';
    if (goesOn || head?.kind !== 'name' || next === undefined || !PLACE.test(place)) continue;
    const pieces = [...allPieces(next)];
    const by = pieces.flatMap((p) => (p.kind === 'derivative' ? (nameOf(p.by) ?? []) : []));
    const own = by.find(({ base, sub }) => PARAMETER.test(base) && sub.join('') === place);
    if (own) inPlaces.set(place, own);
    const isOfGradients = own || pieces.some((p) => p.kind === 'name' && ofGradients.has(spellingOf(p)));
    const parameter = inPlaces.get(place);
    if (!isOfGradients || parameter === undefined) continue;
    const name = spellingOf(withoutMarks(head));
    if (letterIn(row, head) !== undefined) kept.set(name, parameter);
    ofGradients.add(name);
  }
  return kept;
}

const PLACE = /^\d+$/;

const newValueIn = (head: Written): WrittenName | undefined => {
  const name = nameOf(head);
  return name && isNewValue(name) ? withoutMarks(name) : undefined;
};

const writtenOf = ({ written }: Side): Written | undefined => (written instanceof Unreadable ? undefined : written);

const piecesIn = (side: Side): Iterable<Written> | undefined => {
  const written = writtenOf(side);
  return written && allPieces(written);
};

/** The parameter whose gradient stands on a side. */
function parameterIn(side: Side): WrittenName | undefined {
  for (const piece of piecesIn(side) ?? []) if (piece.kind === 'derivative') return nameOf(piece.by);
  return undefined;
}

/** `v_t` is what is kept after a step, `v_{t-1}` what was kept before it. */
const STEP = /^[tk](?:[+-]1)?$/;

const PARAMETER = /^[wWbBu]$/;

/** The parameter of `v_w`. */
function parameterBelow(w: Written): WrittenName | undefined {
  const [base = '', ...sub] = w.kind === 'name' ? withoutMarks(w).sub : [];
  return w.kind === 'name' && PARAMETER.test(base) ? { ...w, base, accents: [], sub, sup: [], primes: 0 } : undefined;
}

/** Nothing is kept before the first step. */
const isNothing = (side: Side): boolean => {
  const written = writtenOf(side);
  return written?.kind === 'number' && written.value.n === 0n;
};

/** The number of the step. */
const isStep = (w: Written): boolean => w.kind === 'name' && /^[kt]$/.test(fullKey(w)) && w.sup.length === 0;
