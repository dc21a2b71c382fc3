/**
 * An equation chain as the rows that are printed, the same ones in every printing of a width: lines that are too wide
 * broken, each reason beside its first row or, where no margin holds it, below.
 */
import { type Equation, type EquationLine, type Inlines, inlinesOf } from '../document/document.js';
import { breakLine, INDENT, type Measure } from '../language/break.js';
import { infix, type Layout, row } from '../language/layout.js';
import { widthOf } from '../language/measure.js';
import { widestPiece } from './words.js';

export interface EquationRow {
  readonly left: Layout | undefined;
  /** Undefined where a row goes on from the one above. */
  readonly relation: Relation | undefined;
  /** Undefined where a wide left side has a row of its own, and, without a left side too, where a reason has. */
  readonly right: Layout | undefined;
  /** How far, in em, a row that goes on begins to the right of the relations; 0 for others. */
  readonly indent: number;
  readonly reason: Inlines;
  /** Whether its line is a step on the way to a result. */
  readonly isStep: boolean;
  /** How many rows the reason may stand beside before the next one comes. */
  readonly reasonRows: number;
}
type Relation = EquationLine['relation'];

/** Room for an equation on a printed page, in em of the mathematics font, between its indent and its number. */
export const PAGE_LINE = 31;
/** Room for a reason in the margin of a printed page, in em of its own type: what is wider and cannot break stands below. */
export const MARGIN = 7.5;

/** Beyond this share of the line a left side leaves too little room beside it. */
const LEFT_SHARE = 0.42;

/** The room that rows have, in em unless it is measured otherwise. */
export interface Room {
  readonly width: number;
  /** For a reason beside its row; without, there is no end to it. */
  readonly margin?: number;
  readonly measure?: Measure;
}

/** A row before it is known how long its reason may be. */
type Part = Omit<EquationRow, 'reasonRows'>;

/** The rows of `equation`. */
export function equationRows(
  { lines }: Equation,
  { width, margin = Number.POSITIVE_INFINITY, measure = widthOf }: Room,
): readonly EquationRow[] {
  const leftWidths = lines.map(({ left }) => (left ? measure(left) : 0));
  const beside = Math.max(...leftWidths.map((left) => (left <= width * LEFT_SHARE ? left : INDENT)), 0);
  const room = width - beside - measure(infix('='));
  const rows = lines.flatMap(({ left, relation, right, reason: words, isStep = false }, n): readonly Part[] => {
    const isWide = (leftWidths[n] as number) > width * LEFT_SHARE;
    const above = left && isWide ? breakLine(left, width, measure).map(({ layout }) => layout) : [];
    const reason = inlinesOf(words);
    const isBelow = widestPiece(reason) > margin;
    const parts: Part[] = [
      ...above.map((part) => ({ ...EMPTY, left: part })),
      ...rightRows(relation, right, room, measure).map((part, k) => ({
        ...part,
        left: k > 0 || isWide ? undefined : left,
      })),
    ];
    const all = isBelow ? [...parts, { ...EMPTY, reason }] : parts.map((p, k) => (k === 0 ? { ...p, reason } : p));
    return all.map((part) => ({ ...part, isStep }));
  });
  return rows.map((row, n) => {
    const next = rows.findIndex(({ reason }, k) => k > n && reason.length > 0);
    return { ...row, reasonRows: (next < 0 ? rows.length : next) - n };
  });
}

const EMPTY: Part = { left: undefined, relation: undefined, right: undefined, indent: 0, reason: [], isStep: false };

/** Whether a row is nothing but the reason for the one above. */
export const isReasonOnly = ({ left, right }: EquationRow): boolean => left === undefined && right === undefined;

/** A right side that goes on over further relations begins rows with these before anything else is broken. */
function rightRows(relation: Relation, right: Layout, room: number, measure: Measure): readonly Part[] {
  return linksOf(relation, right, room, measure).flatMap((link) =>
    breakLine(link.right, room, measure).map(({ layout, indent }, n) => ({
      ...EMPTY,
      relation: n === 0 ? link.relation : undefined,
      right: layout,
      indent,
    })),
  );
}

interface Link {
  readonly relation: Relation;
  readonly right: Layout;
}

/** a = b ≈ c in as few rows as hold it, each beginning with a relation, the last ones full. */
function linksOf(relation: Relation, right: Layout, room: number, measure: Measure): readonly Link[] {
  const items = right.kind === 'row' ? right.items : [right];
  if (measure(right) <= room || items.some(isComma)) return [{ relation, right }];
  const links: Link[] = [];
  for (const link of [...splitAtRelations(relation, items)].reverse()) {
    const [after] = links;
    const joined = after && row(link.right, infix(after.relation), after.right);
    if (joined && measure(joined) <= room) links[0] = { ...link, right: joined };
    else links.unshift(link);
  }
  return links;
}

function splitAtRelations(first: Relation, items: readonly Layout[]): readonly Link[] {
  const links: { relation: Relation; items: Layout[] }[] = [{ relation: first, items: [] }];
  for (const item of items) {
    const relation = relationOf(item);
    if (relation) links.push({ relation, items: [] });
    else links.at(-1)?.items.push(item);
  }
  return links.map((link) => ({ relation: link.relation, right: row(...link.items) }));
}

const isComma = (item: Layout): boolean => item.kind === 'operator' && (item.symbol === ',' || item.symbol === ';');

function relationOf(item: Layout): Relation | undefined {
  if (item.kind !== 'operator') return undefined;
  const { symbol } = item;
  return symbol === '=' || symbol === '≈' || symbol === ':=' || symbol === '←' ? symbol : undefined;
}
