/**
 * Whether an equation of quantities is an identity, shown and not sampled: both sides are written out, and case splits
 * are looked at case by case, away from the kinks between them.
 */
import type { Expr } from '../../language/expr.js';
import type { Ground } from '../world/ground.js';
import { Atoms } from './atoms.js';
import { factsOf } from './facts.js';
import { NormalForms } from './normal-form.js';
import { TooLong } from './polynomial.js';
import { NoValue, type Regime, Signs, Undecided } from './signs.js';
import { LEVELS, Writer } from './write-out.js';

/** So many signs are supposed, both ways. */
const MOST_SPLITS = 5;

/** Proves equations about one problem; what was written out for one serves the next. */
export class Prover {
  private readonly writers: readonly Writer[];
  private readonly atoms = new Atoms();

  constructor(ground: Ground) {
    const facts = factsOf(ground);
    this.writers = LEVELS.map((level) => new Writer(ground, level, facts));
  }

  /** Whether the two are shown to be equal wherever both have a value; false says only that this does not show it. */
  areEqual(a: Expr, b: Expr): boolean {
    if (a === b) return true;
    return this.writers.some((writer) => {
      try {
        return this.holdsIn(new Map(), a, b, writer);
      } catch (error) {
        if (error instanceof TooLong) return false;
        throw error;
      }
    });
  }

  private holdsIn(regime: Regime, a: Expr, b: Expr, writer: Writer): boolean {
    const forms = new NormalForms(this.atoms, new Signs(this.atoms, regime));
    const isAbove = (difference: Expr): boolean => forms.isAbove(difference);
    try {
      return forms.areEqual(writer.write(a, isAbove), writer.write(b, isAbove));
    } catch (error) {
      if (error instanceof NoValue) return true;
      if (!(error instanceof Undecided)) throw error;
      if (regime.size >= MOST_SPLITS) return false;
      const { quantity } = error;
      return ([1, -1] as const).every((sign) => this.holdsIn(new Map([...regime, [quantity, sign]]), a, b, writer));
    }
  }
}
