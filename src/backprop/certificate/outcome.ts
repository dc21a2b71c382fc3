/** What the checks of a solution report, as plain data. */

export type CheckId = 'steps' | 'differences' | 'second-engine' | 'algebra';

/** One comparison that failed. */
export interface Failure {
  readonly check: CheckId;
  /** The derivation that it belongs to, by its goal: `Dtotal(L, w1)`. */
  readonly derivation: string;
  /** The id of the rule whose step does not hold; undefined where it is the result that is wrong. */
  readonly rule: string | undefined;
  /** The two sides as text; of a result the result, and what it is compared with. */
  readonly before: string;
  readonly after: string;
  /** Their values; undefined where the sides were not compared by value. */
  readonly values: readonly [before: number, after: number] | undefined;
  /** The values of the symbols on both sides. */
  readonly point: Readonly<Record<string, number>>;
}

/** Comparisons that were not made, or that said nothing. */
export interface Skipped {
  readonly count: number;
  /** For people: "the loss has a kink at the problem's own point". */
  readonly reason: string;
}

export interface CheckResult {
  readonly id: CheckId;
  /** How many comparisons there were to make: those that agree, those that fail, and those that were skipped. */
  readonly total: number;
  readonly agreed: number;
  /** At how many points the comparisons that agree do so, at least; 0 where none does. */
  readonly points: number;
  /** The largest relative difference that counts as agreement, among all that were met; 0 where all are exact. */
  readonly worst: number;
  /** Set where not each derivative was compared but the sum of all along random directions. */
  readonly directions: boolean;
  readonly skipped: readonly Skipped[];
  readonly failures: readonly Failure[];
}

/** Skipped comparisons, gathered by their reason. */
export class Skips {
  private readonly counts = new Map<string, number>();

  add(reason: string, count = 1): void {
    this.counts.set(reason, (this.counts.get(reason) ?? 0) + count);
  }

  list(): readonly Skipped[] {
    return [...this.counts].map(([reason, count]) => ({ count, reason }));
  }
}
