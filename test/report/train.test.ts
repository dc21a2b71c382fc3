/** What a sheet says of a training before it begins: the data, the settings, how the parameters begin. */
import { describe, expect, it } from 'vitest';
import type { CurvesFigure } from '../../src/document/figure.js';
import { number, words } from '../../src/language/layout.js';
import { messagesIn } from '../../src/report/messages/messages.js';
import { scatter } from '../../src/report/train/scatter.js';
import { curvesPgfplots } from '../../src/write/figures/curves-pgfplots.js';
import { curvesSvg } from '../../src/write/figures/curves-svg.js';
import { sheetText } from '../support/sheets.js';

const spec = (inputs: number, outputs: number, activation: string, loss: string, more: string): string =>
  `network: {inputs: ${inputs}, layers: [{units: 3, activation: tanh}, {units: ${outputs}, activation: ${activation}}]}
loss: ${loss}
${more}`;
const moons = (more: string): string =>
  spec(2, 1, 'sigmoid', 'binary-cross-entropy', `data: {set: two-moons, points: 20, test: 0.2}\n${more}`);
const train = (keys: string): string => `tasks: [{train: {epochs: 4, learning_rate: 0.1, ${keys}}}]`;
/** As a line of Markdown has it, without backslashes. */
const said = (text: string): string => sheetText(text).replaceAll(/\\(?=[-.])/g, '');

const SENTENCES: readonly (readonly [what: string, text: string, says: readonly string[]])[] = [
  [
    'rows, classes and tests',
    moons(train('')),
    [
      'The training rows are 16 rows of two-moons, with 2 inputs and one target each. 4 other rows are kept for testing.',
      'The first training rows of two-moons',
      '| $x_1$ | $x_2$ | Class |',
      'each class with its own sign',
    ],
  ],
  [
    'classes of several outputs, columns with names of their own',
    spec(4, 3, 'softmax', 'cross-entropy', `data: iris\n${train('')}`),
    [
      'There are 50 of class setosa, 50 of class versicolor and 50 of class virginica. The target of a class is 1 at its own output and 0 at all others.',
      '| $x_1$, sepal length | $x_2$, sepal width | $x_3$, petal length | $x_4$, petal width | Class |',
      '| $5.1$ | $3.5$ | $1.4$ | $0.2$ | setosa |',
    ],
  ],
  [
    'what stands for two classes',
    spec(2, 1, 'tanh', 'hinge', `data: circles\n${train('')}`),
    ['The target is -1 for the class 0 and 1 for 1.'],
  ],
  [
    'numbers as targets',
    spec(1, 1, 'identity', 'squared-error', `data: {inputs: [1, 2], targets: [2.5, 3]}\n${train('')}`),
    ['are 2 rows, with one input and one target each.', '| $x_1$ | $t_1$ |', '| $1$ | $2.5$ |'],
  ],
  [
    'the settings',
    moons(train('batch: 5, seed: 3, validation: 0.25, early_stopping: {patience: 7, restore: false}')),
    [
      '| Numbers to train | 13 |',
      '| Optimizer | gradient descent |',
      '| Batch | 5 rows in each step, 3 steps an epoch |',
      '| Order of the rows | drawn anew for each epoch |',
      '| Kept back to watch | 4 rows |',
      '| Early stopping | after 7 epochs without a lower loss over the rows kept back |',
      '| Seed | 3 |',
    ],
  ],
  [
    'what is frozen is not trained',
    moons(`frozen: [W2, "b1[2]"]\n${train('')}`),
    ['| Numbers to train | 9 |', '| Batch | all 16 rows in each step |'],
  ],
  [
    'the usual beginning',
    moons(train('')),
    [
      '$W^{(1)}$ and $W^{(2)}$ begin at numbers drawn evenly between $-\\sqrt{\\frac{6}{n_{\\mathrm{inputs}} + n_{\\mathrm{units}}}}$ and',
      '(Glorot uniform).',
      '$b^{(1)}$ and $b^{(2)}$ begin at $0$.',
      // √(6/5) and √(6/4)
      '| $W^{(1)}$ | $2$ | $3$ | $1.0954$ |',
      '| $W^{(2)}$ | $3$ | $1$ | $1.2247$ |',
      'The numbers are drawn with the seed 0.',
    ],
  ],
  [
    'other beginnings',
    moons(`initial: {weights: {name: normal, deviation: 1/10}, W2: he-normal, biases: 0.5, seed: 8}\n${train('')}`),
    [
      '$W^{(1)}$ begins at numbers drawn from the normal distribution of mean $0$ and standard deviation $0.1$ (normal).',
      '$W^{(2)}$ begins at numbers drawn from the normal distribution of mean $0$ and standard deviation $\\sqrt{\\frac{2}{n_{\\mathrm{inputs}}}}$ (He normal).',
      '$b^{(1)}$ and $b^{(2)}$ begin at $0.5$.',
      'The numbers are drawn with the seed 8.',
    ],
  ],
  [
    'the rule of a step',
    moons(train('optimizer: adamw')),
    ['\\lambda = 0.01', 'The number of the step is $k$', '\\beta_1^k', '- \\eta\\lambda W_{ij}^{(1)}'],
  ],
  [
    'weight decay beside any optimizer',
    moons(train('weight_decay: 0.5')),
    ['\\lambda = 0.5', '- \\eta\\lambda W_{ij}^{(1)}'],
  ],
  [
    'in Spanish',
    `${moons(train('batch: 4, validation: 0.25'))}\nlanguage: es`,
    [
      'Las filas de entrenamiento son 16 filas de two-moons, con 2 entradas y un objetivo cada una. Otras 4 filas se reservan para la prueba.',
      '| Lote | 4 filas en cada paso, 3 pasos por época |',
      'n_{\\mathrm{entradas}}',
      '(Glorot uniforme)',
    ],
  ],
];

