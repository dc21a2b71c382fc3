/**
 * Breaking mathematics that is wider than its line: after nothing but what a person would break at — relations and
 * terms first, factors and the inside of brackets only where a line has no better place.
 */
import { infix, type Layout, number, type OperatorSymbol, prefix, row, script } from './layout.js';
import { columnWidths, widthOf } from './measure.js';

/** How far, in em, a line that goes on begins to the right of the first one. */
export const INDENT = 2;

/** A stretch that stays together, and what it costs to begin a line with it. */
interface Unit {
  readonly layout: Layout;
  readonly width: number;
  readonly cost: number;
  /** The width of the sign that it shows only where it begins a line. */
  readonly sign: number;
}

const NEVER = Number.POSITIVE_INFINITY;
/** Opening one more bracket costs more than any break outside it. */
const DEPTH_COST = 8;
const LINE_COST = 3;

/** The width of a pair of brackets that may have grown. */
const BRACKETS = 1.5;

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
 * `layout` in lines of at most `width`, as `measure` has it. The lines after the first begin `INDENT` further right, and that is counted.
 * What cannot be broken at all is returned as wide as it is.
 */
export function breakLine(layout: Layout, width: number, measure: Measure = widthOf): readonly Layout[] {
  if (measure(layout) <= width) return [layout];
  const room = Math.max(width - INDENT, 1);
  return filled(unitsOf(layout, { room, depth: 0, measure }), width, room).map(asLine);
}

/** How wide mathematics comes out: in em on paper, in characters on a terminal. `inFraction`: above or below a line. */
export type Measure = (layout: Layout, inFraction?: boolean) => number;

/** Where a stretch is to fit: into how much room, in how many brackets. */
interface Place {
  readonly room: number;
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
function filled(units: readonly Unit[], width: number, room: number): readonly (readonly Unit[])[] {
  const best: { cost: number; from: number }[] = [{ cost: 0, from: 0 }];
  for (let end = 1; end <= units.length; end++) {
    let choice = { cost: NEVER, from: end - 1 };
    let length = 0;
    for (let from = end - 1; from >= 0; from--) {
      const begun = units[from] as Unit;
      length += begun.width;
      const limit = from === 0 ? width : room;
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

const unit = (layout: Layout, cost: number, { measure }: Place): Unit => ({
  layout,
  width: measure(layout),
  cost,
  sign: beginsWithNothing(layout) ? measure(DOT) : 0,
});

const DOT = infix('·');
function beginsWithNothing(layout: Layout): boolean {
  const first = layout.kind === 'row' ? layout.items[0] : layout;
  return first?.kind === 'operator' && first.symbol === '';
}

/** The stretches of `layout`, opening only what does not fit into `room`. */
function unitsOf(layout: Layout, place: Place): readonly Unit[] {
  const { room, measure } = place;
  const whole = (part: Layout): Unit => unit(part, NEVER, place);
  if (layout.kind === 'row') return rowUnits(layout.items, place);
  if (measure(layout) <= room) return [whole(layout)];
  switch (layout.kind) {
    case 'fenced': {
      const close = layout.open === '(' ? ')' : layout.open === '[' ? ']' : '|';
      if (layout.body.kind === 'matrix') return [whole({ ...layout, body: narrowed(layout.body, room - BRACKETS) })];
      const inner = unitsOf(layout.body, within(place, BRACKETS, 1));
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
      const conditions = Math.max(...layout.rows.map(({ condition }) => measure(condition)));
      const values = { ...place, room: Math.max(room - conditions - 2, room / 3) };
      return [whole({ ...layout, rows: layout.rows.map((r) => ({ ...r, value: stacked(r.value, values) })) })];
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
  ...unitsOf(body, within(place, place.measure(head), 1)),
];

/** An operator goes with what follows it; a comma with what stands before it. */
function rowUnits(items: readonly Layout[], place: Place): readonly Unit[] {
  const { measure, depth } = place;
  const units: Unit[] = [];
  let lead: Layout | undefined;
  let afterComma = false;
  for (const item of items) {
    if (item.kind === 'operator' && (item.symbol === ',' || item.symbol === ';')) {
      const before = units.pop();
      units.push(before ? unit(row(before.layout, item), before.cost, place) : unit(item, NEVER, place));
      afterComma = true;
      continue;
    }
    if (item.kind === 'operator') {
      lead = lead ? row(lead, item) : item;
      continue;
    }
    const [first, ...rest] = unitsOf(item, within(place, lead ? Math.max(measure(lead), measure(DOT)) : 0));
    const cost = costOf(lead, item) ?? (afterComma ? 1 : undefined);
    const layout = lead ? row(lead, (first as Unit).layout) : (first as Unit).layout;
    const price = cost === undefined || units.length === 0 ? NEVER : cost + depth * DEPTH_COST;
    units.push(unit(layout, price, place), ...rest);
    lead = undefined;
    afterComma = false;
  }
  if (lead) units.push(unit(lead, NEVER, place));
  return units;
}

/** What it costs to break before an operator and its operand; undefined where the two go with what stands before. */
function costOf(lead: Layout | undefined, operand: Layout): number | undefined {
  const operator = lead?.kind === 'row' ? lead.items[0] : lead;
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
  return lines.length === 1 ? (lines[0] as Layout) : { kind: 'matrix', rows: lines.map((line) => [line]) };
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
