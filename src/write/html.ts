/** A document as one HTML file: mathematics typeset, fonts inside, nothing fetched and nothing run. */
import type { Code, Document, Equation, Inlines, NumberedBlock, Table } from '../document/document.js';
import { inlineForm } from '../language/inline.js';
import type { Layout } from '../language/layout.js';
import { infix } from '../language/layout.js';
import { widthOf } from '../language/measure.js';
import { type SpeechWords, speech } from '../language/speech.js';
import { type Messages, messagesIn } from '../report/messages/messages.js';
import { type EquationRow, equationRows, isReasonOnly, MARGIN, PAGE_LINE } from './equation-rows.js';
import { escapeHtml } from './escape.js';
import { figureSvg } from './figures/figures.js';
import { type Token, tokensOf } from './highlight.js';
import { htmlPage } from './html-page.js';
import { mathHtml } from './katex.js';
import { keepsNext } from './pages/blocks.js';
import { chainPieces, isSetApart } from './pages/chains.js';
import { isWhole, keptRows } from './pages/tables.js';
import type { Printing } from './printing.js';
import { isPython, programText } from './program.js';
import { imprintLine } from './running.js';
import { columnWidths, foldedOnPage, leastWidth, partsThatFit } from './table-width.js';
import { type Ready, ready } from './templates.js';

/** The width of a printed page, less what mathematics is larger than text, and the size of a table's type, in points. */
const PAGE = 455;
const USUAL_SIZE = 9.4;
/** A wider left side has a line of its own on a narrow screen. */
const NARROW_LEFT = 3.2;
/** Wider mathematics may break within a line of text. */
const KEPT_TOGETHER = 9;

/** The whole page, ready to be opened or printed. Throws a TemplateError. */
export function writeHtml(document: Document, printing: Printing = {}): string {
  const say = messagesIn(document.language);
  // Below the title's h1 no rank is left out: sections are h2, or h3 within parts.
  const ranks = document.blocks.some((block) => block.kind === 'heading' && block.level === 0) ? 2 : 1;
  const blocks = document.blocks.map((block, n) => ({
    ...blockData(block, say, ranks),
    isKept: keepsNext(document.blocks, n),
  }));
  const data = {
    language: document.language,
    title: document.title,
    heading: ready(wordsHtml(document.title)),
    kicker: ready(wordsHtml(document.kicker)),
    facts: document.facts.map(({ name, value }) => ({ name: ready(wordsHtml(name)), value: inlines(value, say) })),
    imprint: ready(wordsHtml(imprintLine(document))),
    hasImprint: document.imprint !== undefined,
    page: say.page,
    contents: contentsOf(document, say),
    folds: document.blocks.some((block) => block.kind === 'equation' && block.lines.some(({ isStep }) => isStep)),
    blocks,
  };
  return htmlPage(data, document, printing);
}

/** The parts and the sections. */
const contentsOf = ({ blocks }: Document, say: Messages): readonly object[] =>
  blocks.flatMap((block) =>
    block.kind === 'heading' && block.level < 2
      ? [{ style: HEADINGS[block.level], anchor: block.anchor, number: block.number, text: inlines(block.text, say) }]
      : [],
  );

const inlines = (text: Inlines, say: Messages): Ready =>
  ready(
    text
      .map((inline) => {
        if (inline.kind === 'math') return inlineMath(inline.math, say);
        const escaped = wordsHtml(inline.text);
        if (inline.kind === 'reference') return `<a href="#${escapeHtml(inline.anchor)}">${escaped}</a>`;
        return inline.kind === 'emphasis' ? `<em>${escaped}</em>` : escaped;
      })
      .join(''),
  );

/** `2–3–1` and `d-3-1` stay on one line. */
const wordsHtml = (text: string): string =>
  escapeHtml(text).replace(/[\p{L}\p{N}]+(?:[–-]\p{N}+)+/gu, (numbers) => `<span class="m">${numbers}</span>`);

/** What is written with a slash for want of room is said as the fraction that it is. */
function inlineMath(layout: Layout, say: Messages): string {
  const flat = inlineForm(layout);
  return mathHtml(flat, widthOf(flat) <= KEPT_TOGETHER ? 'm' : 'm long', speech(layout, say.speech), false);
}

const HEADINGS = ['part', 'section', 'subsection'] as const;

