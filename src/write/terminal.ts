/** A document as plain text for a terminal, in columns of a given width. */
import type { Document, Equation, Inlines, NumberedBlock, Table } from '../document/document.js';
import type { Curve, Figure } from '../document/figure.js';
import type { Layout } from '../language/layout.js';
import { charactersOf, linear } from '../language/linear.js';
import { unicode } from '../language/unicode.js';
import { type Messages, messagesIn } from '../report/messages/messages.js';
import { type EquationRow, equationRows } from './equation-rows.js';
import { endsOf } from './figures/figures.js';
import { folded } from './folded-table.js';
import { programText } from './program.js';
import { imprintLine } from './running.js';
import { partsWithin } from './table-width.js';
import { plainText } from './words.js';

const INDENT = '  ';
/** Between the columns of a table. */
const GAP = '  ';
const MOST_COLUMNS = 100;

/** The whole sheet. `width` is the terminal's; `bold` marks headings where the terminal can. */
export function writeTerminal(document: Document, { width = 80, bold = false } = {}): string {
  const columns = Math.min(width, MOST_COLUMNS);
  const strong = (text: string): string => (bold ? `\u001b[1m${text}\u001b[0m` : text);
  const facts = document.facts.map(({ name, value }) => `${name}: ${plainText(value)}`);
  const imprint = imprintLine(document);
  const head = [
    ...wrapped(document.title, columns).map(strong),
    ...(imprint === '' ? [] : wrapped(imprint, columns)),
    ...wrapped(facts.join(' · '), columns),
  ];
  const say = messagesIn(document.language);
  const parts = document.blocks.map((block) => blockText(block, columns, strong, say).join('\n'));
  return `${[head.join('\n'), ...parts].join('\n\n')}\n`;
}

/** A stranger's text must not steer the terminal. */
const printable = (text: string): string => text.replace(/\p{Cc}+/gu, ' ');
const shown = (layout: Layout): string => printable(unicode(layout));
const textOf = (text: Inlines): string => printable(plainText(text));
/** How many columns a text takes: combining marks take none. */
const lengthOf = (text: string): number => [...text.replace(/\p{M}/gu, '')].length;

function blockText(
  block: NumberedBlock,
  columns: number,
  strong: (text: string) => string,
  { page, mathematics }: Messages,
): readonly string[] {
  const { number } = block;
  switch (block.kind) {
    case 'heading':
      return wrapped(`${number && `${number} `}${textOf(block.text)}${inBrackets(block.marks)}`, columns).map(strong);
    case 'paragraph':
      return wrapped(textOf(block.text), columns);
    case 'list':
      return block.items.flatMap((item) =>
        wrapped(textOf(item), columns - 2).map((line, n) => `${n === 0 ? '• ' : '  '}${line}`),
      );
    case 'question':
      return wrapped(`${number}. ${textOf(block.text)}${inBrackets(block.marks)}`, columns);
    case 'space':
      return Array.from({ length: block.lines }, () => `${INDENT}${'┈'.repeat(columns - 2 * INDENT.length)}`);
    case 'code':
      return programText(block.program, block.part).trimEnd().split('\n').map(printable);
    case 'equation':
      return equationText(block, number, columns);
    case 'table':
      return [...wrapped(`${page.table} ${number}. ${textOf(block.caption)}`, columns), ...tableTexts(block, columns)];
    case 'figure':
      return [
        ...figureText(block.figure, mathematics.decimalMark, columns),
        ...wrapped(`${page.figure} ${number}. ${textOf(block.caption)}`, columns),
      ];
  }
}

const inBrackets = (marks: string | undefined): string => (marks === undefined ? '' : ` (${printable(marks)})`);

function wrapped(text: string, columns: number): string[] {
  const lines = [''];
  for (const word of printable(text)
    .split(/ +/)
    .flatMap((word) => cut(word, columns))) {
    const line = lines.at(-1) as string;
    if (line !== '' && lengthOf(line) + 1 + lengthOf(word) > columns) lines.push(word);
    else lines[lines.length - 1] = line === '' ? word : `${line} ${word}`;
  }
  return lines;
}

/** A word in pieces of so many characters. */
const cut = (word: string, most: number): readonly string[] =>
  lengthOf(word) <= most ? [word] : (word.match(new RegExp(`.{1,${most}}`, 'gu')) ?? []);

/** Relations stand below each other, reasons in a column of their own where there is room for it. */
function equationText(equation: Equation, number: string, columns: number): readonly string[] {
  const { rows, lines } = fitted(equation, columns);
  const reasonsAt = Math.max(...lines.map(lengthOf)) + 3;
  const printed: string[] = [];
  let waiting: string[] = [];
  lines.forEach((line, n) => {
    const { reason, relation } = rows[n] as EquationRow;
    const mark = n < lines.length - 1 ? '' : `(${number})${equation.answer ? ' ◄' : ''}`;
    const note = [textOf(reason), mark].filter((part) => part !== '').join('  ');
    const gap = Math.max(2, Math.min(reasonsAt, columns - lengthOf(note)) - lengthOf(line));
    // A reason that finds no room goes below its line, all rows of it.
    if (relation !== undefined) printed.push(...waiting.splice(0));
    if (note === '') printed.push(line);
    else if (lengthOf(line) + gap + lengthOf(note) <= columns) printed.push(`${line}${' '.repeat(gap)}${note}`);
    else {
      printed.push(line);
      const below = wrapped(textOf(reason), columns - 8 - lengthOf(mark)).map((part) => `${INDENT}    ${part}`);
      waiting = below.map((part, k) => (k === below.length - 1 ? `${part}  ${mark}`.trimEnd() : part));
    }
  });
  return [...printed, ...waiting];
}

