/** The computational graph of a problem: what is on it, whether its numbers obey the chain rule, and where it stands. */
import { describe, expect, it } from 'vitest';
import type { Figure, GraphFigure } from '../../src/document/figure.js';
import { isOnPage, placeGraph } from '../../src/document/graph/place.js';
import { latex } from '../../src/language/latex.js';
import type { Layout } from '../../src/language/layout.js';
import { within } from '../../src/language/table.js';
import { unicode } from '../../src/language/unicode.js';
import { graphFigure } from '../../src/report/graph-figure.js';
import { messagesIn } from '../../src/report/messages/messages.js';
import { graphSection } from '../../src/report/sections/graph.js';
import { newSheet } from '../../src/report/sheet.js';
import { figureSvg, figureTikz } from '../../src/write/figures/figures.js';
import { boxesOf, overlaps } from '../support/graph-geometry.js';
import { randomTape } from '../support/random-tape.js';
import { sheetText, solvedOne } from '../support/sheets.js';
import { PROBLEMS } from '../support/shipped.js';
import { type Spec, yaml } from '../support/solved.js';

/** What the section says: its drawing, and its words. */
function graphOf(spec: Spec | string): { readonly figure: GraphFigure | undefined; readonly words: string } {
  const { solution } = solvedOne(spec);
  return within(solution.problem.table, () => {
    const blocks = graphSection(newSheet(solution));
    const figures = blocks.flatMap((block): Figure[] => (block.kind === 'figure' ? [block.figure] : []));
    return { figure: figures.find((f) => f.kind === 'graph'), words: JSON.stringify(blocks) };
  });
}
/** The figure with all that could be said on it, whether a page has room for that or not. */
function wholeGraph(spec: Spec): GraphFigure {
  const { solution } = solvedOne(spec);
  return within(solution.problem.table, () => graphFigure(newSheet(solution)) as GraphFigure);
}
const drawn = (spec: Spec | string): GraphFigure => graphOf(spec).figure as GraphFigure;
const asked = (spec: Spec): Spec => ({ ...spec, tasks: [...((spec.tasks as string[]) ?? ['gradients']), 'graph'] });
const numberIn = (layout: Layout | undefined): number =>
  layout ? Number(unicode(layout).replace('−', '-').replace('½', '0.5')) : Number.NaN;

const NEURON: Spec = yaml(`
title: neuron
define: ["z = w0*x0 + w1*x1 + w2", "a = sigmoid(z)"]
loss: a
notation: {style: operations}
wrt: [w0, x0, w1, x1, w2]
values: {w0: 2, x0: -1, w1: -3, x1: -2, w2: -3}
`);
const CHAIN: Spec = yaml(`
title: chain
define: ["z = w*x + b", "a = tanh(z)", "c = a*z"]
loss: 1/2*(c - t)^2
wrt: [w, b]
values: {w: 0.7, x: -1.2, b: 0.4, t: 0.3}
`);
const NETWORK: Spec = yaml(`
title: network
network: {inputs: [x], layers: [{units: 2, activation: sigmoid}, {units: 1, activation: sigmoid}], target: t}
loss: half-squared-error
values: {x: 0.5, t: 1, W1: [[0.3], [-0.2]], b1: [0.1, 0.4], W2: [[1.5, -0.7]], b2: [0.2]}
`);

describe('the numbers on a graph', () => {
  it.each([
    ['of operations', NEURON],
    ['of a chain of definitions', CHAIN],
    ['of a network, through whose activations its style goes', asked(NETWORK)],
  ])('%s obey the chain rule from node to node', (_, spec) => {
    const { nodes, edges } = wholeGraph({ ...spec, rounding: { decimals: 12 } });
    const gradients = nodes.map(({ gradient }) => numberIn(gradient));
    expect(gradients.at(-1)).toBe(1);
    for (const [n, gradient] of gradients.slice(0, -1).entries()) {
      const out = edges.filter(({ from, local }) => from === n && local);
      if (out.length === 0) expect(gradient).toBeNaN();
      else {
        const sum = out.reduce((all, { to, local }) => all + (gradients[to] as number) * numberIn(local?.value), 0);
        expect(gradient).toBeCloseTo(sum, 9);
      }
    }
  });
  it('are the values of a calculation apart from all this', () => {
    const { nodes } = wholeGraph({ ...NEURON, rounding: { decimals: 12 } });
    const out = nodes.at(-1);
    expect(numberIn(out?.forward?.value)).toBeCloseTo(1 / (1 + Math.exp(-1)), 11);
    const w0 = nodes.find(({ label }) => unicode(label) === 'w₀');
    expect(numberIn(w0?.gradient)).toBeCloseTo(-Math.exp(-1) / (1 + Math.exp(-1)) ** 2, 11);
  });
  it('are left out where there are none', () => {
    const { figure, words } = graphOf({ ...CHAIN, values: {} });
    expect(figure?.nodes.every(({ forward }) => forward === undefined)).toBe(true);
    expect(figure?.edges.map(({ local }) => local?.name && unicode(local.name))).toContain('x');
    expect(words).toContain('where that is short');
  });
  it('have no gradient on what is not asked for, and none through it', () => {
    const { nodes, edges } = drawn(CHAIN);
    const x = nodes.findIndex(({ label }) => unicode(label) === 'x');
    expect(nodes[x]?.gradient).toBeUndefined();
    expect(edges.find(({ from }) => from === x)?.local).toBeUndefined();
  });
});

