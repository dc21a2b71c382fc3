/** Whole trainings: the replay of a published run, and what must hold of any run. */
import { describe, expect, it } from 'vitest';
import { train as trainExactly } from '../../src/backprop/training.js';
import { train } from '../../src/index.js';
import type { TrainingTask } from '../../src/problem/problem.js';
import { checkAtTheEnd } from '../../src/training/difference-check.js';
import { newRun, type Run, training } from '../../src/training/run.js';
import { restoreRun, saveRun } from '../../src/training/saved-run.js';
import { textOf } from '../support/shipped.js';
import { SMALL_CLASSIFIER } from '../support/small-classifier.js';
import { solutionOf, toTrain, trained } from '../support/trained.js';
import moons from './moons.json' with { type: 'json' };

const lossAt = (run: Run, epoch: number): number | undefined => run.points.find((p) => p.epoch === epoch)?.train.loss;
const stateOf = (run: Run): unknown => [...run.trainer.state].map(([name, { values }]) => [name, [...values]]);

describe('two moons, as they were trained elsewhere', () => {
  const text = textOf('two-moons');

  it('the losses of the first 300 epochs, to the digits that were printed and beyond', () => {
    const run = trained(text.replace('report_every: 100', 'report_every: 1'), 301);
    for (const [epoch, loss] of Object.entries(moons.printedLosses)) {
      expect(Number((lossAt(run, Number(epoch)) as number).toPrecision(12)), `epoch ${epoch}`).toBe(loss);
    }
    for (const [epoch, exact] of Object.entries(moons.exactLosses)) {
      const relative = Math.abs((lossAt(run, Number(epoch)) as number) / Number(exact) - 1);
      expect(relative, `epoch ${epoch}`).toBeLessThan(1e-10);
    }
  });

  it.each(Object.entries(moons.weightsAfter))('the parameters after epoch %s', (epoch, weights) => {
    const { parameters } = trained(text, Number(epoch) + 1).trainer;
    for (const [name, rows] of Object.entries(weights)) {
      const expected = rows.flat();
      [...(parameters.get(name)?.values ?? [])].forEach((value, n) => {
        expect(Math.abs(value - (expected[n] as number)), `${name}, entry ${n}`).toBeLessThan(1e-11);
      });
    }
  });

  it('2000 epochs later 97 % of the points are on the right side, and the gradient is still the slope', () => {
    const run = trained(text);
    expect(run.epochs).toBe(2000);
    expect(run.points.at(-1)?.train.accuracy).toBeGreaterThanOrEqual(0.97);
    expect(checkAtTheEnd(run, 0).worst).toBeLessThan(1e-7);
  });
});

const INPUTS = [
  [0, 0],
  [0, 1],
  [1, 0],
  [1, 1],
  [0.5, 0.1],
];
const TARGETS = [0, 1, 1, 0, 1];
const VALUES = {
  W1: [
    [0.3, -0.2],
    [0.5, 0.1],
    [-0.4, 0.8],
  ],
  b1: [0.1, -0.3, 0.2],
  W2: [[0.7, -0.6, 0.9]],
  b2: [0.05],
};
const withTrain = (train: object, more: object = {}): object => ({
  ...SMALL_CLASSIFIER,
  data: { inputs: INPUTS, targets: TARGETS },
  ...more,
  tasks: [{ train: { learning_rate: 0.5, ...train } }],
});

