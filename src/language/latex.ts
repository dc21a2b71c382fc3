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

/** A macro that stands for the first `length` of some items. */
export interface MacroUse {
  /** Without the backslash: `pd`. */
  readonly name: string;
  readonly arguments: readonly (Layout | string)[];
  readonly length: number;
}

/** The macros of a page: which one, if any, the beginning of a row and the upright name of a function are written with. */
export interface Macros {
  readonly items: (items: readonly Layout[]) => MacroUse | undefined;
  readonly functionName: (name: string) => string | undefined;
}
const NO_MACROS: Macros = { items: () => undefined, functionName: () => undefined };

/** `script`: in a subscript or a superscript, where things are set small and tight. */
interface Way {
  readonly script: boolean;
  readonly macros: Macros;
}

/** `layout` as LaTeX for math mode: amsmath's commands, and nothing that KaTeX lacks but the macros that are given. */
export const latex = (layout: Layout, macros = NO_MACROS): string => print(layout, { script: false, macros });

const print = (layout: Layout, way: Way): string => macroLatex([layout], way)?.source ?? printed(layout, way);

/** What begins `items`, written with a macro. */
function macroLatex(items: readonly Layout[], way: Way): { source: string; length: number } | undefined {
  const use = way.macros.items(items);
  if (use === undefined) return undefined;
  const given = use.arguments.map((argument) => `{${typeof argument === 'string' ? argument : print(argument, way)}}`);
  return { source: `\\${use.name}${given.join('')}`, length: use.length };
}

function printed(layout: Layout, way: Way): string {
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
      return rowLatex(layout.items, way);
    case 'fraction':
      return fractionLatex(layout, way, 'frac');
    case 'script':
      return scriptLatex(layout, way);
    case 'accent': {
      const wide = layout.body.kind === 'identifier' && commandOrLetter(layout.body.name) === undefined;
      const command = layout.accent === 'bar' ? (wide ? 'overline' : 'bar') : `${wide ? 'wide' : ''}${layout.accent}`;
      return `\\${command}{${print(layout.body, way)}}`;
    }
    case 'fenced':
      return fencedLatex(layout, way);
    case 'root':
      return `\\sqrt{${print(layout.body, way)}}`;
    case 'sum':
      return glue([`\\sum${underneath('_', layout.under, way)}`, ' ', print(layout.body, way)]);
    case 'apply':
      return glue([
        functionLatex(layout.name, way),
        layout.argument.kind === 'fenced' ? '' : ' ',
        print(layout.argument, way),
      ]);
    case 'cases': {
      const rows = layout.rows.map(({ value, condition }) => `${print(value, way)} & ${print(condition, way)}`);
      return `\\begin{cases} ${rows.join(' \\\\ ')} \\end{cases}`;
    }
    case 'matrix':
      return matrixLatex(layout.rows, 'matrix', way);
    case 'under':
      // The strut sets what stands below several factors on one line.
      return `\\underset{${print(layout.below, small(way))}}{\\mathstrut ${print(layout.base, way)}}`;
    case 'blank':
      return blankLatex(blankWidth(layout.width));
    case 'words':
      return `\\text{${latexText(layout.text)}}${layout.text.endsWith(' ') ? ' ' : ''}`;
  }
}

/** A rule to write on, so many em wide, and one without width that makes room for handwriting above it. */
export const blankLatex = (width: string): string => `\\rule{0em}{1.5em}\\rule[-0.25em]{${width}em}{0.04em}`;
export const blankWidth = (width: number): string => String(Number(width.toFixed(1)));

const small = (way: Way): Way => ({ ...way, script: true });

/** A command and a letter after it need a space between them. */
function glue(parts: readonly string[]): string {
  let line = '';
  for (const part of parts) line += /\\[A-Za-z]+$/.test(line) && /^[A-Za-z]/.test(part) ? ` ${part}` : part;
  return line;
}

const commandOrLetter = (name: string): string | undefined =>
  GREEK.has(name) ? `\\${name}` : /^[A-Za-z]$/.test(name) ? name : undefined;

const isPrimes = (layout: Layout): boolean => layout.kind === 'identifier' && /^′+$/.test(layout.name);

function identifierLatex(name: string, upright: boolean): string {
  if (/^′+$/.test(name)) return "'".repeat(name.length);
  if (name === '+') return name;
  if (name === '·') return OPERATORS['·'];
  if (upright) return name === 'T' ? '\\top' : `\\mathrm{${wordLatex(name)}}`;
  return commandOrLetter(name) ?? `\\mathit{${wordLatex(name)}}`;
}

const wordLatex = (name: string): string => (/^[A-Za-z0-9]+$/.test(name) ? name : `\\text{${latexText(name)}}`);

