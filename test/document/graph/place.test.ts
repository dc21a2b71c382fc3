/** Graphs on paper: nothing stands on anything else, all of it is in the picture, and wires lead where they should. */
import { describe, expect, it } from 'vitest';
import type { GraphFigure, GraphNode } from '../../../src/document/figure.js';
import { type PlacedGraph, type PlacedWire, placeGraph } from '../../../src/document/graph/place.js';
import { identifier, number } from '../../../src/language/layout.js';
import { boxesOf, overlaps, pointsOf } from '../../support/graph-geometry.js';
import { newRandom } from '../../support/random.js';

const node = (name: string, more: Partial<GraphNode> = {}): GraphNode => ({
  label: identifier(name),
  isGiven: false,
  ...more,
});
const figure = (nodes: readonly GraphNode[], edges: GraphFigure['edges']): GraphFigure => ({
  kind: 'graph',
  nodes,
  edges,
  description: [],
});

/** Nodes with labels and values of many widths; each but the last is used by one to three later ones. */
function randomGraph(seed: number): GraphFigure {
  const random = newRandom(seed);
  const whole = (below: number): number => Math.floor(random.next() * below);
  const digits = (): string => `${random.pick(['', '-'])}${whole(10 ** (1 + whole(5)))}`;
  const count = 2 + whole(16);
  const nodes = Array.from({ length: count }, (_, n) =>
    node(random.pick(['x', 'W', 'net', 'output']), {
      isGiven: n < 3,
      ...(random.next() < 0.8 && {
        forward: { value: number(digits()), relation: '=', ...(random.next() < 0.5 && { name: identifier('q') }) },
      }),
      ...(random.next() < 0.8 && { gradient: number(digits()) }),
    }),
  );
  const edges = nodes.slice(0, -1).flatMap((_, from) => {
    const users = new Set(Array.from({ length: 1 + whole(3) }, () => from + 1 + whole(count - from - 1)));
    return [...users].map((to) => ({
      from,
      to,
      ...(random.next() < 0.8 && {
        local: { name: identifier(random.pick(['w', 'long'])), value: number(digits()), relation: '≈' as const },
      }),
    }));
  });
  return figure(nodes, edges);
}

const isSame = (a: number, b: number): boolean => Math.abs(a - b) < 1e-6;

/** Whether the pieces of wire lead on to a place, one at the end of another or with a label between the two. */
function leadsTo(graph: PlacedGraph, { to }: PlacedWire, end: PlacedWire['to']): boolean {
  if (isSame(to.x, end.x) && isSame(to.y, end.y)) return true;
  const isNext = ({ from }: PlacedWire): boolean => {
    const middle = (to.x + from.x) / 2;
    const isLabel = graph.locals.some((l) => isSame(l.y, to.y) && isSame(l.x, middle));
    return isSame(from.y, to.y) && (isSame(from.x, to.x) || (from.x > to.x && isLabel));
  };
  return graph.wires.some((next) => isNext(next) && leadsTo(graph, next, end));
}

describe.each(Array.from({ length: 30 }, (_, n) => n + 1))('random graph %i', (seed) => {
  const drawn = randomGraph(seed);
  const graph = placeGraph(drawn);
  const boxes = boxesOf(graph);

  it('has no box on another, and each within the picture', () => {
    expect(boxes.flatMap((a, n) => boxes.slice(n + 1).filter((b) => overlaps(a, b)))).toEqual([]);
    for (const { x, y, width, height } of boxes) {
      expect(x - width / 2).toBeGreaterThanOrEqual(0);
      expect(x + width / 2).toBeLessThanOrEqual(graph.width);
      expect(y - height / 2).toBeGreaterThanOrEqual(0);
      expect(y + height / 2).toBeLessThanOrEqual(graph.height);
    }
  });
  it('has no wire through a box', () => {
    const through = graph.wires.flatMap((wire) => {
      const points = pointsOf(wire).map((p) => ({ ...p, width: 0, height: 0 }));
      return boxes.filter((box) => points.some((point) => overlaps(point, box)));
    });
    expect(through).toEqual([]);
  });
  it('has every wire go to the right, and every edge a way', () => {
    for (const { from, bend, to } of graph.wires) {
      expect(bend.from).toBeGreaterThanOrEqual(from.x - 1e-9);
      expect(bend.to).toBeGreaterThan(bend.from);
      expect(to.x).toBeGreaterThanOrEqual(bend.to - 1e-9);
    }
    for (const { from, to } of drawn.edges) {
      const [a, b] = [graph.nodes[from], graph.nodes[to]] as [PlacedGraph['nodes'][0], PlacedGraph['nodes'][0]];
      const start = { x: a.x + a.width / 2, y: a.y };
      const end = { x: b.x - b.width / 2, y: b.y };
      const first = graph.wires.filter((w) => isSame(w.from.x, start.x) && isSame(w.from.y, start.y));
      expect(first.some((wire) => leadsTo(graph, wire, end))).toBe(true);
    }
  });
});

describe('a drawn graph', () => {
  it('has a chain on one line', () => {
    const names = ['x', 'q', 'r', 's', 'L'];
    const chain = figure(
      names.map((name) => node(name)),
      names.slice(1).map((_, n) => ({ from: n, to: n + 1, local: { value: number('2'), relation: '=' } })),
    );
    const heights = placeGraph(chain).nodes.map(({ y }) => Math.round(y * 100));
    expect(new Set(heights).size).toBe(1);
  });
  it('has what is given above and below a chain that it joins', () => {
    const names = ['w', 'x', 'b', 'z', 'v', 'c', 'y'];
    const used = [3, 3, 3, 6, 6, 6];
    const layered = figure(
      names.map((name, n) => node(name, { isGiven: ![3, 6].includes(n) })),
      used.map((to, from) => ({ from, to })),
    );
    const [, , , z, v, c, y] = placeGraph(layered).nodes.map((n) => n.y) as number[];
    expect(z).toBeCloseTo(y as number, 1);
    expect((v as number) < (y as number) && (c as number) > (y as number)).toBe(true);
  });
  it('has a node that nothing uses alone on its paper', () => {
    const { width, height, nodes, wires } = placeGraph(figure([node('L', { gradient: number('1') })], []));
    expect({ nodes: nodes.length, wires: wires.length }).toEqual({ nodes: 1, wires: 0 });
    expect(Number.isFinite(width) && Number.isFinite(height)).toBe(true);
  });
  it('is the same drawing each time', () => {
    expect(placeGraph(randomGraph(7))).toEqual(placeGraph(randomGraph(7)));
  });
});
