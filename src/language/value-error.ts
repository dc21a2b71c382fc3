/** What can go wrong when definitions are given numbers. */
import type { Expr, Sym } from './expr.js';

/** Kebab-case, never changed once released. */
export type ValueErrorCode =
  | 'log-of-zero'
  | 'log-of-negative'
  | 'division-by-zero'
  | 'root-of-negative'
  | 'overflow'
  | 'too-fine'
  | 'too-much-work'
  | 'too-large'
  | 'unknown-size'
  | 'out-of-range'
  | 'unknown-function'
  | 'no-value'
  /** There is a value, but none by hand: 1 - 0.99999 is 0 once rounded. */
  | 'rounded-away';

/** There may be a value, but it takes too long, or the spec leaves open how much there is to sum. */
export const OUT_OF_REACH: readonly ValueErrorCode[] = ['unknown-size', 'too-much-work'];

/** Where in a tape something went wrong. */
export interface Place {
  /** The part that has no value; its free indices stand where `entry` has numbers. */
  readonly expression?: Expr;
  /** The defined symbol whose value was wanted, as it is defined. */
  readonly symbol?: Sym;
  /** That symbol's entry: `p[2]`. */
  readonly entry?: string;
}

/** A value that does not exist, or that is out of reach. The caller knows where the spec speaks of `place.symbol`. */
export class ValueError extends Error {
  constructor(
    readonly code: ValueErrorCode,
    /** For people: "the logarithm of a negative number (-0.5)". */
    readonly reason: string,
    readonly place: Place = {},
  ) {
    super(place.entry === undefined ? reason : `${place.entry}: ${reason}`);
    this.name = 'ValueError';
  }

  /** The same error, with what is not yet known of its place. */
  at(place: Place): ValueError {
    return new ValueError(this.code, this.reason, { ...place, ...this.place });
  }
}

/** A question that balls of this precision leave open: more precision may decide it. Never leaves the evaluators. */
export class Undecided extends Error {
  constructor(
    readonly question: 'zero' | 'order',
    readonly place: Place = {},
  ) {
    super(`undecided: ${question}`);
    this.name = 'Undecided';
  }

  at(place: Place): Undecided {
    return new Undecided(this.question, { ...place, ...this.place });
  }
}
