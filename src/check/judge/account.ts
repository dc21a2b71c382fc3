/**
 * What a document has said of the problem's quantities: wrongly, so that what comes after may follow from it; or
 * rightly as a rounded number, from which a calculation by hand goes on.
 */
import { derivative, type Expr } from '../../language/expr.js';
import { symbolsOf } from '../../language/walk.js';
import { type Approx, mayBeEqual } from '../world/approx.js';
import type { Ground } from '../world/ground.js';
import type { Said, World } from '../world/world.js';
import { changedWorlds, type Worlds } from '../world/worlds.js';

/** Where a link is judged. */
export interface Place {
  readonly worlds: Worlds;
  /**
   * With the given values, or in some worlds of those, but for what was worked out so far, which is as the document wrote
   * it; `but` is not. By the tape's formulas, and by the document's own.
   */
  carried(but: readonly Expr[], given?: readonly World[]): readonly (readonly World[])[];
}

export class Account {
  /** What wrong lines made of quantities: as formulas, and with the given values. */
  private readonly wrongFormulas = new Map<Expr, Expr>();
  private readonly wrongValues = new Map<Expr, Approx | Expr>();
  /** What right lines worked out, in rounded numbers. */
  private readonly results = new Map<Expr, Approx | Expr>();
  /** The formulas that right lines gave to quantities. */
  private readonly formulas = new Map<Expr, Expr>();
  private known = new Map<readonly World[], readonly (readonly World[])[]>();

  constructor(private readonly worlds: Worlds) {}

  /** `quantity` was said to be this, wrongly: by the formula of the mistake, and by the value at the end. */
  wrong(quantity: Expr, said: { readonly formula: Expr; readonly value: Approx | Expr }): void {
    this.wrongFormulas.set(quantity, said.formula);
    this.wrongValues.set(quantity, said.value);
    this.known.clear();
    this.formulas.delete(quantity);
  }

  /** `quantity` was said rightly. */
  right(quantity: Expr): void {
    this.wrongFormulas.delete(quantity);
    this.wrongValues.delete(quantity);
  }

  /** `quantity` was worked out: exactly, or as this rounded number. Who says its formula again goes on from the number. */
  workedOut(quantity: Expr, rounded: Approx | Expr | undefined): void {
    this.known.clear();
    if (rounded === undefined) this.results.delete(quantity);
    else this.results.set(quantity, rounded);
  }

  /** `quantity` was said to be this formula, rightly. */
  writtenAs(quantity: Expr, formula: Expr): void {
    this.known.clear();
    this.formulas.set(quantity, formula);
  }

  /** Whether `quantity` was worked out as a rounded number. */
  isWorkedOut(quantity: Expr): boolean {
    return this.results.has(quantity);
  }

  /** Where the quantities are what they are. */
  get here(): Place {
    const { worlds } = this;
    return { worlds, carried: (but, given = worlds.given) => this.carried(given, but) };
  }

  /** Where mistakes hold: all of them, each alone, all but each. */
  *mistaken(): Generator<Place> {
    const quantities = [...this.wrongValues.keys()];
    if (quantities.length === 0) return;
    yield this.where(quantities);
    if (quantities.length === 1) return;
    for (const quantity of quantities.slice(-MOST_ALONE).reverse()) yield this.where([quantity]);
    if (quantities.length === 2) return;
    for (const quantity of quantities.slice(-MOST_ALONE).reverse()) {
      yield this.where(quantities.filter((q) => q !== quantity));
    }
  }

  private where(quantities: readonly Expr[]): Place {
    const of = <T>(said: ReadonlyMap<Expr, T>): ReadonlyMap<Expr, T> =>
      new Map([...said].filter(([quantity]) => quantities.includes(quantity)));
    const [formulas, values] = [of(this.wrongFormulas), of(this.wrongValues)];
    // Numbers that were put in say no more what it is made of.
    const derived = new Map([...formulas].filter(([, formula]) => symbolsOf(formula).length > 0));
    const worlds = changedWorlds(this.worlds, {
      drawn: (w) => w.where(formulas, derived),
      given: (w) => w.where(values, derived),
    });
    return { worlds, carried: (but, given = worlds.given) => this.carried(given, [...but, ...quantities]) };
  }

  private carried(given: readonly World[], but: readonly Expr[]): readonly (readonly World[])[] {
    if (this.results.size === 0) return [];
    if (but.some((e) => this.results.has(e))) {
      return this.waysOn(given, new Map([...this.results].filter(([quantity]) => !but.includes(quantity))));
    }
    const ways = this.known.get(given) ?? this.waysOn(given, this.results);
    this.known.set(given, ways);
    return ways;
  }

  private waysOn(given: readonly World[], results: Said): readonly (readonly World[])[] {
    if (results.size === 0) return [];
    const byOwn = this.formulas.size === 0 ? [] : [new Map([...this.formulas, ...results])];
    return [results, ...byOwn].map((said) => given.map((w) => w.where(said)));
  }
}

/** Of more mistakes than this the latest are looked at alone. */
const MOST_ALONE = 6;

/** The place as other books decide at kinks: each way that makes a difference there. */
export const otherConventions = ({ worlds, carried }: Place, { problem }: Ground): readonly Place[] =>
  CONVENTIONS.flatMap((atKinks) => {
    const change = (w: World): World => w.withKinks(atKinks);
    const changed = changedWorlds(worlds, { drawn: change, given: change });
    const isOther = problem.definitions.some(({ symbol, value }) =>
      symbolsOf(value).some((s) => {
        const local = derivative(symbol, s, 'partial');
        return changed.given.some((w, n) => !mayBeEqual(w.valueOf(local), (worlds.given[n] as World).valueOf(local)));
      }),
    );
    return isOther
      ? [{ worlds: changed, carried: (but, given) => carried(but, given).map((way) => way.map(change)) }]
      : [];
  });
const CONVENTIONS = ['other side', 'half way'] as const;
