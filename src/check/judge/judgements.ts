/** The judgements for which no mistake is looked for: what is right, and what nobody can tell. */

import type { NotUnderstood } from '../meaning/not-understood.js';
import { type Sentence, sentence } from '../messages/sentence.js';
import type { Unreadable } from '../written/written.js';
import type { Equality } from './compare.js';
import type { Evidence, Judgement, Verdict } from './verdict.js';

export const undecided = (says: Sentence, code = 'undecided'): Judgement => ({
  verdict: 'undecided',
  diagnosis: { code, says },
});

export const UNCLEAR = undecided(sentence('numbersDoNotTell'));
export const APPROXIMATION = undecided(sentence('approximation'));
export const BRACKETS_MISSING = undecided(sentence('bracketsMissing'), 'ambiguous-brackets');
export const AT_KINK = undecided(sentence('atKink'));
export const IN_SOME_CASE = undecided(sentence('inSomeCase'));
export const IN_SOME_BRANCH = undecided(sentence('inSomeBranch'));
export const LETTER_OF_SUM = undecided(sentence('letterOfSum'), 'ambiguous-name');
export const UNCERTAIN_ROW = undecided(sentence('rowUncertain'));
export const KEPT_OF_ANOTHER = undecided(sentence('keptOfAnother'));
export const UNCERTAIN_ORIENTATION = undecided(sentence('rowsOrColumns'));
export const NO_VALUE_GIVEN = undecided(sentence('noValueGiven'));
export const NO_PATH = undecided(sentence('noPath'));
export const STEP_LEFT_OUT = undecided(sentence('stepLeftOut'));
export const NO_QUANTITIES = undecided(sentence('noQuantity'));

/** How an equality that holds is reported. */
export const right = (e: Equality): Judgement => ({ verdict: verdictOf(e), evidence: EVIDENCE[e] });

export const verdictOf = (e: Equality): Verdict => (e === 'rounded' ? 'rounded' : 'correct');

const EVIDENCE: Readonly<Record<Equality, Evidence | undefined>> = {
  proved: 'proved',
  identity: 'sampled',
  'with given values': 'given-values',
  rounded: undefined,
  no: undefined,
  unclear: undefined,
};

/** What was not read. */
export const unread = ({ reason }: Unreadable): Judgement => ({
  verdict: 'unread',
  diagnosis: { code: 'unread', says: reason },
});

/** What was read, and not understood. */
export const unclear = ({ code, reason }: NotUnderstood): Judgement => ({
  verdict: code === 'shapes' || code === 'misfit' ? 'undecided' : 'unread',
  diagnosis: { code: CODES[code], says: reason },
});

const CODES = { 'unknown-name': 'unknown-name', misfit: 'shapes', shapes: 'shapes', other: 'unread' } as const;
