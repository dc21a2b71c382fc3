/** One way to read a letter of a document. */
import type { Sentence } from '../../messages/sentence.js';
import type { Reader } from '../readers/printed-names.js';

/** One way to understand all names with the same letter. */
export interface Hypothesis {
  readonly read: Reader;
  /** For people: `W as the weights, to-from`; undefined for what the spec itself says. */
  readonly says: Sentence | undefined;
  /** How usual it is, among hypotheses that the document does not tell apart. */
  readonly prior: number;
  /** Whether it leaves to the spec what the letter means: what stands below tells nothing, or only a 1 is put in. */
  readonly leavesMeaning?: true;
  /** Whether the 1 that goes with the bias is among what it makes of the names. */
  readonly hasConstant?: boolean;
  /** Whether it makes biases of the names, which are then not among the weights. */
  readonly isOfBiases?: boolean;
  /** What it makes of the names, by the ids of the expressions. */
  readonly meanings: ReadonlySet<number>;
}

/** The prior of what is usual. */
export const USUAL_PRIOR = 1;

export type Possible = Omit<Hypothesis, 'meanings'>;
