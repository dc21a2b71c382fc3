/** Layout as LaTeX, the way a careful author types it; KaTeX reads the same. */
import { GREEK } from './greek.js';
import { latexText } from './latex-text.js';
import type { Layout, OperatorSymbol } from './layout.js';
import { isTall } from './measure.js';

const OPERATORS: Readonly<Record<OperatorSymbol, string>> = {
  '+': '+',
  '-': '-',
  '=': '=',
  '≈': '\\approx',
  '≠': '\\neq',
  '<': '<',
  '≤': '\\le',
  '>': '>',
  '≥': '\\ge',
  '·': '\\cdot',
  '×': '\\times',
  '⊙': '\\odot',
  '∈': '\\in',
  '→': '\\to',
  '←': '\\leftarrow',
  ',': ',',
  ';': ';',
  '/': '/',
  ':=': '\\mathrel{:=}',
  '∂': '\\partial',
  d: '\\mathrm{d}',
  '(': '(',
  ')': ')',
  '[': '[',
  ']': ']',
  '|': '|',
  '': '',
};
/** Written close to what stands on their left, without a space of their own. */
const TIGHT: ReadonlySet<OperatorSymbol> = new Set(['/', '(', ')', '[', ']', '|', '']);

/** Functions that LaTeX has a command for. */
const NAMED: ReadonlySet<string> = new Set([
  'log',
  'ln',
  'exp',
  'max',
  'min',
  'sin',
  'cos',
  'tan',
  'tanh',
  'arg',
  'det',
]);

/** What stands in the place of a number: the vector of ones, the ring of an entrywise power. */
const SIGNS: ReadonlyMap<string, string> = new Map([
  ['𝟏', '\\mathbf{1}'],
  ['∘', '\\circ'],
  ['∞', '\\infty'],
]);

const FENCES = {
  '(': ['(', ')', 'pmatrix'],
  '[': ['[', ']', 'bmatrix'],
  '|': ['\\lvert', '\\rvert', 'vmatrix'],
} as const;
const TALL_FENCES = { '(': ['(', ')'], '[': ['[', ']'], '|': ['\\lvert', '\\rvert'] } as const;

/** `layout` as LaTeX for math mode: amsmath's commands, and nothing that KaTeX lacks. */
export const latex = (layout: Layout): string => print(layout, false);

/** `script`: in a subscript or a superscript, where things are set small and tight. */
function print(layout: Layout, script: boolean): string {
  switch (layout.kind) {
    case 'identifier':
      return identifierLatex(layout.name, layout.upright ?? false);
    case 'number':
      return (
        SIGNS.get(layout.text) ??
        (/^[\d.,]+$/.test(layout.text) ? layout.text.replace(',', '{,}') : `\\text{${latexText(layout.text)}}`)
      );
    case 'operator':
      return OPERATORS[layout.symbol];
    case 'row':
      return rowLatex(layout.items, script);
    case 'fraction':
      return fractionLatex(layout, script, 'frac');
    case 'script':
      return scriptLatex(layout, script);
    case 'accent': {
      const wide = layout.body.kind === 'identifier' && commandOrLetter(layout.body.name) === undefined;
      const command = layout.accent === 'bar' ? (wide ? 'overline' : 'bar') : `${wide ? 'wide' : ''}${layout.accent}`;
      return `\\${command}{${print(layout.body, script)}}`;
    }
    case 'fenced':
      return fencedLatex(layout, script);
    case 'root':
      return `\\sqrt{${print(layout.body, script)}}`;
    case 'sum':
      return glue([`\\sum${underneath('_', layout.under)}`, ' ', print(layout.body, script)]);
    case 'apply':
      return glue([
        functionLatex(layout.name),
        layout.argument.kind === 'fenced' ? '' : ' ',
        print(layout.argument, script),
      ]);
    case 'cases': {
      const rows = layout.rows.map(({ value, condition }) => `${print(value, script)} & ${print(condition, script)}`);
      return `\\begin{cases} ${rows.join(' \\\\ ')} \\end{cases}`;
    }
    case 'matrix':
      return matrixLatex(layout.rows, 'matrix');
    case 'under':
      // The strut sets what stands below several factors on one line.
      return `\\underset{${print(layout.below, true)}}{\\mathstrut ${print(layout.base, script)}}`;
    case 'blank':
      return blankLatex(layout.width);
    case 'words':
      return `\\text{${latexText(layout.text)}}${layout.text.endsWith(' ') ? ' ' : ''}`;
  }
}

/** A rule to write on, and one without width that makes room for handwriting above it. */
const blankLatex = (width: number): string =>
  `\\rule{0em}{1.5em}\\rule[-0.25em]{${Number(width.toFixed(1))}em}{0.04em}`;

/** A command and a letter after it need a space between them. */
function glue(parts: readonly string[]): string {
  let line = '';
  for (const part of parts) line += /\\[A-Za-z]+$/.test(line) && /^[A-Za-z]/.test(part) ? ` ${part}` : part;
  return line;
}

const commandOrLetter = (name: string): string | undefined =>
  GREEK.has(name) ? `\\${name}` : /^[A-Za-z]$/.test(name) ? name : undefined;

function identifierLatex(name: string, upright: boolean): string {
  if (/^′+$/.test(name)) return "'".repeat(name.length);
  if (upright) return name === 'T' ? '\\top' : `\\mathrm{${wordLatex(name)}}`;
  return commandOrLetter(name) ?? `\\mathit{${wordLatex(name)}}`;
}

const wordLatex = (name: string): string => (/^[A-Za-z0-9]+$/.test(name) ? name : `\\text{${latexText(name)}}`);

