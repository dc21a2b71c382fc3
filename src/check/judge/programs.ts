/** What the statements of programs say: something of the spec's quantities, or what a name of the program's own is. */
import type { Expr, Sym } from '../../language/expr.js';
import type { Span } from '../../language/source.js';
import { ifUnderstood } from '../meaning/not-understood.js';
import { sentence } from '../messages/sentence.js';
import type { Defined } from '../names/defined.js';
import type { Names, Reading } from '../names/names.js';
import { quantityOf } from '../names/quantity-of.js';
import { isChange, type Statement, statementOf, unchanged, uses } from '../names/rewritten/assigned.js';
import { isSameName, spellingOf } from '../names/script.js';
import { underDifferential } from '../names/search/differentials.js';
import { saysGradient } from '../names/words.js';
import { isChosen } from '../world/ground.js';
import type { Worlds } from '../world/worlds.js';
import type { Chain } from '../written/chain.js';
import { allPieces, type Written, type WrittenName } from '../written/written.js';
import type { Account } from './account.js';
import { asWritten } from './figures.js';
import { undecided } from './judgements.js';
import type { Links } from './links.js';
import { meantBy } from './meant.js';
import type { JudgeSetting } from './setting.js';
import type { Sides } from './sides.js';
import { isRight, type Judgement } from './verdict.js';

/** A claim, or what a name is from here on; or why nobody can tell which of the two. */
type Saying = 'claim' | 'definition' | Judgement;

/** More statements are not asked what a name is in them. */
const MOST_STATEMENTS = 40;
/** What rounding makes of a ratio. */
const NEAR = 1e-9;

const OF_ITS_OWN = undecided(sentence('assignedOtherwise'));
const FROM_ITS_OWN = undecided(sentence('workedOutFromOwn'));
const WITHOUT_RATE = undecided(sentence('stepWithoutRate'));

export class Programs {
  /** Whether a step before this one was by a learning rate that it states. */
  private hasRate = false;

  constructor(
    private readonly setting: JudgeSetting,
    private readonly worlds: Worlds,
    private readonly account: Account,
    private readonly sides: Sides,
    private readonly links: Links,
  ) {}

  /** What a statement says, `later` being those that come after it. */
  sayingOf(chain: Chain, statement: Statement, later: readonly Chain[]): Saying {
    const { head, name, side } = statement;
    const { names } = this.setting;
    if (names.read(name) === undefined) return 'claim';
    const isByRate = isChange(name) && this.statesRate(statement);
    this.hasRate ||= isByRate;
    const { verdict, diagnosis } = this.links.judge(head, head, side);
    if (isRight(verdict)) return 'claim';
    if (chain.isUnfinished) return this.mistakeOfUnfinished(name, later) ?? 'definition';
    // What it works on was something else before.
    if (uses(statement.value, name) || this.isData(name)) return 'definition';
    if (verdict === 'unread') return 'claim';
    if (verdict === 'wrong' && chain.worksOn && !isApart(diagnosis?.at, chain)) return FROM_ITS_OWN;
    const [isFalse, code] = [verdict !== 'undecided', diagnosis?.code ?? 'other'];
    const isOfOwn = [...allPieces(statement.value)].some((p) => p.kind === 'name' && this.isOwnGradient(p));
    if (isChange(name)) {
      if (this.hasOtherRate(statement)) return isByRate ? 'definition' : this.withoutRate(later);
      return isFalse && isOfOwn ? FROM_ITS_OWN : 'claim';
    }
    const { asSpec, asOwn } = this.borneOut(statement, later);
    if (asOwn > 0 && asOwn >= asSpec) return 'definition';
    if (asSpec > 0) return isFalse && isOfOwn ? FROM_ITS_OWN : 'claim';
    if (isOfOwn || (!isFalse && code === 'shapes')) return 'definition';
    // What was rightly said before is no name of the program's own.
    const isToldBefore = names.formulasOf(name).length > 0;
    return !isFalse || code !== 'other' || isToldBefore || this.isAdjoint(name) ? 'claim' : OF_ITS_OWN;
  }

  /** Whether a name is that of a quantity of the spec, or of a gradient, and the program has it for something of its own. */
  private isOwnGradient(name: WrittenName): boolean {
    const { names } = this.setting;
    const isGradient = saysGradient(name) || underDifferential(name) !== undefined;
    return names.isTaken(name) || (isGradient && names.isOfTheDocument(name));
  }

  /** What is wrong with what a later statement works on, where the mistake is in that. */
  private mistakeOfUnfinished(name: WrittenName, later: readonly Chain[]): Judgement | undefined {
    const whole = later.find((chain) => chain.worksOn && !chain.isUnfinished && isOf(chain, name));
    const statement = whole && statementOf(whole);
    if (whole === undefined || statement === undefined) return undefined;
    const { head, side } = statement;
    const { verdict, diagnosis } = this.links.judge(head, head, side);
    if (verdict !== 'wrong' || diagnosis === undefined || !isOfWork(diagnosis.at, whole)) return undefined;
    return { verdict, diagnosis: { code: diagnosis.code, says: diagnosis.says } };
  }

