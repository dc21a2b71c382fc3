/** From the chains of a document, in their order, to a verdict on each link. */
import { derivative, type Expr, num, type Sym } from '../../language/expr.js';
import { toNumber } from '../../language/rational.js';
import type { Arr } from '../meaning/array.js';
import { NotUnderstood, understand } from '../meaning/understand.js';
import { isSameName } from '../names/script.js';
import { withVariable } from '../names/variables.js';
import type { Approx } from '../world/approx.js';
import { nearly } from '../world/approx.js';
import type { Said } from '../world/world.js';
import type { Worlds } from '../world/worlds.js';
import type { Chain, Side } from '../written/chain.js';
import { signedLiteral } from '../written/parse.js';
import { allPieces, Unreadable, type Written, type WrittenName } from '../written/written.js';
import { type Equality, equality } from './compare.js';
import { Figures, lastDigitOf } from './figures.js';
import { type Knowledge, meantTogether } from './meant.js';
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
  private readonly figures: Figures;
  /** Where a chain that begins with its sign goes on. */
  private before: { readonly head: Side; readonly last: Side; readonly verdict: Verdict } | undefined;

  constructor(
    private readonly setting: Omit<Knowledge, 'sense'>,
    private readonly worlds: Worlds,
  ) {
    this.figures = new Figures(setting.ground, worlds.given);
  }

  /** The verdicts on the links of a chain; undefined where it claims nothing. */
  chain(chain: Chain): JudgedChain | undefined {
    const path = this.path(chain);
    if (path) return path;
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

  /** `w_1 → z_1 → a_1`: does each quantity reach the next one directly? Undefined for what is no such path. */
  private path(chain: Chain): JudgedChain | undefined {
    const names = chain.sides.map(({ written }) =>
      written instanceof Unreadable || written.kind !== 'name' ? undefined : written,
    );
    if (chain.goesOn || chain.relations.some((r) => r.text !== '->') || names.includes(undefined)) return undefined;
    const quantities = names.map((name) => this.meaningOf(name as Written)?.entries[0]);
    if (!quantities.every((q) => q?.kind === 'sym')) return undefined;
    const links = chain.sides.slice(1).map((right, n): JudgedLink => {
      const [from, to] = [quantities[n] as Sym, quantities[n + 1] as Sym];
      const reaches = this.setting.ground.usersOf(from).some((user) => user.symbol === to);
      return { left: chain.sides[n] as Side, right, verdict: reaches ? 'correct' : 'wrong' };
    });
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
        return { equality: this.inSomeSense(written, right, { ...this.setting, names }, worlds) };
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

  /** A derivative may be meant directly or along all ways; what is true in one of these senses is true. */
  private inSomeSense(left: Written, right: Written, knowledge: Omit<Knowledge, 'sense'>, worlds: Worlds): Equality {
    const senses = ['direct', 'total'] as const;
    let last: Equality = 'unclear';
    for (const sense of senses) {
      const inSense: Knowledge = { ...knowledge, sense };
      const [a, b] = meantTogether(left, right, inSense);
      last = equality(a, b, { worlds, figures: this.figures, knowledge: inSense });
      if (isTrue(last)) return last;
    }
    return last;
  }

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
    this.figures.remember(toNumber(lone.value), world.valueOf(entries[0] as Expr));
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
      return understand(written, { ...this.setting, sense: 'total', literal: ({ value }) => num(value) }, new Map());
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
