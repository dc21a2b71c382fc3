/** The geometry of a placed graph: its boxes, and points along its wires. */
import type { PlacedBox, PlacedGraph, PlacedWire, Point } from '../../src/document/graph/place.js';

const boxOf = ({ x, y, width, height }: PlacedBox): PlacedBox => ({ x, y, width, height });

/** Nodes, what stands above and below them, and what stands on wires. */
export const boxesOf = ({ nodes, locals }: PlacedGraph): readonly PlacedBox[] => [
  ...nodes.flatMap((n) => [n, ...n.above, ...(n.below ? [n.below] : [])].map(boxOf)),
  ...locals.map(boxOf),
];

export const overlaps = (a: PlacedBox, b: PlacedBox): boolean =>
  Math.abs(a.x - b.x) < (a.width + b.width) / 2 - 1e-6 && Math.abs(a.y - b.y) < (a.height + b.height) / 2 - 1e-6;

/** Points along a wire, its ends not among them. */
export function pointsOf({ from, bend, to }: PlacedWire): readonly Point[] {
  const middle = (bend.from + bend.to) / 2;
  const curve = Array.from({ length: 41 }, (_, n): Point => {
    const t = n / 40;
    const [a, b, c, d] = [(1 - t) ** 3, 3 * (1 - t) ** 2 * t, 3 * (1 - t) * t ** 2, t ** 3];
    return { x: a * bend.from + (b + c) * middle + d * bend.to, y: (a + b) * from.y + (c + d) * to.y };
  });
  const straight = [0.1, 0.5, 0.9].flatMap((t): Point[] => [
    { x: from.x + (bend.from - from.x) * t, y: from.y },
    { x: bend.to + (to.x - bend.to) * t, y: to.y },
  ]);
  return [...curve, ...straight];
}