  /** What a formula means by the names of the document, or by others. */
  meaningOf(w: Written, names: Names = this.setting.names): Defined | undefined {
    return ifUnderstood(() => meantBy(w, { ...this.setting, names, sense: 'total' }));
  }

  /** In how many later statements a name is what the spec calls so; in how many what it is assigned, and what that leads to. */
  private borneOut({ name, value }: Statement, later: readonly Chain[]): { asSpec: number; asOwn: number } {
    const { names } = this.setting;
    const own = new Map<string, Reading>();
    const supposed: Names = {
      read: (n) => own.get(spellingOf(n)) ?? names.read(n),
      function: (n) => names.function(n),
    };
    const suppose = (other: WrittenName, w: Written): void => {
      const is = this.meaningOf(w, supposed);
      if (is) own.set(spellingOf(other), names.readingOf(other, is));
    };
    suppose(name, value);
    let [asSpec, asOwn, isAssigned] = [0, 0, false];
    for (const next of later.slice(0, MOST_STATEMENTS).flatMap((chain) => statementOf(chain) ?? [])) {
      if (!isAssigned && uses(next.value, name) && this.isTrue(next, names)) asSpec++;
      const followsFromOwn = [...allPieces(next.value)].some((p) => p.kind === 'name' && own.has(spellingOf(p)));
      if (followsFromOwn && this.isTrue(next, supposed)) asOwn++;
      else if (followsFromOwn) suppose(next.name, next.value);
      isAssigned ||= isSameName(next.name, name);
    }
    return { asSpec, asOwn };
  }

  private isTrue({ head, value }: Statement, names: Names): boolean {
    return this.sides.areEqual(head, value, this.account.here, { names });
  }

  /** Whether a step goes down the gradient, by another learning rate than that of the spec. */
  private hasOtherRate({ name, value }: Statement): boolean {
    const is = this.meaningOf(value);
    const [old, right] = [unchanged(name), name].map((n) => this.meaningOf(n)?.array.entries);
    if (is === undefined || old?.length !== is.array.entries.length || right === undefined) return false;
    const literals = new Map([...is.literals].map(([s, n]) => [s, asWritten(n)] as const));
    const steps = this.worlds.drawn.flatMap((world) =>
      is.array.entries.map((e, n) => {
        const start = world.valueOf(old[n] as Expr).mid;
        return { taken: world.valueOf(e, literals).mid - start, right: world.valueOf(right[n] as Expr).mid - start };
      }),
    );
    const first = steps.find((step) => step.right !== 0);
    const ratio = first ? first.taken / first.right : 0;
    return ratio > 0 && steps.every((step) => Math.abs(step.taken - ratio * step.right) <= NEAR * Math.abs(step.taken));
  }

  /** Whether a step speaks of a number that is chosen. */
  private statesRate({ value }: Statement): boolean {
    return [...allPieces(value)].some((p) => {
      const entries = p.kind === 'name' ? this.meaningOf(p)?.array.entries : undefined;
      return (
        p.kind === 'number' || (p.kind === 'name' && (entries?.every((e) => isChosen(e, this.setting.ground)) ?? true))
      );
    });
  }

  /** A step without a learning rate has forgotten it where another has one. */
  private withoutRate(later: readonly Chain[]): Saying {
    const isByRate = (s: Statement): boolean => isChange(s.name) && this.statesRate(s);
    return this.hasRate || later.flatMap((chain) => statementOf(chain) ?? []).some(isByRate) ? 'claim' : WITHOUT_RATE;
  }

  /** What is given is not worked out: a program that does so calls something else by that name. */
  private isData(name: WrittenName): boolean {
    const { problem, definitionOf, update } = this.setting.ground;
    const isGiven = (s: Sym): boolean =>
      definitionOf(s) === undefined && !problem.parameters.includes(s) && !update?.constants.has(s.name);
    return this.meaningOf(name)?.array.entries.every((e) => e.kind === 'sym' && isGiven(e)) ?? false;
  }

  private isAdjoint(name: WrittenName): boolean {
    const entries = this.meaningOf(name)?.array.entries;
    return entries?.every((e) => e.kind !== 'sym' && quantityOf(e) !== undefined) ?? false;
  }
}

/** Whether a statement assigns to a name. */
function isOf(chain: Chain, name: WrittenName): boolean {
  const statement = statementOf(chain);
  return statement !== undefined && isSameName(statement.name, name);
}

/** Whether a piece is of what a statement works on. */
const isOfWork = (at: Span | undefined, { worksOn }: Chain): boolean =>
  at !== undefined && worksOn !== undefined && worksOn.start <= at.start && at.end <= worksOn.end;

/** Whether a piece is of a statement itself, and has nothing of what it works on in it. */
const isApart = (at: Span | undefined, { worksOn }: Chain): boolean =>
  at !== undefined && worksOn !== undefined && (at.end <= worksOn.start || worksOn.end <= at.start);
