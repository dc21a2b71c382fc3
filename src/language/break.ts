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
 * `layout` in lines of at most `width` em. The lines after the first begin `INDENT` further right, and that is counted.
 * What cannot be broken at all is returned as wide as it is.
 */
export function breakLine(layout: Layout, width: number): readonly Layout[] {
  if (widthOf(layout) <= width) return [layout];
  const room = Math.max(width - INDENT, 1);
  return filled(unitsOf(layout, room, 0), width, room).map(asLine);
}

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

const unit = (layout: Layout, cost: number): Unit => ({
  layout,
  width: widthOf(layout),
  cost,
  sign: beginsWithNothing(layout) ? widthOf(DOT) : 0,
});

const DOT = infix('·');
function beginsWithNothing(layout: Layout): boolean {
  const first = layout.kind === 'row' ? layout.items[0] : layout;
  return first?.kind === 'operator' && first.symbol === '';
}

/** The stretches of `layout`, opening only what does not fit into `room`. */
function unitsOf(layout: Layout, room: number, depth: number): readonly Unit[] {
  if (layout.kind === 'row') return rowUnits(layout.items, room, depth);
  if (widthOf(layout) <= room) return [unit(layout, NEVER)];
  switch (layout.kind) {
    case 'fenced': {
      const close = layout.open === '(' ? ')' : layout.open === '[' ? ']' : '|';
      if (layout.body.kind === 'matrix')
        return [unit({ ...layout, body: narrowed(layout.body, room - BRACKETS) }, NEVER)];
      const inner = unitsOf(layout.body, room - BRACKETS, depth + 1);
      const [only] = inner;
      if (only && inner.length === 1) return [unit({ ...layout, body: only.layout }, NEVER)];
      return [unit(prefix(layout.open), NEVER), ...inner, unit(prefix(close), NEVER)];
    }
    case 'sum':
      return opened({ ...layout, body: row() }, layout.body, room, depth);
    case 'apply':
      return opened(layout.name, layout.argument, room, depth);
    case 'script': {
      const { base, sub, sup } = layout;
      const scripts = { ...(sub && { sub }), ...(sup && { sup }) };
      const inner = [...unitsOf(base, room - widthOf(script(row(), scripts)), depth)];
      const last = inner.pop();
      return last ? [...inner, unit(script(last.layout, scripts), last.cost)] : [unit(layout, NEVER)];
    }
    case 'fraction': {
      const inside = room - 0.5;
      return [
        unit({ ...layout, top: stackedPart(layout.top, inside), bottom: stackedPart(layout.bottom, inside) }, NEVER),
      ];
    }
    case 'root':
      return [unit({ ...layout, body: stacked(layout.body, room - 1.2) }, NEVER)];
    case 'cases': {
      const conditions = Math.max(...layout.rows.map(({ condition }) => widthOf(condition)));
      const values = Math.max(room - conditions - 2, room / 3);
      return [unit({ ...layout, rows: layout.rows.map((r) => ({ ...r, value: stacked(r.value, values) })) }, NEVER)];
    }
    case 'matrix':
      return [unit(narrowed(layout, room), NEVER)];
    case 'number':
      return cut(layout.text, room).map((text) => unit(number(text), 20));
    case 'identifier':
      return cut(layout.name, room).map((name) => unit({ ...layout, name }, 20));
    case 'words':
      return cut(layout.text, room).map((text) => unit({ ...layout, text }, 20));
    case 'blank':
      return [unit({ ...layout, width: Math.min(layout.width, room) }, NEVER)];
    case 'accent':
    case 'operator':
      return [unit(layout, NEVER)];
  }
}

/** `head` and what it takes in, which begins beside it. */
const opened = (head: Layout, body: Layout, room: number, depth: number): readonly Unit[] => [
  unit(head, NEVER),
  ...unitsOf(body, room - widthOf(head), depth + 1),
];

/** An operator goes with what follows it; a comma with what stands before it. */
function rowUnits(items: readonly Layout[], room: number, depth: number): readonly Unit[] {
  const units: Unit[] = [];
  let lead: Layout | undefined;
  let afterComma = false;
  for (const item of items) {
    if (item.kind === 'operator' && (item.symbol === ',' || item.symbol === ';')) {
      const before = units.pop();
      units.push(before ? unit(row(before.layout, item), before.cost) : unit(item, NEVER));
      afterComma = true;
      continue;
    }
    if (item.kind === 'operator') {
      lead = lead ? row(lead, item) : item;
      continue;
    }
    const [first, ...rest] = unitsOf(item, room - (lead ? Math.max(widthOf(lead), widthOf(DOT)) : 0), depth);
    const cost = costOf(lead, item) ?? (afterComma ? 1 : undefined);
    const layout = lead ? row(lead, (first as Unit).layout) : (first as Unit).layout;
    units.push(unit(layout, cost === undefined || units.length === 0 ? NEVER : cost + depth * DEPTH_COST), ...rest);
    lead = undefined;
    afterComma = false;
  }
  if (lead) units.push(unit(lead, NEVER));
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

const stackedPart = (part: Layout, width: number): Layout =>
  widthOf(part, true) <= width ? part : stacked(part, width);

/** `layout` as lines on top of each other, where it is too wide for one: a long numerator. */
function stacked(layout: Layout, width: number): Layout {
  const lines = breakLine(layout, width);
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

/** `text` in pieces that fit, for a name or a number of hundreds of characters. */
function cut(text: string, room: number): readonly string[] {
  const length = Math.max(1, Math.floor(room / 0.95));
  return Array.from({ length: Math.ceil(text.length / length) }, (_, n) => text.slice(n * length, (n + 1) * length));
}
