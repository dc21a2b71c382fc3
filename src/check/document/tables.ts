/** Tables of Markdown and LaTeX: each number is a claim about what its row and its column name. */
import type { Span } from '../../language/source.js';
import { MARKS_OF_NEW, type Role, roleOf, saysUpdated } from './column-heads.js';
import type { Formula } from './formula.js';
import { type Line, linesOf } from './ranges.js';

export interface Tables {
  readonly formulas: readonly Formula[];
  /** Where they stand. */
  readonly ranges: readonly Span[];
  /** The cells whose columns say what they hold; mathematics in others is read as it is anywhere. */
  readonly cells: readonly Span[];
}

/** What stands between the separators of a table, without spaces around it. */
interface Cell {
  readonly text: string;
  readonly start: number;
}

type Row = readonly Cell[];

/** A cell under a head that says what it holds, with what it claims. */
interface Claimed {
  readonly cell: Span;
  readonly formulas: readonly Formula[];
}

const tablesOf = (ranges: readonly Span[], found: readonly Claimed[]): Tables => ({
  ranges,
  formulas: found.flatMap((f) => f.formulas),
  cells: found.map((f) => f.cell),
});

/** How far above a table its caption may stand. */
const CAPTION = 160;

/** Tables of GitHub's Markdown. */
export function markdownTables(text: string): Tables {
  const ranges: Span[] = [];
  const found: Claimed[] = [];
  const lines = linesOf(text);
  for (let n = 1; n < lines.length; n++) {
    if (!isSeparator(lines[n] as Line) || !(lines[n - 1] as Line).text.includes('|')) continue;
    let end = n + 1;
    while (lines[end]?.text.includes('|')) end++;
    const table = [lines[n - 1] as Line, ...lines.slice(n + 1, end)];
    const span = { start: (table[0] as Line).start, end: (lines[end - 1] as Line).end };
    const rows = table.map(({ text: line, start }) => cellsOf(line, start, BAR));
    ranges.push(span);
    found.push(...claimsIn(rows, text.slice(Math.max(0, span.start - CAPTION), span.start)));
    n = end;
  }
  return tablesOf(ranges, found);
}

/** `|:--|--:|`; told by its characters, so that a long line takes no time. */
const isSeparator = ({ text }: Line): boolean => text.includes('-') && text.includes('|') && /^[\s|:-]+$/.test(text);

const OPENING = /\\begin\{(tabular[*xy]?|longtable|tabu)\}/g;
const WITH_WIDTH = /^tabular[*xy]$/;

/** Environments of LaTeX that set tables. */
export function latexTables(text: string): Tables {
  const ranges: Span[] = [];
  const found: Claimed[] = [];
  let position = 0;
  for (const match of text.matchAll(OPENING)) {
    if (match.index < position) continue;
    const name = match[1] as string;
    const end = text.indexOf(`\\end{${name}}`, match.index);
    if (end < 0) break;
    let start = match.index + match[0].length;
    start = afterGroup(text, afterOption(text, start), end);
    if (WITH_WIDTH.test(name)) start = afterGroup(text, start, end);
    position = end;
    ranges.push({ start: match.index, end: end + `\\end{${name}}`.length });
    const caption = text.slice(Math.max(0, match.index - CAPTION), match.index);
    found.push(...claimsIn(latexRows(text.slice(start, end), start), caption));
  }
  return tablesOf(ranges, found);
}

function afterOption(text: string, from: number): number {
  return from + (/^\s*\[[^\]\n]{0,20}\]/.exec(text.slice(from, from + 40))?.[0].length ?? 0);
}

function afterGroup(text: string, from: number, end: number): number {
  let depth = 0;
  for (let n = from; n < end; n++) {
    if (text[n] === '{') depth++;
    else if (text[n] === '}' && --depth <= 0) return n + 1;
    else if (depth === 0 && !/\s/.test(text[n] as string)) return from;
  }
  return from;
}

/** Rules and colours, which are no cell's content. */
const LAYOUT =
  /\\(?:hline|toprule|midrule|bottomrule|endhead|endfirsthead|endfoot|endlastfoot|centering|addlinespace(?:\[[^\]]*\])?|(?:cmidrule|cline)(?:\([^)]*\))?\{[^}]*\}|(?:rowcolor|cellcolor)\{[^}]*\})/g;
const ROW_END = /\\\\\*?(?:\[[^\]\n]{0,20}\])?|\\tabularnewline/g;

