/** A hand derivation, judged claim by claim against a spec. */

import type { Span } from '../language/source.js';
import { within } from '../language/table.js';
import { operationByOperation } from '../problem/forms/operations.js';
import type { Problem } from '../problem/problem.js';
import type { Part } from '../problem/read.js';
import { alternativeIn } from './alternative.js';
import { type Marks, marksFor, sumOf } from './class/marks.js';
import { type Document, type Format, formatOf, readDocument } from './document/document.js';
import type { Formula } from './document/formula.js';
import { partStarts } from './document/headings.js';
import { Judge } from './judge/judge.js';
import { Misreading } from './judge/misreading.js';
import { type Diagnosis, isRight, type Judgement, VERDICTS, type Verdict, worst } from './judge/verdict.js';
import { inWords, type Sentence, sentence } from './messages/sentence.js';
import { chainsInEachLayer } from './names/any-layer.js';
import { unfinishedIn, withNewHead } from './names/assigned.js';
import { GrowingNames } from './names/defined.js';
import { isTrueAs } from './names/evidence.js';
import { fits, type Heard } from './names/fit.js';
import { functionWords } from './names/functions.js';
import { type FunctionOfCode, withFunctions } from './names/functions-of-code.js';
import { inferNames } from './names/infer.js';
import type { Names } from './names/names.js';
import { linesOf, notationOf } from './names/notation.js';
import { orientationOf } from './names/orientation.js';
import { isPlausible } from './names/plausible.js';
import { quantityName } from './quantity-name.js';
import { groundOf, withLengths } from './world/ground.js';
import { worldsOf } from './world/worlds.js';
import type { Chain } from './written/chain.js';
import { legibilityOf, withoutGarbled } from './written/garbled.js';
import type { Macros } from './written/latex-tokens.js';
import { chainsIn } from './written/read.js';
import type { Vocabulary } from './written/token.js';
import { wholePiece } from './written/whole-pieces.js';
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
    return joined(stretches.map(({ part, formulas }) => checkPart(part, { ...document, formulas })));
  }
  const [first, ...others] = parts.map((part) => checkPart(part, document)) as [Checked, ...Checked[]];
  return others.reduce((best, other) => (rightIn(other.claims) > rightIn(best.claims) ? other : best), first);
}

const rightIn = (claims: readonly CheckedClaim[]): number => claims.filter((c) => isRight(c.verdict)).length;

