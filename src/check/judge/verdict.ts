/** What is said of a claim. */

import type { Span } from '../../language/source.js';
import type { Sentence } from '../messages/sentence.js';

/** The worst first: the verdict of a chain is that of its worst link. */
export const VERDICTS = ['wrong', 'follows', 'unread', 'undecided', 'rounded', 'correct'] as const;
export type Verdict = (typeof VERDICTS)[number];

export const worst = (verdicts: readonly Verdict[]): Verdict => VERDICTS.find((v) => verdicts.includes(v)) ?? 'correct';

export const isRight = (v: Verdict): boolean => v === 'correct' || v === 'rounded';

/** Why, by a code of the contract and by its sentence. */
export interface Diagnosis {
  readonly code: string;
  readonly says: Sentence;
  /** The piece that is meant, where it is not the whole. */
  readonly at?: Span;
}

/** What belongs in the place of a wrong side, in the spec's language and as it prints. */
export interface Expected {
  readonly text: string;
  readonly latex: string;
}

/**
 * Why a line counts as correct: it is shown to be an identity, it holds at every point that was tried, or it holds with
 * the given values alone.
 */
export type Evidence = 'proved' | 'sampled' | 'given-values';

export interface Judgement {
  readonly verdict: Verdict;
  readonly evidence?: Evidence | undefined;
  readonly diagnosis?: Diagnosis;
  readonly expected?: Expected;
  /** After how many steps of the optimizer it is so, where it is not so before the first. */
  readonly steps?: number | undefined;
}