describe('each optimizer', () => {
  it.each([
    { optimizer: 'sgd', learning_rate: 0.5 },
    { optimizer: 'sgd', learning_rate: 0.5, weight_decay: 0.1 },
    { optimizer: 'momentum', learning_rate: 0.2, momentum: 0.8 },
    { optimizer: 'nesterov', learning_rate: 0.2 },
    { optimizer: 'rmsprop', learning_rate: 0.05 },
    { optimizer: 'adam', learning_rate: 0.05 },
    { optimizer: 'adamw', learning_rate: 0.05, weight_decay: 0.02 },
  ])('%o takes the steps of the exact training', (optimizer) => {
    const run = trained(withTrain({ ...optimizer, epochs: 6, report_every: 1 }, { values: VALUES, frozen: ['b1[2]'] }));
    const { problem, ...solution } = solutionOf({
      ...SMALL_CLASSIFIER,
      batch: 'mean',
      values: { ...VALUES, x: INPUTS, t: TARGETS.map((t) => [t]) },
      frozen: ['b1[2]'],
      tasks: [{ training: { steps: 6, ...optimizer } }],
    });
    const task = problem.tasks.find((t) => t.kind === 'training') as TrainingTask;
    const exact = trainExactly({ problem, ...solution }, task);
    expect(exact.points).toHaveLength(7);
    for (const { number, loss } of exact.points) {
      expect(Math.abs((lossAt(run, number) as number) - loss), `step ${number}`).toBeLessThan(1e-13);
    }
    expect([...(run.trainer.parameters.get('b1')?.values ?? [])].map((b, n) => b === VALUES.b1[n])).toEqual([
      false,
      true,
      false,
    ]);
  });
});

