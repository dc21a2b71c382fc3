/** Points, boxes and lines of a drawing, in millimetres, y downwards. */

export interface Point {
  readonly x: number;
  readonly y: number;
}
/** A box by its middle and its extent. */
export interface Box extends Point {
  readonly width: number;
  readonly height: number;
}
export interface Segment {
  readonly from: Point;
  readonly to: Point;
}

/** The point at the share `t` of the way. */
export const along = ({ from, to }: Segment, t: number): Point => ({
  x: from.x + (to.x - from.x) * t,
  y: from.y + (to.y - from.y) * t,
});

export const grown = (box: Box, by: number): Box => ({
  ...box,
  width: box.width + 2 * by,
  height: box.height + 2 * by,
});

/** The area that two boxes have in common. */
export function overlap(a: Box, b: Box): number {
  const across = (a.width + b.width) / 2 - Math.abs(a.x - b.x);
  if (across <= 0) return 0;
  return across * Math.max(0, (a.height + b.height) / 2 - Math.abs(a.y - b.y));
}

/** The length of the piece of a line that lies inside of a box. */
export function lengthInside({ from, to }: Segment, box: Box): number {
  const acrossX = inside(from.x, to.x - from.x, box.x - box.width / 2, box.x + box.width / 2);
  const acrossY = inside(from.y, to.y - from.y, box.y - box.height / 2, box.y + box.height / 2);
  const share = Math.min(1, acrossX[1], acrossY[1]) - Math.max(0, acrossX[0], acrossY[0]);
  return share > 0 ? share * Math.hypot(to.x - from.x, to.y - from.y) : 0;
}

/** The shares of the way between which a line that begins at `origin` and goes on by `run` is between two bounds. */
function inside(origin: number, run: number, low: number, high: number): readonly [number, number] {
  if (run === 0) return origin > low && origin < high ? [0, 1] : [1, 0];
  const [first, second] = [(low - origin) / run, (high - origin) / run];
  return first < second ? [first, second] : [second, first];
}