function functionLatex(name: Layout, way: Way): string {
  if (name.kind === 'script') return scriptLatex(name, way, functionLatex(name.base, way));
  if (name.kind !== 'identifier' || !name.upright) return print(name, way);
  const macro = way.macros.functionName(name.name);
  if (macro !== undefined) return `\\${macro}`;
  return NAMED.has(name.name)
    ? `\\${name.name}`
    : `\\operatorname{${/^[A-Za-z0-9-]+$/.test(name.name) ? name.name : wordLatex(name.name)}}`;
}

function rowLatex(items: readonly Layout[], way: Way): string {
  const parts: string[] = [];
  for (let n = 0; n < items.length; ) {
    const item = items[n] as Layout;
    const macro = item.kind === 'operator' && item.form === 'infix' ? undefined : macroLatex(items.slice(n), way);
    if (macro) parts.push(macro.source);
    else if (item.kind === 'operator') parts.push(...operatorLatex(item, items[n - 1], items[n + 1], way));
    else if (item.kind === 'fraction') parts.push(fractionLatex(item, way, isSmallFraction(item) ? 'tfrac' : 'frac'));
    else parts.push(print(item, way));
    n += macro?.length ?? 1;
  }
  return glue(parts).trimEnd();
}

function operatorLatex(
  operator: Extract<Layout, { kind: 'operator' }>,
  before: Layout | undefined,
  after: Layout | undefined,
  way: Way,
): readonly string[] {
  const { symbol, form } = operator;
  if (symbol === '') return [before && after && !way.script ? thinSpace(before, after) : ''];
  if (form === 'prefix' || TIGHT.has(symbol)) return [OPERATORS[symbol]];
  if (symbol === ',' || symbol === ';') return [way.script ? symbol : `${symbol} `];
  // A sign that leads a line needs something to stand between, or TeX takes it for the sign of a number.
  return [before === undefined ? '{} ' : ' ', print(operator, way), ' '];
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

const fractionLatex = ({ top, bottom }: { top: Layout; bottom: Layout }, way: Way, command: 'frac' | 'tfrac'): string =>
  `\\${command}{${print(top, way)}}{${print(bottom, way)}}`;

/** `_x` or `_{12}`: braces only around what is more than one character or command. */
function underneath(mark: '_' | '^', layout: Layout, way: Way): string {
  const content = print(layout, small(way));
  if (mark === '^' && /^'+$/.test(content)) return content;
  return /^(?:[A-Za-z0-9*+-]|\\[A-Za-z]+)$/.test(content) ? `${mark}${content}` : `${mark}{${content}}`;
}

function scriptLatex(
  { base, sub, sup }: { base: Layout; sub?: Layout; sup?: Layout },
  way: Way,
  head = print(base, way),
): string {
  // A prime on a letter stands before its other scripts; whatever else has scripts of its own is held together.
  if (base.kind === 'script' && !base.sub && base.sup && isPrimes(base.sup))
    return `${scriptLatex(base, way)}${sup ? underneath('^', sup, way) : ''}${sub ? underneath('_', sub, way) : ''}`;
  const isGrouped = base.kind === 'row' || base.kind === 'script' || base.kind === 'sum';
  // Braces around nothing but an accent and its scripts are lost on TeX.
  const isAccented = base.kind === 'script' && base.base.kind === 'accent';
  const grouped = isGrouped ? `{${head}${isAccented ? '{}' : ''}}` : head;
  return `${grouped}${sub ? underneath('_', sub, way) : ''}${sup ? underneath('^', sup, way) : ''}`;
}

function fencedLatex({ open, body }: { open: '(' | '[' | '|'; body: Layout }, way: Way): string {
  const [left, right, environment] = FENCES[open];
  if (body.kind === 'matrix') return matrixLatex(body.rows, environment, way);
  const inside = print(body, way);
  if (!way.script && isTall(body)) return `\\left${TALL_FENCES[open][0]} ${inside} \\right${TALL_FENCES[open][1]}`;
  return glue([left, inside, right]);
}

function matrixLatex(rows: readonly (readonly Layout[])[], environment: string, { macros }: Way): string {
  const inCell = (cell: Layout): string => latex(cell, macros);
  // Without brackets a single column is no matrix but an expression on several lines.
  if (environment === 'matrix' && rows.every((cells) => cells.length === 1))
    return `\\begin{aligned} ${rows.map(([cell]) => `& ${cell ? inCell(cell) : ''}`).join(' \\\\ ')} \\end{aligned}`;
  const lines = rows.map((cells) => cells.map(inCell).join(' & '));
  return `\\begin{${environment}} ${lines.join(' \\\\ ')} \\end{${environment}}`;
}
