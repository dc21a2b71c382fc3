/** Documents that try to break a printing: hostile text, and everything too long, too wide or too many. */
import {
  type Block,
  type Document,
  type EquationLine,
  emphasis,
  type Inlines,
  math,
  text,
} from '../../src/document/document.js';
import type { NetworkFigure } from '../../src/document/network-figure.js';
import type { Expr } from '../../src/language/expr.js';
import {
  brackets,
  fraction,
  identifier,
  infix,
  joined,
  type Layout,
  number,
  row,
  script,
  words,
} from '../../src/language/layout.js';
import { plainNotation, spelled } from '../../src/language/notation.js';
import { readExpression, scopeOf } from '../../src/language/read.js';
import { newTable, within } from '../../src/language/table.js';
import { typeset } from '../../src/language/typeset.js';
import { finished } from '../../src/report/finished.js';

/** Text that means something to TeX, HTML, CSS, Handlebars, a terminal or a PDF. */
export const HOSTILE: readonly string[] = [
  '<script>alert(1)</script>',
  '\\input{/etc/passwd}',
  '$%&_#{}~^\\',
  '"><img src=x onerror=alert(1)>',
  '{{constructor}} {{{title}}} {{> page}}',
  '\\end{document}\\write18{ls}',
  "-- --- '' `` ,, << >> ?` !` --> ^^41 %",
  '*/ } body { display: none } /* </style>',
  'javascript:alert(1) data:text/html,x',
  'naïve Größe ŵ Ħ Ω 中文 Ж 🎉 ∂x≤½ “quoted” — … €',
  '\\\\[0pt] & # ~',
  'line\nbreak\ttab \u001b[31mred\u0000',
];

const plain = (content: string): Inlines => [text(content)];
const read = (source: string): Expr =>
  readExpression(source, scopeOf({ ranges: { i: 'A', j: 'B', k: 'A', n: 'N' }, allowDerivatives: true }));
const lay = (source: string): Layout => typeset(read(source), plainNotation);
const line = (left: Layout | undefined, right: Layout, reason = ''): EquationLine => ({
  ...(left && { left }),
  relation: '=',
  right,
  reason,
});
const equation = (lines: readonly EquationLine[], answer = false): Block => ({ kind: 'equation', lines, answer });

/** Every place of a document that holds text, filled with `content`. */
export const filledWith = (content: string): Document =>
  finished({
    title: content,
    kicker: content,
    facts: [{ name: content, value: plain(content) }],
    imprint: { course: content, date: content, origin: [content] },
    language: 'en',
    blocks: [
      { kind: 'heading', level: 1, text: plain(content), marks: content },
      { kind: 'heading', level: 2, text: [emphasis(content)] },
      { kind: 'paragraph', text: [text(content), emphasis(content), math(words(content))] },
      { kind: 'list', items: [plain(content)] },
      { kind: 'question', text: plain(content), marks: content },
      equation([line(identifier(content), words(content), content), line(undefined, number('1'), content)]),
      equation([line(identifier(content, true), identifier('x'), content)], true),
      {
        kind: 'table',
        caption: plain(content),
        columns: [{ head: plain(content), align: 'left' }],
        groups: [[[plain(content)]]],
      },
      {
        kind: 'figure',
        caption: plain(content),
        figure: {
          kind: 'network',
          layers: [
            { caption: [content], units: [{ label: words(content), bias: identifier(content) }] },
            { caption: [content], units: [{ label: identifier(content) }] },
          ],
          weights: [{ kind: 'joined', labels: [[identifier(content)]] }],
          loss: { label: identifier(content), caption: [content], from: [0], target: words(content) },
          description: plain(content),
        },
      },
    ],
  });

const LONG = 'the value of everything that has been worked out on the lines above, put in where its name stands';
const terms = (count: number): string => Array.from({ length: count }, (_, n) => `w${n + 1}*x${n + 1}`).join(' + ');
const factors = (count: number): string => Array.from({ length: count }, (_, n) => `(a${n} - y${n})*a${n}`).join('*');
const numbers = (count: number): Layout => number(`0.${'1234567890'.repeat(count / 10)}`);
const matrix = (rows: number, columns: number): Layout =>
  brackets({
    kind: 'matrix',
    rows: Array.from({ length: rows }, (_, r) =>
      Array.from({ length: columns }, (_, c) =>
        script(identifier('w'), { sub: row(number(String(r + 1)), infix(','), number(String(c + 1))) }),
      ),
    ),
  });

