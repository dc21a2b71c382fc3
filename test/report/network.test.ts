/** What drawings of networks say: the words against the spec, values against a pass by hand, routes against changes of a parameter. */
import { describe, expect, it, test } from 'vitest';
import type { Block } from '../../src/document/document.js';
import type { NetworkFigure, NetworkWeights } from '../../src/document/network-figure.js';
import { unicode } from '../../src/language/unicode.js';
import { messagesIn } from '../../src/report/messages/messages.js';
import { solutionSheet } from '../../src/report/solution-sheet.js';
import { networkSvg } from '../../src/write/figures/network-svg.js';
import { plainText } from '../../src/write/words.js';
import { newRandom } from '../support/random.js';
import { solvedOne } from '../support/sheets.js';
import { plain, type Spec, solved } from '../support/solved.js';

function drawingsOf(spec: Spec | string): readonly NetworkFigure[] {
  const { part, solution, located } = solvedOne(spec);
  const certificate = { seed: 1, checks: [], failures: [] };
  const { blocks } = located(() => solutionSheet([{ part, solution, certificate }]));
  const isFigure = (block: Block) => block.kind === 'figure' && block.figure.kind === 'network';
  return blocks
    .filter(isFigure)
    .flatMap((block) => (block.kind === 'figure' && block.figure.kind === 'network' ? [block.figure] : []));
}

const labelsOf = (weights: NetworkWeights | undefined): readonly (readonly string[])[] =>
  weights?.kind === 'joined' ? (weights.labels ?? []).map((row) => row.map(unicode)) : [];

/** A network of two hidden units whose names and numbers are drawn by lot. */
function smallNetwork(seed: number): Spec & { readonly values: Readonly<Record<string, number>> } {
  const random = newRandom(seed);
  const names = ['x', 'y', 'u', 'v', 'w', 'p', 'q', 'r', 's', 'b', 'c', 'd'];
  const lot = (): number => Math.round(random.between(-200, 200)) / 100 || 0.5;
  return {
    network: {
      inputs: ['x', 'y'],
      layers: [
        {
          units: 2,
          activation: 'tanh',
          weights: [
            ['u', 'v'],
            ['w', 'p'],
          ],
          bias: ['b', 'c'],
          outputs: ['g', 'h'],
        },
        { units: 1, activation: 'sigmoid', weights: [['q', 'r']], bias: ['d'], outputs: ['o'] },
      ],
      target: 's',
    },
    loss: 'half-squared-error',
    values: Object.fromEntries(names.map((name) => [name, lot()])),
    rounding: { decimals: 4 },
  };
}

describe('a network of 2, 2 and 1 units', () => {
  const spec = smallNetwork(5);
  const v = spec.values as Record<'x' | 'y' | 'u' | 'v' | 'w' | 'p' | 'q' | 'r' | 'b' | 'c' | 'd', number>;
  const [named, valued] = drawingsOf({ ...spec, tasks: ['forward'] });

  it('has its names where the spec has them', () => {
    expect(named?.layers.map(({ units }) => units.map(({ label }) => unicode(label)))).toEqual([
      ['x', 'y'],
      ['g', 'h'],
      ['o'],
    ]);
    expect(named?.weights.map(labelsOf)).toEqual([
      [
        ['u', 'v'],
        ['w', 'p'],
      ],
      [['q', 'r']],
    ]);
  });

  it('says of each weight where it leads', () => {
    const words = plainText(named?.description ?? []);
    for (const sentence of [
      'Input: x and y.',
      'From x: u to g and w to h.',
      'From y: v to g and p to h.',
      'Hidden, tanh: g with bias b and h with bias c.',
      'From g: q to o.',
      'From h: r to o.',
      'Output, sigmoid: o with bias d.',
      'From o and the target s comes L.',
    ])
      expect(words).toContain(sentence);
  });

  it('has the values of a forward pass by hand', () => {
    const g = Math.tanh(v.u * v.x + v.v * v.y + v.b);
    const h = Math.tanh(v.w * v.x + v.p * v.y + v.c);
    const o = 1 / (1 + Math.exp(-(v.q * g + v.r * h + v.d)));
    const values = valued?.layers.map(({ units }) =>
      units.map(({ value }) => Number(value ? unicode(value).replace('−', '-') : Number.NaN)),
    );
    const expected = [[v.x, v.y], [g, h], [o]];
    for (const [layer, numbers] of expected.entries())
      for (const [unit, number] of numbers.entries()) expect(values?.[layer]?.[unit]).toBeCloseTo(number, 4);
    expect(
      valued?.weights
        .map(labelsOf)
        .flat(2)
        .map((n) => Number(n.replace('−', '-'))),
    ).toEqual([v.u, v.v, v.w, v.p, v.q, v.r]);
  });

  it('is spoken in the language of the sheet', () => {
    const [spanish] = drawingsOf({ ...spec, tasks: ['forward'], language: 'es' });
    if (!spanish) throw new Error('no drawing');
    const svg = networkSvg(spanish, messagesIn('es').speech);
    expect(svg).toContain('Oculta, tanh: g con sesgo b; h con sesgo c.');
  });
});

