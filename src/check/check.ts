/** A hand derivation, judged claim by claim against a spec. */

import type { Span } from '../language/source.js';
import { within } from '../language/table.js';
import { operationByOperation } from '../problem/forms/operations.js';
import type { Problem } from '../problem/problem.js';
import type { Part } from '../problem/read.js';
import { type Marks, marksFor, sumOf } from './class/marks.js';
import { type Document, type Format, formatOf, readDocument } from './document/document.js';
import type { Formula } from './document/formula.js';
import { partStarts } from './document/headings.js';
import { Judge } from './judge/judge.js';
import { type Diagnosis, isRight, type Judgement, VERDICTS, type Verdict, worst } from './judge/verdict.js';
import { inWords, type Sentence, sentence } from './messages/sentence.js';
import { withNewHead } from './names/assigned.js';
import { GrowingNames } from './names/defined.js';
import { fits } from './names/fit.js';
import { functionWords } from './names/functions.js';
import { inferNames } from './names/infer.js';
import type { Names } from './names/names.js';
import { notationOf } from './names/notation.js';
import { isPlausible } from './names/plausible.js';
import { quantityName } from './quantity-name.js';
import { groundOf, withLengths } from './world/ground.js';
import { worldsOf } from './world/worlds.js';
import type { Chain } from './written/chain.js';
import { isMachineRead, withoutGarbled } from './written/garbled.js';
import type { Macros } from './written/latex-tokens.js';
import { chainsIn } from './written/read.js';
import type { Vocabulary } from './written/token.js';
import { Unreadable } from './written/written.js';

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

/**
 * Judges every claim of a document. Of several parts the headings of the document choose; without such headings the one
 * that most of it is right for.
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
    return joined(stretches.map(({ part, formulas }) => checkFor(part, { ...document, formulas })));
  }
  const [first, ...others] = parts.map((part) => checkFor(part, document)) as [Checked, ...Checked[]];
  const right = ({ claims }: Checked): number => claims.filter((c) => isRight(c.verdict)).length;
  return others.reduce((best, other) => (right(other) > right(best) ? other : best), first);
}

/** The part that a formula belongs to; what stands above all of them goes with the first. */
const partAt = ({ offsetOf }: Formula, starts: ReturnType<typeof partStarts>): string | undefined =>
  (starts.findLast(({ start }) => start <= offsetOf(0)) ?? starts[0])?.part;

function joined(all: readonly Checked[]): Checked {
  const claims = all.flatMap((c) => c.claims).sort((a, b) => a.span.start - b.span.start);
  return {
    summary: summaryOf(claims),
    notes: distinct(all.flatMap((c) => c.notes)),
    claims,
    marks: sumOf(all.flatMap((c) => c.marks ?? [])),
    language: all[0]?.language ?? 'en',
  };
}

const distinct = (notes: readonly Reason[]): readonly Reason[] =>
  notes.filter(({ says }, n) => notes.findIndex((other) => other.says === says) === n);

const summaryOf = (claims: readonly CheckedClaim[]): Checked['summary'] =>
  Object.fromEntries(VERDICTS.map((v) => [v, claims.filter((c) => c.verdict === v).length])) as Checked['summary'];

function checkFor({ problem }: Part, { formulas, macros, notes }: Document): Checked {
  return within(problem.table, () => {
    const ground = groundOf(withLengths(asSpoken(problem)));
    const worlds = worldsOf(ground);
    const functions = functionWords(ground);
    const vocabulary: Vocabulary = {
      isFunction: (word) => functions.has(word),
      words: new Set([...functions, ...WORDS]),
    };
    const asWritten = formulas.map((formula) => readFormula(formula, macros, vocabulary));
    const read = isMachineRead(asWritten.map((r) => (r.formula.notation === 'latex' ? r.problem : undefined)))
      ? asWritten.map((r) => ({ ...r, chains: r.chains.map(withoutGarbled) }))
      : asWritten;
    const chains = read.flatMap((r) => r.chains);
    const notation = notationOf(chains, ground, worlds);
    const inferred = inferNames(chains, notation.names, ground, worlds);
    const names = new GrowingNames(inferred.names, ground, worlds.drawn);
    const judge = new Judge({ ground, names }, worlds);
    const { language } = problem.presentation;
    const inLanguage: InLanguage = (diagnosis) => ({ ...diagnosis, says: inWords(diagnosis.says, language) });
    const judged = read.flatMap((r) => claimsOf(r, { judge, names, inLanguage }));
    const doesFit = fits(
      read.filter(({ formula }) => formula.isMarked).flatMap((r) => r.chains),
      inferred.names,
    );
    const claims = doesFit ? judged : judged.map((claim) => withoutAccusation(claim, inLanguage));
    const understood = [
      ...notation.says,
      ...inferred.says,
      ...names.inferred.map(({ name, as }) => sentence('as', name, as)),
    ].map((said) => inWords(said, language));
    return {
      summary: summaryOf(claims),
      notes: [
        ...notes,
        ...(doesFit ? [] : [{ code: 'spec-does-not-fit', says: sentence('doesNotFit') }]),
        ...(understood.length > 0 ? [{ code: 'names', says: sentence('readAs', understood.join(', ')) }] : []),
      ].map(inLanguage),
      claims,
      marks: marksFor(claims, ground),
      language,
    };
  });
}