interface Fitted {
  readonly rows: readonly EquationRow[];
  readonly lines: readonly string[];
}

function fitted({ lines, ...rest }: Equation, columns: number): Fitted {
  const equation = { ...rest, lines: lines.map((line) => ({ ...line, right: linear(line.right) })) };
  return linesOf(equationRows(equation, { width: columns - INDENT.length, measure: charactersOf }));
}

function linesOf(rows: readonly EquationRow[]): Fitted {
  const lefts = rows.map(({ left, right }) => (left && right ? shown(left) : ''));
  const beside = Math.max(0, ...lefts.map(lengthOf));
  const lines = rows.map(({ left, relation, right, indent }, n) => {
    if (right === undefined) return `${INDENT}${left ? shown(left) : ''}`;
    const before = `${' '.repeat(beside - lengthOf(lefts[n] as string))}${lefts[n]}`;
    return `${INDENT}${before} ${relation ?? ' '.repeat(1 + indent)} ${shown(right)}`.trimEnd();
  });
  return { rows, lines };
}

/** A cell of a column that is narrower than this is not put on several lines. */
const WRAPS_FROM = 24;
/** A table that is too wide has cells of several lines, or comes in parts, an empty line apart. */
function tableTexts(narrow: Table, columns: number): readonly string[] {
  const room = columns - INDENT.length;
  const gap = 2 * GAP.length;
  const width = widthsOf(narrow).reduce((sum, column) => sum + column + GAP.length, gap);
  const { table } = folded(narrow, room + gap, width);
  const least = widthsOf(table).map((width) => Math.min(width, WRAPS_FROM) + GAP.length);
  const parts = partsWithin(room + GAP.length, table, least);
  return parts.flatMap((part, n) => (n === 0 ? tableText(part, room) : ['', ...tableText(part, room)]));
}

/** What is missing is taken from the columns that may be narrower, as much of each as it has too much. */
function narrowed(widths: readonly number[], room: number): readonly number[] {
  const sum = (numbers: readonly number[]): number => numbers.reduce((total, n) => total + n, 0);
  const missing = sum(widths) + GAP.length * (widths.length - 1) - room;
  const spare = widths.map((width) => Math.max(0, width - WRAPS_FROM));
  if (missing <= 0 || sum(spare) === 0) return widths;
  const share = Math.min(1, missing / sum(spare));
  return widths.map((width, n) => width - Math.ceil((spare[n] as number) * share));
}

/** The columns that each column of a table takes. */
function widthsOf({ columns, groups }: Table): readonly number[] {
  const rows = [columns.map(({ head }) => textOf(head)), ...groups.flat().map((cells) => cells.map(textOf))];
  return columns.map((_, n) => Math.max(...rows.map((cells) => lengthOf(cells[n] ?? ''))));
}

function tableText(table: Table, room: number): readonly string[] {
  const { columns, groups } = table;
  const widths = narrowed(widthsOf(table), room);
  const lines = (cells: readonly Inlines[]): readonly string[] => {
    const texts = columns.map((_, n) => wrapped(textOf(cells[n] ?? []), widths[n] as number));
    return Array.from({ length: Math.max(...texts.map((text) => text.length)) }, (_, k) =>
      columns
        .map(({ align }, n) => aligned(texts[n]?.[k] ?? '', align, widths[n] as number))
        .join(GAP)
        .trimEnd(),
    );
  };
  const rule = widths.map((width) => '─'.repeat(width)).join(GAP);
  const bodies = groups.map((rows) => rows.flatMap(lines));
  return [...lines(columns.map(({ head }) => head)), ...bodies.flatMap((body) => [rule, ...body]), rule].map(
    (l) => INDENT + l,
  );
}

function aligned(text: string, align: Table['columns'][number]['align'], width: number): string {
  const room = Math.max(0, width - lengthOf(text));
  const left = align === 'left' ? 0 : align === 'right' ? room : Math.floor(room / 2);
  return `${' '.repeat(left)}${text}${' '.repeat(room - left)}`;
}

function figureText(figure: Figure, mark: string, columns: number): readonly string[] {
  if (figure.kind === 'curves') {
    const clouds = (figure.clouds ?? []).map(({ label, points }) => `${INDENT}${shown(label)}: ${points.length}`);
    return [...figure.curves.map((curve) => curveText(curve, mark)), ...clouds];
  }
  return wrapped(textOf(figure.description), columns);
}

/** A curve by its ends. */
const curveText = (curve: Curve, mark: string): string =>
  `${INDENT}${shown(curve.label)}: ${endsOf(curve, mark).map(shown).join(' … ')}`;