/** What the partial of the block's kind prints. */
function blockData(block: NumberedBlock, say: Messages, ranks: number): object {
  const { kind, number, anchor } = block;
  const common = { kind, number, anchor };
  switch (block.kind) {
    case 'heading':
      return {
        ...common,
        rank: block.level + ranks,
        style: HEADINGS[block.level],
        text: inlines(block.text, say),
        marks: block.marks ?? '',
      };
    case 'paragraph':
      return { ...common, text: inlines(block.text, say) };
    case 'equation':
      return { ...common, ...equationData(block, number, say) };
    case 'table':
      return { ...common, ...tableData(block, number, say) };
    case 'figure':
      return {
        ...common,
        label: `${say.page.figure} ${number}`,
        drawing: ready(figureSvg(block.figure, say.speech)),
        caption: inlines(block.caption, say),
      };
    case 'list':
      return { ...common, items: block.items.map((item) => inlines(item, say)) };
    case 'question':
      return { ...common, text: inlines(block.text, say), marks: block.marks ?? '' };
    case 'code':
      return { ...common, code: ready(codeHtml(block)) };
    case 'space':
      return { ...common, lines: Array.from({ length: block.lines }) };
  }
}

/** A span a token, of what is not plain. */
function codeHtml({ program, part }: Code): string {
  const lines = programText(program, part).trimEnd().split('\n');
  const token = ({ kind, text }: Token): string =>
    kind === 'plain' ? escapeHtml(text) : `<span class="${kind}">${escapeHtml(text)}</span>`;
  return lines.map((line) => tokensOf(line, isPython(program)).map(token).join('')).join('\n');
}

function equationData(equation: Equation, number: string, say: Messages): object {
  const rows = equationRows(equation, { width: PAGE_LINE, margin: MARGIN });
  const pieces = chainPieces(rows, equation.answer);
  const steps = equation.lines.filter(({ isStep }) => isStep).length;
  return {
    answer: equation.answer,
    isWhole: pieces.length === 1,
    leftWidth: Math.max(...rows.map(({ left, right }) => (left && right ? widthOf(left) : 0))).toFixed(2),
    isRoomy: rows.some(({ left }) => left !== undefined && widthOf(left) > NARROW_LEFT),
    isHanging: rows.some(({ left, right }) => left !== undefined && right === undefined),
    pieces: pieces.map((piece) =>
      piece.map((row, n) => ({
        ...rowData(row, say),
        row: n + 1,
        isSetApart: isSetApart(rows, rows.indexOf(row)),
        reasonRows: Math.min(row.reasonRows, piece.length - n),
        number: row === rows.at(-1) ? `(${number})` : '',
        fold: row === rows[0] && steps > 0 ? { steps, words: say.page.steps(steps) } : '',
      })),
    ),
  };
}

const rowData = (row: EquationRow, say: Messages): object => ({
  left: row.left ? ready(mathHtml(row.left, 'm', speech(row.left, say.speech), true)) : '',
  isLeftOnly: row.right === undefined,
  isReasonOnly: isReasonOnly(row),
  indent: row.indent,
  right: row.right ? ready(rightSide(row.relation, row.right, say.speech)) : '',
  reason: inlines(row.reason, say),
  isStep: row.isStep,
});

/** The relation belongs to its right side, so that a narrow screen can wrap after it. */
function rightSide(relation: '=' | '≈' | ':=' | '←' | undefined, right: Layout, words: SpeechWords): string {
  const whole: Layout = { kind: 'row', items: [...(relation ? [infix(relation)] : []), ...itemsOf(right)] };
  return mathHtml(whole, 'm long', speech(whole, words), true);
}
const itemsOf = (layout: Layout): readonly Layout[] => (layout.kind === 'row' ? layout.items : [layout]);

/** A table that no page is wide enough for comes in parts. */
function tableData(narrow: Table, number: string, say: Messages): object {
  const { table, perSet } = foldedOnPage(narrow);
  return {
    caption: inlines(table.caption, say),
    parts: partsThatFit(table).map((part, n) => ({
      isContinued: n > 0,
      label: `${say.page.table} ${number}${n > 0 ? `, ${say.page.continued}` : ''}`,
      ...partData(part, perSet, say),
    })),
  };
}

function partData(table: Table, perSet: number, say: Messages): object {
  const { columns } = table;
  const widths = columnWidths(table);
  const needed = widths.reduce((sum, column) => sum + leastWidth(column), 0);
  // What goes over several lines reads from the left.
  const alignOf = (n: number): string => (widths[n]?.isProse ? 'left' : (columns[n]?.align ?? 'left'));
  // Between sets side by side the gap is wider.
  const classOf = (n: number): string => `${alignOf(n)}${n > 0 && n % perSet === 0 ? ' apart' : ''}`;
  const cellsOf = (row: readonly Inlines[]): object[] =>
    columns.map((_, n) => ({ style: classOf(n), content: inlines(row[n] ?? [], say) }));
  return {
    size: Math.min(USUAL_SIZE, PAGE / needed).toFixed(2),
    columns: columns.map(({ head }, n) => ({ head: inlines(head, say), style: classOf(n) })),
    isWhole: isWhole(table),
    groups: keptRows(table).map((rows) => rows.map(({ cells, isKept }) => ({ cells: cellsOf(cells), isKept }))),
  };
}
