/** A document as Markdown with `$…$`, as GitHub and Jupyter show it. */
import type { Document, Equation, Inlines, NumberedBlock, Table } from '../document/document.js';
import type { Curve, Figure, PointCloud } from '../document/figure.js';
import { inlineForm } from '../language/inline.js';
import { infix, type Layout, row, words } from '../language/layout.js';
import { type Messages, messagesIn } from '../report/messages/messages.js';
import { equationRows } from './equation-rows.js';
import { endsOf } from './figures/figures.js';
import { portableMath } from './portable-math.js';
import { isPython, programText } from './program.js';
import { imprintLine } from './running.js';

/** Room for an equation, in em. */
const LINE = 44;

/** The whole sheet. */
export function writeMarkdown(document: Document): string {
  const say = messagesIn(document.language);
  return `${[...headTexts(document), ...document.blocks.map((block) => blockText(block, say))].join('\n\n')}\n`;
}

/** The title and what stands beside it. */
export function headTexts(document: Document): readonly string[] {
  const facts = document.facts.map(({ name, value }) => `- ${escaped(name)}: ${inlines(value)}`);
  const imprint = escaped(imprintLine(document));
  return [`# ${escaped(document.title)}`, imprint, facts.join('\n')].filter((part) => part !== '');
}

/** Characters that Markdown, or the mathematics in it, would read as its own; and no line of a stranger's begins a block. */
const escaped = (text: string): string =>
  text
    .replace(/\s+/gu, ' ')
    .replace(/[\\`*_{}[\]<>#+\-!|$~&]/g, (character) =>
      character === '&' ? '&amp;' : character === '<' ? '&lt;' : `\\${character}`,
    );

const inlines = (text: Inlines): string =>
  text
    .map((inline) => {
      if (inline.kind === 'math') return `$${portableMath(inlineForm(inline.math))}$`;
      return inline.kind === 'emphasis' ? `*${escaped(inline.text)}*` : escapedWithin(inline.text);
    })
    .join('');

/** Spaces at the ends belong to the sentence. */
const escapedWithin = (text: string): string => {
  const [, before = '', body = '', after = ''] = /^(\s*)(.*?)(\s*)$/su.exec(text) ?? [];
  return `${before && ' '}${escaped(body)}${after && ' '}`;
};

/** A block by itself. */
export function blockText(block: NumberedBlock, { page, mathematics }: Messages): string {
  const { number } = block;
  switch (block.kind) {
    case 'heading':
      return `${'#'.repeat(block.level + 2)} ${number && `${number} `}${inlines(block.text)}${inBrackets(block.marks)}`;
    case 'paragraph':
      return inlines(block.text);
    case 'list':
      return block.items.map((item) => `- ${inlines(item)}`).join('\n');
    case 'question':
      return `**${number}.** ${inlines(block.text)}${inBrackets(block.marks)}`;
    case 'space':
      return Array.from({ length: block.lines }, () => '<br>').join('\n');
    case 'code':
      return `\`\`\`${isPython(block.program) ? 'python' : 'ts'}\n${programText(block.program, block.part)}\`\`\``;
    case 'equation':
      return equationText(block, number);
    case 'table':
      return `**${page.table} ${number}.** ${inlines(block.caption)}\n\n${tableText(block)}`;
    case 'figure':
      return `${figureText(block.figure, mathematics.decimalMark)}\n\n**${page.figure} ${number}.** ${inlines(block.caption)}`;
  }
}

const inBrackets = (marks: string | undefined): string => (marks === undefined ? '' : ` *(${escaped(marks)})*`);

/** Words and mathematics side by side within a display. */
const besideLine = (reason: Inlines): Layout =>
  row(...reason.map((inline) => (inline.kind === 'math' ? inlineForm(inline.math) : words(inline.text))));

/** One aligned display, a result in a box; the reasons stand in a column of their own. */
function equationText(equation: Equation, number: string): string {
  const lines = equationRows(equation, { width: LINE }).map(({ left, relation, right, reason }) => {
    const side: Layout[] = relation ? [infix(relation)] : [];
    const body = portableMath(row(...side, ...(right ? [right] : [])));
    return `${left ? `${portableMath(left)} ` : ''}&${relation ? '' : '\\quad '}${body}${reason.length > 0 ? ` && ${portableMath(besideLine(reason))}` : ''}`;
  });
  const chain = `\\begin{aligned}\n${lines.join(' \\cr\n')}\n\\end{aligned}`;
  return `$$\n${equation.answer ? `\\boxed{${chain}}` : chain} \\tag{${number}}\n$$`;
}

function tableText({ columns, groups }: Table): string {
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  const rules = { left: ':--', right: '--:', center: ':-:' };
  return [
    line(columns.map(({ head }) => inlines(head))),
    line(columns.map(({ align }) => rules[align])),
    ...groups.flat().map((cells) => line(columns.map((_, n) => inlines(cells[n] ?? [])))),
  ].join('\n');
}

/** The drawing in words: as it is described, or each curve by its ends, each kind of points by their number. */
const figureText = (figure: Figure, mark: string): string =>
  figure.kind === 'curves'
    ? [...figure.curves.map((curve) => curveText(curve, mark)), ...(figure.clouds ?? []).map(cloudText)].join('\n')
    : inlines(figure.description);

const curveText = (curve: Curve, mark: string): string => {
  const ends = endsOf(curve, mark).map((end) => `$${portableMath(end)}$`);
  return `- $${portableMath(curve.label)}$: ${ends.join(' … ')}`;
};

const cloudText = ({ label, points }: PointCloud): string => `- $${portableMath(label)}$: ${points.length}`;
