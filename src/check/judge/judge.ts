/** From the chains of a document, in their order, to a verdict on each link. */
import { derivative, type Expr, num } from '../../language/expr.js';
import { toNumber } from '../../language/rational.js';
import type { Arr } from '../meaning/array.js';
import { NotUnderstood, type Setting, understand } from '../meaning/understand.js';
import { isSameName } from '../names/script.js';
import { withVariable } from '../names/variables.js';
import type { Approx } from '../world/approx.js';
import { hull, nearly } from '../world/approx.js';
import type { Said } from '../world/world.js';
import type { Worlds } from '../world/worlds.js';
import type { Chain, Side } from '../written/chain.js';
import { signedLiteral } from '../written/parse.js';
import { allPieces, Unreadable, type Written, type WrittenName } from '../written/written.js';
import { type Equality, equality, type KnownValues, lastDigitOf, meantTogether } from './compare.js';
import { isRight, type Judgement, type Verdict, worst } from './verdict.js';

/** A link of a chain, judged. */
export interface JudgedLink extends Judgement {
  readonly left: Side;
  readonly right: Side;
}

export interface JudgedChain {
  readonly chain: Chain;
  readonly links: readonly JudgedLink[];
}

/** Judges one chain after the other; what a document said before is remembered. */
export class Judge {
  /** What wrong lines made of quantities: as formulas, and with the given values. */
  private readonly wrongFormulas = new Map<Expr, Expr>();
  private readonly wrongValues = new Map<Expr, Approx | Expr>();
  /** Rounded numbers as they were written, with the values that they stand for. */
  private readonly written = new Map<number, Approx>();
  /** Where a chain that begins with its sign goes on. */
  private before: { readonly head: Side; readonly last: Side; readonly verdict: Verdict } | undefined;

  constructor(
    private readonly setting: Omit<Setting, 'literal'>,
    private readonly worlds: Worlds,
  ) {}

  /** The verdicts on the links of a chain; undefined where it claims nothing. */
  chain(chain: Chain): JudgedChain | undefined {
    const first = chain.goesOn ? this.before?.last : chain.sides[0];
    const head = chain.goesOn ? this.before?.head : first;
    if (first === undefined || head === undefined) return undefined;
    const rest = chain.goesOn ? chain.sides : chain.sides.slice(1);
    const links: JudgedLink[] = [];
    let previous = first;
    let soFar: Verdict = chain.goesOn ? (this.before?.verdict ?? 'correct') : 'correct';
    for (const side of rest) {
      const judged = this.link(head, previous, side, soFar);
      links.push({ left: previous, right: side, ...judged });
      soFar = judged.verdict;
      previous = side;
    }
    this.before = { head, last: previous, verdict: soFar };
    this.remember(head, links);
    return { chain, links };
  }

  /** `side` against what stands at the head of the chain, and against what stands right before it. */
  private link(head: Side, previous: Side, side: Side, before: Verdict): Judgement {
    for (const s of [previous, side]) {
      if (s.written instanceof Unreadable)
        return { verdict: 'unread', diagnosis: { code: 'unread', says: s.written.message } };
    }
    const written = side.written as Written;
    const fromPrevious = this.equal(previous, written, this.worlds);
    const fromHead = head === previous ? fromPrevious : this.equal(head, written, this.worlds);
    if (fromHead.equality && isTrue(fromHead.equality)) return { verdict: verdictOf(fromHead.equality) };
    if (fromPrevious.equality && isTrue(fromPrevious.equality)) {
      // True of what stands before it, which may be false itself.
      if (isRight(before))
        return {
          verdict:
            head === previous ? verdictOf(fromPrevious.equality) : worst([before, verdictOf(fromPrevious.equality)]),
        };
      return { verdict: 'follows' };
    }
    if (this.hasErred()) {
      const { equality: among } = this.equal(head, written, this.student());
      if (among && isTrue(among)) return { verdict: 'follows' };
    }
    const { problem } = fromHead.problem ? fromHead : fromPrevious;
    if (problem) return unclear(problem);
    const answers = [fromHead.equality, fromPrevious.equality];
    return answers.includes('no') && !answers.includes('unclear')
      ? { verdict: 'wrong' }
      : {
          verdict: 'undecided',
          diagnosis: { code: 'undecided', says: 'the numbers do not tell whether the two sides are equal' },
        };
  }

