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

/** Why comparisons were not made, or said nothing. */
export type SkipReason =
  | 'steps-without-value'
  | 'steps-too-many'
  | 'loss-without-value'
  | 'kink'
  | 'differences-too-many'
  | 'too-large-for-mathjs'
  | 'no-value-for-mathjs'
  | 'mathjs-not-finite'
  /** `of`: the function. */
  | 'mathjs-lacks'
  | 'near-kink'
  | 'roots'
  /** `of`: how many terms. */
  | 'terms-too-many'
  /** `of`: how many questions. */
  | 'questions-too-many'
  | 'doubtful';

export interface Skipped {
  readonly count: number;
  readonly reason: SkipReason;
  /** What the reason speaks of; empty where it speaks of nothing more. */
  readonly of: string;
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
  private readonly found = new Map<SkipReason, Skipped>();

  add(reason: SkipReason, count = 1, of = ''): void {
    this.found.set(reason, { count: (this.found.get(reason)?.count ?? 0) + count, reason, of });
  }

  list(): readonly Skipped[] {
    return [...this.found.values()];
  }
}
