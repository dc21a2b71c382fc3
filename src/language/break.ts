/**
 * Breaking mathematics that is wider than its line: after nothing but what a person would break at — relations and
 * terms first, factors and the inside of brackets only where a line has no better place.
 */
import {
  brackets,
  identifier,
  infix,
  type Layout,
  number,
  type OperatorSymbol,
  prefix,
  row,
  script,
} from './layout.js';
import { columnWidths, widthOf } from './measure.js';

/** How far, in em, a line that goes on begins to the right of the first one, and how much further in each bracket. */
export const INDENT = 2;
const DEEPER = 1;

/** One of the lines that mathematics is broken into. */
export interface Line {
  readonly layout: Layout;
  /** How far, in em, it begins to the right of the first one. */
  readonly indent: number;
}

/** A stretch that stays together, and what it costs to begin a line with it. */
interface Unit {
  readonly layout: Layout;
  readonly width: number;
  readonly cost: number;
  /** In how many opened brackets it stands. */
  readonly depth: number;
  /** The width of the sign that it shows only where it begins a line. */
  readonly sign: number;
}

const NEVER = Number.POSITIVE_INFINITY;
/** Opening one more bracket costs more than any break outside it. */
const DEPTH_COST = 8;
const LINE_COST = 3;

/** The width of a pair of brackets that may have grown; of a brace, and the gap between values and conditions. */
const BRACKETS = 1.5;
const CASES = 2;

const COSTS: Partial<Record<OperatorSymbol, number>> = {
  '=': 0,
  '≈': 0,
  '≠': 0,
  '<': 0,
  '≤': 0,
  '>': 0,
  '≥': 0,
  ':=': 0,
  '→': 0,
  '←': 0,
  '+': 1,
  '-': 1,
  '·': 8,
  '×': 8,
  '⊙': 8,
  '': 14,
};

/**
 * `layout` in lines of at most `width`, as `measure` has it, the indents of those after the first counted. What cannot
 * be broken at all is returned as wide as it is.
 */
export function breakLine(layout: Layout, width: number, measure: Measure = widthOf): readonly Line[] {
  if (measure(layout) <= width) return [{ layout, indent: 0 }];
  const room = Math.max(width - INDENT, 1);
  return filled(unitsOf(layout, { room, ahead: width - room, depth: 0, measure }), width).map((units, n) => ({
    layout: asLine(units, n),
    indent: n === 0 ? 0 : indentOf(units[0]),
  }));
}

const indentOf = (first: Unit | undefined): number => INDENT + DEEPER * (first?.depth ?? 0);

/** How wide mathematics comes out: in em on paper, in characters on a terminal. `inFraction`: above or below a line. */
export type Measure = (layout: Layout, inFraction?: boolean) => number;

/** Where a stretch is to fit: into how much room, and how much more at the very beginning, in how many brackets. */
interface Place {
  readonly room: number;
  readonly ahead: number;
  readonly depth: number;
  readonly measure: Measure;
}
const within = (place: Place, less: number, deeper = 0): Place => ({
  ...place,
  room: place.room - less,
  depth: place.depth + deeper,
});

/** A factor that begins a line shows the sign that was not needed beside its neighbour. */
function asLine(units: readonly Unit[], n: number): Layout {
  const items = units.flatMap(({ layout }) => (layout.kind === 'row' ? layout.items : [layout]));
  if (n > 0 && beginsWithNothing(row(...items))) return row(DOT, ...items.slice(1));
  const last = items.at(-1);
  return row(...(last?.kind === 'operator' && last.symbol === '' ? items.slice(0, -1) : items));
}

/** The cheapest way to put the units into lines; a ragged line costs a little, a break in brackets a lot. */
function filled(units: readonly Unit[], width: number): readonly (readonly Unit[])[] {
  const best: { cost: number; from: number }[] = [{ cost: 0, from: 0 }];
  for (let end = 1; end <= units.length; end++) {
    let choice = { cost: NEVER, from: end - 1 };
    let length = 0;
    for (let from = end - 1; from >= 0; from--) {
      const begun = units[from] as Unit;
      length += begun.width;
      const limit = from === 0 ? width : Math.max(width - indentOf(begun), 1);
      const used = from === 0 ? length : length + begun.sign;
      if (used > limit && from < end - 1) {
        if (length > limit) break;
        continue;
      }
      const slack = end === units.length ? 0 : (Math.max(limit - used, 0) / limit) ** 2;
      const start = from === 0 ? 0 : Math.min(begun.cost, 1e6);
      const cost = (best[from] as { cost: number }).cost + start + LINE_COST + slack;
      if (cost < choice.cost) choice = { cost, from };
    }
    best.push(choice);
  }
  const lines: (readonly Unit[])[] = [];
  for (let end = units.length; end > 0; end = (best[end] as { from: number }).from)
    lines.unshift(units.slice((best[end] as { from: number }).from, end));
  return lines;
}

