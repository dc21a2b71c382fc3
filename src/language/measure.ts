/** How wide and how tall mathematics comes out, near enough to decide where a line must break. */
import { GREEK } from './greek.js';
import type { Layout, OperatorSymbol } from './layout.js';
import { greekWidth, wordWidth } from './letter-widths.js';

/** What a subscript or superscript is scaled by. */
const SCRIPT = 0.71;
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

const sum = (widths: readonly number[]): number => widths.reduce((total, width) => total + width, 0);
const most = (widths: readonly number[]): number => Math.max(0, ...widths);

/** What surrounds a part: above or below a line a further fraction is set in small print, and so is a script, tightly. */
interface Place {
  readonly inFraction: boolean;
  readonly inScript: boolean;
}

/**
 * The estimated width in em of the mathematics font; errs on the wide side. `inFraction`: above or below a line, where
 * a further fraction is set in small print.
 */
export const widthOf = (layout: Layout, inFraction = false): number =>
  measured(layout, { inFraction, inScript: false });

function measured(layout: Layout, place: Place): number {
  const width = (part: Layout | undefined): number => (part ? measured(part, place) : 0);
  const small = (part: Layout | undefined): number =>
    part ? SCRIPT * measured(part, { inFraction: true, inScript: true }) : 0;
  switch (layout.kind) {
    case 'identifier':
      return GREEK.has(layout.name)
        ? greekWidth(layout.name)
        : wordWidth(layout.name, layout.upright ? 'upright' : 'italic');
    case 'number':
      return sum([...layout.text].map((character) => (character === '.' || character === ',' ? 0.28 : 0.5)));
    case 'operator':
      return operatorWidth(layout, place);
    case 'row':
      return sum(layout.items.map(width));
    case 'fraction': {
      const isSmall = place.inFraction || isNumeric(layout);
      const inside = { ...place, inFraction: true };
      return 0.24 + (isSmall ? SCRIPT : 1) * Math.max(measured(layout.top, inside), measured(layout.bottom, inside));
    }
    case 'script':
      return width(layout.base) + 0.05 + Math.max(small(layout.sub), small(layout.sup));
    case 'accent':
      return width(layout.body);
    case 'fenced':
      return width(layout.body) + 2 * (isTall(layout.body) ? 0.74 : OPERATOR_WIDTHS[layout.open]);
    case 'root':
      return width(layout.body) + (isTall(layout.body) ? 1 : 0.84);
    case 'sum':
      return Math.max(1.45, small(layout.under)) + 0.17 + width(layout.body);
    case 'under':
      return Math.max(width(layout.base), small(layout.below));
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
      return wordWidth(layout.text, 'upright');
  }
}

/** The space around an operator or behind a comma, which a script has none of. */
const AROUND = 0.55;
const BEHIND = 0.17;
function operatorWidth({ symbol, form }: Extract<Layout, { kind: 'operator' }>, { inScript }: Place): number {
  const width = form === 'prefix' && symbol === '-' ? MINUS_PREFIX : OPERATOR_WIDTHS[symbol];
  if (!inScript || form === 'prefix') return width;
  return width > AROUND + BEHIND ? width - AROUND : Math.max(0, width - BEHIND);
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