type InLanguage = (diagnosis: Diagnosis) => Reason;

/** A claim of a document that may be about something else. */
function withoutAccusation(claim: CheckedClaim, inLanguage: InLanguage): CheckedClaim {
  const diagnosis = inLanguage({ code: 'undecided', says: sentence('specDoesNotFit') });
  const mild = <T extends CheckedLink>(link: T): T =>
    link.verdict === 'wrong' || link.verdict === 'follows' ? { ...link, verdict: 'undecided', diagnosis } : link;
  return { ...mild(claim), links: claim.links.map(mild) };
}

/** A sheet that goes operation by operation speaks of quantities between those of the spec. */
const asSpoken = (problem: Problem): Problem =>
  problem.presentation.notation.style === 'operations' ? operationByOperation(problem) : problem;

/** Names of several letters that LaTeX writes like products. */
const WORDS = [
  'net',
  'out',
  'new',
  'old',
  'MSE',
  'SSE',
  'BCE',
  'Loss',
  'loss',
  'Cost',
  'cost',
  'Error',
  'total',
  'target',
];

/** What closes a piece of LaTeX behind its last sign. */
const CLOSING = /^(?:\s*(?:\}|\\end\{[a-zA-Z]+\*?\}|\\right\s*\\?[^a-zA-Z\s]))+/;

/** What is left of the piece before, where a macro has no place of its own. */
const OPENING = /^(?:[\s}&]|\\begin\{aligned\}|\\\\|\\(?:label|tag)\*?\{[^{}]*\})+/;

/** A formula with its chains, or the reason why it has none. */
interface ReadFormula {
  readonly formula: Formula;
  readonly chains: readonly Chain[];
  readonly problem?: Unreadable;
}

function readFormula(formula: Formula, macros: Macros, vocabulary: Vocabulary): ReadFormula {
  try {
    const chains = chainsIn(formula, macros, vocabulary).map(withNewHead);
    return { formula, chains: formula.isMarked || chains.every(isReadable) ? chains : [] };
  } catch (error) {
    if (!(error instanceof Unreadable)) throw error;
    return { formula, chains: [], problem: error };
  }
}

const isReadable = ({ sides }: Chain): boolean => sides.every(({ written }) => !(written instanceof Unreadable));

interface Hearing {
  readonly judge: Judge;
  readonly names: Names;
  readonly inLanguage: InLanguage;
}

function claimsOf(
  { formula, chains, problem }: ReadFormula,
  { judge, names, inLanguage }: Hearing,
): readonly CheckedClaim[] {
  const inDocument = ({ start, end }: Span): Span => {
    const closing = formula.notation === 'latex' ? (CLOSING.exec(formula.text.slice(end))?.[0].length ?? 0) : 0;
    const opening = formula.notation === 'latex' ? (OPENING.exec(formula.text.slice(start, end))?.[0].length ?? 0) : 0;
    return { start: formula.offsetOf(start + opening), end: formula.offsetOf(end + closing) };
  };
  const unread = (span: Span, says: Sentence): CheckedClaim => ({
    span: inDocument(span),
    verdict: 'unread',
    diagnosis: inLanguage({ code: 'unread', says }),
    links: [],
    about: [],
  });
  if (chains.length === 0 && formula.isDisplayed) judge.interrupt();
  if (problem) return formula.isMarked && formula.text.includes('=') ? [unread(problem.span, problem.reason)] : [];
  return chains.flatMap((chain): readonly CheckedClaim[] => {
    if (!formula.isMarked && !isPlausible(chain, formula.notation, names)) {
      judge.interrupt();
      return [];
    }
    const judged = formula.notation === 'code' ? judge.assignment(chain) : judge.chain(chain, formula.isDisplayed);
    if (judged === undefined) {
      return chain.goesOn && formula.isMarked ? [unread(chain.span, sentence('rowUnread'))] : [];
    }
    const links = judged.links.map(({ left, right, diagnosis, ...judgement }): CheckedSide => {
      const start = left.span.start < right.span.start ? left.span.start : right.span.start;
      const at = diagnosis?.at && inDocument(diagnosis.at);
      return {
        ...judgement,
        ...(diagnosis && { diagnosis: { ...inLanguage(diagnosis), ...(at && { at }) } }),
        span: inDocument({ start, end: right.span.end }),
        side: inDocument(right.span),
      };
    });
    const verdict = worst(links.map((l) => l.verdict));
    const { diagnosis, expected } = links.find((l) => l.verdict === verdict) as CheckedSide;
    const said = { ...(diagnosis && { diagnosis }), ...(expected && { expected }) };
    const about = judged.about.map(({ node, value }) => ({ name: quantityName(node), value }));
    return [{ span: inDocument(chain.span), verdict, ...said, links, about }];
  });
}
