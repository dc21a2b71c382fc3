/** What a document works out one step of the optimizer after the other: a training by hand. */
import type { Expr } from '../../language/expr.js';
import type { Approx } from '../world/approx.js';
import type { World } from '../world/world.js';
import { changedWorlds } from '../world/worlds.js';
import type { Place } from './account.js';

export class LaterSteps {
  /** By the symbol of a new value: the numbers that it was said to be. */
  private readonly said = new Map<Expr, Set<number>>();
  /** By how many steps were taken: what right lines worked out then, in rounded numbers. */
  private readonly results: Map<Expr, Approx | Expr>[] = [];

  /** A new value was spoken of, by this number or by none. */
  hear(newValue: Expr, number: number | undefined): void {
    const numbers = this.said.get(newValue) ?? new Set();
    this.said.set(newValue, number === undefined ? numbers : numbers.add(number));
  }

  /** Whether some step was taken. */
  get isAny(): boolean {
    return this.said.size > 0;
  }

  hasHeard(newValue: Expr): boolean {
    return this.said.has(newValue);
  }

  /** How many steps were taken before the document speaks of these; of a new value again, before that was worked out. */
  takenBefore(quantities: readonly Expr[]): number {
    const ofThese = quantities.flatMap((q) => this.said.get(q) ?? []);
    const stepsIn = (numbers: ReadonlySet<number>): number => Math.max(1, numbers.size);
    return Math.max(0, ...(ofThese.length > 0 ? ofThese : [...this.said.values()]).map(stepsIn));
  }

  workedOut(quantity: Expr, rounded: Approx | Expr, steps: number): void {
    const known = this.results[steps] ?? new Map();
    this.results[steps] = known.set(quantity, rounded);
  }

  /** The places after one step, after two, and so on. */
  *after(from: Place, steps: number): Generator<Place> {
    let place = from;
    for (let taken = 1; taken <= steps; taken++) {
      place = this.next(place, taken);
      yield place;
    }
  }

  private next({ worlds, carried }: Place, taken: number): Place {
    const results = this.results[taken] ?? new Map<Expr, Approx | Expr>();
    return {
      worlds: changedWorlds(worlds, { drawn: (w) => w, given: (w) => w.afterStep() }),
      carried: (but) => {
        const others = new Map([...results].filter(([quantity]) => !but.includes(quantity)));
        const before = carried([]);
        const ways = before.length === 0 && others.size > 0 ? [worlds.given] : before;
        const then = (w: World): World => (others.size > 0 ? w.afterStep().where(others) : w.afterStep());
        return ways.map((way) => way.map(then));
      },
    };
  }
}
