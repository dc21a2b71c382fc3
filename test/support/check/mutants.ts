/**
 * Right documents with one small mistake each: a sign, an index, an exponent, a factor or a digit. Whether it is one is
 * decided by what the printed mathematics is worth, which nothing of the program reads or evaluates.
 */
import { checkDocument } from '../../../src/check/check.js';
import type { CheckedClaim } from '../../../src/check/checked.js';
import { isRight } from '../../../src/check/judge/verdict.js';
import { solveText } from '../../../src/commands/solved.js';
import { type Part, readProblems } from '../../../src/problem/read.js';
import { solveInStyle } from '../../../src/report/styles/styles.js';
import { type Chain, readTexSheet } from '../printed/tex-sheet.js';
import { printedNames, type Truth } from '../printed/truth.js';
import { wrongInChain } from '../printed/wrong-numbers.js';
import type { Random } from '../random.js';
import { texOf } from './tex-of.js';

interface Edit {
  readonly kind: string;
  readonly start: number;
  readonly end: number;
  readonly by: string;
}

/** What the checker made of the mutants of a document. */
export interface MutantReport {
  readonly claims: number;
  /** Claims of the document as it is that it does not find right. */
  readonly notRight: readonly string[];
  readonly mutants: number;
  /** Mutants whose line it does not find wrong, and lines that it finds wrong beside. */
  readonly missed: readonly string[];
  readonly accused: readonly string[];
}

/** So many claims of one copy have a mistake each. */
const AT_ONCE = 8;

/** Checks the sheet of a spec of one part, and copies of it with `count` mistakes in all. */
export function judgeMutants(spec: string, count: number, random: Random): MutantReport {
  const parts = readProblems(spec, 'spec');
  const tex = texOf(spec);
  const [solved] = solveText({ name: 'spec', text: spec }, { solver: solveInStyle });
  if (solved === undefined || parts.length > 1) throw new Error('a spec of one part is expected');
  const { claims } = checkDocument(parts, tex);
  const changesValue = valueTest(tex, printedNames(solved.solution));
  const edits = claims
    .map((c) => editsOf(tex.slice(c.span.start, c.span.end), c.span.start))
    .filter((e) => e.length > 0);
  const missed: string[] = [];
  const accused: string[] = [];
  let mutants = 0;
  for (let round = 0; mutants < count && round < 2 + (2 * count) / AT_ONCE; round++) {
    const chosen = inDifferentClaims(edits, Math.min(AT_ONCE, count - mutants), random).filter(changesValue);
    mutants += chosen.length;
    const together = judgedWith(parts, tex, chosen);
    accused.push(...together.accused);
    // Of several mistakes one may follow from another.
    const alone = together.missed.map((edit) => judgedWith(parts, tex, [edit]));
    missed.push(
      ...alone.flatMap((judged) => judged.missed.map((edit) => `${told(edit, tex)}: ${judged.hit.join(' ')}`)),
    );
  }
  const notRight = claims.filter((c) => !isRight(c.verdict)).map((c) => shown(c, tex));
  return { claims: claims.length, notRight, mutants, missed, accused };
}

interface Judged {
  /** Edits whose line is not found wrong. */
  readonly missed: readonly Edit[];
  /** The lines with an edit, and lines without one that are found wrong. */
  readonly hit: readonly string[];
  readonly accused: readonly string[];
}

/** The document with all of these edits, judged. */
function judgedWith(parts: readonly Part[], tex: string, edits: readonly Edit[]): Judged {
  const { text, places } = withEdits(tex, edits);
  const { claims } = checkDocument(parts, text);
  const isAt = ({ span }: CheckedClaim, at: number | undefined): boolean =>
    at !== undefined && span.start <= at && at <= span.end;
  const wrong = claims.filter((c) => c.verdict === 'wrong');
  const isHit = (c: CheckedClaim): boolean => places.some((at) => isAt(c, at));
  return {
    missed: edits.filter((_, n) => !wrong.some((c) => isAt(c, places[n]))),
    hit: claims.filter(isHit).map((c) => shown(c, text)),
    accused: wrong.filter((c) => !isHit(c)).map((c) => shown(c, text)),
  };
}

const told = ({ kind, start, end, by }: Edit, tex: string): string =>
  `${kind}, ${JSON.stringify(tex.slice(start, end))} to ${JSON.stringify(by)}`;

const shown = (c: CheckedClaim, text: string): string =>
  `${c.verdict}: ${text.slice(c.span.start, c.span.end).replace(/\s+/g, ' ')}`;

/** Whether an edit makes a printed line false: its chain is worth something else than before. */
function valueTest(tex: string, truth: Truth): (edit: Edit) => boolean {
  const chainsOf = (text: string): readonly Chain[] => {
    const { chains, inline } = readTexSheet(text);
    return [...chains, ...inline];
  };
  const falseIn = (chain: Chain | undefined): number =>
    chain ? wrongInChain(chain, truth).filter((line) => !line.startsWith('unread')).length : 0;
  const before = chainsOf(tex);
  return (edit) =>
    chainsOf(withEdits(tex, [edit]).text).some(
      (chain, n) => JSON.stringify(chain) !== JSON.stringify(before[n]) && falseIn(chain) > falseIn(before[n]),
    );
}

/** One edit each of some claims, in the order of the text. */
function inDifferentClaims(edits: readonly (readonly Edit[])[], count: number, random: Random): readonly Edit[] {
  const chosen = new Set(Array.from({ length: count }, () => random.pick(edits)));
  return [...chosen].map((of) => random.pick(of)).sort((a, b) => a.start - b.start);
}

/** The text with all of these edits, and where each of them begins in it. */
function withEdits(tex: string, edits: readonly Edit[]): { readonly text: string; readonly places: readonly number[] } {
  let text = '';
  let from = 0;
  const places = edits.map(({ start, end, by }) => {
    text += tex.slice(from, start);
    from = end;
    const place = text.length;
    text += by;
    return place;
  });
  return { text: text + tex.slice(from), places };
}

/** What may be changed in a piece of LaTeX that begins at `from`. */
function editsOf(latex: string, from: number): readonly Edit[] {
  const found = (kind: string, pattern: RegExp, by: (match: RegExpMatchArray) => string): readonly Edit[] =>
    [...latex.matchAll(pattern)].map((match) => {
      const start = from + match.index;
      return { kind, start, end: start + match[0].length, by: by(match) };
    });
  const other = (digit: string, by: number): string => String((Number(digit) + by) % 10);
  return [
    ...found('sign', / [+-] /g, ([sign]) => (sign === ' + ' ? ' - ' : ' + ')),
    ...found('index', /(?<=_\{?\d?)\d(?=[^.\d])/g, ([digit]) => (digit === '1' ? '2' : '1')),
    ...found('exponent', /\^\{?2/g, ([power]) => power.replace('2', '3')),
    ...found('factor', /\\left\([^()]*\\right\)/g, () => ''),
    ...found('digit', /(?<=\.\d*)\d/g, ([digit]) => other(digit, 4)),
    ...found('digit', /(?<![\d._^{])\d(?=\.\d)/g, ([digit]) => other(digit, 1)),
  ];
}
