/** A checked document, as it is reported. */

import type { Span } from '../language/source.js';
import type { SectionId } from '../problem/sections.js';
import { isRight, type Judgement, VERDICTS, type Verdict } from './judge/verdict.js';

/** Why, by a code of the contract and in the words of the spec's language. */
export interface Reason {
  readonly code: string;
  readonly says: string;
  /** The piece that is meant, where it is not the whole. */
  readonly at?: Span;
}

/** A claim, or a link of one; the spans are in the text of the document. */
export interface CheckedLink extends Omit<Judgement, 'diagnosis'> {
  readonly span: Span;
  readonly diagnosis?: Reason;
}

/** A link of a chain; `side` is what its sign leads to. */
export interface CheckedSide extends CheckedLink {
  readonly side: Span;
}

export interface CheckedClaim extends CheckedLink {
  readonly links: readonly CheckedSide[];
  /** The quantities that its head names. */
  readonly about: readonly NamedQuantity[];
}

export interface NamedQuantity {
  /** In the spec's names: `z[1]`, `dL/dw`. */
  readonly name: string;
  /** With the given values; undefined where they do not settle it. */
  readonly value: number | undefined;
}

export interface Marks {
  readonly given: number;
  /** What can be had in the sections that are judged. */
  readonly of: number;
  /** Sections of the spec that a reader of lines cannot judge, and what they are worth. */
  readonly left: ReadonlyMap<SectionId, number>;
}

export interface Checked {
  readonly summary: Readonly<Record<Verdict, number>>;
  /** What was taken for granted, and what holds for the whole document. */
  readonly notes: readonly Reason[];
  readonly claims: readonly CheckedClaim[];
  /** By the `marks:` of the spec; undefined where it gives none. */
  readonly marks: Marks | undefined;
  /** In which the reasons are said. */
  readonly language: string;
}

export const summaryOf = (claims: readonly CheckedClaim[]): Checked['summary'] =>
  Object.fromEntries(VERDICTS.map((v) => [v, claims.filter((c) => c.verdict === v).length])) as Checked['summary'];

export const rightIn = (claims: readonly CheckedClaim[]): number => claims.filter((c) => isRight(c.verdict)).length;

/** A claim that may be about something else. */
export function withoutAccusation(claim: CheckedClaim, diagnosis: Reason): CheckedClaim {
  const mild = <T extends CheckedLink>(link: T): T =>
    link.verdict === 'wrong' || link.verdict === 'follows'
      ? { ...link, verdict: 'undecided', diagnosis, expected: undefined }
      : link;
  return { ...mild(claim), links: claim.links.map(mild) };
}
