/** Places on a page (ISO 32000-1, 8.3). */

/** [a b c d e f]: x' = ax + cy + e, y' = bx + dy + f. */
export type Matrix = readonly [number, number, number, number, number, number];

export interface Box {
  readonly left: number;
  readonly bottom: number;
  readonly right: number;
  readonly top: number;
}

export interface Point {
  readonly x: number;
  readonly y: number;
}

export const IDENTITY: Matrix = [1, 0, 0, 1, 0, 0];

/** First `inner`, then `outer`. */
export const combined = (inner: Matrix, outer: Matrix): Matrix => [
  inner[0] * outer[0] + inner[1] * outer[2],
  inner[0] * outer[1] + inner[1] * outer[3],
  inner[2] * outer[0] + inner[3] * outer[2],
  inner[2] * outer[1] + inner[3] * outer[3],
  inner[4] * outer[0] + inner[5] * outer[2] + outer[4],
  inner[4] * outer[1] + inner[5] * outer[3] + outer[5],
];

export const moved = (x: number, y: number): Matrix => [1, 0, 0, 1, x, y];

export const placed = ([a, b, c, d, e, f]: Matrix, { x, y }: Point): Point => ({
  x: a * x + c * y + e,
  y: b * x + d * y + f,
});

/** The smallest box around some points. */
export const boxAround = (points: readonly Point[]): Box => ({
  left: Math.min(...points.map(({ x }) => x)),
  bottom: Math.min(...points.map(({ y }) => y)),
  right: Math.max(...points.map(({ x }) => x)),
  top: Math.max(...points.map(({ y }) => y)),
});

/** The corners that a rectangle's become, one after another around it. */
export const placedCorners = (matrix: Matrix, { left, bottom, right, top }: Box): readonly Point[] =>
  [
    { x: left, y: bottom },
    { x: right, y: bottom },
    { x: right, y: top },
    { x: left, y: top },
  ].map((corner) => placed(matrix, corner));

export const isIn = ({ x, y }: Point, { left, bottom, right, top }: Box): boolean =>
  x > left && x < right && y > bottom && y < top;

/** What both boxes have; turned inside out where that is nothing. */
export const common = (a: Box, b: Box): Box => ({
  left: Math.max(a.left, b.left),
  bottom: Math.max(a.bottom, b.bottom),
  right: Math.min(a.right, b.right),
  top: Math.min(a.top, b.top),
});

/** How often closed lines go around a point, counter-clockwise less clockwise. */
export function turnsAround({ x, y }: Point, rings: readonly (readonly Point[])[]): number {
  let turns = 0;
  for (const ring of rings)
    ring.forEach((from, n) => {
      const to = ring[(n + 1) % ring.length] as Point;
      const isUp = from.y <= y && to.y > y;
      const isDown = from.y > y && to.y <= y;
      if (!isUp && !isDown) return;
      const crossing = from.x + ((y - from.y) / (to.y - from.y)) * (to.x - from.x);
      if (crossing > x) turns += isUp ? 1 : -1;
    });
  return turns;
}
