/** Tables of Markdown and LaTeX, row by row. */
import type { Span } from '../../language/source.js';
import { roleOf } from './column-heads.js';
import { claimsByNumber, claimsBySample, claimsByUnit } from './counted-tables.js';
import type { Formula } from './formula.js';
import { type Line, linesOf } from './ranges.js';
import { type Cell, type Claimed, claimsIn, type Row, trimmed } from './table-claims.js';

export interface Tables {
  readonly formulas: readonly Formula[];
  /** Where they stand. */
  readonly ranges: readonly Span[];
  /** The cells whose columns say what they hold; mathematics in others is read as it is anywhere. */
  readonly cells: readonly Span[];
}

const tablesOf = (ranges: readonly Span[], found: readonly Claimed[]): Tables => ({
  ranges,
  formulas: found.flatMap((f) => f.formulas),
  cells: found.map((f) => f.cell),
});

/** By the words at the heads of the columns, or of the rows, or by the number or the name of each row. */
function claimsOf(rows: readonly Row[], caption: string): readonly Claimed[] {
  const byWords = claimsIn(rows, caption);
  const ways = [
    byWords,
    claimsByNumber(rows),
    claimsBySample(rows),
    claimsByUnit(rows),
    claimsIn(turned(rows), caption),
  ];
  return ways.find((claimed) => claimed.some(({ formulas }) => formulas.length > 0)) ?? byWords;
}

/** Columns as rows, where all are as long as the first. */
function turned(rows: readonly Row[]): readonly Row[] {
  const [first = []] = rows;
  const isEven = rows.every((row) => row.length === first.length);
  return isEven ? first.map((_, column) => rows.map((row) => row[column] as Cell)) : [];
}

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
    found.push(...claimsOf(rows, text.slice(Math.max(0, span.start - CAPTION), span.start)));
    n = end;
  }
  return tablesOf(ranges, found);
}

/** What a spreadsheet makes of its columns, the surest first. */
const SEPARATORS: readonly RegExp[] = [/\t/g, /;/g, /,/g, / {2,}/g];

/** Tables of a spreadsheet: lines with as many cells as a head that tells names and what is said of them. */
export function pastedTables(text: string): Tables {
  const ranges: Span[] = [];
  const found: Claimed[] = [];
  const lines = linesOf(text);
  for (let n = 0; n < lines.length; n++) {
    const head = lines[n] as Line;
    const separator = SEPARATORS.find((s) => tellsColumns(columnsOf(head, s)));
    if (separator === undefined) continue;
    const columns = columnsOf(head, separator).length;
    let end = n + 1;
    while (lines[end] && columnsOf(lines[end] as Line, separator).length === columns) end++;
    const rows = lines.slice(n, end).map((line) => columnsOf(line, separator));
    ranges.push({ start: head.start, end: (lines[end - 1] as Line).end });
    found.push(...claimsIn(rows, text.slice(Math.max(0, head.start - CAPTION), head.start)));
    n = end - 1;
  }
  return tablesOf(ranges, found);
}

/** A longer line is no row. */
const LONGEST_ROW = 400;

function columnsOf({ text, start }: Line, separator: RegExp): Row {
  if (text.length > LONGEST_ROW) return [];
  const ends = [...text.matchAll(separator)].map(({ index, 0: mark }) => ({ at: index, next: index + mark.length }));
  const starts = [0, ...ends.map(({ next }) => next)];
  return starts.map((from, n) => trimmed(text.slice(from, ends[n]?.at), start + from));
}

/** Whether one column has names, and another what is old, new, or a gradient. */
function tellsColumns(row: Row): boolean {
  const roles = row.map((cell) => roleOf(cell.text));
  return roles.includes('name') && roles.some((role) => role === 'old' || role === 'new' || role === 'gradient');
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
    const rows = latexRows(text.slice(start, end), start);
    const gaps = [...text.slice(start, end).matchAll(GAP)].map((gap) => start + gap.index);
    found.push(...setBySet(claimsOf(rows, caption), rows, [...gaps, end]));
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

/** Between rows that belong together and the next ones. */
const GAP = /\\addlinespace(?![a-zA-Z])/g;

/** Columns that stand in sets beside each other, under the same heads, are read set by set down to the next gap. */
function setBySet(found: readonly Claimed[], rows: readonly Row[], gaps: readonly number[]): readonly Claimed[] {
  const heads = (rows[0] ?? []).map(({ text }) => text);
  const perSet = heads.findIndex((head, n) => n > 0 && head === heads[0]);
  if (perSet < 0 || heads.some((head, n) => head !== heads[n % perSet])) return found;
  const sets = new Map(
    rows.flatMap((row) => row.map(({ start }, column) => [start, Math.floor(column / perSet)] as const)),
  );
  const setOf = ({ cell }: Claimed): number => sets.get(cell.start) ?? 0;
  return found
    .toSorted((a, b) => setOf(a) - setOf(b))
    .map((claimed) => {
      const readAt = setOf(claimed) > 0 && gaps.find((gap) => gap > claimed.cell.start);
      return readAt ? { ...claimed, formulas: claimed.formulas.map((f) => ({ ...f, readAt })) } : claimed;
    });
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