describe('the signs of operations', () => {
  it.each([
    ['x + y', '+'],
    ['x - y', '−'],
    ['x*y', '×'],
    ['3*x', '×3'],
    ['x/2', '×½'],
    ['-x', '×(−1)'],
    ['x + 1', '+1'],
    ['x - 1', 'x − 1'],
    ['1 - x', '1 − x'],
    ['x^2', 'x²'],
    ['1/x', '1/x'],
    ['exp(x)', 'exp'],
    ['max(x, y)', 'max'],
    ['max(0, x)', 'max(0, x)'],
    ['tanh(x)', 'tanh'],
    ['x + y + 2', 'x + y + 2'],
  ])('%s is %s', (body, sign) => {
    const values = { x: 2, k: 3, ...(body.includes('y') && { y: 2 }) };
    const { nodes } = drawn({
      title: 'one',
      define: [`u = ${body}`, 'v = u*u*k'],
      loss: 'v',
      notation: { style: 'operations' },
      wrt: ['x'],
      values,
    });
    expect(nodes.map(({ label, isGiven }) => (isGiven ? '' : unicode(label)))).toContain(sign);
  });
});

describe('where a graph stands', () => {
  const having = PROBLEMS.filter(({ spec }) => sheetText(spec).includes('A computational graph of'));
  it('by itself only on chains of definitions and with single operations', () => {
    expect(having.map(({ name }) => name)).toEqual(['max-circuit', 'product', 'recurrent', 'reuse', 'symbolic-bce']);
  });
  it.each([
    ['a trivial chain', { ...CHAIN, define: ['z = w*x'], loss: 'z', wrt: ['w'], values: { w: 1, x: 2 } }],
    ['a network', NETWORK],
  ])('not on %s', (_, spec) => expect(graphOf(spec).words).toBe('[]'));
  it('in vectors where the single quantities are too many', () => {
    const wide = {
      ...NETWORK,
      network: {
        inputs: 5,
        layers: [
          { units: 6, activation: 'relu' },
          { units: 3, activation: 'softmax' },
        ],
        target: 3,
      },
    };
    const { figure, words } = graphOf({ ...asked(wide), loss: 'cross-entropy', values: {} });
    expect(figure?.nodes.length).toBeLessThan(20);
    expect(words).not.toContain('too many');
  });
  it('says so where no page is large enough', () => {
    const long = Array.from({ length: 70 }, (_, n) => `h${n + 1} = tanh(w*${n === 0 ? 'x' : `h${n}`})`);
    const spec = { title: 'long', define: long, loss: 'h70', wrt: ['w'], values: { w: 0.5, x: 1 } };
    expect(graphOf({ ...spec, tasks: ['graph'] }).words).toContain('too many nodes');
    expect(graphOf(spec).words).toBe('[]');
  });
});

describe.each([
  ...PROBLEMS.map(({ name, spec }) => [name, asked(spec)] as const),
  ...Array.from({ length: 8 }, (_, n) => [`random tape ${n + 1}`, asked(yaml(randomTape(n + 1)))] as const),
])('the graph of %s', (_, spec) => {
  const { figure } = graphOf(spec);
  it('is on the page with nothing on anything else', () => {
    if (!figure) return;
    const graph = placeGraph(figure);
    const boxes = boxesOf(graph);
    expect(isOnPage(graph)).toBe(true);
    expect(boxes.flatMap((a, n) => boxes.slice(n + 1).filter((b) => overlaps(a, b)))).toEqual([]);
  });
  it('has the same places in both printings', () => {
    if (!figure) return;
    const svg = [
      ...figureSvg(figure, messagesIn('en').speech).matchAll(/<text class="\w+" x="([-\d.]+)" y="([-\d.]+)"/g),
    ];
    const tikz = [...figureTikz(figure, latex).matchAll(/\\node\[[\w ]+\] at \(([-\d.]+),([-\d.]+)\)/g)];
    const places = (found: readonly RegExpMatchArray[]): readonly string[] =>
      found.map(([, x, y]) => `${Number(x)} ${Math.abs(Number(y))}`).sort();
    expect(places(tikz)).toEqual(places(svg));
    expect(tikz.length).toBeGreaterThan(1);
  });
});

describe('what is said of a graph', () => {
  it.each([
    ['en', 'f, computed from q (local derivative minus 4), z (local derivative 3); value minus 12; gradient 1.'],
    ['es', 'f, calculado con q (derivada local menos 4), z (derivada local 3); valor menos 12; gradiente 1.'],
  ])('in %s', (language, sentence) => {
    const { spec } = PROBLEMS.find(({ name }) => name === 'product') as (typeof PROBLEMS)[number];
    const svg = figureSvg(drawn({ ...spec, language }), messagesIn(language).speech);
    expect(/aria-label="([^"]*)"/.exec(svg)?.[1]).toContain(sentence);
  });
});
