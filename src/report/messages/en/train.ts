import type { Inlines } from '../../../document/document.js';
import { prose } from '../../../document/prose.js';
import type { Layout } from '../../../language/layout.js';

const some = (n: number, one: string, many = `${one}s`): string => (n === 1 ? `one ${one}` : `${n} ${many}`);

/** What a training trains with, and how. */
export const train = {
  parts: { data: 'The data', setup: 'How it is trained', results: 'What came of it' },
  rows: (name: string | undefined, rows: number, inputs: number, targets: number): Inlines =>
    prose`The training rows are ${some(rows, 'row')}${name === undefined ? '' : ` of ${name}`}, with ${some(inputs, 'input')} and ${some(targets, 'target')} each.`,
  testRows: (rows: number): string =>
    rows === 1 ? ' One other row is kept for testing.' : ` ${rows} other rows are kept for testing.`,
  ofClass: (name: string, count: number): string => `${count} of class ${name}`,
  classCounts: (counts: Inlines): Inlines => prose` There are ${counts}.`,
  oneHot: ' The target of a class is 1 at its own output and 0 at all others.',
  twoClasses: (first: string, low: number, second: string, high: number): string =>
    ` The target is ${low} for the class ${first} and ${high} for ${second}.`,
  firstRows: (name: string | undefined): string => `The first training rows${name === undefined ? '' : ` of ${name}`}`,
  classNamed: (name: string): string => `class ${name}`,
  row: 'rows',
  scatterByClass: 'The training rows by their inputs, each class with its own sign.',
  scatter: 'The training rows by their inputs.',
  setup: 'The settings of the training',
  settings: {
    what: 'Setting',
    value: 'Value',
    parameters: 'Numbers to train',
    optimizer: 'Optimizer',
    batch: 'Batch',
    full: (rows: number): string => (rows === 1 ? 'the only row' : `all ${rows} rows in each step`),
    some: (rows: number, steps: number): string => `${some(rows, 'row')} in each step, ${some(steps, 'step')} an epoch`,
    epochs: 'Epochs',
    order: 'Order of the rows',
    shuffled: 'drawn anew for each epoch',
    inOrder: 'as it is',
    validation: 'Kept back to watch',
    kept: (rows: number): string => some(rows, 'row'),
    earlyStopping: 'Early stopping',
    patience: (epochs: number, restored: boolean): string =>
      `after ${some(epochs, 'epoch')} without a lower loss over the rows kept back${restored ? '; the best parameters are taken back' : ''}`,
    seed: 'Seed',
  },
  /** By name; without an entry the title that the catalog gives. */
  initialisers: {} as Readonly<Record<string, string>>,
  allAt: (names: Inlines, value: Layout, count: number): Inlines =>
    count === 1 ? prose`${names} begins at ${value}.` : prose`${names} begin at ${value}.`,
  uniform: (names: Inlines, title: string, low: Layout, high: Layout, count: number): Inlines =>
    prose`${names} ${count === 1 ? 'begins' : 'begin'} at numbers drawn evenly between ${low} and ${high} (${title}).`,
  normal: (names: Inlines, title: string, mean: Layout, deviation: Layout, count: number): Inlines =>
    prose`${names} ${count === 1 ? 'begins' : 'begin'} at numbers drawn from the normal distribution of mean ${mean} and standard deviation ${deviation} (${title}).`,
  fanNames: { n: 'n_inputs', m: 'n_units' },
  fans: (inputs: Layout, outputs: Layout): Inlines =>
    prose`Here ${inputs} is how many inputs a unit of the layer has, and ${outputs} how many units there are.`,
  drawn: (seed: number): string => `The numbers are drawn with the seed ${seed}.`,
  scales: 'How widely the parameters are spread at first',
  scale: 'Limit or deviation',
  /** `count`: the number of the step, where the rule speaks of it. */
  step: (constants: Inlines, count: Layout | undefined): Inlines => {
    const kept = count
      ? prose`. The number of the step is ${count}, from 1 on, and what the rule keeps begins at 0:`
      : prose`:`;
    return [
      ...prose`Each step moves every parameter by this rule, here written for the first of them, with ${constants}`,
      ...kept,
    ];
  },
};
