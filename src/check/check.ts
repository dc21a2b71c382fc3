/** A hand derivation, judged claim by claim against a spec. */

import type { Problem } from '../problem/problem.js';
import type { Part } from '../problem/read.js';
import { alternativeIn } from './alternative.js';
import { checkFor, DOES_NOT_FIT } from './check-for.js';
import { type Checked, type CheckedClaim, type Reason, rightIn, summaryOf, withoutAccusation } from './checked.js';
import { sumOf } from './class/marks.js';
import { type Document, type Format, formatOf, readDocument } from './document/document.js';
import type { Formula } from './document/formula.js';
import { partStarts } from './document/headings.js';
import { isRight } from './judge/verdict.js';
import { isIn, isMostlyRight, withLinesOfOne } from './lines-of-one.js';
import { inWords, sentence } from './messages/sentence.js';
import { ofEachSample, withoutPenalty } from './one-sample.js';

/**
 * Judges every claim of a document. Of several parts the headings of the document choose; without such headings the one
 * that most of it is right for, and what is right of another is not called wrong.
 */
export function checkDocument(parts: readonly Part[], text: string, format: Format = formatOf(text)): Checked {
  const document = readDocument(text, format);
  const starts = partStarts(
    document.headings,
    parts.flatMap(({ part }) => part ?? []),
  );
  if (starts.length > 0) {
    const stretches = parts.map((part) => ({
      part,
      formulas: document.formulas.filter((f) => partAt(f, starts) === part.part),
    }));
    return joined(stretches.map(({ part, formulas }) => checkPart(part, { ...document, formulas })));
  }
  return mostRight(parts.map((part) => checkPart(part, document)) as [Checked, ...Checked[]]);
}

/** The document as most of it is right; what is right of another problem is not called wrong. */
function mostRight(all: readonly [Checked, ...Checked[]]): Checked {
  const best = all.reduce((a, b) => (rightIn(b.claims) > rightIn(a.claims) ? b : a));
  const claims = all
    .filter((c) => c !== best)
    .reduce((own, { claims }) => withoutAccusing(own, claims, best), best.claims);
  return { ...best, summary: summaryOf(claims), claims };
}

/** The claims, those that are right of another problem not called wrong: nothing tells of which they are said. */
function withoutAccusing(
  claims: readonly CheckedClaim[],
  ofAnother: readonly CheckedClaim[],
  { language }: Pick<Checked, 'language'>,
  why = sentence('ofWhichProblem'),
): readonly CheckedClaim[] {
  const right = new Set(ofAnother.filter((c) => isRight(c.verdict)).map((c) => c.span.start));
  const diagnosis = { code: 'undecided', says: inWords(why, language) };
  return claims.map((c) => (right.has(c.span.start) ? withoutAccusation(c, diagnosis) : c));
}

/** So few claims do not tell that they are meant for one sample: who forgot the mean writes them too. */
const FEW_FOR_ONE = 3;

/** What is mostly right about one of the samples, and mostly not about all of them, is a derivation for one sample. */
function checkSamples(problem: Problem, document: Document): Checked {
  const whole = checkFor(problem, document);
  // A program works on arrays of all samples.
  const isProgram = document.formulas.some(({ notation }) => notation === 'code');
  if (isProgram) return withoutMisfits(whole, problem, document);
  const isOfAll = isMostlyRight(whole.claims) || whole.claims.length <= FEW_FOR_ONE;
  const [one, ...others] = isOfAll ? [] : ofEachSample(problem);
  const first = one && checkFor(one, document);
  if (first === undefined || first.claims.length === 0 || !isMostlyRight(first.claims))
    return withLinesOfOne(withoutMisfits(whole, problem, document), problem, document);
  const of = mostRight([first, ...others.map((other) => checkFor(other, document)), whole]);
  return {
    ...of,
    notes: [...of.notes, { code: 'names', says: inWords(sentence('derivedForOneSample'), of.language) }],
  };
}

/** Arrays that do not fit together for all samples may be those of one: `h_\theta(x) = σ(θᵀx)`. */
function withoutMisfits(whole: Checked, problem: Problem, document: Document): Checked {
  const isMisfit = (c: CheckedClaim): boolean => c.verdict === 'wrong' && c.diagnosis?.code === 'shapes';
  const misfits = whole.claims.filter(isMisfit);
  const [one] = misfits.length > 0 ? ofEachSample(withoutPenalty(problem)) : [];
  if (one === undefined) return whole;
  const isOf = (f: Formula): boolean => f.notation !== 'code' && misfits.some((c) => isIn(f, c));
  const ofOne = checkFor(one, { ...document, formulas: document.formulas.filter(isOf) }).claims;
  const claims = whole.claims.flatMap((c) =>
    isMisfit(c) ? withoutAccusing([c], ofOne, whole, sentence('ofOneSample')) : c,
  );
  return { ...whole, summary: summaryOf(claims), claims };
}

/** A document that goes on with the problem's alternative is judged by that from there on, where more is right then. */
function checkPart({ problem }: Part, document: Document): Checked {
  const whole = checkSamples(problem, document);
  const alternative = alternativeIn(document, problem);
  if (alternative === undefined) return whole;
  const isAfter = (f: Formula): boolean => f.offsetOf(0) >= alternative.start;
  const before = checkFor(problem, { ...document, formulas: document.formulas.filter((f) => !isAfter(f)) });
  const after = checkFor(alternative.problem, { ...document, formulas: document.formulas.filter(isAfter) });
  const claims = [...before.claims, ...withoutAccusing(after.claims, whole.claims, whole)];
  return rightIn(claims) > rightIn(whole.claims) ? { ...before, summary: summaryOf(claims), claims } : whole;
}

/** The part that a formula belongs to; what stands above all of them goes with the first. */
const partAt = ({ offsetOf }: Formula, starts: ReturnType<typeof partStarts>): string | undefined =>
  (starts.findLast(({ start }) => start <= offsetOf(0)) ?? starts[0])?.part;

function joined(all: readonly Checked[]): Checked {
  const claims = all.flatMap((c) => c.claims).sort((a, b) => a.span.start - b.span.start);
  return {
    summary: summaryOf(claims),
    notes: distinct(all.flatMap((c) => c.notes)).filter(({ code }) => code !== DOES_NOT_FIT || isWithoutFit(all)),
    claims,
    marks: sumOf(all.flatMap((c) => c.marks ?? [])),
    language: all[0]?.language ?? 'en',
  };
}

/** A spec that fits some stretches of a document fits the document; where it does not, the lines say so. */
const isWithoutFit = (all: readonly Checked[]): boolean =>
  all.every(({ claims, notes }) => claims.length === 0 || notes.some(({ code }) => code === DOES_NOT_FIT));

const distinct = (notes: readonly Reason[]): readonly Reason[] =>
  notes.filter(({ says }, n) => notes.findIndex((other) => other.says === says) === n);