const unit = (layout: Layout, cost: number, { measure, depth }: Place): Unit => ({
  layout,
  width: measure(layout),
  cost,
  depth,
  sign: beginsWithNothing(layout) ? measure(DOT) : 0,
});

const DOT = infix('·');
function beginsWithNothing(layout: Layout): boolean {
  const first = layout.kind === 'row' ? layout.items[0] : layout;
  return first?.kind === 'operator' && first.symbol === '';
}

/** The stretches of `layout`, opening only what does not fit into the room. */
function unitsOf(layout: Layout, place: Place): readonly Unit[] {
  const { measure } = place;
  const room = place.room + place.ahead;
  const whole = (part: Layout): Unit => unit(part, NEVER, place);
  if (layout.kind === 'row') return rowUnits(layout.items, place);
  if (measure(layout) <= room) return [whole(layout)];
  switch (layout.kind) {
    case 'fenced': {
      const close = layout.open === '(' ? ')' : layout.open === '[' ? ']' : '|';
      if (layout.body.kind === 'matrix') return [whole({ ...layout, body: narrowed(layout.body, room - BRACKETS) })];
      const inner = unitsOf(layout.body, within(place, BRACKETS + DEEPER, 1));
      const [only] = inner;
      if (only && inner.length === 1) return [whole({ ...layout, body: only.layout })];
      return [whole(prefix(layout.open)), ...inner, whole(prefix(close))];
    }
    case 'sum':
      return opened({ ...layout, body: row() }, layout.body, place);
    case 'apply':
      return opened(layout.name, layout.argument, place);
    case 'script': {
      const { base, sub, sup } = layout;
      if (sup && isE(base)) return unitsOf(exponentialOf(sup), place);
      if (sup && isTransposition(sup)) {
        const column = columnOf(base);
        if (column) return [whole(column)];
      }
      const scripts = { ...(sub && { sub }), ...(sup && { sup }) };
      const inner = [...unitsOf(base, within(place, measure(script(row(), scripts))))];
      const last = inner.pop();
      return last ? [...inner, unit(script(last.layout, scripts), last.cost, place)] : [whole(layout)];
    }
    case 'fraction': {
      const inside = within(place, 0.5);
      return [whole({ ...layout, top: stackedPart(layout.top, inside), bottom: stackedPart(layout.bottom, inside) })];
    }
    case 'root':
      return [whole({ ...layout, body: stacked(layout.body, within(place, 1.2)) })];
    case 'cases': {
      const inside = room - CASES;
      const conditions = Math.min(Math.max(...layout.rows.map(({ condition }) => measure(condition))), inside / 2);
      const rows = layout.rows.map(({ value, condition }) => ({
        value: stacked(value, { ...place, room: inside - conditions }),
        condition: stacked(condition, { ...place, room: conditions }),
      }));
      return [whole({ ...layout, rows })];
    }
    case 'matrix':
      return [whole(narrowed(layout, room))];
    case 'number':
      return cut(layout.text, room).map((text) => unit(number(text), 20, place));
    case 'identifier':
      return cut(layout.name, room).map((name) => unit({ ...layout, name }, 20, place));
    case 'words':
      return cut(layout.text, room).map((text) => unit({ ...layout, text }, 20, place));
    case 'blank':
      return [whole({ ...layout, width: Math.min(layout.width, room) })];
    case 'accent':
    case 'operator':
    case 'under':
      return [whole(layout)];
  }
}

/** `head` and what it takes in, which begins beside it. */
const opened = (head: Layout, body: Layout, place: Place): readonly Unit[] => [
  unit(head, NEVER, place),
  ...unitsOf(body, within(place, Math.max(place.measure(head), DEEPER), 1)),
];

const isTransposition = (layout: Layout): boolean =>
  layout.kind === 'identifier' && layout.name === 'T' && layout.upright === true;
/** A column of so many entries is no higher than a page has place for. */
const HIGHEST = 12;
/** A column that was written as a row on its side to save height, upright. */
function columnOf(transposed: Layout): Layout | undefined {
  if (transposed.kind !== 'fenced' || transposed.body.kind !== 'matrix') return undefined;
  const [entries, second] = transposed.body.rows;
  if (entries === undefined || second || entries.length > HIGHEST) return undefined;
  return { ...transposed, body: { kind: 'matrix', rows: entries.map((entry) => [entry]) } };
}