describe('the training on a sheet', () => {
  it.each(SENTENCES)('%s', (_, text, says) => {
    const sheet = said(text);
    for (const words of says) expect(sheet).toContain(words);
  });

  it('has no table of rows that are too wide, and no drawing of other than two inputs', () => {
    const sheet = said(
      spec(9, 1, 'identity', 'squared-error', `data: {inputs: [[1,2,3,4,5,6,7,8,9]], targets: [1]}\n${train('')}`),
    );
    expect(sheet).toContain('one row, with 9 inputs');
    expect(sheet).not.toMatch(/The first training rows|by their inputs/);
  });

  it('says nothing of a beginning that the spec gives whole', () => {
    const values = 'values: {W1: [[1, 2], [3, 4], [5, 6]], b1: [0, 0, 1], W2: [[1, 2, 3]], b2: [4]}';
    expect(said(moons(`${values}\n${train('')}`))).not.toMatch(/begins? at/);
  });
});

describe('rows as points', () => {
  const set = {
    name: 'corners',
    inputs: { rows: 3, columns: 2, values: Float64Array.of(0, 0, 1, 0.5, -1, 2) },
    targets: { rows: 3, columns: 1, values: Float64Array.of(1, 0, 1) },
  };
  const figure: CurvesFigure = scatter(set, [number('1'), number('2')], [words('no'), words('yes')]);

  it('are told apart by their classes', () => {
    expect(figure.clouds?.map(({ shape, points }) => [shape, points])).toEqual([
      ['dot', [{ x: 1, y: 0.5 }]],
      [
        'ring',
        [
          { x: 0, y: 0 },
          { x: -1, y: 2 },
        ],
      ],
    ]);
  });

  it('stand at the same places in both printings, named above the frame', () => {
    const svg = curvesSvg(figure, messagesIn('en').speech);
    // A sample of each shape is in the legend.
    expect([svg.match(/class="point dot"/g)?.length, svg.match(/class="point ring"/g)?.length]).toEqual([2, 3]);
    expect(svg).toContain('aria-label="Plot of no; yes.');
    const tex = curvesPgfplots(figure, (layout) => (layout.kind === 'words' ? layout.text : ''));
    expect(tex).toContain('\\addplot[dot points] coordinates {\n    (1,0.5)}; \\addlegendentry{$no$}');
    expect(tex).toContain('\\addplot[ring points] coordinates {\n    (0,0) (-1,2)}; \\addlegendentry{$yes$}');
  });

  it('are no more than a page can show', () => {
    const rows = 5000;
    const many = {
      name: 'many',
      inputs: { rows, columns: 2, values: Float64Array.from({ length: 2 * rows }, (_, n) => n) },
      targets: { rows, columns: 1, values: new Float64Array(rows) },
    };
    expect(scatter(many, [number('1'), number('2')], [words('rows')]).clouds[0]?.points.length).toBeLessThanOrEqual(
      400,
    );
  });
});