/** By layer, the units whose value changes with a parameter. */
function unitsThatChange(spec: Spec, key: string, names: readonly (readonly string[])[]): number[][] {
  const values = spec.values as Readonly<Record<string, number>>;
  const before = plain(solved(spec).values);
  const after = plain(solved({ ...spec, values: { ...values, [key]: (values[key] ?? 0) + 0.25 } }).values);
  return names.map((units) => units.flatMap((name, n) => (before[name] === after[name] ? [] : [n])));
}

/** 2-2-2-2, all names its own, some of them shared; each activation in turn. */
function deeper(activation: string, last: string): Spec {
  const layer = (n: number, units: number, of: string): Spec => ({
    units,
    activation: of,
    weights: Array.from({ length: units }, (_, to) => [`w${n}${to + 1}1`, `w${n}${to + 1}2`]),
    bias: `b${n}`,
    preactivations: Array.from({ length: units }, (_, to) => `z${n}${to + 1}`),
    outputs: Array.from({ length: units }, (_, to) => `a${n}${to + 1}`),
  });
  const layers = [layer(1, 2, activation), layer(2, 2, activation), layer(3, 2, last)];
  const names = [1, 2, 3].flatMap((n) => [`b${n}`, ...[1, 2].flatMap((to) => [`w${n}${to}1`, `w${n}${to}2`])]);
  return {
    network: { inputs: ['x1', 'x2'], layers, target: ['t1', 't2'] },
    loss: last === 'softmax' ? 'cross-entropy' : 'half-squared-error',
    values: { x1: 0.5, x2: -0.75, t1: 1, t2: 0, ...Object.fromEntries(names.map((name, n) => [name, 0.3 + 0.07 * n])) },
  };
}

describe.each([
  ['tanh', 'sigmoid'],
  ['sigmoid', 'softmax'],
])('the route in a network of %s and %s', (activation, last) => {
  const names = [['x1', 'x2'], ...[1, 2, 3].map((n) => [`a${n}1`, `a${n}2`])];
  it.each(['w111', 'w122', 'w212', 'w321', 'b1', 'b2'])('of %s goes through the units that change with it', (key) => {
    const spec = deeper(activation, last);
    const route = drawingsOf({ ...spec, wrt: key, tasks: ['gradients'] }).find((figure) => figure.route)?.route;
    expect(route?.units).toEqual(unitsThatChange(spec, key, names));
  });
});

test('a route has the derivative of each of its steps', () => {
  const spec = smallNetwork(7);
  const figure = drawingsOf({ ...spec, tasks: ['paths'] }).find(({ route }) => route);
  const steps = (figure?.route?.factors ?? []).map(({ label }) => unicode(label).replaceAll('∂', '').split('/'));
  expect(steps).toHaveLength(5);
  expect(steps[0]?.[1]).toBe('u');
  expect(steps.at(-1)?.[0]).toBe('L');
  // Each step begins with what the one before has come to.
  expect(steps.slice(1).map(([, by]) => by)).toEqual(steps.slice(0, -1).map(([of]) => of));
});

const chainSpec = {
  wrt: ['w'],
  define: ['z = w*x', 'a = sigmoid(z)'],
  loss: '(a - t)^2',
  values: { w: 1, x: 2, t: 0 },
};
const net = (more: Spec, layers: readonly Spec[] = [{ units: 2, activation: 'tanh' }, { units: 1 }]): Spec => ({
  network: { inputs: 2, layers, target: 1 },
  loss: 'half-squared-error',
  ...more,
});

