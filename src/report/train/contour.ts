/** Lines along which a function on a lattice is 0. */
import type { PlotPoint } from '../../document/figure.js';

/** A function at the points of a lattice, row by row from below, each row from left to right. */
export interface OnLattice {
  readonly x: readonly number[];
  readonly y: readonly number[];
  readonly at: (column: number, row: number) => number;
}

/**
 * Marching squares (Lorensen and Cline's marching cubes in the plane): in each cell whose corners differ in sign a line
 * from edge to edge, its ends where the function is 0 by linear interpolation; lines that meet are joined.
 */
export function zeroLines(f: OnLattice): readonly (readonly PlotPoint[])[] {
  const segments: (readonly [Edge, Edge])[] = [];
  for (let row = 0; row + 1 < f.y.length; row++) {
    for (let column = 0; column + 1 < f.x.length; column++) segments.push(...linesInCell(f, column, row));
  }
  return joined(segments).map((edges) => edges.map((edge) => crossing(f, edge)));
}

type Corner = readonly [column: number, row: number];
/** An edge of the lattice. Both cells at it know it by the same key. */
interface Edge {
  readonly from: Corner;
  readonly to: Corner;
  readonly key: string;
}
const edgeBetween = (from: Corner, to: Corner): Edge => ({ from, to, key: `${from.join()} ${to.join()}` });

/** The edges that the line enters and leaves a cell by; two lines where opposite corners agree. */
function linesInCell({ at }: OnLattice, column: number, row: number): readonly (readonly [Edge, Edge])[] {
  const [a, b, c, d]: readonly [Corner, Corner, Corner, Corner] = [
    [column, row],
    [column + 1, row],
    [column + 1, row + 1],
    [column, row + 1],
  ];
  // Each edge from the end that comes first in the lattice, whichever cell it is seen from.
  const edges = [
    [a, b],
    [b, c],
    [d, c],
    [a, d],
  ] as const;
  const isAbove = ([k, r]: Corner): boolean => at(k, r) > 0;
  const crossed = edges
    .filter(([from, to]) => isAbove(from) !== isAbove(to))
    .map(([from, to]) => edgeBetween(from, to));
  const [e, f, g, h] = crossed;
  if (e === undefined || f === undefined) return [];
  if (g === undefined || h === undefined) return [[e, f]];
  // A saddle: the middle tells which corners belong together.
  const middle = [a, b, c, d].reduce((sum, [k, r]) => sum + at(k, r), 0) > 0;
  return middle === isAbove(a)
    ? [
        [e, f],
        [g, h],
      ]
    : [
        [e, h],
        [f, g],
      ];
}

function crossing({ x, y, at }: OnLattice, { from, to }: Edge): PlotPoint {
  const [p, q] = [at(...from), at(...to)] as const;
  const share = p / (p - q);
  const between = (places: readonly number[], k: 0 | 1): number => {
    const [low, high] = [places[from[k]] as number, places[to[k]] as number];
    return low + share * (high - low);
  };
  return { x: between(x, 0), y: between(y, 1) };
}

/** Segments that meet at an edge, put end to end. A line that comes back to its beginning ends there. */
function joined(segments: readonly (readonly [Edge, Edge])[]): readonly (readonly Edge[])[] {
  const at = new Map<string, (readonly [Edge, Edge])[]>();
  for (const segment of segments) for (const { key } of segment) at.set(key, [...(at.get(key) ?? []), segment]);
  const left = new Set(segments);
  const follow = (line: Edge[]): void => {
    for (;;) {
      const { key } = line.at(-1) as Edge;
      const next = at.get(key)?.find((segment) => left.has(segment));
      if (next === undefined) return;
      left.delete(next);
      line.push(next[0].key === key ? next[1] : next[0]);
    }
  };
  const lines: Edge[][] = [];
  for (const segment of segments) {
    if (!left.delete(segment)) continue;
    const line = [...segment];
    follow(line);
    line.reverse();
    follow(line);
    lines.push(line);
  }
  return lines;
}
