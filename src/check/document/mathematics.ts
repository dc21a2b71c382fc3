/** Where mathematics stands in a text: between dollars and brackets, and in the environments of amsmath. */
import { sentence } from '../messages/sentence.js';
import type { Formula } from './formula.js';
import { withSuppositions } from './suppositions.js';
import { tied } from './tied-formulas.js';

const ENVIRONMENTS = [
  'equation',
  'align',
  'aligned',
  'gather',
  'gathered',
  'split',
  'multline',
  'eqnarray',
  'displaymath',
  'math',
  'alignat',
  'flalign',
];
/** What holds one row and needs no alignment. */
const SINGLE = /^(?:equation|displaymath|math)/;
const WITH_COLUMNS = /^alignat/;

/** The formulas of a text that it marks as such, in one pass. `more` are environments that it defines itself. */
export function mathematicsIn(text: string, more: readonly string[]): readonly Formula[] {
  const opening = new RegExp(
    String.raw`\\\\|\\[$]|(?<dollars>\$\$?)|\\(?<bracket>[[(])|\\begin\{(?<name>(?:${[...ENVIRONMENTS, ...more].join('|')})\*?)\}`,
    'g',
  );
  const formulas: Formula[] = [];
  const closings = new Closings(text);
  for (let match = opening.exec(text); match; match = opening.exec(text)) {
    const { dollars, bracket, name } = match.groups as Record<string, string | undefined>;
    const mark = dollars ?? bracket ?? (name && 'environment');
    if (mark === undefined) continue;
    const start = opening.lastIndex;
    const close = name ? `\\end{${name}}` : (CLOSING_OF[mark] as string);
    const end = name ? closings.after(close, start) : closings.inParagraph(close, start);
    const isDisplayed = mark !== '$' && mark !== '(';
    if (end === undefined) {
      // A lone dollar is money.
      if (mark === '$') continue;
      const rest = closings.endOfParagraph(start);
      formulas.push(unclosed(text, match.index, match[0], rest));
      opening.lastIndex = rest;
      continue;
    }
    const inside = text.slice(start, end);
    const found = formulaOf(inside, start, name, isDisplayed);
    if (inside.trim() !== '') formulas.push(found);
    opening.lastIndex = end + close.length;
  }
  return withSuppositions(text, tied(text, formulas));
}

const CLOSING_OF: Readonly<Record<string, string>> = { $: '$', $$: '$$', '[': '\\]', '(': '\\)' };

function unclosed(text: string, start: number, mark: string, end: number): Formula {
  return {
    text: text.slice(start, Math.min(end, start + MOST_SHOWN)).trimEnd(),
    notation: 'latex',
    offsetOf: (at) => start + at,
    isDisplayed: true,
    isMarked: true,
    problem: sentence('unclosedMark', mark),
  };
}

/** How much of a formula without an end is its place. */
const MOST_SHOWN = 200;

function formulaOf(inside: string, start: number, name: string | undefined, isDisplayed: boolean): Formula {
  const columns = name && WITH_COLUMNS.test(name) ? (/^\s*\{\d*\}/.exec(inside)?.[0].length ?? 0) : 0;
  const option = columns + (name ? (/^\[[^\]\n]*\]/.exec(inside.slice(columns))?.[0].length ?? 0) : 0);
  const [open, close] = name === undefined || SINGLE.test(name) ? ['', ''] : ROWS;
  const rows = inside.slice(option).replace(ROW_END, (end) => `\\\\${' '.repeat(end.length - 2)}`);
  return {
    text: `${open}${rows}${close}`,
    notation: 'latex',
    offsetOf: (at) => start + option + Math.min(Math.max(at - open.length, 0), rows.length),
    isDisplayed,
    isMarked: true,
  };
}

/** The end of a row, with what it says of the page and of the space below. */
const ROW_END = /\\\\\*?(?:\s*\[[^\]\n]*\])?/g;

/** Rows are aligned in any environment that has several. */
const ROWS = ['\\begin{aligned}', '\\end{aligned}'] as const;

/** Where things end. What is nowhere to be found is looked for once, so that a text is read in linear time. */
class Closings {
  private readonly absent = new Map<string, number>();
  private paragraph = { from: 0, end: -1 };

  constructor(private readonly text: string) {}

  after(mark: string, from: number): number | undefined {
    if (from >= (this.absent.get(mark) ?? Number.POSITIVE_INFINITY)) return undefined;
    const end = this.text.indexOf(mark, from);
    if (end < 0) this.absent.set(mark, from);
    return end < 0 ? undefined : end;
  }

  /** Before the paragraph ends; a blank line right behind the opening or before the closing mark is none. */
  inParagraph(mark: string, from: number): number | undefined {
    let end = this.after(mark, from);
    // A dollar behind a backslash is one of money.
    while (end !== undefined && mark.startsWith('$') && this.text[end - 1] === '\\') end = this.after(mark, end + 1);
    if (end === undefined) return undefined;
    if (mark === '$') return end <= this.endOfParagraph(from) ? end : undefined;
    const first = from + (BLANKS.exec(this.text.slice(from, from + MOST_BLANKS))?.[0].length ?? 0);
    const blank = this.endOfParagraph(first);
    return end <= blank || (this.isAlone(mark, end) && this.text.slice(blank, end).trim() === '') ? end : undefined;
  }

  /** Whether nothing but a full stop stands behind a mark on its line; behind one that opens there is more. */
  private isAlone(mark: string, at: number): boolean {
    return /^[.,;]?\s*?(?:\n|$)/.test(this.text.slice(at + mark.length, at + mark.length + MOST_BLANKS));
  }

  endOfParagraph(from: number): number {
    if (from < this.paragraph.from || from > this.paragraph.end) {
      BLANK_LINE.lastIndex = from;
      this.paragraph = { from, end: BLANK_LINE.exec(this.text)?.index ?? this.text.length };
    }
    return this.paragraph.end;
  }
}

const BLANK_LINE = /\n[ \t\r]*\n/g;
const BLANKS = /^\s*/;
const MOST_BLANKS = 80;
