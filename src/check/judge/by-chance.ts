/** Formulas that are true only with the given values: w_2 for w_1 where both are 1, or beside a factor that is 0. */
import type { Expr } from '../../language/expr.js';
import { symbolsOf } from '../../language/walk.js';
import { sentence } from '../messages/sentence.js';
import type { Mistakes } from '../mistakes/mistakes.js';
import { integer } from '../mistakes/places.js';
import { type Quantity, quantitiesOn, type Role } from '../mistakes/quantities.js';
import type { Names } from '../names/names.js';
import { nearly } from '../world/approx.js';
import type { Said, World } from '../world/world.js';
import { once, onlyThese, type Worlds } from '../world/worlds.js';
import { allPieces, decimalsIn, type Written } from '../written/written.js';
import type { Account, Place } from './account.js';
import { right } from './judgements.js';
import { meantTogether } from './meant.js';
import { askedBy, type ReadLink } from './read-link.js';
import type { JudgeSetting } from './setting.js';
import type { Sides } from './sides.js';
import type { Judgement } from './verdict.js';

/** What may be any number, unlike the targets, of which formulas make use. */
const FREE: readonly Role[] = ['input', 'weight', 'bias'];

/** How far values are moved, relatively: no unit changes sides for it. */
const STEP = 1e-5;

export class ByChance {
  private readonly free: readonly Quantity[];
  private readonly inputs: ReadonlySet<Expr>;
  /** Where all that is free is moved; and where the inputs are not, as numbers stand in their place. */
  private readonly all = once(() => this.beside(this.free));
  private readonly butInputs = once(() => this.beside(this.free.filter((q) => !isInput(q))));

  constructor(
    private readonly setting: JudgeSetting,
    private readonly worlds: Worlds,
    private readonly account: Account,
    private readonly sides: Sides,
    private readonly mistakes: Mistakes,
  ) {
    this.free = quantitiesOn(setting.ground).filter(({ role }) => FREE.includes(role));
    this.inputs = new Set(this.free.filter(isInput).map(({ meaning }) => meaning));
  }

  /**
   * The note on a side that is equal with the given values and no identity; undefined where it holds beside them too, as
   * what a target or an active unit allows for does, or where no single known mistake is hidden by them.
   */
  noteOn(link: ReadLink): Judgement | undefined {
    const { asked, before } = askedBy(link);
    const { head, side } = link;
    if (head.written !== asked || !isFormula(side) || !isFormula(asked) || isOneQuantity(side)) return undefined;
    if (this.holdsBeside(asked, side) || this.holdsBeside(before, side)) return undefined;
    const areEqual = (left: Written, right: Written, names: Names): boolean => this.areTheSame(left, right, names);
    const { diagnosis } = this.mistakes.diagnose({ head: asked, previous: before, side, areEqual });
    const isHidden = diagnosis.code === 'index-slip' || (diagnosis.code !== 'other' && this.isZero(asked));
    if (!isHidden) return undefined;
    const says = sentence('hiddenByValues', diagnosis.says);
    return { ...right('with given values'), diagnosis: { ...diagnosis, code: 'given-values', says } };
  }

  private holdsBeside(left: Written, right: Written): boolean {
    const place = this.namesInput(right) ? this.all() : this.butInputs();
    return this.sides.areEqual({ span: left.span, written: left }, right, place);
  }

  /** As an identity. */
  private areTheSame(left: Written, right: Written, names: Names): boolean {
    const { equality } = this.sides.equal({ span: left.span, written: left }, right, this.account.here, { names });
    return equality === 'proved' || equality === 'identity';
  }

  private isZero(w: Written): boolean {
    return this.sides.areEqual({ span: w.span, written: w }, integer(0, w.span), this.account.here);
  }

  /** Whether inputs stand in a formula, or in what it has derivatives of. */
  private namesInput(formula: Written): boolean {
    if ([...allPieces(formula)].some((p) => p.kind === 'derivative')) return true;
    const [{ entries }] = meantTogether(formula, formula, { ...this.setting, sense: 'direct' });
    return entries.some((e) => symbolsOf(e).some((s) => this.inputs.has(s)));
  }

  /** Where some quantities are not quite as given. */
  private beside(moved: readonly Quantity[]): Place {
    const change = (world: World): World => {
      const said: Said = new Map(
        moved.map(({ meaning }, n) => {
          const { mid } = world.valueOf(meaning);
          return [meaning, nearly(mid + STEP * (1 + Math.abs(mid)) * Math.cos(n + 1), 0)];
        }),
      );
      return world.where(said);
    };
    return { worlds: onlyThese({ given: this.worlds.given.map(change), drawn: [] }), carried: () => [] };
  }
}

const isInput = ({ role }: Quantity): boolean => role === 'input';

/** Names of quantities, and no numbers put in for them. */
const isFormula = (w: Written): boolean => {
  const pieces = [...allPieces(w)];
  const isPutIn = pieces.some((p) => p.kind === 'number' && p.value.n === 0n);
  return pieces.some((p) => p.kind === 'name') && !isPutIn && decimalsIn(w).length === 0;
};

/** `h_1 = h_2` says that two values are the same. */
const isOneQuantity = (w: Written): boolean => w.kind === 'name' || w.kind === 'derivative';
