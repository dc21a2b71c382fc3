/** Formulas that are true only with the given values: w_2 for w_1 where both are 1, or beside a factor that is 0. */
import { sentence } from '../messages/sentence.js';
import type { Mistakes } from '../mistakes/mistakes.js';
import { integer } from '../mistakes/places.js';
import { quantitiesOn, type Role } from '../mistakes/quantities.js';
import type { Names } from '../names/names.js';
import { nearly } from '../world/approx.js';
import type { Ground } from '../world/ground.js';
import type { Said, World } from '../world/world.js';
import { onlyThese, type Worlds } from '../world/worlds.js';
import { allPieces, decimalsIn, type Written } from '../written/written.js';
import type { Account, Place } from './account.js';
import { right } from './judgements.js';
import { askedBy, type ReadLink } from './read-link.js';
import type { Sides } from './sides.js';
import type { Judgement } from './verdict.js';

/** What may be any number, unlike the targets, of which formulas make use. */
const FREE: readonly Role[] = ['input', 'weight', 'bias'];

/** How far values are moved, relatively: no unit changes sides for it. */
const STEP = 1e-5;

export class ByChance {
  private moved: Place | undefined;

  constructor(
    private readonly ground: Ground,
    private readonly worlds: Worlds,
    private readonly account: Account,
    private readonly sides: Sides,
    private readonly mistakes: Mistakes,
  ) {}

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
    this.moved ??= this.besideGiven();
    return this.sides.areEqual({ span: left.span, written: left }, right, this.moved);
  }

  /** As an identity. */
  private areTheSame(left: Written, right: Written, names: Names): boolean {
    const { equality } = this.sides.equal({ span: left.span, written: left }, right, this.account.here, { names });
    return equality === 'proved' || equality === 'identity';
  }

  private isZero(w: Written): boolean {
    return this.sides.areEqual({ span: w.span, written: w }, integer(0, w.span), this.account.here);
  }

  private besideGiven(): Place {
    const free = quantitiesOn(this.ground).filter(({ role }) => FREE.includes(role));
    const change = (world: World): World => {
      const said: Said = new Map(
        free.map(({ meaning }, n) => {
          const { mid } = world.valueOf(meaning);
          return [meaning, nearly(mid + STEP * (1 + Math.abs(mid)) * Math.cos(n + 1), 0)];
        }),
      );
      return world.where(said);
    };
    return { worlds: onlyThese({ given: this.worlds.given.map(change), drawn: [] }), carried: () => [] };
  }
}

/** Names of quantities, and no numbers put in for them. */
const isFormula = (w: Written): boolean => {
  const pieces = [...allPieces(w)];
  const isPutIn = pieces.some((p) => p.kind === 'number' && p.value.n === 0n);
  return pieces.some((p) => p.kind === 'name') && !isPutIn && decimalsIn(w).length === 0;
};

/** `h_1 = h_2` says that two values are the same. */
const isOneQuantity = (w: Written): boolean => w.kind === 'name' || w.kind === 'derivative';