function functionLatex(name: Layout): string {
  if (name.kind === 'script') return scriptLatex(name, false, functionLatex(name.base));
  if (name.kind !== 'identifier' || !name.upright) return print(name, false);
  return NAMED.has(name.name)
    ? `\\${name.name}`
    : `\\operatorname{${/^[A-Za-z0-9-]+$/.test(name.name) ? name.name : wordLatex(name.name)}}`;
}

function rowLatex(items: readonly Layout[], script: boolean): string {
  const parts: string[] = [];
  items.forEach((item, n) => {
    const before = items[n - 1];
    if (item.kind === 'operator') parts.push(...operatorLatex(item.symbol, item.form, before, items[n + 1], script));
    else if (item.kind === 'fraction')
      parts.push(fractionLatex(item, script, isSmallFraction(item) ? 'tfrac' : 'frac'));
    else parts.push(print(item, script));
  });
  return glue(parts).trimEnd();
}

function operatorLatex(
  symbol: OperatorSymbol,
  form: 'infix' | 'prefix',
  before: Layout | undefined,
  after: Layout | undefined,
  script: boolean,
): readonly string[] {
  if (symbol === '') return [before && after && !script ? thinSpace(before, after) : ''];
  if (form === 'prefix' || TIGHT.has(symbol)) return [OPERATORS[symbol]];
  if (symbol === ',' || symbol === ';') return [script ? symbol : `${symbol} `];
  // A sign that leads a line needs something to stand between, or TeX takes it for the sign of a number.
  return [before === undefined ? '{} ' : ' ', OPERATORS[symbol], ' '];
}

/** A little air where two factors would stick together, or a bracket would read as the argument of a function. */
function thinSpace(before: Layout, after: Layout): string {
  if (before.kind === 'under' || after.kind === 'under') return '\\;';
  if (grows(before) || grows(after) || isNamed(after)) return '';
  if (after.kind === 'fraction') return '\\,';
  if (after.kind === 'fenced' || after.kind === 'apply') return BEFORE_BRACKET.has(before.kind) ? '\\,' : '';
  return AFTER_BRACKET.has(before.kind === 'script' ? before.base.kind : before.kind) ? '\\,' : '';
}

const BEFORE_BRACKET: ReadonlySet<Layout['kind']> = new Set(['identifier', 'accent', 'apply', 'fraction', 'root']);
const AFTER_BRACKET: ReadonlySet<Layout['kind']> = new Set(['fenced', 'apply', 'root']);

/** TeX itself puts a thin space before named functions, and around brackets that grow. */
const grows = (layout: Layout): boolean => layout.kind === 'fenced' && isTall(layout.body);
function isNamed(layout: Layout): boolean {
  if (layout.kind !== 'apply') return false;
  const name = layout.name.kind === 'script' ? layout.name.base : layout.name;
  return name.kind === 'identifier' && name.upright === true;
}

const isSmallNumber = (layout: Layout): boolean => layout.kind === 'number' && /^\d{1,3}$/.test(layout.text);
const isSmallFraction = ({ top, bottom }: { top: Layout; bottom: Layout }): boolean =>
  isSmallNumber(top) && isSmallNumber(bottom);

const fractionLatex = (
  { top, bottom }: { top: Layout; bottom: Layout },
  script: boolean,
  command: 'frac' | 'tfrac',
): string => `\\${command}{${print(top, script)}}{${print(bottom, script)}}`;

/** `_x` or `_{12}`: braces only around what is more than one character or command. */
function underneath(mark: '_' | '^', layout: Layout): string {
  const content = print(layout, true);
  if (mark === '^' && /^'+$/.test(content)) return content;
  return /^(?:[A-Za-z0-9*+-]|\\[A-Za-z]+)$/.test(content) ? `${mark}${content}` : `${mark}{${content}}`;
}

function scriptLatex(
  { base, sub, sup }: { base: Layout; sub?: Layout; sup?: Layout },
  script: boolean,
  head = print(base, script),
): string {
  // A base that has scripts of its own, or several parts, is held together.
  const isGrouped = base.kind === 'row' || base.kind === 'script' || base.kind === 'sum';
  // Braces around nothing but an accent and its scripts are lost on TeX.
  const isAccented = base.kind === 'script' && base.base.kind === 'accent';
  const grouped = isGrouped ? `{${head}${isAccented ? '{}' : ''}}` : head;
  return `${grouped}${sub ? underneath('_', sub) : ''}${sup ? underneath('^', sup) : ''}`;
}

function fencedLatex({ open, body }: { open: '(' | '[' | '|'; body: Layout }, script: boolean): string {
  const [left, right, environment] = FENCES[open];
  if (body.kind === 'matrix') return matrixLatex(body.rows, environment);
  const inside = print(body, script);
  if (!script && isTall(body))
    return glue([`\\left${TALL_FENCES[open][0]}`, inside, ` \\right${TALL_FENCES[open][1]}`]);
  return glue([left, inside, right]);
}

function matrixLatex(rows: readonly (readonly Layout[])[], environment: string): string {
  // Without brackets a single column is no matrix but an expression on several lines.
  if (environment === 'matrix' && rows.every((cells) => cells.length === 1))
    return `\\begin{aligned} ${rows.map(([cell]) => `& ${cell ? print(cell, false) : ''}`).join(' \\\\ ')} \\end{aligned}`;
  const lines = rows.map((cells) => cells.map((cell) => print(cell, false)).join(' & '));
  return `\\begin{${environment}} ${lines.join(' \\\\ ')} \\end{${environment}}`;
}
