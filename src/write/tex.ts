/** A document as LaTeX that a person would like to go on editing: macros at the top, one environment an equation. */
import type { Code, Document, Equation, Heading, Inlines, NumberedBlock, Reference } from '../document/document.js';
import type { Figure } from '../document/figure.js';

import { INDENT } from '../language/break.js';
import { inlineForm } from '../language/inline.js';
import { latexText } from '../language/latex-text.js';
import { infix } from '../language/layout.js';
import { isTall } from '../language/measure.js';
import { unicode } from '../language/unicode.js';
import { type Messages, messagesIn } from '../report/messages/messages.js';
import { type EquationRow, equationRows, isReasonOnly, MARGIN, PAGE_LINE } from './equation-rows.js';
import { figureTikz } from './figures/figures.js';
import { type Token, tokensOf } from './highlight.js';
import { keepsNext } from './pages/blocks.js';
import { chainPieces, isSetApart } from './pages/chains.js';
import { linesNeeded } from './pages/lines-needed.js';
import { PAPER_SIZES, widerMargin } from './paper.js';
import type { Printing } from './printing.js';
import { isPython, programText } from './program.js';
import { runningLines } from './running.js';
import { templatesOf } from './templates.js';
import { type Macro, texNotation, type WriteMath } from './tex-notation.js';
import { padded, texTable } from './tex-table.js';
import { inlinesWidth, plainText } from './words.js';

/** Facts beside the title, in em: names and values that are longer go over several lines. */
const FACTS = { name: 10, value: 18 };
/** Letters on a line of the margin, and in points how high such a line is and how far apart two rows are. */
const REASON = { letters: 19, line: 11, apart: 4 };
/** So many rows fit into a box, which cannot break. */
const MOST_IN_A_BOX = 24;
const ROW = { low: 17, deeper: 4, higher: 8, last: 12 };

/** The whole source, or what stands between the beginning and the end of the document. Throws a TemplateError. */
export function writeTex(document: Document, { paper = 'a4', templates, fragment = false }: Printing = {}): string {
  const { page } = messagesIn(document.language);
  const notation = texNotation(document);
  const math = notation.write;
  const blocks = document.blocks.map((block, n) => ({
    ...blockData(block, page, math),
    lines: linesNeeded(document.blocks, n),
    isKept: keepsNext(document.blocks, n),
  }));
  const figures = document.blocks.flatMap((block) => (block.kind === 'figure' ? [block.figure] : []));
  const has = (kind: Figure['kind']): boolean => figures.some((figure) => figure.kind === kind);
  const facts = document.facts.map(({ name, value }) => [words(name, LONG.margin), inlines(value, math)]);
  const { first, later, foot } = runningLines(document);
  return templatesOf('tex', templates).partial(fragment ? 'fragment' : 'page')({
    language: document.language,
    paper: PAPER_SIZES[paper].latex,
    left: 20 + widerMargin(paper),
    right: 58 + widerMargin(paper),
    page,
    // TeX speaks English by itself.
    isForeign: document.language !== 'en',
    title: words(document.title),
    kicker: words(document.kicker.toUpperCase()),
    facts: padded(facts),
    factColumns: factColumns(document),
    pdfTitle: pdfText(document.title),
    firstHead: { left: words(first.left), right: words(first.right) },
    laterHead: { left: words(later.left), right: words(later.right) },
    foot: words(foot),
    hasNetwork: has('network'),
    hasCurves: has('curves'),
    hasPoints: figures.some((figure) => figure.kind === 'curves' && figure.clouds !== undefined),
    hasGraph: has('graph'),
    hasCode: document.blocks.some(({ kind }) => kind === 'code'),
    blocks,
    // Last, when all that the sheet writes with them has been written.
    notation: definitions(notation.used(), fragment ? 'providecommand' : 'newcommand'),
  });
}

/** A line each, what it stands for beside it. */
const definitions = (macros: readonly Macro[], command: 'newcommand' | 'providecommand'): readonly string[] =>
  padded(
    macros.map(({ name, parameters, meaning, about }) => [
      `\\${command}{\\${name}}${parameters > 0 ? `[${parameters}]` : ''}{${meaning}}`,
      about,
    ]),
    ' % ',
  );