/** A document that goes on with the problem's alternative is judged by that from there on, where more is right then. */
function checkPart({ problem }: Part, document: Document): Checked {
  const whole = checkFor(problem, document);
  const alternative = alternativeIn(document, problem);
  if (alternative === undefined) return whole;
  const isAfter = (f: Formula): boolean => f.offsetOf(0) >= alternative.start;
  const before = checkFor(problem, { ...document, formulas: document.formulas.filter((f) => !isAfter(f)) });
  const after = checkFor(alternative.problem, { ...document, formulas: document.formulas.filter(isAfter) });
  const rightAsItIs = new Set(whole.claims.filter((c) => isRight(c.verdict)).map((c) => c.span.start));
  const says = inWords(sentence('ofWhichProblem'), problem.presentation.language);
  const ofWhich = { code: 'undecided', says };
  const claims = [
    ...before.claims,
    ...after.claims.map((c) => (rightAsItIs.has(c.span.start) ? withoutAccusation(c, ofWhich) : c)),
  ];
  return rightIn(claims) > rightIn(whole.claims) ? { ...before, summary: summaryOf(claims), claims } : whole;
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

function checkFor(problem: Problem, { formulas, macros, notes, isScan }: Document): Checked {
  return within(problem.table, () => {
    const ground = groundOf(withLengths(asSpoken(problem)));
    const worlds = worldsOf(ground);
    const functions = functionWords(ground);
    const vocabulary: Vocabulary = {
      isFunction: (word) => functions.has(word),
      words: new Set([...functions, ...WORDS]),
    };
    const asWritten = formulas.map((formula) => readFormula(formula, macros, vocabulary));
    const legibility = legibilityOf(
      asWritten.filter((r) => r.formula.notation === 'latex'),
      isScan,
    );
    const read =
      legibility === 'written' ? asWritten : asWritten.map((r) => ({ ...r, chains: r.chains.map(withoutGarbled) }));
    const chains = read.flatMap((r) => (r.formula.parameters ? [] : r.chains));
    const inLayers = chainsInEachLayer(chains, problem.network?.layers.length ?? 0);
    const notation = notationOf(inLayers, ground, worlds);
    const inferred = inferNames(inLayers, notation.names, ground, worlds);
    const oriented = orientationOf(linesOf(inLayers), inferred.names, ground, (line, way) =>
      Boolean(isTrueAs(line, way, ground, worlds.drawn.slice(0, 1))),
    );
    const known = withFunctions(oriented.names, read.flatMap(functionIn), ground);
    const names = new GrowingNames(known, ground, worlds.drawn);
    const judge = new Judge({ ground, names, oriented }, worlds, new Misreading(legibility, chains), inferred.rivals);
    const { language } = problem.presentation;
    const inLanguage: InLanguage = (diagnosis) => ({ ...diagnosis, says: inWords(diagnosis.says, language) });
    const unfinished = unfinishedIn(chains);
    const claiming = read.filter(({ formula }) => formula.parameters === undefined);
    const heard = claiming.flatMap((r) => claimsOf(r, { judge, names, unfinished, inLanguage }));
    const judged = heard.map(({ claim }) => claim);
    const doesFit = fits(
      heard.flatMap(({ chain, claim }) => (chain ? [{ chain, outcome: outcomeOf(claim) }] : [])),
      inferred.names,
    );
    const noFit = inLanguage({ code: 'undecided', says: sentence('specDoesNotFit') });
    const claims = doesFit ? judged : judged.map((claim) => withoutAccusation(claim, noFit));
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

function outcomeOf({ verdict, diagnosis }: CheckedClaim): Heard['outcome'] {
  if (verdict === 'unread') return diagnosis?.code === 'unknown-name' ? 'unknown names' : 'unread';
  if (verdict === 'undecided') return diagnosis?.code === 'misread' ? 'unread' : 'open';
  return isRight(verdict) ? 'right' : 'accused';
}

/** A claim that may be about something else. */
function withoutAccusation(claim: CheckedClaim, diagnosis: Reason): CheckedClaim {
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
  'output',
  'input',
];

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

/** The function that a formula of a program defines. */
function functionIn({ formula: { parameters }, chains: [chain] }: ReadFormula): readonly FunctionOfCode[] {
  const [head, body] = (chain?.sides ?? []).map(({ written }) => written);
  const isDefined = parameters && head && body && !(head instanceof Unreadable) && !(body instanceof Unreadable);
  return isDefined && head.kind === 'name' ? [{ name: head, parameters, body }] : [];
}

const isReadable = ({ sides }: Chain): boolean => sides.every(({ written }) => !(written instanceof Unreadable));

/** A claim, with the chain that makes it where it was read that far. */
interface HeardClaim {
  readonly claim: CheckedClaim;
  readonly chain?: Chain;
}

interface Hearing {
  readonly judge: Judge;
  readonly names: Names;
  /** What a program works on later. */
  readonly unfinished: ReadonlySet<Chain>;
  readonly inLanguage: InLanguage;
}

function claimsOf(
  { formula, chains, problem }: ReadFormula,
  { judge, names, unfinished, inLanguage }: Hearing,
): readonly HeardClaim[] {
  const inDocument = (span: Span): Span => {
    const { start, end } = formula.notation === 'latex' ? wholePiece(formula.text, span) : span;
    return { start: formula.offsetOf(start), end: formula.offsetOf(end) };
  };
  const unread = (span: Span, says: Sentence): HeardClaim => ({
    claim: {
      span: inDocument(span),
      verdict: 'unread',
      diagnosis: inLanguage({ code: 'unread', says }),
      links: [],
      about: [],
    },
  });
  if (chains.length === 0 && formula.isDisplayed) judge.interrupt();
  if (problem) return formula.isMarked && formula.text.includes('=') ? [unread(problem.span, problem.reason)] : [];
  return chains.flatMap((chain): readonly HeardClaim[] => {
    if (!formula.isMarked && !isPlausible(chain, formula.notation, names)) {
      judge.interrupt();
      return [];
    }
    const judged =
      formula.notation === 'code'
        ? judge.assignment(chain, !unfinished.has(chain))
        : judge.chain(chain, formula.isDisplayed);
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
    return [{ chain, claim: { span: inDocument(chain.span), verdict, ...said, links, about } }];
  });
}
