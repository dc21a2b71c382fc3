/** A document as LaTeX that a person would like to go on editing: macros at the top, one environment an equation. */
import type { Document, Equation, Inlines } from '../document/document.js';
import { inlineForm } from '../language/inline.js';
import { latex } from '../language/latex.js';
import { latexText } from '../language/latex-text.js';
import type { OperatorSymbol } from '../language/layout.js';
import { isTall } from '../language/measure.js';
import { type EquationRow, equationRows } from './equation-rows.js';
import { networkTikz } from './figures/network-tikz.js';
import { type NumberedBlock, numbered } from './numbered.js';
import { pageTemplate } from './templates.js';
import { texTable } from './tex-table.js';
import { inlinesWidth, shortened } from './words.js';

/** Room for an equation, in em, between its indent and its number. */
const LINE = 31.5;
/** Millimetres an em of the facts' small print takes. */
const SMALL_EM = 3.2;
/** Letters on a line of the margin, and in points how high such a line is and how far apart two rows are. */
const REASON = { letters: 19, line: 11, apart: 4 };
const ROW = { low: 17, deeper: 4, higher: 8 };

/** The whole source. */
export function writeTex(document: Document): string {
  const blocks = numbered(document.blocks).map(blockData);
  const names =
    Math.max(0, ...document.facts.map(({ name }) => inlinesWidth([{ kind: 'text', text: name }]))) * SMALL_EM;
  const values = Math.max(0, ...document.facts.map(({ value }) => inlinesWidth(value))) * SMALL_EM;
  const factWidth = Math.min(Math.ceil(values + 2), 62);
  return pageTemplate('tex')({
    language: document.language,
    title: words(document.title),
    kicker: words(document.kicker.toUpperCase()),
    pdfTitle: pdfText(document.title),
    runningTitle: words(shortened(document.title)),
    runningKicker: words(shortened(document.kicker, 24)),
    facts: document.facts.map(({ name, value }) => ({ name: words(name), value: inlines(value) })),
    factWidth,
    factsWidth: document.facts.length === 0 ? 0 : Math.ceil(names + 3 + factWidth),
    hasNetwork: document.blocks.some((block) => block.kind === 'figure'),
    blocks,
  });
}

const LONG_WORD = /\S{30,}/g;
/** Words longer than a column may break anywhere, without a hyphen. */
function words(text: string): string {
  const parts: string[] = [];
  let end = 0;
  for (const { 0: word, index } of text.matchAll(LONG_WORD)) {
    parts.push(latexText(text.slice(end, index)));
    parts.push((word.match(/.{1,12}/gu) ?? []).map(latexText).join('\\allowbreak{}'));
    end = index + word.length;
  }
  return [...parts, latexText(text.slice(end))].join('');
}

/** The title in the file's properties: no mathematics and no commands but escaped signs. */
const pdfText = (text: string): string =>
  latexText(text)
    .replaceAll(/\$\\?([A-Za-z]*)[^$]*\$/g, '$1')
    .replaceAll('\\allowbreak{}', '');

export const inlines = (text: Inlines): string =>
  text
    .map((inline) => {
      if (inline.kind === 'math') return `$${latex(inlineForm(inline.math))}$`;
      return inline.kind === 'emphasis' ? `\\emph{${words(inline.text)}}` : words(inline.text);
    })
    .join('');

const COLUMNS = 110;
/** A paragraph in lines that an editor shows whole. */
function paragraph(text: Inlines): string {
  const lines = [''];
  for (const word of inlines(text).split(' ')) {
    const line = lines.at(-1) as string;
    if (line !== '' && line.length + word.length >= COLUMNS) lines.push(word);
    else lines[lines.length - 1] = line === '' ? word : `${line} ${word}`;
  }
  return lines.join('\n');
}

/** What the partial of the block's kind prints. */
function blockData({ block }: NumberedBlock): object {
  const { kind } = block;
  switch (kind) {
    case 'heading':
      return { kind, command: block.level === 1 ? '\\section' : '\\subsection', text: inlines(block.text) };
    case 'paragraph':
      return { kind, text: paragraph(block.text) };
    case 'equation':
      return { kind, answer: block.answer, ...equationLines(block) };
    case 'table':
      return { kind, ...texTable(block, inlines) };
    case 'figure':
      return { kind, drawing: networkTikz(block.figure), caption: inlines(block.caption) };
    case 'list':
      return { kind, items: block.items.map(inlines) };
  }
}

function equationLines(equation: Equation): { rows: readonly string[]; below: number } {
  const rows = equationRows(equation, LINE);
  const spread = spreadFor(rows);
  return {
    rows: rows.map((row, n) => {
      if (n === rows.length - 1)
        return `${mathematics(row)} \\numbered${row.reason === '' ? '' : `[{${words(row.reason)}}]`}`;
      const extra = spread[n] as number;
      const why = row.reason === '' ? '' : ` \\why{${words(row.reason)}}`;
      return `${mathematics(row)}${why} \\\\${extra > 0 ? `[${extra}pt]` : ''}`;
    }),
    below: spread.at(-1) ?? 0,
  };
}

/** Points by which each row is set apart from the next, so that the reason beside it ends before the next one begins. */
function spreadFor(rows: readonly EquationRow[]): readonly number[] {
  const distances = rows.map(
    (row, n) => ROW.low + (isHigh(row) ? ROW.deeper : 0) + (isHigh(rows[n + 1]) ? ROW.higher : 0),
  );
  const spread = rows.map(() => 0);
  rows.forEach(({ reason, reasonRows }, n) => {
    const room = distances.slice(n, n + reasonRows).reduce((sum, distance) => sum + distance, 0);
    const missing = Math.ceil(reason.length / REASON.letters) * REASON.line + REASON.apart - room;
    if (missing > 0) spread.fill(Math.ceil(missing / reasonRows), n, n + reasonRows);
  });
  return spread;
}

const isHigh = (row: EquationRow | undefined): boolean =>
  (row?.left !== undefined && isTall(row.left)) || (row?.right !== undefined && isTall(row.right));

const RELATIONS: Readonly<Partial<Record<OperatorSymbol, string>>> = {
  '=': '=',
  '≈': '\\approx',
  ':=': '\\mathrel{:=}',
  '←': '\\leftarrow',
};

function mathematics({ left, relation, right }: EquationRow): string {
  if (right === undefined) return left ? `&${latex(left)}` : '';
  const before = left ? `${latex(left)} ` : '';
  return relation ? `${before}&${RELATIONS[relation]} ${latex(right)}` : `&\\qquad ${latex(right)}`;
}