const network = (sizes: readonly number[], labelled: boolean): NetworkFigure => ({
  kind: 'network',
  layers: sizes.map((size, layer) => ({
    caption: layer === 0 ? ['input'] : layer === sizes.length - 1 ? ['output', 'softmax'] : ['hidden', 'ReLU'],
    units: Array.from({ length: size }, (_, unit) => ({
      label: spelled(`a${layer}_${unit + 1}`),
      ...(labelled && layer > 0 && { bias: row(spelled(`b${unit + 1}`), infix('='), number('0.25')) }),
    })),
  })),
  weights: sizes.slice(1).map((units, layer) => ({
    kind: 'joined',
    ...(labelled && {
      labels: Array.from({ length: units }, (_, to) =>
        Array.from({ length: sizes[layer] ?? 0 }, (_, from) =>
          number(`${((from * 7 + to * 3) % 19) / 10 - 0.9}`.slice(0, 4)),
        ),
      ),
    }),
  })),
  description: plain(`A network of ${sizes.join('–')} units.`),
});
const drawing = (sizes: readonly number[], labelled = true): Block => ({
  kind: 'figure',
  figure: network(sizes, labelled),
  caption: plain(`A network of ${sizes.join('–')} units.`),
});

const tableOf = (rows: number, columns: number, cell: (r: number, c: number) => Inlines): Block => ({
  kind: 'table',
  caption: plain(`A table of ${rows} rows and ${columns} columns`),
  columns: Array.from({ length: columns }, (_, c) => ({
    head: plain(`Column ${c + 1}`),
    align: c === 0 ? 'left' : 'right',
  })),
  groups: [Array.from({ length: rows }, (_, r) => Array.from({ length: columns }, (_, c) => cell(r, c)))],
});

/** Everything too long, too wide or too many, in one sheet. */
export const stress: Document = within(newTable(), () =>
  finished({
    title: `A sheet whose title goes on and on, with a ${'very'.repeat(30)}long word in it, until nobody reads it any more`,
    kicker: 'Solution sheet',
    facts: [
      { name: 'Network', value: plain('4–12–12–3, tanh in the hidden layers, softmax at the output') },
      { name: 'Loss', value: [math(lay('-sum(k, t[k]*log(p[k])) + 1/2*lambda*sum(i, w[i]^2)'))] },
    ],
    language: 'en',
    blocks: [
      {
        kind: 'paragraph',
        text: [text(`${LONG}, `), math(lay(terms(12))), text(' and '), math(lay('(a - b)/(c*d)*x')), text('.')],
      },
      { kind: 'heading', level: 1, text: plain(`A heading that is too long for a line: ${LONG}`) },
      equation([
        line(lay('z'), lay(terms(30)), LONG),
        line(undefined, lay(`(${terms(25)})*(1 - a)`), LONG),
        line(undefined, lay(factors(14)), 'next'),
        line(undefined, lay(`exp(x)/(${terms(20)})`), 'a wide denominator'),
        line(undefined, lay(`sqrt(${terms(20)})`)),
        line(undefined, lay(`log(${terms(24)})`)),
        line(undefined, lay(`sum(k, t[k]*(${terms(24)}))`)),
        line(undefined, lay(`(${terms(20)})^2 + (1/(1 + (${terms(18)})))^2`)),
      ]),
      equation([line(lay(`D(${terms(8)}, w1)`), lay('x1'), 'a wide left side'), line(undefined, lay('x1'))]),
      equation([line(lay(`D(${terms(16)}, w1)`), lay('x1'), 'a left side wider than the line')]),
      equation([line(identifier('W', true), matrix(3, 30)), line(undefined, matrix(12, 4))]),
      equation([
        line(lay('f'), lay(`cases(z > 0, ${terms(14)}, z < -1, exp(z) - 1, 0)`), 'a wide case'),
        line(undefined, numbers(120)),
        line(undefined, identifier('averyveryverylongname'.repeat(8))),
        line(undefined, fraction(numbers(90), numbers(80))),
      ]),
      equation(
        [
          line(
            lay('z'),
            joined(
              Array.from({ length: 12 }, (_, n) => number(`${n}.12345`)),
              infix(','),
            ),
          ),
        ],
        true,
      ),
      equation(
        Array.from({ length: 45 }, (_, n) =>
          line(n === 0 ? lay('s') : undefined, lay(`x${n + 1} + 1`), n % 3 ? '' : 'next'),
        ),
        false,
      ),
      equation(
        Array.from({ length: 14 }, (_, n) => line(n === 0 ? lay('r') : undefined, lay(`x${n + 1}/2`), '')),
        true,
      ),
      drawing([2, 2, 1]),
      drawing([3, 4, 4, 2]),
      drawing([784, 128, 10], false),
      drawing([4, 6, 6, 6, 6, 6, 6, 6, 6, 3]),
      drawing([1]),
      tableOf(60, 4, (r, c) => (c === 0 ? plain(`row ${r + 1}`) : [math(number(`${r}.${c}234`))])),
      tableOf(5, 14, (r, c) => [math(number(`-${r}.${c}23456`))]),
      tableOf(3, 3, (r) => plain(r === 1 ? LONG : 'short')),
      tableOf(2, 2, () => [math(lay(terms(12)))]),
      { kind: 'list', items: [plain(LONG), [math(lay(terms(20)))], plain('w'.repeat(200))] },
    ],
  }),
);