function latexRows(inside: string, start: number): readonly Row[] {
  const text = inside.replace(LAYOUT, (layout) => ' '.repeat(layout.length));
  const outline = outlineOf(text);
  const rows: Row[] = [];
  let from = 0;
  for (const match of [...outline.matchAll(ROW_END), { index: text.length, 0: '' }]) {
    rows.push(cellsOf(text.slice(from, match.index), start + from, '&', outline.slice(from, match.index)));
    from = match.index + match[0].length;
  }
  return rows;
}

/** The text with blanks for what stands in environments, whose rows and cells are their own. */
function outlineOf(text: string): string {
  let outline = '';
  let [from, depth] = [0, 0];
  const upTo = (end: number): void => {
    outline += depth > 0 ? ' '.repeat(end - from) : text.slice(from, end);
    from = end;
  };
  for (const { index, 1: side } of text.matchAll(/\\(begin|end)\{[^{}]*\}/g)) {
    upTo(index);
    depth = Math.max(0, depth + (side === 'begin' ? 1 : -1));
  }
  upTo(text.length);
  return outline;
}

const BAR = '|';

/** A bar or an ampersand behind a backslash separates nothing; nor does a bar within mathematics. */
function cellsOf(line: string, start: number, separator: string, outline = line): Row {
  const cells: Cell[] = [];
  let [from, inMathematics] = [0, false];
  for (let n = 0; n <= line.length; n++) {
    if (outline[n] === '\\') n++;
    else if (outline[n] === '$' && separator === BAR) inMathematics = !inMathematics;
    else if (n === line.length || (outline[n] === separator && !inMathematics)) {
      cells.push(trimmed(line.slice(from, n), start + from));
      from = n + 1;
    }
  }
  if (separator !== BAR) return cells;
  const first = cells[0]?.text === '' ? 1 : 0;
  return cells.slice(first, cells.at(-1)?.text === '' ? -1 : undefined);
}

function trimmed(text: string, start: number): Cell {
  const lead = text.length - text.trimStart().length;
  return { text: text.trim(), start: start + lead };
}

/** What a table claims whose head says what its columns hold. */
function claimsIn(rows: readonly Row[], caption: string): readonly Claimed[] {
  const heads = rows.slice(0, MOST_HEADS).map((row) => row.map((cell) => roleOf(cell.text)));
  const told = heads.map((roles) => roles.filter(isNumbers).length);
  // A title above the columns may have words of theirs.
  const head = told.lastIndexOf(Math.max(...told, 1));
  const roles = heads[head];
  if (roles === undefined) return [];
  const afterUpdate = saysUpdated(caption);
  const claims = (row: Row, column: number): readonly Formula[] => {
    const [cell, role] = [row[column] as Cell, roles[column]];
    // Which values these are is not certain below “after the update”.
    if (!isNumbers(role) || (role === 'value' && afterUpdate)) return [];
    const named = row[roles.findLastIndex((r, n) => n < column && r === 'name')];
    if (role === 'formula') return named ? formulaOf(named, cell) : [];
    const own = equationIn(cell);
    if (own) return claimOf(own.name, own.value, role);
    const name =
      named ??
      row
        .slice(0, column)
        .map(equationIn)
        .find((e) => e !== undefined)?.name;
    return name ? claimOf(name, cell, role) : [];
  };
  return rows.slice(head + 1).flatMap((row) =>
    row.flatMap((cell, column): readonly Claimed[] => {
      const span = { start: cell.start, end: cell.start + cell.text.length };
      if (!isNumbers(roles[column])) return [];
      const formulas = claims(row, column);
      // What is no formula for the name in its row is read as anywhere.
      return roles[column] === 'formula' && formulas.length === 0 ? [] : [{ cell: span, formulas }];
    }),
  );
}

/** Heads below each other, of which only the last tells the columns. */
const MOST_HEADS = 3;

/** What a column of numbers holds. */
type Numbers = Exclude<Role, 'name' | 'formula'>;

const isNumbers = (role: Role | undefined): role is Exclude<Role, 'name'> => role !== undefined && role !== 'name';

/** `W1 = 1` in one cell. */
function equationIn({ text, start }: Cell): { readonly name: Cell; readonly value: Cell } | undefined {
  const { inside, notation, lead } = unwrapped({ text, start });
  const sign = inside.search(/=|≈|\\approx/);
  if (sign < 0) return undefined;
  const length = inside.startsWith('\\approx', sign) ? '\\approx'.length : 1;
  const part = (from: number, to: number): Cell => {
    const piece = trimmed(inside.slice(from, to), start + lead + from);
    return notation === 'latex' ? { text: `$${piece.text}$`, start: piece.start - 1 } : piece;
  };
  return { name: part(0, sign), value: part(sign + length, inside.length) };
}