describe('a run', () => {
  const batches = withTrain({ epochs: 20, batch: 2, optimizer: 'adam', report_every: 5, seed: 3 });

  it('is the same each time, and another with another seed', () => {
    expect(stateOf(trained(batches))).toEqual(stateOf(trained(batches)));
    const other = withTrain({ epochs: 20, batch: 2, optimizer: 'adam', report_every: 5, seed: 4 });
    expect(stateOf(trained(other))).not.toEqual(stateOf(trained(batches)));
  });

  it('that was broken off goes on as if it had not been', () => {
    const { solution, task } = toTrain(batches);
    const first = trained(batches, 7);
    expect(first.stopped).toEqual({ kind: 'interrupted' });
    const saved = JSON.parse(JSON.stringify(saveRun(first, solution, task)));
    const run = newRun(solution, task);
    restoreRun(run, saved, solution, task);
    for (const _ of training(run, task));
    const whole = trained(batches);
    expect(stateOf(run)).toEqual(stateOf(whole));
    expect(run.points).toEqual(whole.points);
  });

  it('does not go on from the run of another spec, or from half a run', () => {
    const { solution, task } = toTrain(batches);
    const saved = saveRun(trained(batches, 7), solution, task);
    const other = toTrain(withTrain({ epochs: 20, batch: 2, optimizer: 'sgd' }));
    const run = newRun(other.solution, other.task);
    expect(() => restoreRun(run, saved, other.solution, other.task)).toThrow('another spec');
    const same = newRun(solution, task);
    const { W1: _, ...tables } = saved.tables;
    expect(() => restoreRun(same, { ...saved, tables }, solution, task)).toThrow('W1');
    const broken = { tables: null, points: [1], best: { epoch: 1, loss: 1 }, epochs: -1 };
    const halves = Object.entries(broken).map(([key, value]) => ({ ...saved, [key]: value }));
    for (const strange of [null, 3, 'text', [], {}, { format: 'gradsheet run 1' }, ...halves])
      expect(() => restoreRun(same, strange, solution, task)).toThrow('no saved run');
    const best = { epoch: 1, loss: 1, parameters: { W1: [1] } };
    expect(() => restoreRun(same, { ...saved, best }, solution, task)).toThrow('W1');
    expect(same.epochs).toBe(0);
  });

  it('has a row of the table at the beginning, at the end, and between', () => {
    expect(trained(batches).points.map((p) => p.epoch)).toEqual([0, 5, 10, 15, 20]);
  });

  it('stops early, with the best parameters if these are wanted', () => {
    const early = (restore: boolean): object => {
      const stop = { validation: 0.4, early_stopping: { patience: 3, restore } };
      return withTrain({ epochs: 500, optimizer: 'adam', learning_rate: 0.3, seed: 1, report_every: 1, ...stop });
    };
    const run = trained(early(true));
    expect(run.stopped).toEqual({ kind: 'early' });
    const losses = run.points.map((p) => p.validation?.loss as number);
    const best = losses.indexOf(Math.min(...losses));
    expect([run.best?.epoch, run.epochs]).toEqual([best, best + 3]);
    expect(run.rows.inputs.rows + (run.validation?.inputs.rows ?? 0)).toBe(5);
    const measured = run.trainer.pass(run.validation ?? run.rows, 'loss').loss;
    expect(measured).toBe(losses[best]);
    const kept = trained(early(false));
    expect(kept.trainer.pass(kept.validation ?? kept.rows, 'loss').loss).toBe(losses.at(-1));
  });

  it('that diverges ends, and says what was no number first', () => {
    const run = trained({
      network: { inputs: 1, layers: [{ units: 1 }], target: 1 },
      loss: 'squared-error',
      data: { inputs: [[1], [2], [3]], targets: [[1], [2], [3.5]] },
      tasks: [{ train: { epochs: 5000, learning_rate: 1, report_every: 1 } }],
    });
    expect(run.stopped?.kind).toBe('diverged');
    expect(run.epochs).toBeLessThan(1000);
    expect(run.points.every((p) => Number.isFinite(p.train.loss))).toBe(true);
  });

  it('with other letters, shapes and chains of definitions', () => {
    const spec = {
      define: ['y = w*x + b'],
      loss: '(y - t)^2',
      data: { file: 'line.csv' },
      wrt: ['w', 'b'],
      values: { w: 0, b: 0 },
      tasks: [{ train: { epochs: 2000, learning_rate: 0.05 } }],
    };
    const line = trained(spec, Number.POSITIVE_INFINITY, { 'line.csv': 'x,t\n1,3\n2,5\n3,7\n' });
    expect(line.trainer.parameters.get('w')?.values[0]).toBeCloseTo(2, 9);
    expect(line.trainer.parameters.get('b')?.values[0]).toBeCloseTo(1, 9);
    const named = trained({
      network: {
        inputs: ['u', 'v'],
        layers: [{ units: 1, activation: 'sigmoid', weights: [['p', 'q']], bias: ['r'], outputs: ['s'] }],
        target: 'goal',
      },
      loss: 'binary-cross-entropy',
      data: { inputs: INPUTS, targets: [0, 0, 0, 1, 0] },
      values: { p: 0, q: 0, r: 0 },
      tasks: [{ train: { epochs: 3000, learning_rate: 1 } }],
    });
    expect(named.points.at(-1)?.train.accuracy).toBe(1);
    expect(checkAtTheEnd(named, 0).worst).toBeLessThan(1e-7);
  });
});

describe('the library', () => {
  it('trains the parts of a spec, and gives parameters that a spec can begin with', () => {
    const task = { train: { epochs: 40, learning_rate: 0.5, validation: 0.2, variants: [{ optimizer: 'adam' }] } };
    const spec = {
      ...SMALL_CLASSIFIER,
      data: { inputs: INPUTS, targets: TARGETS },
      parts: { a: { tasks: [task] }, b: {} },
    };
    const [training, ...others] = train(JSON.stringify(spec));
    expect(others).toEqual([]);
    expect([training?.part, training?.runs.map((run) => run.name)]).toEqual(['a', [undefined, 'optimizer adam']]);
    const [run] = training?.runs ?? [];
    expect(run?.points.map((p) => p.epoch).at(-1)).toBe(40);
    const { loss } = run?.end.training ?? {};
    const again = trained({
      ...SMALL_CLASSIFIER,
      data: { inputs: INPUTS, targets: TARGETS },
      values: run?.parameters,
      tasks: [{ train: { epochs: 1, learning_rate: 0.5, validation: 0.2 } }],
    });
    expect(lossAt(again, 0)).toBe(loss);
    expect(run?.end.training?.confusion?.flat().reduce((a, b) => a + b)).toBe(4);
  });
});
