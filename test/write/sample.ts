/** A whole sheet made by hand: a 2-3-1 network, one step of backpropagation, every kind of block. */
import {
  type Block,
  type Document,
  type EquationLine,
  emphasis,
  type Heading,
  type Inlines,
  math,
  text,
} from '../../src/document/document.js';
import type { NetworkFigure } from '../../src/document/network-figure.js';
import type { Expr, Sym } from '../../src/language/expr.js';
import { blank, identifier, infix, type Layout, number, row, script } from '../../src/language/layout.js';
import { plainNotation, spelled } from '../../src/language/notation.js';
import { readExpression, scopeOf } from '../../src/language/read.js';
import { newTable, within } from '../../src/language/table.js';
import { typeset, typesetSubstituted } from '../../src/language/typeset.js';
import { finished } from '../../src/report/finished.js';

const scope = scopeOf({ functions: new Map([['sigmoid', { fn: 'sigmoid', parameters: [] }]]), allowDerivatives: true });
const GIVEN: Record<string, number> = {
  x1: 0.5,
  x2: -0.2,
  w1: 0.15,
  w2: 0.4,
  w3: -0.3,
  w4: 0.25,
  w5: 0.6,
  w6: -0.1,
  w7: 0.7,
  w8: -0.5,
  w9: 0.35,
  b1: 0.1,
  b2: -0.2,
  b3: 0.05,
  b4: 0.2,
  y: 1,
};
const sigma = (z: number): number => 1 / (1 + Math.exp(-z));
const at = (name: string): number => values[name] as number;
const values: Record<string, number> = { ...GIVEN };
values.z1 = at('w1') * at('x1') + at('w2') * at('x2') + at('b1');
values.z2 = at('w3') * at('x1') + at('w4') * at('x2') + at('b2');
values.z3 = at('w5') * at('x1') + at('w6') * at('x2') + at('b3');
for (const n of ['1', '2', '3']) values[`a${n}`] = sigma(at(`z${n}`));
values.z4 = at('w7') * at('a1') + at('w8') * at('a2') + at('w9') * at('a3') + at('b4');
values.a4 = sigma(at('z4'));
values.L = (at('y') - at('a4')) ** 2 / 2;
values.delta4 = (at('a4') - at('y')) * at('a4') * (1 - at('a4'));
for (const [n, w] of [
  ['1', 'w7'],
  ['2', 'w8'],
  ['3', 'w9'],
] as const)
  values[`delta${n}`] = at('delta4') * at(w) * at(`a${n}`) * (1 - at(`a${n}`));
const ETA = 0.5;

const printed = (value: number): Layout => number((Object.is(value, -0) ? 0 : value).toFixed(4));
const read = (source: string): Expr => readExpression(source, scope);
const lay = (source: string): Layout => typeset(read(source), plainNotation);
const value = (s: Sym): Layout | undefined => (values[s.name] === undefined ? undefined : printed(at(s.name)));
const put = (source: string): Layout => typesetSubstituted(read(source), plainNotation, value);
const m = (source: string): Inlines[number] => math(lay(source));
const line = (
  left: Layout | undefined,
  right: Layout,
  reason = '',
  relation: EquationLine['relation'] = '=',
): EquationLine => ({
  ...(left && { left }),
  relation,
  right,
  reason,
});
const equation = (lines: readonly EquationLine[], answer = false): Block => ({ kind: 'equation', lines, answer });
/** name = formula = numbers = value. */
const computed = (name: string, source: string, reasons: readonly [string, string?], answer = false): Block =>
  equation(
    [
      line(lay(name), lay(source), reasons[0]),
      line(undefined, put(source), reasons[1] ?? ''),
      line(undefined, printed(at(name)), '', '≈'),
    ],
    answer,
  );
const heading = (title: string, level: 1 | 2 = 1): Heading => ({ kind: 'heading', level, text: [text(title)] });
const paragraph = (...inlines: Inlines): Block => ({ kind: 'paragraph', text: inlines });