const WRAPPINGS = [/^\$(.*)\$$/s, /^\\\((.*)\\\)$/s, /^\*\*(.*)\*\*$/s, /^`(.*)`$/s, /^\\textbf\{(.*)\}$/s];

interface Unwrapped {
  readonly inside: string;
  readonly notation: 'latex' | 'text';
  /** How many characters stand before the inside. */
  readonly lead: number;
}

function unwrapped({ text }: Cell): Unwrapped {
  for (const wrapping of WRAPPINGS) {
    const inside = wrapping.exec(text)?.[1];
    if (inside === undefined) continue;
    const lead = text.indexOf(inside, 1);
    if (!/^[$\\][$(]?(?!t)/.test(text)) {
      const deeper = unwrapped({ text: inside, start: 0 });
      return { ...deeper, lead: lead + deeper.lead };
    }
    return { inside, notation: 'latex', lead };
  }
  return { inside: text, notation: /\\[a-zA-Z]/.test(text) ? 'latex' : 'text', lead: 0 };
}

const NUMBER = /^[\s\d.,+\-−–×·^{}()*eE⁰¹²³⁴⁵⁶⁷⁸⁹⁻]*\d[\s\d.,+\-−–×·^{}()*eE⁰¹²³⁴⁵⁶⁷⁸⁹⁻]*$/u;

/** The numbers of several samples, or of a whole array. */
const MATRIX = /^\s*\\begin\{([bp]?matrix)\}[\s\d.,\-−&\\{}]*\\end\{\1\}\s*$/u;

function claimOf(name: Cell, value: Cell, role: Numbers): readonly Formula[] {
  const { inside: of, notation } = unwrapped(name);
  const { inside: shown, lead } = unwrapped(value);
  const plain = shown
    .replace(/\\(?:times|cdot)(?![a-zA-Z])/g, '×')
    .replace(/\{,\}/g, '.')
    .replace(/\\[,;!]/g, '');
  if (of.trim() === '' || /[=≈]/u.test(of)) return [];
  const head = `${HEADS[notation][MARKS_OF_NEW.test(of) && role === 'new' ? 'value' : role](of)} = `;
  if (notation === 'latex' && MATRIX.test(shown)) return [asWritten(head, shown, value.start + lead)];
  if (!NUMBER.test(plain)) return [];
  const number = notation === 'latex' ? latexNumber(plain) : plain;
  const [start, end] = [value.start + lead, value.start + lead + shown.trimEnd().length];
  return [
    {
      text: `${head}${number}`,
      notation,
      offsetOf: (at) => (at < head.length + number.length ? start : end),
      isDisplayed: true,
      isMarked: false,
    },
  ];
}

/** `q_1 | W x` under heads that say so: q_1 = W x. */
function formulaOf(name: Cell, cell: Cell): readonly Formula[] {
  const [{ inside: of, notation }, { inside: shown, notation: written, lead }] = [unwrapped(name), unwrapped(cell)];
  if (notation !== 'latex' || written !== 'latex' || of.trim() === '' || /[=≈]|\\approx/u.test(of + shown)) return [];
  return [asWritten(`${of} = `, shown, cell.start + lead)];
}

/** What a cell holds that begins at `start`, behind a head that the table tells. */
const asWritten = (head: string, shown: string, start: number): Formula => ({
  text: `${head}${shown}`,
  notation: 'latex',
  offsetOf: (at) => start + Math.max(at - head.length, 0),
  isDisplayed: true,
  isMarked: false,
});

/** What a column says of the name in its row. */
const HEADS: Readonly<Record<'latex' | 'text', Readonly<Record<Numbers, (name: string) => string>>>> = {
  latex: {
    value: (name) => name,
    old: (name) => name,
    new: (name) => `{${name}}^{\\mathrm{new}}`,
    gradient: (name) => (/partial|nabla/.test(name) ? name : `\\frac{\\partial \\mathrm{Loss}}{\\partial ${name}}`),
  },
  text: {
    value: (name) => name,
    old: (name) => name,
    new: (name) => `${name}^new`,
    gradient: (name) => (/[∂∇/]/u.test(name) ? name : `∂Loss/∂${name}`),
  },
};

/** `4.4e-4`, `4.4 × 10⁻⁴` as LaTeX has them. */
const latexNumber = (text: string): string =>
  text
    .replace(/[⁰¹²³⁴⁵⁶⁷⁸⁹⁻]+/gu, (power) => `^{${power.normalize('NFKC')}}`)
    .replace(/[eE]([+-]?\d+)/, (_, power: string) => `×10^{${Number(power)}}`)
    .replace(/\^([-−]\d+)/u, '^{$1}')
    .replaceAll('×', '\\times ');
