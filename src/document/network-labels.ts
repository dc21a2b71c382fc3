/**
 * Places labels on the lines of a drawing. A label stays on its line, so that no one has to ask whose it is, and moves
 * along it to where it covers least: never another label or a node, and as few other lines as can be. First each
 * label takes the best place that is left; then they are gone through again, each moving to where it is better beside
 * the others, until none moves. As a move never makes the whole worse, this ends.
 */
import { along, type Box, grown, lengthInside, overlap, type Point, type Segment } from './geometry.js';

/** A label to be placed, and the line that it belongs to. */
export interface LineLabel {
  readonly line: number;
  /** The share of the way at which it stands best. */
  readonly best: number;
  readonly width: number;
  readonly height: number;
}

interface Candidate extends Box {
  /** How bad the place is by itself. */
  readonly cost: number;
}

/** Places are tried at this distance, in millimetres. */
const STEP = 1.1;
/** Kept free around a label, in millimetres. */
const CLEAR = 0.35;
/** The height of the room around a level line. */
const LEAST = 10;
/** Other lines are kept at this distance where that can be. */
const APART = 1.2;
const COSTS = { collision: 1000, overlap: 400, line: 1.5, crossing: 2, near: 0.7, fromBest: 4 };
const MOST_ROUNDS = 12;
/** Labels that would cover more than this share of the room between the nodes are not tried. */
const FULL = 0.42;

/** Where the middle of each label stands; undefined where some would have to cover each other or what is `taken`. */
export function placeOnLines(
  labels: readonly LineLabel[],
  lines: readonly Segment[],
  taken: readonly Box[],
): readonly Point[] | undefined {
  if (labels.length === 0) return [];
  if (areaOf(labels) > FULL * areaAround(lines)) return undefined;
  const candidates = labels.map((label) => candidatesOf(label, lines, taken));
  if (candidates.some((all) => all.length === 0)) return undefined;
  for (const order of ordersOf(labels.length)) {
    const placed = settled(candidates, order);
    if (!collide(placed)) return placed;
  }
  return undefined;
}

const areaOf = (labels: readonly LineLabel[]): number =>
  labels.reduce((sum, { width, height }) => sum + (width + CLEAR) * (height + CLEAR), 0);

/** The area of the box around some lines; a single level line has no height, and room all the same. */
function areaAround(lines: readonly Segment[]): number {
  const { width, height } = around(
    lines.flatMap(({ from, to }) => [from, to].map((p) => ({ ...p, width: 0, height: LEAST }))),
  );
  return width * height;
}

/** Where a label can stand, with what it covers there of other lines. */
function candidatesOf({ line, best, width, height }: LineLabel, lines: readonly Segment[], taken: readonly Box[]) {
  const own = lines[line] as Segment;
  const length = Math.hypot(own.to.x - own.from.x, own.to.y - own.from.y);
  const count = Math.max(1, Math.round(length / STEP));
  return Array.from({ length: count + 1 }, (_, n): readonly Candidate[] => {
    const t = n / count;
    const box = { ...along(own, t), width, height };
    const clear = grown(box, CLEAR);
    if (taken.some((other) => overlap(clear, other) > 0)) return [];
    const covered = lines.reduce((sum, other, at) => (at === line ? sum : sum + costOfLine(other, box)), 0);
    return [{ ...box, cost: covered + COSTS.fromBest * Math.abs(t - best) }];
  }).flat();
}

/** A label that covers another line, or comes near to one, may be taken for that line's. */
function costOfLine(line: Segment, box: Box): number {
  const inside = lengthInside(line, box);
  if (inside > 0) return COSTS.crossing + COSTS.line * inside;
  return COSTS.near * lengthInside(line, grown(box, APART));
}

/** From the first to the last, and from the last to the first. */
function ordersOf(count: number): readonly (readonly number[])[] {
  const forward = Array.from({ length: count }, (_, n) => n);
  return [forward, forward.toReversed()];
}

/** Each label at its best place beside the others. One is looked at again when another has moved that it may meet. */
function settled(candidates: readonly (readonly Candidate[])[], order: readonly number[]): readonly Candidate[] {
  const extents = candidates.map(around);
  const rivals = extents.map((own, n) =>
    order.filter((other) => other !== n && overlap(grown(own, CLEAR), extents[other] as Box) > 0),
  );
  const placed: (Candidate | undefined)[] = candidates.map(() => undefined);
  let waiting = new Set(order);
  for (let round = 0; round < MOST_ROUNDS && waiting.size > 0; round++) {
    const next = new Set<number>();
    for (const n of order) {
      if (!waiting.has(n)) continue;
      const others = (rivals[n] ?? []).flatMap((other) => placed[other] ?? []);
      const best = bestOf(candidates[n] ?? [], others);
      if (best === placed[n]) continue;
      placed[n] = best;
      for (const rival of rivals[n] ?? []) next.add(rival);
    }
    waiting = next;
  }
  return placed.filter((place) => place !== undefined);
}

/** The box around some boxes. */
function around(boxes: readonly Box[]): Box {
  const left = Math.min(...boxes.map(({ x, width }) => x - width / 2));
  const right = Math.max(...boxes.map(({ x, width }) => x + width / 2));
  const top = Math.min(...boxes.map(({ y, height }) => y - height / 2));
  const bottom = Math.max(...boxes.map(({ y, height }) => y + height / 2));
  return { x: (left + right) / 2, y: (top + bottom) / 2, width: right - left, height: bottom - top };
}

function bestOf(candidates: readonly Candidate[], others: readonly Box[]): Candidate | undefined {
  let best: { readonly place: Candidate; readonly cost: number } | undefined;
  for (const place of candidates) {
    const clear = grown(place, CLEAR);
    let { cost } = place;
    for (const other of others) {
      const common = overlap(clear, other);
      if (common > 0) cost += COSTS.collision + COSTS.overlap * common;
    }
    if (best === undefined || cost < best.cost) best = { place, cost };
  }
  return best?.place;
}

const collide = (boxes: readonly Box[]): boolean =>
  boxes.some((box, n) => boxes.slice(n + 1).some((other) => overlap(grown(box, CLEAR), other) > 0));
