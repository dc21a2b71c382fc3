/** `data:`, `initial:` and `train:` of a spec: what a problem has of them, and what is said of those that are wrong. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { InputError } from '../../src/language/source.js';
import { placesIn } from '../../src/problem/diagnostics.js';
import { type Outside, OutsideError } from '../../src/problem/outside.js';
import type { Problem } from '../../src/problem/problem.js';
import { readProblem } from '../../src/problem/read.js';

const NPY = JSON.parse(readFileSync(new URL('../data/npy.json', import.meta.url), 'utf8')) as {
  readonly npz: Readonly<Record<'saved' | 'compressed', string>>;
};
const FILES: Readonly<Record<string, string | Buffer>> = {
  'ok.csv': 'x1,x2,y\n1,2,0\n3,4,1\n5,6,1\n',
  'test.csv': 'y,x2,x1\n1,20,10\n',
  'gaps.csv': 'x1,x2,y\n1,,0\n3,four,1\n',
  'four.csv': 'a,b,c,d\n1,2,3,0\n1,2,3,1\n',
  'labels.csv': 'x1,x2,y\n1,2,5\n3,4,6\n',
  'words.csv': '1,2,no\n3,4,yes\n5,6,perhaps\n',
  'one.csv': 'x1,x2,y\n1,2,1\n3,4,1\n',
  'one-word.csv': 'x1,x2,y\n1,2,a\n3,4,a\n',
  'empty.csv': '\n',
  'uneven.csv': 'x1,x2,y\n1,2\n',
  'binary.csv': Buffer.from([0xff, 0xfe, 0, 0x81]),
  'rows.json': '[{"x1": 1, "x2": 2, "y": 0}, {"x1": 3, "x2": 4, "y": 1}]',
  'arrays.json': '{"note": "", "X": [[1, 2], [3, 4]], "y": [0, 1]}',
  'saved.npz': Buffer.from(NPY.npz.saved, 'base64'),
  'parts.npz': Buffer.from(NPY.npz.compressed, 'base64'),
  'cut.npz': Buffer.from(NPY.npz.saved, 'base64').subarray(0, 60),
};
const outside: Outside = {
  readFile: (path) => {
    const content = FILES[path];
    if (content === undefined) throw new OutsideError(`there is no file \`${path}\``);
    return typeof content === 'string' ? new TextEncoder().encode(content) : content;
  },
  // Each image is of one shade: the digit and the number of the image.
  readDigit: (digit) => Float64Array.from({ length: 784 * 5 }, (_, n) => digit + Math.floor(n / 784) / 10),
};

const network = (inputs: number, outputs: number, activation = 'sigmoid'): string =>
  `network: {inputs: ${inputs}, layers: [{units: 2, activation: tanh}, {units: ${outputs}, activation: ${activation}}]}`;
const BINARY = `${network(2, 1)}\nloss: binary-cross-entropy`;
const classes = (inputs: number, outputs: number): string =>
  `${network(inputs, outputs, 'softmax')}\nloss: cross-entropy`;
const TAPE =
  'define: ["z = sum(j, w[j]*x[j]) + b", p = sigmoid(z)]\nloss: -(y*log(p) + (1 - y)*log(1 - p))\nwrt: [w, b]';
const TRAIN = 'tasks: [{train: {epochs: 10, learning_rate: 0.1}}]';

const problemOf = (...lines: readonly string[]): Problem => readProblem(lines.join('\n'), 'test.yaml', outside);

function told(spec: string): readonly string[] {
  try {
    readProblem(spec, 'test.yaml', outside);
    return [];
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    const placeOf = placesIn(spec);
    return error.diagnostics.map(({ span, message }) => {
      const { line, column } = placeOf(span.start);
      return `${line}:${column} ${message}`;
    });
  }
}

const numbers = (values: ArrayLike<number>, most = 6): string => Array.from(values).slice(0, most).join(' ');

const READ: readonly (readonly [
  what: string,
  head: string,
  data: string,
  inputs: string,
  targets: string,
  feeds: string,
])[] = [
  ['a file, its columns by their places', BINARY, '{file: ok.csv}', '1 2 3 4 5 6', '0 1 1', 'x[2] t[1]'],
  ['other columns', BINARY, '{file: four.csv, inputs: [c, a], target: d}', '3 1 3 1', '0 1', 'x[2] t[1]'],
  ['columns by number', BINARY, '{file: four.csv, inputs: [3, 1], target: 4}', '3 1 3 1', '0 1', 'x[2] t[1]'],
  ['two classes of other names', BINARY, '{file: labels.csv, classes: [6, 5]}', '1 2 3 4', '1 0', 'x[2] t[1]'],
  ['classes of a softmax', classes(2, 2), '{file: labels.csv}', '1 2 3 4', '1 0 0 1', 'x[2] t[2]'],
  ['words in the order of the alphabet', classes(2, 3), '{file: words.csv}', '1 2 3 4 5 6', '1 0 0 0 0 1', 'x[2] t[3]'],
  [
    'hinge takes -1 and 1',
    `${network(2, 1)}\nloss: hinge`,
    '{file: labels.csv, classes: [5, 6]}',
    '1 2 3 4',
    '-1 1',
    'x[2] t[1]',
  ],
  ['objects of JSON', BINARY, '{file: rows.json}', '1 2 3 4', '0 1', 'x[2] t[1]'],
  ['arrays of JSON', BINARY, '{file: arrays.json}', '1 2 3 4', '0 1', 'x[2] t[1]'],
  ['arrays of NumPy', BINARY, '{file: saved.npz}', '-1.5 0.25 0.001 -7', '0 1', 'x[2] t[1]'],
  ['arrays for training and test', BINARY, '{file: parts.npz}', '-1.5 0.25 0.001 -7', '0 1', 'x[2] t[1]'],
  ['numbers in the spec', BINARY, '{inputs: [[0, 0], [0, 1]], targets: [0, 1]}', '0 0 0 1', '0 1', 'x[2] t[1]'],
  ['rows of targets', classes(1, 2), '{inputs: [3, 4], targets: [[0, 1], [1, 0]]}', '3 4', '0 1 1 0', 'x[1] t[2]'],
  [
    'two species',
    `${network(4, 1)}\nloss: hinge`,
    '{set: iris, classes: [virginica, setosa]}',
    '5.1 3.5 1.4 0.2 4.9 3',
    '1 1 1 1 1 1',
    'x[4] t[1]',
  ],
  ['a tape by its names', TAPE, '{file: ok.csv}', '1 2 3 4 5 6', '0 1 1', 'x[2] y[]'],
  [
    'a tape that names what is fed',
    TAPE,
    '{file: saved.npz, inputs: x, target: y}',
    '-1.5 0.25 0.001 -7',
    '0 1',
    'x[2] y[]',
  ],
  [
    'a tape whose loss tells the target',
    'define: [p = w*u + b]\nloss: (v - p)^2\nwrt: [w, b]',
    '{inputs: [1, 2], targets: [3, 5]}',
    '1 2',
    '3 5',
    'u[] v[]',
  ],
  [
    'names of the spec’s own',
    'network: {inputs: [x2, x1], layers: [{units: 1, weights: [[w1, w2]], bias: [b]}], target: y}\nloss: squared-error',
    '{file: ok.csv}',
    '2 1 4 3 6 5',
    '0 1 1',
    'x2[] x1[] y[]',
  ],
];

describe('data', () => {
  it.each(READ)('%s', (_, head, data, inputs, targets, feeds) => {
    const problem = problemOf(head, `data: ${data}`, TRAIN);
    expect(numbers(problem.data?.train.inputs.values ?? [])).toBe(inputs);
    expect(numbers(problem.data?.train.targets.values ?? [])).toBe(targets);
    expect(problem.data?.feeds.map(({ name, shape }) => `${name}[${shape.join()}]`).join(' ')).toBe(feeds);
    // Nothing of them is an expression: how many there are stays open.
    expect(problem.axes.get('samples')?.size).toBeUndefined();
    for (const { name } of problem.data?.feeds ?? []) expect(problem.given.has(name)).toBe(false);
  });

  it('of digits are drawn by a seed, as many of each', () => {
    const problem = problemOf(classes(784, 2), 'data: {set: digits, classes: [6, 5], points: 4, seed: 1}', TRAIN);
    const { inputs, targets } = problem.data?.train ?? { inputs: undefined, targets: undefined };
    expect([inputs?.rows, inputs?.columns]).toEqual([4, 784]);
    const shades = [0, 1, 2, 3].map((row) => inputs?.values[row * 784] as number);
    expect(shades.map(Math.floor).toSorted()).toEqual([5, 5, 6, 6]);
    expect(new Set(shades).size).toBe(4);
    expect([...(targets?.values ?? [])]).toEqual(shades.flatMap((shade) => (shade >= 6 ? [1, 0] : [0, 1])));
  });

  it('are told apart for testing', () => {
    const shared = problemOf(BINARY, 'data: {set: two-moons, points: 50, test: 0.3}', TRAIN).data;
    expect([shared?.train.inputs.rows, shared?.test?.inputs.rows]).toEqual([35, 15]);
    const file = problemOf(BINARY, 'data: {file: ok.csv, inputs: [x1, x2], target: y, test: test.csv}', TRAIN).data;
    expect(numbers(file?.test?.inputs.values ?? [])).toBe('10 20');
    expect(problemOf(BINARY, 'data: {file: parts.npz}', TRAIN).data?.test?.inputs.rows).toBe(1);
  });

  it('license what one-hot targets do', () => {
    const { assumptions } = problemOf(classes(2, 3), 'data: {file: words.csv}', TRAIN);
    expect(assumptions.map(({ because }) => because)).toEqual(['one-hot']);
  });

  it('have a mean for a loss, or a sum', () => {
    expect(problemOf(BINARY, 'data: two-moons').samples?.reduce).toBe('mean');
    expect(problemOf(BINARY, 'data: two-moons', 'batch: sum').samples?.reduce).toBe('sum');
  });
});

const BAD: readonly (readonly [head: string, lines: string, says: readonly string[]])[] = [
  [
    BINARY,
    'data: {file: gaps.csv}',
    [
      '3:14 gaps.csv:2:2: a number is missing in the column `x2`',
      '3:14 gaps.csv:3:2: `four` in the column `x2` is not a number',
    ],
  ],
  [BINARY, 'data: {file: uneven.csv}', ['3:14 uneven.csv:2: this row has 2 cells, but the head has 3 cells']],
  [
    BINARY,
    'data: {file: four.csv}',
    ['3:14 four.csv: the data have 4 columns, but the problem takes 3: 2 inputs and 1 target'],
  ],
  [BINARY, 'data: {file: ok.csv, inputs: [x1, x3], target: y}', ['3:35 the data have no column `x3`']],
  [
    BINARY,
    'data: {file: labels.csv}',
    [
      '3:14 labels.csv:2:3: `5` is no target of this loss: they lie between 0 and 1',
      '3:14 labels.csv:3:3: `6` is no target of this loss: they lie between 0 and 1',
    ],
  ],
  [
    BINARY,
    'data: {file: labels.csv, classes: [5, 7]}',
    ['3:14 labels.csv:3:3: `6` is none of the classes 5, 7 in the column `y`'],
  ],
  [
    BINARY,
    'data: {file: words.csv}',
    ['3:14 words.csv: the targets have 3 classes (no, perhaps, yes), but the network has 1 output, enough for two'],
  ],
  [
    classes(2, 4),
    'data: {file: words.csv}',
    ['3:14 words.csv: the targets have 3 classes (no, perhaps, yes), but the network has 4 outputs'],
  ],
  [BINARY, 'data: {file: one.csv}', ['3:14 one.csv: all 2 rows are of the class 1: there is nothing to tell apart']],
  [
    BINARY,
    'data: {file: one-word.csv}',
    ['3:14 one-word.csv: the targets have 1 class (a): there is nothing to tell apart'],
  ],
  [
    `${network(2, 1)}\nloss: hinge`,
    'data: {file: test.csv, inputs: [x1, x2], target: y, test: ok.csv}',
    ['3:59 ok.csv:2:3: `0` is none of the classes -1, 1 in the column `y`'],
  ],
  [BINARY, 'data: {file: empty.csv}', ['3:14 empty.csv: the file has no rows']],
  [BINARY, 'data: {file: binary.csv}', ['3:14 binary.csv: this is not a text in UTF-8']],
  [BINARY, 'data: {file: none.csv}', ['3:14 there is no file `none.csv`']],
  [BINARY, 'data: {file: moons.xlsx}', ['3:14 nothing is known of files such as `moons.xlsx`']],
  [BINARY, 'data: {file: cut.npz}', ['3:14 cut.npz: this is no NPZ file (a zip file of arrays): invalid zip data']],
  [
    `${network(3, 1)}\nloss: binary-cross-entropy`,
    'data: {file: saved.npz}',
    ['3:14 saved.npz, `X`: the data have 2 inputs a row, but the problem has 3 (x[1], x[2], x[3])'],
  ],
  [BINARY, 'data: two-mons', ['3:7 there is no set `two-mons`']],
  [
    BINARY,
    'data: {set: circles, classes: 3}',
    ['3:31 the classes of the set `circles` are chosen by their names, not by their number'],
  ],
  [BINARY, 'data: {set: xor, file: ok.csv}', ['3:13 the data are a `file` or a `set`, not both']],
  [
    BINARY,
    'data:\n  inputs: [[0, 0], [0, one], [1, ~]]\n  targets: [0, 1]',
    ['5:12 there are 3 rows of inputs, but 2 of targets'],
  ],
  [
    BINARY,
    'data:\n  inputs: [[0, 0], [0, one], [1, ~]]\n  targets: [0, 1, 2]',
    [
      '4:24 `one` is not a number',
      '4:34 a number is missing',
      '5:19 `2` is no target of this loss: they lie between 0 and 1',
    ],
  ],
  [BINARY, 'data: {inputs: [[0, 0], [0]], targets: [0, 1]}', ['3:25 this row has 1 cells, but the first one has 2']],
  [BINARY, 'data: {inputs: [[0, 0]]}', ['3:7 the data have no `targets`']],
  [BINARY, 'data: {inputs: [], targets: []}', ['3:16 there are no rows here', '3:29 there are no rows here']],
  [BINARY, 'data: {inputs: [[.inf, 0]], targets: [1]}', ['3:18 `.inf` is not a finite number']],
  [BINARY, 'data: two-moons\nvalues: {x: [1, 2]}', ['4:10 `x` comes from the data: it cannot have a value as well']],
  [
    'network: {inputs: [x, y], layers: [{units: 1}], target: y}\nloss: squared-error',
    'data: {inputs: [[1, 2]], targets: [1]}',
    ['3:7 the data would feed `y` twice: among inputs and targets a name stands once'],
  ],
  [TAPE, 'data: {file: words.csv, inputs: u, target: v}', ['4:7 it is not clear which symbols the data feed']],
  [BINARY, 'values: {W1: [[1, 2], [3, 4]]}', ['4:17 a `train` needs `data`']],
  [
    'define: [p = w*x + b + c]\nloss: (y - p)^2\nwrt: [w, b]',
    'data: {inputs: [1, 2], targets: [3, 4], test: 0}\nvalues: {c: ~}',
    ['6:17 a training needs numbers: `c` has no value, and the data do not feed it'],
  ],
];

describe('data that are wrong', () => {
  it.each(BAD)('%s\n%s', (head, lines, says) => {
    expect(told([head, lines, TRAIN].join('\n'))).toEqual(says);
  });

  it('a spec without anything outside says so', () => {
    const read = (data: string) => () => readProblem(`${classes(784, 10)}\ndata: ${data}`, 'test.yaml');
    expect(read('{file: ok.csv}')).toThrow('`ok.csv` cannot be read: there is only the text of the spec here');
    expect(read('digits')).toThrow('the digits cannot be read: there is only the text of the spec here');
  });
});

describe('initial', () => {
  const rules = (...lines: readonly string[]): string => {
    const { initial } = problemOf(BINARY, 'data: two-moons', ...lines);
    return [...(initial?.of ?? [])].map(([name, { initialiser }]) => `${name} ${initialiser}`).join(', ');
  };
  it.each([
    ['', 'W1 glorot-uniform, b1 zeros, W2 glorot-uniform, b2 zeros'],
    ['initial: he_normal', 'W1 he-normal, b1 zeros, W2 he-normal, b2 zeros'],
    ['initial: xavier-normal', 'W1 glorot-normal, b1 zeros, W2 glorot-normal, b2 zeros'],
    ['initial: ones', 'W1 ones, b1 ones, W2 ones, b2 ones'],
    ['initial: 0.5', 'W1 constant, b1 constant, W2 constant, b2 constant'],
    ['initial: {name: uniform, low: 0, high: 1}', 'W1 uniform, b1 zeros, W2 uniform, b2 zeros'],
    ['initial: {weights: ones, b2: lecun-normal, seed: 7}', 'W1 ones, b1 zeros, W2 ones, b2 lecun-normal'],
  ])('%s', (line, expected) => {
    expect(rules(line, TRAIN)).toBe(expected);
  });

  it('has the fans of each layer, and the seed of the training', () => {
    const { initial } = problemOf(
      classes(4, 3),
      'data: iris',
      'tasks: [{train: {epochs: 10, learning_rate: 0.1, seed: 5}}]',
    );
    expect(initial?.seed).toBe(5);
    expect([...(initial?.of ?? [])].map(([name, { fanIn, fanOut }]) => [name, fanIn, fanOut])).toEqual([
      ['W1', 4, 2],
      ['b1', 4, 2],
      ['W2', 2, 3],
      ['b2', 2, 3],
    ]);
  });

  it('of a tape: a bias is a term of its own', () => {
    const { initial } = problemOf(TAPE, 'data: {file: ok.csv}', TRAIN);
    expect([...(initial?.of ?? [])].map(([name, { initialiser, fanIn }]) => [name, initialiser, fanIn])).toEqual([
      ['w', 'glorot-uniform', 2],
      ['b', 'zeros', 1],
    ]);
  });

  it.each([
    ['initial: glorot', ['4:10 there is no initialiser `glorot`']],
    ['initial: {weights: ones, bias: zeros}', ['4:26 no parameter is called `bias`']],
    ['initial: {name: normal, dev: 2}', ['4:25 `normal` has no `dev`']],
    ['initial: {b1: {name: constant}}', ['4:22 `constant` needs a `value`']],
    ['initial: {weights: ones, seed: -1}', ['4:32 a whole number from 0 on is expected']],
  ])('%s', (line, says) => {
    expect(told([BINARY, 'data: two-moons', line, TRAIN].join('\n'))).toEqual(says);
  });
});

describe('train', () => {
  const taskOf = (keys: string): Extract<Problem['tasks'][number], { kind: 'train' }> | undefined =>
    problemOf(BINARY, 'data: two-moons', `tasks: [{train: {learning_rate: 0.1, ${keys}}}]`).tasks.find(
      (task) => task.kind === 'train',
    );

  it('has what is usual where the spec says nothing', () => {
    expect(taskOf('epochs: 2000')).toMatchObject({
      ...{ epochs: 2000, batch: 'full', reportEvery: 100, seed: 0, shuffle: false, validation: 0, variants: [] },
      optimizer: { name: 'sgd' },
      earlyStopping: undefined,
    });
    expect(taskOf('epochs: 3, batch: 32, early_stopping: true')).toMatchObject({
      ...{ batch: 32, reportEvery: 1, shuffle: true, validation: 0.2, earlyStopping: { patience: 10, restore: true } },
    });
  });

  it.each([
    [1, 1],
    [19, 1],
    [20, 1],
    [55, 2],
    [100, 5],
    [1000, 50],
    [2000, 100],
    [3000, 100],
    [1_000_000, 50_000],
  ])('%i epochs have a row every %i', (epochs, every) => {
    expect(taskOf(`epochs: ${epochs}`)?.reportEvery).toBe(every);
  });

  it('has variants: the same spec with something else in it', () => {
    const keys =
      'optimizer: momentum, momentum: 0.8, weight_decay: 0.1, variants: [{optimizer: adam}, {name: a, momentum: 0.5, batch: 8}, {activation: relu, initial: ones, early_stopping: true}]';
    const runs = taskOf(keys)?.variants.map(({ name, problem }) => {
      const task = problem.tasks.find((t) => t.kind === 'train');
      return [
        name,
        task?.optimizer.name,
        Object.keys(task?.optimizer.parameters ?? {}).join(' '),
        task?.batch,
        problem.network?.layers[0]?.activation,
        problem.initial?.of.get('W1')?.initialiser,
        task?.earlyStopping?.patience,
      ];
    });
    expect(runs).toEqual([
      ['optimizer adam', 'adam', 'learning_rate weight_decay', 'full', 'tanh', 'glorot-uniform', undefined],
      ['a', 'momentum', 'learning_rate weight_decay momentum', 8, 'tanh', 'glorot-uniform', undefined],
      [
        'activation relu, initial ones, early stopping true',
        'momentum',
        'learning_rate momentum weight_decay',
        'full',
        'relu',
        'ones',
        10,
      ],
    ]);
  });

  it('reads its data once for all variants', () => {
    const problem = problemOf(
      BINARY,
      'data: two-moons',
      'tasks: [{train: {learning_rate: 1, variants: [{batch: 2}]}}]',
    );
    const task = problem.tasks.find((t) => t.kind === 'train');
    expect(task?.variants[0]?.problem.data).toBe(problem.data);
  });

  it.each([
    ['epochs: 0', ['4:46 a whole number from 1 to 1000000 is expected']],
    ['epoch: 10', ['4:38 `sgd` has no `epoch`']],
    ['batch: some', ['4:45 `full`, or the number of samples of a batch, is expected']],
    ['validation: 1', ['4:50 a share of the rows is expected, such as 0.2']],
    ['early_stopping: {patient: 3}', ['4:55 there is no key `patient` here']],
    ['optimizer: adm', ['4:49 there is no optimizer `adm`']],
    ['optimizer: adam, momentum: 1', ['4:55 `adam` has no `momentum`']],
    ['variants: [{activation: relo}]', ['4:62 there is no activation `relo`']],
    ['variants: [{name: a}, {name: a, seed: 2}]', ['4:60 there are two variants called `a`']],
  ])('%s', (keys, says) => {
    expect(told([BINARY, 'data: two-moons', `tasks: [{train: {learning_rate: 0.1, ${keys}}}]`].join('\n'))).toEqual(
      says,
    );
  });

  it('needs a learning rate', () => {
    expect(told([BINARY, 'data: two-moons', 'tasks: [{train: {epochs: 3}}]'].join('\n'))).toEqual([
      '4:17 `sgd` needs a `learning_rate`',
    ]);
  });
});