describe('what is not drawn', () => {
  it('a chain of definitions that is no network', () =>
    expect(drawingsOf({ ...chainSpec, tasks: ['forward', 'paths', 'gradients'] })).toEqual([]));
  it('values that are open', () => expect(drawingsOf(net({ tasks: ['forward'] }))).toHaveLength(1));
  it('values of several samples', () =>
    expect(
      drawingsOf(
        net({
          tasks: ['forward'],
          batch: 'mean',
          values: {
            x: [
              [1, 2],
              [3, 4],
            ],
            t: [[1], [0]],
          },
        }),
      ),
    ).toHaveLength(1));
  it('a loss that is an output itself', () => {
    const layers = [{ units: 1, preactivations: ['h'], outputs: ['h'] }];
    const [figure] = drawingsOf({ network: { inputs: 2, layers }, loss: 'h', tasks: ['forward'] });
    expect(figure?.loss).toBeUndefined();
  });
  it('lines to the loss from outputs that it does not take', () => {
    const layers = [{ units: 2, outputs: ['a', 'b'] }];
    const [figure] = drawingsOf({ network: { inputs: 1, layers }, loss: '(b - 1)^2', tasks: ['forward'] });
    expect(figure?.loss?.from).toEqual([1]);
    expect(figure?.loss?.target).toBeUndefined();
  });
});

test.each([
  ['a hidden unit in the loss', { loss: '(o - t)^2 + g^2' }, 'g'],
  ['an input beside the outputs', { define: ['m = o + x'], loss: '(m - t)^2' }, 'x'],
  ['a weight that is kept small', { loss: '(o - t)^2 + 0.1*w^2' }, 'w'],
  ['nothing but the output', { loss: '(o - t)^2' }, undefined],
])('%s is no line of the drawing, and is spoken of', (_, more, name) => {
  const layers = [
    { units: 1, activation: 'tanh', weights: [['w']], outputs: ['g'] },
    { units: 1, outputs: ['o'] },
  ];
  const spec = { network: { inputs: ['x'], layers, target: 't' }, tasks: ['paths'], ...more };
  const { solution, part, located } = solvedOne(spec);
  const { blocks } = located(() =>
    solutionSheet([{ part, solution, certificate: { seed: 1, checks: [], failures: [] } }]),
  );
  const captions = blocks.flatMap((block) => (block.kind === 'figure' ? [plainText(block.caption)] : []));
  expect(captions[0]).toBe(
    name === undefined
      ? 'The network.'
      : `The network. L depends on ${name} not only by way of the outputs; that is not drawn.`,
  );
  expect(drawingsOf(spec).some(({ route }) => route)).toBe(name === undefined);
});

test('a large layer is told by its first, second and last unit, and by the shape of its matrix', () => {
  const layers = [
    { units: 64, activation: 'relu' },
    { units: 10, activation: 'softmax' },
  ];
  const [figure] = drawingsOf({
    network: { inputs: 784, layers, target: 10 },
    loss: 'cross-entropy',
    tasks: ['network'],
  });
  const words = plainText(figure?.description ?? []);
  expect(words).toContain('Input, 784 units: x₁, x₂ and so on to x₇₈₄.');
  expect(words).toContain('of shape 64 × 784');
  expect(words).toContain('Each output of this layer depends on all of its weighted sums.');
});

test('the samples as rows turn the shape of a matrix', () => {
  const [figure] = drawingsOf(net({ notation: 'cs231n', tasks: ['network'] }, [{ units: 30 }, { units: 1 }]));
  expect(plainText(figure?.description ?? [])).toContain('of shape 2 × 30');
});

test('of a deep network the layers in the middle are left out, and it is said', () => {
  const layers = Array.from({ length: 30 }, () => ({ units: 2, activation: 'tanh' }));
  const [figure] = drawingsOf({
    network: { inputs: 2, layers, target: 2 },
    loss: 'half-squared-error',
    tasks: ['network'],
  });
  expect(figure?.layers).toHaveLength(5);
  expect(plainText(figure?.description ?? [])).toContain('Then 26 more layers, which are not drawn.');
});
