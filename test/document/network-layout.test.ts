/** Drawings of networks: nothing covers anything, nothing leaves the picture, and both printings have the same places. */
import { describe, expect, it, test } from 'vitest';
import { text } from '../../src/document/document.js';
import { along, type Box, type Point, type Segment } from '../../src/document/geometry.js';
import type { NetworkFigure } from '../../src/document/network-figure.js';
import { type PlacedNetwork, type PlacedNode, placeNetwork } from '../../src/document/network-layout.js';
import { latex } from '../../src/language/latex.js';
import { identifier, type Layout, number, script } from '../../src/language/layout.js';
import { messagesIn } from '../../src/report/messages/messages.js';
import { networkSvg } from '../../src/write/figures/network-svg.js';
import { networkTikz } from '../../src/write/figures/network-tikz.js';
import { newRandom, type Random } from '../support/random.js';

type Naming = (kind: string, random: Random) => Layout;

const NAMINGS: Readonly<Record<string, Naming>> = {
  'short names': (kind, random) =>
    script(identifier(kind), { sub: number(String(Math.floor(random.between(1, 89)))), sup: number('(2)') }),
  'long names': (kind, random) =>
    identifier(`${kind}_${'activation_of_the_pressure'.slice(0, Math.floor(random.between(4, 26)))}`),
  values: (_, random) => number(random.between(-1, 1).toFixed(4)),
};

interface Wanted {
  readonly sizes: readonly number[];
  readonly naming: Naming;
  readonly withValues?: boolean;
}

function figureOf({ sizes, naming, withValues = false }: Wanted, random: Random): NetworkFigure {
  return {
    kind: 'network',
    layers: sizes.map((size, n) => ({
      caption: n === 0 ? ['input'] : ['hidden', 'leaky ReLU'],
      isCoupled: n === sizes.length - 1,
      units: Array.from({ length: size }, () => ({
        label: naming('a', random),
        ...(withValues && { value: naming('a', random) }),
        ...(n > 0 && { bias: naming('b', random) }),
      })),
    })),
    weights: sizes.slice(1).map((size, n) => ({
      kind: 'joined',
      labels: Array.from({ length: size }, () => Array.from({ length: sizes[n] ?? 0 }, () => naming('w', random))),
    })),
    loss: { label: identifier('L'), caption: ['loss'], from: [0], target: naming('t', random) },
    description: [text('a network')],
  };
}

/** So much, in millimetres, may two things have in common that touch. */
const TOUCH = 0.02;

const meet = (a: Box, b: Box): boolean =>
  (a.width + b.width) / 2 - Math.abs(a.x - b.x) > TOUCH && (a.height + b.height) / 2 - Math.abs(a.y - b.y) > TOUCH;

/** Whether a box covers anything of a node with round corners: its nearest point to the straight middle of the node. */
function covers(box: Box, { x, y, width, height, corner }: PlacedNode): boolean {
  const nearest = (at: number, extent: number, from: number, size: number): number => {
    const [low, high] = [at - extent / 2, at + extent / 2];
    const [first, last] = [from - size / 2, from + size / 2];
    return Math.max(0, low - last, first - high);
  };
  const dx = nearest(box.x, box.width, x, width - 2 * corner);
  const dy = nearest(box.y, box.height, y, height - 2 * corner);
  return Math.hypot(dx, dy) < corner - 0.15;
}

function faultsOf(placed: PlacedNetwork): readonly string[] {
  const faults: string[] = [];
  const labels = placed.labels.filter(({ role }) => role !== 'weights');
  const things = [...labels, ...placed.nodes, ...placed.captions, ...placed.frames];
  const isInside = ({ x, y, width, height }: Box): boolean =>
    x - width / 2 >= 0 && y - height / 2 >= 0 && x + width / 2 <= placed.width && y + height / 2 <= placed.height;
  for (const thing of things) if (!isInside(thing)) faults.push('leaves the picture');
  for (const [n, label] of labels.entries()) {
    for (const other of labels.slice(n + 1)) if (meet(label, other)) faults.push('labels meet');
    for (const node of placed.nodes) if (covers(label, node)) faults.push('a label over a node');
  }
  for (const [n, caption] of placed.captions.entries()) {
    for (const other of placed.captions.slice(n + 1)) if (meet(caption, other)) faults.push('captions meet');
    for (const thing of [...labels, ...placed.nodes]) if (meet(caption, thing)) faults.push('a caption is covered');
  }
  for (const [n, node] of placed.nodes.entries()) {
    for (const other of placed.nodes.slice(n + 1)) if (meet(node, other)) faults.push('nodes meet');
    for (const label of node.texts) if (label.width > node.width) faults.push('a name wider than its node');
  }
  return faults;
}

const SIZES = [
  [1, 1],
  [2, 2, 1],
  [3, 5, 4, 2],
  [8, 8, 4],
  [1, 8, 1],
  [2, 3, 2, 3, 2, 1],
];

describe.each(Object.entries(NAMINGS))('with %s', (_, naming) => {
  it.each(SIZES.map((sizes) => [sizes.join('-'), sizes] as const))(
    'a %s network has nothing in another’s place',
    (name, sizes) => {
      for (const withValues of sizes.length > 3 || sizes.includes(8) ? [true] : [false, true]) {
        const placed = placeNetwork(figureOf({ sizes, naming, withValues }, newRandom(name.length)));
        expect(faultsOf(placed)).toEqual([]);
        expect(placed.width).toBeLessThanOrEqual(132 + TOUCH);
      }
    },
  );
});