const figure: NetworkFigure = {
  kind: 'network',
  layers: [
    { caption: ['input'], units: ['x1', 'x2'].map((name) => ({ label: spelled(name) })) },
    {
      caption: ['hidden', 'σ'],
      units: ['1', '2', '3'].map((n) => ({ label: spelled(`a${n}`), bias: valued(`b${n}`) })),
    },
    { caption: ['output', 'σ'], units: [{ label: spelled('a4'), bias: valued('b4') }] },
  ],
  weights: [
    [
      [1, 2],
      [3, 4],
      [5, 6],
    ],
    [[7, 8, 9]],
  ].map((rows) => ({
    kind: 'joined',
    labels: rows.map((row) => row.map((n) => number(at(`w${n}`).toFixed(2)))),
  })),
  description: [text('A network of 2, 3 and 1 units.')],
};
function valued(name: string): Layout {
  return row(spelled(name), infix('='), number(at(name).toFixed(2)));
}

const gradients: [string, number][] = [
  ['w1', at('delta1') * at('x1')],
  ['w2', at('delta1') * at('x2')],
  ['w3', at('delta2') * at('x1')],
  ['w4', at('delta2') * at('x2')],
  ['w5', at('delta3') * at('x1')],
  ['w6', at('delta3') * at('x2')],
  ['b1', at('delta1')],
  ['b2', at('delta2')],
  ['b3', at('delta3')],
  ['w7', at('delta4') * at('a1')],
  ['w8', at('delta4') * at('a2')],
  ['w9', at('delta4') * at('a3')],
  ['b4', at('delta4')],
];
const gradientRow = ([name, gradient]: [string, number]): readonly Inlines[] => [
  [math(spelled(name))],
  [math(printed(at(name)))],
  [math(printed(gradient))],
  [math(printed(at(name) - ETA * gradient))],
];
const updated = script(identifier('w'), {
  sub: number('7'),
  sup: row({ kind: 'operator', symbol: '+', form: 'prefix' }),
});