  private equal(
    left: Side,
    right: Written,
    worlds: Worlds,
  ): { readonly equality?: Equality; readonly problem?: NotUnderstood } {
    if (left.written instanceof Unreadable) return {};
    const { written } = left;
    for (let names = this.setting.names; ; ) {
      try {
        const [a, b] = meantTogether(written, right, { ...this.setting, names });
        return { equality: equality(a, b, worlds, this.known) };
      } catch (error) {
        if (!(error instanceof NotUnderstood)) throw error;
        const { unknown } = error;
        // What nothing is known of but stands on both sides is any number: σ′(z) = σ(z)(1 − σ(z)).
        if (unknown === undefined || !speaksOf(written, unknown) || !speaksOf(right, unknown))
          return { problem: error };
        names = withVariable(names, unknown);
      }
    }
  }

  private readonly known: KnownValues = {
    widen: (written, as) => {
      const meant = this.written.get(Math.abs(written));
      if (meant === undefined) return as;
      return hull(as, Math.sign(written) * meant.mid >= 0 ? { ...meant, mid: meant.mid * Math.sign(written) } : meant);
    },
  };

  private hasErred(): boolean {
    return this.wrongFormulas.size + this.wrongValues.size > 0;
  }

  /** The worlds where what the student wrote is so. */
  private student(): Worlds {
    const [formulas, values]: readonly [Said, Said] = [this.wrongFormulas, this.wrongValues];
    return {
      drawn: this.worlds.drawn.map((w) => w.where(formulas)),
      given: this.worlds.given.map((w) => w.where(values)),
    };
  }

  /** What the chain makes of the quantity at its head, for the lines that build on it. */
  private remember(head: Side, links: readonly JudgedLink[]): void {
    const quantities = this.quantitiesAt(head);
    const last = links.at(-1);
    if (quantities === undefined || last === undefined || last.right.written instanceof Unreadable) return;
    const mistake = links.find((l) => !isRight(l.verdict) && l.verdict !== 'unread' && l.verdict !== 'undecided');
    if (isRight(last.verdict)) {
      for (const e of quantities.entries) {
        this.wrongFormulas.delete(e);
        this.wrongValues.delete(e);
      }
      this.rememberRounded(quantities, last.right.written);
    } else if (mistake) {
      this.rememberWrong(quantities, mistake.right.written as Written, last.right.written);
    }
  }

  private rememberRounded({ entries }: Arr, written: Written): void {
    const lone = signedLiteral(written);
    const [world] = this.worlds.given;
    if (!lone || entries.length !== 1 || world === undefined || lone.number.lastPlace === undefined) return;
    const value = world.valueOf(entries[0] as Expr);
    const shown = toNumber(lone.value);
    this.written.set(Math.abs(shown), { mid: value.mid * Math.sign(shown), slack: value.slack });
  }

  private rememberWrong(quantities: Arr, formula: Written, value: Written): void {
    const lone = signedLiteral(value);
    const said = this.meaningOf(formula);
    const saidLast = this.meaningOf(value);
    quantities.entries.forEach((e, n) => {
      const asFormula = said?.entries[n];
      if (asFormula && asFormula !== e) this.wrongFormulas.set(e, asFormula);
      if (lone) this.wrongValues.set(e, nearly(toNumber(lone.value), lastDigitOf(lone.number)));
      else if (saidLast?.entries[n] && saidLast.entries[n] !== e) this.wrongValues.set(e, saidLast.entries[n] as Expr);
    });
  }

  /** The quantities that a side names, where it names just these. */
  private quantitiesAt({ written }: Side): Arr | undefined {
    if (written instanceof Unreadable || (written.kind !== 'name' && written.kind !== 'derivative')) return undefined;
    const meant = this.meaningOf(written);
    if (meant?.entries.every((e) => e.kind === 'sym' || e.kind === 'derivative') !== true) return undefined;
    return {
      ...meant,
      entries: meant.entries.map((e) => (e.kind === 'derivative' ? derivative(e.of, e.by, 'total') : e)),
    };
  }

  private meaningOf(written: Written): Arr | undefined {
    try {
      return understand(written, { ...this.setting, literal: ({ value }) => num(value) }, new Map());
    } catch {
      return undefined;
    }
  }
}

const speaksOf = (w: Written, name: WrittenName): boolean =>
  [...allPieces(w)].some((p) => p.kind === 'name' && isSameName(p, name));

const isTrue = (e: Equality): boolean => e === 'identity' || e === 'with given values' || e === 'rounded';
const verdictOf = (e: Equality): Verdict => (e === 'rounded' ? 'rounded' : 'correct');

const unclear = ({ code, message }: NotUnderstood): Judgement => ({
  verdict: code === 'shapes' ? 'undecided' : 'unread',
  diagnosis: { code: code === 'other' ? 'unread' : code, says: message },
});