const isE = (layout: Layout): boolean => layout.kind === 'identifier' && layout.name === 'e';
/** An exponent cannot go over lines, an argument can. */
const exponentialOf = (exponent: Layout): Layout => ({
  kind: 'apply',
  name: identifier('exp', true),
  argument: brackets(exponent),
});

/** An operator goes with what follows it, as what is tied to it does; a comma with what stands before it. */
function rowUnits(items: readonly Layout[], place: Place): readonly Unit[] {
  const { measure, depth } = place;
  const units: Unit[] = [];
  let lead: readonly Layout[] = [];
  let afterComma = false;
  items.forEach((item, n) => {
    if (isSeparator(item)) {
      const before = units.pop();
      units.push(before ? unit(row(before.layout, item), before.cost, place) : unit(item, NEVER, place));
      afterComma = true;
      return;
    }
    if (item.kind === 'operator' || isTied(item, items[n + 1])) {
      lead = [...lead, item];
      return;
    }
    const here = units.length === 0 ? place : { ...place, ahead: 0 };
    const [first, ...rest] = unitsOf(item, within(here, lead.length > 0 ? measure(row(...lead)) + measure(DOT) : 0));
    const cost = costOf(lead[0], lead[1] ?? item) ?? (afterComma ? 1 : undefined);
    const price = cost === undefined || units.length === 0 ? NEVER : cost + depth * DEPTH_COST;
    units.push(unit(row(...lead, (first as Unit).layout), price, place), ...rest);
    lead = [];
    afterComma = false;
  });
  if (lead.length > 0) units.push(unit(row(...lead), NEVER, place));
  return units;
}

/** A comma, or the space between two entries. */
const isSeparator = (item: Layout): boolean =>
  item.kind === 'operator' ? item.symbol === ',' || item.symbol === ';' : item.kind === 'words' && item.text === ' ';

/** Whether nothing may part `item` from its neighbour: a ∂/∂z from what it differentiates, a number from what it multiplies. */
function isTied(item: Layout, next: Layout | undefined): boolean {
  if (next?.kind !== 'operator' || next.symbol !== '') return false;
  if (item.kind !== 'fraction') return item.kind === 'number';
  const { top, bottom } = item;
  return top.kind === 'number' ? bottom.kind === 'number' : top.kind === 'operator';
}

/** What it costs to break before an operator and its operand; undefined where the two go with what stands before. */
function costOf(operator: Layout | undefined, operand: Layout): number | undefined {
  if (operator?.kind !== 'operator' || operator.form !== 'infix') return undefined;
  // Two letters side by side are one thing to the eye; a bracket or a fraction begins another.
  return operator.symbol === '' && BULKY.has(operand.kind) ? COSTS['·'] : COSTS[operator.symbol];
}

const BULKY: ReadonlySet<Layout['kind']> = new Set(['fenced', 'fraction', 'sum', 'apply']);

const stackedPart = (part: Layout, place: Place): Layout =>
  place.measure(part, true) <= place.room ? part : stacked(part, place);

/** `layout` as lines on top of each other, where it is too wide for one: a long numerator. */
function stacked(layout: Layout, { room, measure }: Place): Layout {
  const lines = breakLine(layout, room, measure);
  const [first] = lines;
  if (first && lines.length === 1) return first.layout;
  return { kind: 'matrix', rows: lines.map((line) => [line.layout]) };
}

/** A matrix that is too wide keeps its first columns and its last, with dots between. */
function narrowed(matrix: Extract<Layout, { kind: 'matrix' }>, room: number): Layout {
  const widths = columnWidths(matrix.rows);
  const dots: Layout = { kind: 'words', text: '…' };
  const last = widths.at(-1) ?? 0;
  let shown = 0;
  for (let used = last + 2.5; shown < widths.length - 2; shown++) {
    used += (widths[shown] as number) + 1;
    if (used > room) break;
  }
  if (widths.length < 3) return matrix;
  return {
    kind: 'matrix',
    rows: matrix.rows.map((cells) => [...cells.slice(0, Math.max(shown, 1)), dots, cells.at(-1) ?? row()]),
  };
}

const SHORTEST_PIECE = 10;

/** `text` in pieces that fit, for a name or a number of hundreds of characters; nothing short is cut. */
function cut(text: string, room: number): readonly string[] {
  const length = Math.max(SHORTEST_PIECE, Math.floor(room / 0.95));
  return Array.from({ length: Math.ceil(text.length / length) }, (_, n) => text.slice(n * length, (n + 1) * length));
}