function blocks(): readonly Block[] {
  return [
    paragraph(
      text(
        'One training step for the network below, with sigmoid units and the squared error. We compute the output, ',
      ),
      text('then every gradient, then the new weights. Numbers are '),
      emphasis('rounded for display only'),
      text('; the calculation keeps full precision.'),
    ),
    heading('Given'),
    {
      kind: 'figure',
      figure,
      caption: [text('Weights stand on the edges, biases under the units.')],
    },
    {
      kind: 'table',
      caption: [text('Given values')],
      columns: [
        { head: [text('Quantity')], align: 'left' },
        { head: [text('Symbol')], align: 'left' },
        { head: [text('Value')], align: 'right' },
      ],
      groups: [
        [
          [[text('input')], [m('x1')], [math(printed(at('x1')))]],
          [[], [m('x2')], [math(printed(at('x2')))]],
          [[text('target')], [m('y')], [math(printed(1))]],
        ],
        [
          [[text('learning rate')], [m('eta')], [math(printed(ETA))]],
          [[text('activation')], [m('sigmoid(z)')], [m('1/(1 + exp(-z))')]],
          [[text('loss')], [m('L')], [m('1/2*(y - a4)^2')]],
        ],
      ],
    },
    heading('Forward pass'),
    heading('Hidden layer', 2),
    paragraph(text('Each hidden unit adds its weighted inputs and its bias, then applies the sigmoid.')),
    computed('z1', 'w1*x1 + w2*x2 + b1', ['weighted sum', 'put the numbers in']),
    computed('a1', 'sigmoid(z1)', ['activation']),
    paragraph(
      text('The same two steps give '),
      math(row(lay('z2'), infix('='), printed(at('z2')))),
      text(', '),
      math(row(lay('a2'), infix('='), printed(at('a2')))),
      text(' and '),
      math(row(lay('z3'), infix('='), printed(at('z3')))),
      text(', '),
      math(row(lay('a3'), infix('='), printed(at('a3')))),
      text('. The output unit follows:'),
    ),
    heading('Output layer', 2),
    computed('z4', 'w7*a1 + w8*a2 + w9*a3 + b4', ['weighted sum', 'put the numbers in']),
    computed('a4', 'sigmoid(z4)', ['activation']),
    computed('L', '1/2*(y - a4)^2', ['the loss', 'put the numbers in'], true),
    heading('Backward pass'),
    paragraph(
      text('The weight '),
      m('w7'),
      text(' reaches the loss through '),
      m('z4'),
      text(' and '),
      m('a4'),
      text(', so its gradient is a product of three factors.'),
    ),
    equation([
      line(lay('D(L, w7)'), lay('D(L, a4)*D(a4, z4)*D(z4, w7)'), 'chain rule'),
      line(
        undefined,
        lay('(a4 - y)*a4*(1 - a4)*a1'),
        'the derivative of the square, of the sigmoid, and of the weighted sum, each worked out above',
      ),
      line(undefined, lay('delta4*a1')),
    ]),
    equation(
      [
        line(lay('D(L, w7)'), put('(a4 - y)*a4*(1 - a4)*a1'), 'put the numbers in'),
        line(undefined, printed(at('delta4') * at('a1')), '', '≈'),
      ],
      true,
    ),
    equation([
      line(
        lay('D(L, w1)'),
        lay('D(L, a4)*D(a4, z4)*D(z4, a1)*D(a1, z1)*D(z1, w1)'),
        'chain rule along the one path from the weight to the loss',
      ),
      line(undefined, lay('(a4 - y)*a4*(1 - a4)*w7*a1*(1 - a1)*x1'), 'calculated earlier'),
      line(
        undefined,
        put('(a4 - y)*a4*(1 - a4)*w7*a1*(1 - a1)*x1 + (a4 - y)*a4*(1 - a4)*w8*a2*(1 - a2)*x1 + (a4 - y)*a4*x2'),
        'put the numbers in (a line that is much too long)',
      ),
      line(undefined, printed(at('delta1') * at('x1')), '', '≈'),
    ]),
    {
      kind: 'list',
      items: [
        [text('Every weight of the output unit shares the factor '), m('delta4'), text('.')],
        [text('A bias has the input 1: '), m('D(L, b4)'), text(' is '), m('delta4'), text(' itself.')],
      ],
    },
    { ...heading('Update'), marks: '4 marks' },
    equation(
      [
        line(updated, lay('w7 - eta*D(L, w7)'), 'gradient descent', '←'),
        line(
          undefined,
          typesetSubstituted(read('w7 - eta*g'), plainNotation, (s) =>
            s.name === 'eta' ? printed(ETA) : s.name === 'g' ? printed(at('delta4') * at('a1')) : value(s),
          ),
        ),
        line(undefined, printed(at('w7') - ETA * at('delta4') * at('a1')), '', '≈'),
      ],
      true,
    ),
    {
      kind: 'table',
      caption: [text('All gradients and new values')],
      columns: ['Parameter', 'Old', 'Gradient', 'New'].map((name, n) => ({
        head: [text(name)],
        align: n === 0 ? ('left' as const) : ('right' as const),
      })),
      groups: [gradients.slice(0, 6), gradients.slice(6, 9), gradients.slice(9)].map((group) => group.map(gradientRow)),
    },
    { kind: 'question', text: [text('Take another step from '), m('w7'), text(', with numbers.')], marks: '2 marks' },
    equation([line(updated, blank(6), 'gradient descent', '←'), line(undefined, blank(3), '', '≈')]),
    { kind: 'space', lines: 3 },
  ];
}

export const sample: Document = within(newTable(), () =>
  finished({
    title: 'Backpropagation through a 2–3–1 network',
    kicker: 'Solution sheet',
    facts: [
      { name: 'Network', value: [text('2–3–1, sigmoid')] },
      { name: 'Loss', value: [m('1/2*(y - a4)^2')] },
      { name: 'Learning rate', value: [math(number('0.5'))] },
    ],
    imprint: { course: 'Machine learning 1', date: '21 November', origin: ['version 2', 'spec 3f9a2c'] },
    language: 'en',
    blocks: blocks(),
  }),
);