/** The columns of the facts, where they are not as narrow as most. */
function factColumns({ facts }: Document): string {
  const isWide = (text: Inlines, most: number): boolean => inlinesWidth(text) > most;
  const name = facts.some((fact) => isWide([{ kind: 'text', text: fact.name }], FACTS.name));
  const value = facts.some((fact) => isWide(fact.value, FACTS.value));
  if (!name && !value) return '';
  const column = (wide: boolean, em: number): string => (wide ? `\\raggedright\\arraybackslash}p{${em}em}` : '}l');
  return `>{\\color{mute}${column(name, FACTS.name)}>{${column(value, FACTS.value)}`;
}

/** Words that are longer than a line may break anywhere, without a hyphen: after so many letters. */
const LONG = { text: 30, margin: 16, pieces: 10 };
function words(text: string, long = LONG.text): string {
  const parts: string[] = [];
  let end = 0;
  for (const { 0: word, index } of text.matchAll(new RegExp(`\\S{${long},}`, 'gu'))) {
    parts.push(latexText(text.slice(end, index)));
    const pieces = word.match(new RegExp(`.{1,${LONG.pieces}}`, 'gu')) ?? [];
    parts.push(pieces.map(latexText).join('\\allowbreak{}'));
    end = index + word.length;
  }
  return [...parts, latexText(text.slice(end))].join('').replaceAll('][U+', ']\\allowbreak{}[U+');
}

/** Text in the properties and the bookmarks of a PDF, which hold no mathematics: a sign of it is named there. */
const pdfText = (text: string): string =>
  [...text.normalize('NFKC').replaceAll('\u2044', '/')]
    .map((character) => latexText(character).replace(/^\$\\?([^$]*)\$$/, '$1'))
    .join('');

const inlines = (text: Inlines, math: WriteMath, long?: number): string =>
  text
    .map((inline) => {
      if (inline.kind === 'math') return `$${math(inlineForm(inline.math))}$`;
      if (inline.kind === 'reference') return referenceTex(inline);
      return inline.kind === 'emphasis' ? `\\emph{${words(inline.text, long)}}` : words(inline.text, long);
    })
    .join('');

const LABELS = { equation: 'eq', table: 'tab', section: 'sec' } as const;

const referenceTex = ({ target, number, anchor, text }: Reference): string =>
  target === 'equation'
    ? `\\eqref{eq:${anchor}}`
    : `${words(text.slice(0, -number.length).trimEnd())}~\\ref{${LABELS[target]}:${anchor}}`;

/** What `\\ref` finds it by, where anything refers to it. */
function labelFor({ kind, anchor, isCited }: NumberedBlock): string {
  if (!isCited) return '';
  return `${LABELS[kind === 'heading' ? 'section' : kind === 'table' ? 'table' : 'equation']}:${anchor}`;
}

const COLUMNS = 110;
/** A paragraph in lines that an editor shows whole. */
function paragraph(text: Inlines, math: WriteMath): string {
  const lines = [''];
  for (const word of inlines(text, math).split(' ')) {
    const line = lines.at(-1) as string;
    if (line !== '' && line.length + word.length >= COLUMNS) lines.push(word);
    else lines[lines.length - 1] = line === '' ? word : `${line} ${word}`;
  }
  return lines.join('\n');
}

const HEADINGS = ['\\sheetpart', '\\section', '\\subsection'] as const;

/** What the partial of the block's kind prints. */
function blockData(block: NumberedBlock, page: Messages['page'], math: WriteMath): object {
  const inText = (text: Inlines): string => inlines(text, math);
  const { kind } = block;
  const label = labelFor(block);
  switch (kind) {
    case 'heading':
      return { kind, label, command: HEADINGS[block.level], ...headingText(block, math) };
    case 'paragraph':
      return { kind, text: paragraph(block.text, math) };
    case 'equation':
      return { kind, label, ...equationLines(block, math) };
    case 'table':
      return { kind, label, ...texTable(block, inText, page.continued) };
    case 'figure':
      return { kind, drawing: figureTikz(block.figure, math), caption: inText(block.caption) };
    case 'list':
      return { kind, items: block.items.map(inText) };
    case 'question':
      return { kind, ...markedWith(block.marks, inlines(block.text, math)) };
    case 'code':
      return { kind, code: codeLines(block) };
    case 'space':
      return { kind };
  }
}

/** Code a line: spaces keep their width, tokens that are not plain have a macro. */
function codeLines({ program, part }: Code): readonly string[] {
  const inCode = (text: string): string => words(text).replaceAll(' ', '\\ ');
  const token = ({ kind, text }: Token): string => (kind === 'plain' ? inCode(text) : `\\code${kind}{${inCode(text)}}`);
  const lines = programText(program, part).trimEnd().split('\n');
  return lines.map((line) => tokensOf(line, isPython(program)).map(token).join(''));
}