test('random networks have nothing in another’s place', () => {
  const random = newRandom(41);
  for (let n = 0; n < 12; n++) {
    const sizes = Array.from({ length: 2 + Math.floor(random.next() * 3) }, () => 1 + Math.floor(random.next() * 5));
    const naming = random.pick(Object.values(NAMINGS));
    const figure = figureOf({ sizes, naming, withValues: random.next() < 0.5 }, random);
    expect([sizes, ...faultsOf(placeNetwork(figure))]).toEqual([sizes]);
  }
});

const short = NAMINGS['short names'] as Naming;

test('each label of an edge stands on its edge', () => {
  const figure = figureOf({ sizes: [3, 4, 2], naming: short }, newRandom(3));
  const { labels, lines } = placeNetwork(figure);
  const weights = labels.filter(({ role }) => role === 'weight');
  expect(weights).toHaveLength(3 * 4 + 4 * 2);
  const distance = (p: Point, line: Segment): number =>
    Math.min(
      ...Array.from({ length: 401 }, (_, n) => along(line, n / 400)).map((at) => Math.hypot(at.x - p.x, at.y - p.y)),
    );
  for (const label of weights) expect(Math.min(...lines.map((line) => distance(label, line)))).toBeLessThan(0.3);
});

test('an 8-8-4 network has a label on each of its edges', () => {
  const { labels } = placeNetwork(figureOf({ sizes: [8, 8, 4], naming: short }, newRandom(5)));
  expect(labels.filter(({ role }) => role === 'weight')).toHaveLength(8 * 8 + 8 * 4);
});

describe('a large layer', () => {
  const figure: NetworkFigure = {
    ...figureOf({ sizes: [784, 64, 10], naming: short }, newRandom(7)),
    weights: ['W1', 'W2'].map((name) => ({ kind: 'joined', whole: [identifier(name), number('64')] })),
  };
  const placed = placeNetwork(figure);
  it('is drawn by its first, its second and its last unit, with dots between', () => {
    expect(placed.nodes.filter(({ kind }) => kind === 'input')).toHaveLength(3);
    expect(placed.nodes).toHaveLength(3 * 3 + 1);
    expect(placed.dots).toHaveLength(3);
  });
  it('has the matrix of its weights and their shape in place of labels', () => {
    expect(placed.labels.filter(({ role }) => role === 'weights').map(({ layout }) => layout)).toEqual([
      identifier('W1'),
      number('64'),
      identifier('W2'),
      number('64'),
    ]);
    expect(placed.labels.filter(({ role }) => role === 'weight')).toEqual([]);
  });
  it('has nothing in another’s place', () => expect(faultsOf(placed)).toEqual([]));
});

describe('a route', () => {
  const figure: NetworkFigure = {
    ...figureOf({ sizes: [2, 3, 1], naming: short }, newRandom(9)),
    route: {
      starts: [{ kind: 'edge', layer: 0, from: 0, to: 1 }],
      units: [[], [1], [0]],
      factors: [
        { on: { kind: 'edge', layer: 0, from: 0, to: 1 }, label: identifier('factor') },
        { on: { kind: 'unit', layer: 1, unit: 1 }, label: identifier('factor') },
        { on: { kind: 'edge', layer: 1, from: 1, to: 0 }, label: identifier('factor') },
        { on: { kind: 'loss', from: 0 }, label: identifier('factor') },
      ],
    },
  };
  const placed = placeNetwork(figure);
  it('is dark from the edge of the parameter to the loss, and all else pale', () => {
    const dark = placed.lines.filter(({ tone }) => tone === 'strong');
    expect(dark).toHaveLength(3);
    expect(placed.lines.filter(({ tone }) => tone === 'plain')).toEqual([]);
    expect(placed.nodes.filter(({ tone }) => tone === 'strong').map(({ kind }) => kind)).toEqual([
      'unit',
      'unit',
      'loss',
    ]);
  });
  it('has a derivative for each of its steps, in no one’s place', () => {
    expect(placed.labels.filter(({ role }) => role === 'factor')).toHaveLength(4);
    expect(faultsOf(placed)).toEqual([]);
  });
});

test('SVG and TikZ have the same places', () => {
  const figure = figureOf({ sizes: [3, 4, 2], naming: short, withValues: true }, newRandom(11));
  const { lines, labels } = placeNetwork(figure);
  const svg = networkSvg(figure, messagesIn('en').speech);
  const tikz = networkTikz(figure, latex);
  const round = (x: number): number => Math.round(x * 100) / 100;
  for (const { from, to, kind } of lines) {
    expect(tikz).toContain(`(${round(from.x)},${round(-from.y)}) -- (${round(to.x)},${round(-to.y)})`);
    expect(svg).toContain(`x1="${round(from.x)}" y1="${round(from.y)}"`);
    expect(svg).toContain(
      kind === 'edge' ? `x2="${round(to.x)}" y2="${round(to.y)}"` : `points="${round(to.x)},${round(to.y)} `,
    );
  }
  for (const { x, y, width } of labels) {
    expect(tikz).toContain(`at (${round(x)},${round(-y)})`);
    expect(svg).toContain(`<rect class="behind" x="${round(x - width / 2)}"`);
  }
});
