/** How wide and how tall mathematics comes out, near enough to decide where a line must break. */
import { GREEK } from './greek.js';
import type { Layout, OperatorSymbol } from './layout.js';

/** What a subscript or superscript is scaled by. */
const SCRIPT = 0.72;
/** Widths in em of operators with the space around them. */
const RELATION = 1.34;
const OPERATOR_WIDTHS: Readonly<Record<OperatorSymbol, number>> = {
  '+': 1.23,
  '-': 1.23,
  '=': RELATION,
  '≈': RELATION,
  '≠': RELATION,
  '<': RELATION,
  '≤': RELATION,
  '>': RELATION,
  '≥': RELATION,
  '·': 0.73,
  '×': 1.23,
  '⊙': 1.23,
  '∈': 1.23,
  '→': 1.56,
  '←': 1.56,
  ',': 0.45,
  ';': 0.45,
  '/': 0.5,
  ':=': 1.62,
  '∂': 0.59,
  d: 0.56,
  '(': 0.39,
  ')': 0.39,
  '[': 0.28,
  ']': 0.28,
  '|': 0.28,
  '': 0.12,
};
const MINUS_PREFIX = 0.78;

const WIDE = /[mwMW]/;
const NARROW = /[ijlt]/;
const CAPITAL = /\p{Lu}/u;

const letterWidth = (letter: string): number =>
  WIDE.test(letter) ? 0.9 : NARROW.test(letter) ? 0.38 : CAPITAL.test(letter) ? 0.78 : 0.54;
const wordWidth = (word: string): number => [...word].reduce((sum, letter) => sum + letterWidth(letter), 0);
const sum = (widths: readonly number[]): number => widths.reduce((total, width) => total + width, 0);
const most = (widths: readonly number[]): number => Math.max(0, ...widths);

/**
 * The estimated width in em of the mathematics font; errs on the wide side. `inFraction`: above or below a line, where
 * a further fraction is set in small print.
 */
export function widthOf(layout: Layout, inFraction = false): number {
  const width = (part: Layout | undefined): number => (part ? widthOf(part, inFraction) : 0);
  switch (layout.kind) {
    case 'identifier':
      return GREEK.has(layout.name) ? 0.62 : wordWidth(layout.name);
    case 'number':
      return sum([...layout.text].map((character) => (character === '.' || character === ',' ? 0.28 : 0.5)));
    case 'operator':
      return layout.form === 'prefix' && layout.symbol === '-' ? MINUS_PREFIX : OPERATOR_WIDTHS[layout.symbol];
    case 'row':
      return sum(layout.items.map(width));
    case 'fraction': {
      const scale = inFraction || isNumeric(layout) ? SCRIPT : 1;
      return 0.24 + scale * Math.max(widthOf(layout.top, true), widthOf(layout.bottom, true));
    }
    case 'script':
      return width(layout.base) + 0.05 + SCRIPT * Math.max(width(layout.sub), width(layout.sup));
    case 'accent':
      return width(layout.body);
    case 'fenced':
      return width(layout.body) + 2 * (isTall(layout.body) ? 0.74 : OPERATOR_WIDTHS[layout.open]);
    case 'root':
      return width(layout.body) + (isTall(layout.body) ? 1 : 0.84);
    case 'sum':
      return Math.max(1.45, SCRIPT * width(layout.under)) + 0.17 + width(layout.body);
    case 'under':
      return Math.max(width(layout.base), SCRIPT * width(layout.below));
    case 'apply':
      return width(layout.name) + (layout.argument.kind === 'fenced' ? 0 : 0.17) + width(layout.argument);
    case 'cases':
      return (
        1.9 +
        most(layout.rows.map(({ value }) => width(value))) +
        most(layout.rows.map(({ condition }) => width(condition)))
      );
    case 'matrix':
      return sum(columnWidths(layout.rows)) + Math.max(0, columnsOf(layout.rows) - 1);
    case 'blank':
      return layout.width;
    case 'words':
      return wordWidth(layout.text);
  }
}

const isNumeric = ({ top, bottom }: { top: Layout; bottom: Layout }): boolean =>
  top.kind === 'number' && bottom.kind === 'number';

type Rows = readonly (readonly Layout[])[];
const columnsOf = (rows: Rows): number => most(rows.map((cells) => cells.length));
/** The width of each column of a matrix. */
export const columnWidths = (rows: Rows): readonly number[] =>
  Array.from({ length: columnsOf(rows) }, (_, column) =>
    most(rows.map((cells) => widthOf(cells[column] ?? { kind: 'words', text: '' }))),
  );

/** Whether `layout` is taller than a line, so that brackets around it must grow. */
export function isTall(layout: Layout): boolean {
  switch (layout.kind) {
    case 'identifier':
    case 'number':
    case 'operator':
    case 'words':
    case 'blank':
    case 'accent':
      return false;
    case 'row':
      return layout.items.some(isTall);
    case 'fraction':
      return !isNumeric(layout);
    case 'script':
      return isTall(layout.base);
    case 'fenced':
    case 'root':
      return isTall(layout.body);
    case 'apply':
      return isTall(layout.name) || isTall(layout.argument);
    case 'under':
    case 'sum':
    case 'cases':
    case 'matrix':
      return true;
  }
}