/** As an optional argument, which a bracket would end. */
const bracketed = (text: string): string => (text.includes(']') ? `[{${text}}]` : `[${text}]`);

/** `short`: without the marks, for where these are not said. */
const markedWith = (marks: string | undefined, text: string): object => ({
  short: marks === undefined ? '' : bracketed(text),
  markedText: `${text}${marks === undefined ? '' : `\\worth{${words(marks)}}`}`,
});

/** Its text goes into the bookmarks too. */
function headingText(heading: Heading, math: WriteMath): object {
  const text = heading.text.map((inline) => {
    const written = inlines([inline], math);
    return inline.kind === 'math' ? `\\texorpdfstring{${written}}{${pdfText(unicode(inline.math))}}` : written;
  });
  return markedWith(heading.marks, text.join(''));
}

function equationLines(equation: Equation, math: WriteMath): object {
  const rows = equationRows(equation, { width: PAGE_LINE, margin: MARGIN });
  const spread = spreadFor(rows);
  const hanging = rows.some(({ left, right }) => left !== undefined && right === undefined);
  const sides = rows.map((row) => mathematics(row, hanging, math));
  const lefts = aligned(sides.map(({ left }) => left));
  const pieces = chainPieces(rows, equation.answer);
  const ends = new Set(pieces.map((piece) => piece.at(-1)));
  return {
    answer: equation.answer && rows.length <= MOST_IN_A_BOX,
    environment: pieces.length > 1 ? 'longchain' : 'chain',
    rows: rows.map((row, n) => {
      const reason = inlines(row.reason, math, LONG.margin);
      const why = reason && (isReasonOnly(row) ? `\\whybelow{${reason}}` : ` \\why{${reason}}`);
      const start = `${lefts[n]}&${sides[n]?.right}${why}`;
      if (n === rows.length - 1) return start;
      const extra = spread[n] as number;
      return `${start} \\\\${pieces.length > 1 && !ends.has(row) ? '*' : ''}${extra > 0 ? `[${extra}pt]` : ''}`;
    }),
    below: spread.at(-1) ?? 0,
  };
}

/** Left sides that are longer stand before their relations as they are, and those of other lines are not moved for them. */
const LONGEST_ALIGNED = 28;
/** Texts with spaces behind them, so that what follows stands one below the other. */
function aligned(texts: readonly string[]): readonly string[] {
  const width = Math.max(0, ...texts.map(({ length }) => length).filter((length) => length <= LONGEST_ALIGNED));
  return texts.map((text) => text.padEnd(width));
}

/** Points by which each row is set apart from the next, so that the reason beside it ends before the next one begins. */
function spreadFor(rows: readonly EquationRow[]): readonly number[] {
  const distances = rows.map(
    (row, n) =>
      ROW.low +
      (isHigh(row) ? ROW.deeper : 0) +
      (isHigh(rows[n + 1]) ? ROW.higher : 0) +
      (n === rows.length - 1 ? ROW.last : 0),
  );
  const spread = rows.map(() => 0);
  rows.forEach((row, n) => {
    const { reason, reasonRows } = row;
    if (isReasonOnly(row)) return;
    const room = distances.slice(n, n + reasonRows).reduce((sum, distance) => sum + distance, 0);
    const missing = Math.ceil(plainText(reason).length / REASON.letters) * REASON.line + REASON.apart - room;
    if (missing > 0) spread.fill(Math.ceil(missing / reasonRows), n, n + reasonRows);
  });
  return spread.map((extra, n) => Math.max(extra, isSetApart(rows, n + 1) ? REASON.apart : 0));
}

const isHigh = (row: EquationRow | undefined): boolean =>
  (row?.left !== undefined && isTall(row.left)) || (row?.right !== undefined && isTall(row.right));

/** What stands on both sides of the alignment. `hanging`: a left side stands above its relations, which are set further in. */
function mathematics(
  { left, relation, right, indent }: EquationRow,
  hanging: boolean,
  math: WriteMath,
): { readonly left: string; readonly right: string } {
  if (right === undefined) return { left: '', right: left ? math(left) : '' };
  const sign = relation === undefined ? `\\qquad${'\\quad'.repeat(indent - INDENT)}` : math(infix(relation));
  return { left: left ? `${math(left)} ` : '', right: `${hanging ? '\\quad ' : ''}${sign} ${math(right)}` };
}
