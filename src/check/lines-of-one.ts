/**
 * Lines about any one of the samples in a document about all of them, `\partial\ell/\partial z_k = p_k - t_k`: what nobody
 * reads as said of all, and what is of a loss that is not theirs.
 */
import type { Problem } from '../problem/problem.js';
import { checkFor } from './check-for.js';
import { type Checked, type CheckedClaim, rightIn, summaryOf } from './checked.js';
import type { Document } from './document/document.js';
import type { Formula } from './document/formula.js';
import { isRight } from './judge/verdict.js';
import { ofEachSample, withoutPenalty } from './one-sample.js';

type Claims = readonly CheckedClaim[];

export const isMostlyRight = (claims: Claims): boolean => 2 * rightIn(claims) >= claims.length;

/** Whether a claim stands in a formula. */
export const isIn = ({ offsetOf, text }: Formula, { span }: CheckedClaim): boolean =>
  offsetOf(0) <= span.start && span.end <= offsetOf(text.length);

/** The loss of one sample, beside a letter for that of all. */
const OF_ONE = /\\ell(?![a-z])|ℓ/;

/** Where a mistake has no name, its line may be of all samples after all. */
const UNNAMED: ReadonlySet<string> = new Set(['other', 'shapes']);

/** A checked document, such lines judged by what holds for each sample; where most of them are not right they stay as they are. */
export function withLinesOfOne(whole: Checked, problem: Problem, document: Document): Checked {
  const { loss } = problem;
  const isOfLoss = (c: CheckedClaim): boolean =>
    c.about.some(({ name }) => name === loss.name || name.startsWith(`d${loss.name}/d`));
  const hasOwnLoss = (c: CheckedClaim): boolean => document.formulas.some((f) => isIn(f, c) && OF_ONE.test(f.text));
  const isBesideOther = !OF_ONE.test(loss.name) && whole.claims.some((c) => isOfLoss(c) && !hasOwnLoss(c));
  const isOfOwnLoss = (c: CheckedClaim): boolean => isBesideOther && hasOwnLoss(c);
  const mayBeOfOne = (c: CheckedClaim): boolean => !isRight(c.verdict) && (c.verdict === 'unread' || isOfOwnLoss(c));
  if (!whole.claims.some(mayBeOfOne)) return whole;
  // What claims nothing may say of what a line holds.
  const formulas = document.formulas.filter((f) => {
    const own = whole.claims.filter((c) => isIn(f, c));
    return own.length === 0 || own.some(mayBeOfOne);
  });
  const [one, ...others] = ofEachSample(withoutPenalty(problem));
  const claimsOf = (each: Problem): Claims => checkFor(each, { ...document, formulas }).claims;
  const first = one ? claimsOf(one) : [];
  const isClear = (c: CheckedClaim): boolean => isRight(c.verdict) || !UNNAMED.has(c.diagnosis?.code ?? '');
  const isMeant = (c: CheckedClaim): boolean => isOfOwnLoss(c) || (c.about.length > 0 && !isOfLoss(c) && isClear(c));
  const told = isMostlyRight(first) ? first.filter(isMeant) : [];
  if (told.length === 0) return whole;
  const ofOne = new Map(inAll(told, others.map(claimsOf)).map((c) => [c.span.start, c]));
  const claims = whole.claims.map((c) => (mayBeOfOne(c) ? (ofOne.get(c.span.start) ?? c) : c));
  return { ...whole, summary: summaryOf(claims), claims };
}

/** Those that are right, or not, for the other samples too. */
const inAll = (told: Claims, ofOthers: readonly Claims[]): Claims =>
  told.filter(({ span, verdict }) =>
    ofOthers.every((all) => all.some((c) => c.span.start === span.start && isRight(c.verdict) === isRight(verdict))),
  );
