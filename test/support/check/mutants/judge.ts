/**
 * Right documents with one small mistake each: a sign, an index, an exponent, a factor or a digit. Whether it is one is
 * decided by what the printed mathematics is worth, which nothing of the program reads or evaluates.
 */
import type { CheckedClaim } from '../../../../src/check/checked.js';
import { isRight, type Verdict, worst } from '../../../../src/check/judge/verdict.js';
import type { Random } from '../../random.js';
import { type Edit, editsOf, inDifferentClaims, withEdits } from './edits.js';

/** A document, right throughout, that mistakes are put into. */
export interface Subject {
  readonly text: string;
  readonly check: (text: string) => readonly CheckedClaim[];
  /** Whether an edit makes a line false. */
  readonly changesValue: (edit: Edit) => boolean;
}

/** A mutant, and how its line came out. */
export interface Mutant {
  readonly kind: string;
  readonly came: Verdict | 'no claim';
  /** What was changed, and what became of it. */
  readonly shown: string;
}

/** What the checker made of the mutants of a document. */
export interface MutantReport {
  readonly claims: number;
  /** Claims of the document as it is that it does not find right. */
  readonly notRight: readonly string[];
  readonly mutants: readonly Mutant[];
  /** Lines without a mistake that it finds wrong, beside one with a mistake. */
  readonly accused: readonly string[];
}

/** So many claims of one copy have a mistake each at most, and no more than one of eight. */
const AT_ONCE = 8;
const SHARE = 1 / 8;

/** Checks a document, and copies of it with `count` mistakes in all. */
export function judgeMutants(subject: Subject, count: number, random: Random): MutantReport {
  const { text, check, changesValue } = subject;
  const claims = check(text);
  const edits = claims
    .map((c) => editsOf(text.slice(c.span.start, c.span.end), c.span.start))
    .filter((kinds) => kinds.length > 0);
  const mutants: Mutant[] = [];
  const accused: string[] = [];
  const atOnce = Math.min(AT_ONCE, Math.ceil(edits.length * SHARE));
  for (let round = 0; mutants.length < count && round < 2 + (2 * count) / atOnce; round++) {
    const chosen = inDifferentClaims(edits, Math.min(atOnce, count - mutants.length), random).filter(changesValue);
    const together = judgedWith(subject, chosen);
    mutants.push(
      ...together.mutants.map((mutant, n) =>
        // Of several mistakes one may follow from another.
        mutant.came === 'wrong' ? mutant : (judgedWith(subject, [chosen[n] as Edit]).mutants[0] as Mutant),
      ),
    );
    accused.push(...together.accused);
  }
  const notRight = claims.filter((c) => !isRight(c.verdict)).map((c) => shown(c, text));
  return { claims: claims.length, notRight, mutants, accused };
}

/** The document with all of these edits, judged. */
function judgedWith(
  { text: right, check }: Subject,
  edits: readonly Edit[],
): { readonly mutants: readonly Mutant[]; readonly accused: readonly string[] } {
  const { text, places } = withEdits(right, edits);
  const claims = check(text);
  const claimsAt = (at: number): readonly CheckedClaim[] =>
    claims.filter(({ span }) => span.start <= at && at <= span.end);
  const hit = new Set(places.flatMap(claimsAt));
  return {
    mutants: edits.map(({ kind, start, end, by }, n): Mutant => {
      const at = claimsAt(places[n] as number);
      const change = `${JSON.stringify(right.slice(start, end))} to ${JSON.stringify(by)}`;
      const came = at.length === 0 ? 'no claim' : worst(at.map((c) => c.verdict));
      return { kind, came, shown: `${kind}, ${change}: ${at.map((c) => shown(c, text)).join(' ')}` };
    }),
    accused: claims.filter((c) => c.verdict === 'wrong' && !hit.has(c)).map((c) => shown(c, text)),
  };
}

const shown = (c: CheckedClaim, text: string): string =>
  `${c.verdict}: ${text.slice(c.span.start, c.span.end).replace(/\s+/g, ' ')}`;
