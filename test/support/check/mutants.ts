/**
 * Right documents with one small mistake each: a sign, an index, an exponent, a factor or a digit. Whether it is one is
 * decided by what the printed mathematics is worth, which nothing of the program reads or evaluates.
 */
import { type CheckedClaim, checkDocument } from '../../../src/check/check.js';
import { isRight } from '../../../src/check/judge/verdict.js';
import { solveText } from '../../../src/commands/solved.js';
import { readProblems } from '../../../src/problem/read.js';
import { solveInStyle } from '../../../src/report/styles/styles.js';
import { readTexSheet } from '../printed/tex-sheet.js';
import { printedNames } from '../printed/truth.js';
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

/** Checks the sheet of a spec of one part, and `count` mutants of it. */
export function judgeMutants(spec: string, count: number, random: Random): MutantReport {
  const parts = readProblems(spec, 'spec');
  const tex = texOf(spec);
  const [solved] = solveText({ name: 'spec', text: spec }, { solver: solveInStyle });
  if (solved === undefined || parts.length > 1) throw new Error('a spec of one part is expected');
  const truth = printedNames(solved.solution);
  const falseLines = (text: string): number =>
    readTexSheet(text)
      .chains.flatMap((chain) => wrongInChain(chain, truth))
      .filter((line) => !line.startsWith('unread')).length;
  const { claims } = checkDocument(parts, tex);
  const shown = (c: CheckedClaim, text: string): string =>
    `${c.verdict}: ${text.slice(c.span.start, c.span.end).replace(/\s+/g, ' ')}`;
  const edits = claims.flatMap((c) => editsOf(tex.slice(c.span.start, c.span.end), c.span.start));
  const before = falseLines(tex);
  const missed: string[] = [];
  const accused: string[] = [];
  let mutants = 0;
  for (let tried = 0; mutants < count && tried < 4 * count && edits.length > 0; tried++) {
    const { kind, start, end, by } = random.pick(edits);
    const text = tex.slice(0, start) + by + tex.slice(end);
    if (falseLines(text) <= before) continue;
    mutants++;
    const what = `${kind}, ${JSON.stringify(tex.slice(start, end))} to ${JSON.stringify(by)}`;
    const after = checkDocument(parts, text).claims;
    const isHit = (c: CheckedClaim): boolean => c.span.start <= start && start <= c.span.end;
    const hit = after.filter(isHit);
    if (!hit.some((c) => c.verdict === 'wrong'))
      missed.push(`${what}: ${hit.map((c) => shown(c, text)).join(' ') || 'no claim'}`);
    const others = after.filter((c) => !isHit(c) && c.verdict === 'wrong');
    if (others.length > 0)
      accused.push(
        `${what} in ${hit.map((c) => shown(c, text)).join(' ')}: ${others.map((c) => shown(c, text)).join('; ')}`,
      );
  }
  const notRight = claims.filter((c) => !isRight(c.verdict)).map((c) => shown(c, tex));
  return { claims: claims.length, notRight, mutants, missed, accused };
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
