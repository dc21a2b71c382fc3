/** What is said of a claim. */

/** The worst first: the verdict of a chain is that of its worst link. */
export const VERDICTS = ['wrong', 'follows', 'unread', 'undecided', 'rounded', 'correct'] as const;
export type Verdict = (typeof VERDICTS)[number];

export const worst = (verdicts: readonly Verdict[]): Verdict => VERDICTS.find((v) => verdicts.includes(v)) ?? 'correct';

export const isRight = (v: Verdict): boolean => v === 'correct' || v === 'rounded';

/** Why, by a code of the contract and in words. */
export interface Diagnosis {
  readonly code: string;
  readonly says: string;
}

export interface Judgement {
  readonly verdict: Verdict;
  readonly diagnosis?: Diagnosis;
}
