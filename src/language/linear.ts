/**
 * Mathematics on the lines of a terminal: how many characters it takes, and wide fractions, matrices and case splits as
 * rows that lines can break in.
 */
import { brackets, infix, joined, type Layout, row, words } from './layout.js';
import { mapLayout } from './map-layout.js';
import { isOnePiece, unicode } from './unicode.js';

/** How many columns `layout` takes, or a few less: signs breathe, and combining marks take no column. */
export function charactersOf(layout: Layout): number {
  if (layout.kind === 'row') return layout.items.reduce((sum, item, n) => sum + inRow(item, layout.items[n + 1]), 0);
  const characters = [...unicode(layout).replace(/\p{M}/gu, '')].length;
  if (layout.kind !== 'operator' || layout.form === 'prefix') return characters;
  return layout.symbol === '' || layout.symbol === '/'
    ? 1
    : layout.symbol === ',' || layout.symbol === ';'
      ? 2
      : characters + 2;
}

/** A fraction before a factor has brackets around it. */
const inRow = (item: Layout, next: Layout | undefined): number =>
  charactersOf(item) + (item.kind === 'fraction' && isJuxtaposed(next) ? 2 : 0);

/** A fraction of fewer characters stays in one piece. */
const WIDE = 20;

/** `layout` without wide fractions, and all that has rows in one. What follows one without a sign would stand below the line, so it gets brackets. */
export const linear = (layout: Layout): Layout => slashed(mapLayout(layout, openedUp), false);

/** What holds fractions holds the wide ones slashed. */
function openedUp(part: Layout): Layout {
  if (part.kind === 'fenced' && part.body.kind === 'matrix')
    return { ...part, open: '[', body: inARow(part.body.rows) };
  if (part.kind === 'cases') {
    const branches = part.rows.map(({ value, condition }) => row(value, words(' '), condition));
    return row(words('{ '), joined(branches, infix(';')), words(' }'));
  }
  if (part.kind === 'row') return row(...part.items.map((item, n) => slashed(item, isJuxtaposed(part.items[n + 1]))));
  return 'body' in part ? { ...part, body: slashed(part.body, false) } : part;
}

const inARow = (rows: readonly (readonly Layout[])[]): Layout =>
  joined(
    rows.map((cells) => joined(cells, words(' '))),
    infix(';'),
  );

function slashed(layout: Layout, isHeld: boolean): Layout {
  if (layout.kind !== 'fraction' || charactersOf(layout) <= WIDE) return layout;
  const line = row(inOnePiece(layout.top), infix('/'), inOnePiece(layout.bottom));
  return isHeld ? brackets(line) : line;
}

const inOnePiece = (layout: Layout): Layout => (isOnePiece(layout) ? layout : brackets(layout));
const isJuxtaposed = (after: Layout | undefined): boolean => after?.kind === 'operator' && after.symbol === '';
