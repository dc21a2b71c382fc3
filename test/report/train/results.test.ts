/** What a sheet says of a training holds, and is not said elsewhere: each condition is found in its own way. */
import { describe, expect, it } from 'vitest';
import type { Table } from '../../../src/arrays/strided.js';
import { trainingSummary } from '../../../src/report/train/summary.js';
import type { Run } from '../../../src/training/run.js';
import { newRuns, trainAll } from '../../../src/training/runs.js';
import { writeTerminal } from '../../../src/write/terminal.js';
import { textOf } from '../../support/shipped.js';
import { SMALL_CLASSIFIER } from '../../support/small-classifier.js';
import { solutionOf } from '../../support/trained.js';

interface Told {
  readonly text: string;
  readonly runs: readonly Run[];
}

function told(spec: string | object): Told {
  const solution = solutionOf(spec);
  const runs = newRuns(solution);
  for (const _ of trainAll(runs));
  const text = writeTerminal(trainingSummary(solution, runs)).replace(/\s+/g, ' ');
  return { text, runs: runs.map(({ run }) => run) };
}

const moons = (train: object, more: object = {}): object => ({
  ...SMALL_CLASSIFIER,
  data: { set: 'two-moons', points: 40 },
  ...more,
  tasks: [{ train }],
});

const SQUARED = {
  network: { inputs: 2, layers: [{ units: 3, activation: 'relu' }, { units: 1 }], target: 1 },
  loss: 'squared-error',
};

/** Rows of the first layer's weights, the same ones once. */
const kindsOfUnits = ({ trainer }: Run): number => {
  const { shape, values } = trainer.parameters.get('W1') as Table;
  const [units = 0, inputs = 0] = shape;
  return new Set(Array.from({ length: units }, (_, u) => values.subarray(u * inputs, (u + 1) * inputs).join())).size;
};

const CASES: readonly (readonly [string, string | object])[] = [
  ['xor', textOf('xor')],
  ['iris', textOf('iris')],
  ['zeros', moons({ epochs: 20, learning_rate: 0.5 }, { initial: 'zeros' })],
  ['one constant for all', moons({ epochs: 20, learning_rate: 0.5, batch: 7 }, { initial: 0.5 })],
  ['steps that are too long', moons({ epochs: 20, learning_rate: 1e6 })],
  ['one epoch', moons({ epochs: 1, learning_rate: 0.1 })],
  ['early stopping', moons({ epochs: 90, learning_rate: 5, batch: 8, early_stopping: { patience: 1 } })],
  [
    'what diverges',
    moons({ epochs: 300, learning_rate: 1e6, validation: 0.2, variants: [{ learning_rate: 0.1 }] }, SQUARED),
  ],
  ['what has nothing left to learn', moons({ epochs: 1500, learning_rate: 5 }, { data: 'xor' })],
];

describe.each(CASES)('%s', (_, spec) => {
  const { text, runs } = told(spec);
  const run = runs[0] as Run;
  const [first, last] = [run.points[0], run.points.at(-1)];
  const isDiverged = !Number.isFinite(run.trainer.pass(run.rows, 'loss').loss);

  it('says that the loss has risen where the last one is above the first', () => {
    const hasRisen = (last?.train.loss ?? 0) > (first?.train.loss ?? 0);
    expect(text.includes('It has risen')).toBe(hasRisen && !isDiverged);
    expect(text.includes('smaller learning rate')).toBe(hasRisen);
  });

  it('tells how far it came, also where it stopped early', () => {
    if (!isDiverged) expect(last?.epoch).toBe(run.epochs);
    expect(text).toContain(last?.epoch === 1 ? 'In one epoch' : `In ${last?.epoch} epochs`);
    const isEarly = run.validation !== undefined && run.best !== undefined && run.epochs > run.best.epoch;
    if (text.includes('stopped after epoch')) expect(isEarly).toBe(true);
  });

  it('says that units are alike where they are', () => {
    const alike = runs.filter((r) => kindsOfUnits(r) === 1).length;
    expect(text.split('are all alike').length - 1).toBe(alike);
  });

  it('finds the derived gradient right in the end, and says nothing of one that left the numbers', () => {
    expect(text).not.toContain('more than differences explain');
    expect(text.includes('compared with central differences')).toBe(!isDiverged);
    expect(text.includes('could not go on')).toBe(isDiverged);
    expect(text).not.toMatch(/NaN|Infinity|undefined/);
  });
});

it('shares have one decimal, and only a whole one is 100.0 %', () => {
  const { text } = told({
    ...moons({ epochs: 200, learning_rate: 1 }),
    data: { set: 'two-moons', points: 3000, noise: 0.17 },
  });
  const shares = [...text.matchAll(/(\d+(?:\.\d+)?) %/g)].map(([, share]) => share);
  expect(shares.length).toBeGreaterThan(5);
  for (const share of shares) expect(share).toMatch(/^\d+\.\d$/);
});
