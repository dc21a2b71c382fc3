/** How long trainings take: `npx vitest bench --run --project unit test/bench/training`. Compare within one run only. */
import { spawnSync } from 'node:child_process';
import { bench, describe } from 'vitest';
import { newRandom } from '../../src/data/random.js';
import { newRun, training } from '../../src/training/run.js';
import { toTrain } from '../support/trained.js';
import { trainByHand } from './moons-by-hand.js';

const FEW = { iterations: 3, time: 0, warmupIterations: 1, warmupTime: 0 };
let round = 0;

/** A whole training, its derivation included. Each round has other numbers, so that nothing remembered helps. */
function trains(spec: (seed: number) => object): () => void {
  return () => {
    const { solution, task } = toTrain(spec(++round));
    for (const _ of training(newRun(solution, task), task));
  };
}

/** The same in NumPy; what Python needs to start is measured beside it. */
function numpy(program: string): () => void {
  return () => {
    const { status, stderr } = spawnSync('python3', ['-c', `import numpy as np\n${program}`], { encoding: 'utf8' });
    if (status !== 0) throw new Error(stderr);
  };
}

describe('two moons, 2-3-3-1, 200 points, 2000 epochs of full batches', () => {
  const EPOCHS = 2000;
  bench(
    'compiled from the derivation',
    trains((seed) => ({
      network: {
        inputs: 2,
        layers: [
          { units: 3, activation: 'tanh' },
          { units: 3, activation: 'tanh' },
          { units: 1, activation: 'sigmoid' },
        ],
        target: 1,
      },
      loss: 'binary-cross-entropy',
      data: { set: 'two-moons', points: 200, seed },
      batch: 'sum',
      tasks: [{ train: { epochs: EPOCHS, learning_rate: 0.01, report_every: EPOCHS } }],
    })),
    FEW,
  );
  bench(
    'loops by hand',
    () => {
      const random = newRandom(++round, 'loops by hand');
      const rows = (count: number, length: number): number[][] =>
        Array.from({ length: count }, () => Array.from({ length }, random.normal));
      const x = Float64Array.from({ length: 400 }, random.normal);
      const t = Float64Array.from({ length: 200 }, () => random.integer(2));
      const [b1, b2, b3] = [rows(1, 3), rows(1, 3), rows(1, 1)].map((b) => b.flat()) as [number[], number[], number[]];
      trainByHand({ x, t, w: { W1: rows(3, 2), b1, W2: rows(3, 3), b2, W3: rows(1, 3), b3 } }, EPOCHS, 0.01);
    },
    FEW,
  );
  bench('Python starts', numpy(''), FEW);
  bench(
    'NumPy',
    numpy(`
r = np.random.default_rng(0)
X, t = r.normal(size=(200, 2)), r.integers(0, 2, (200, 1))
W1, W2, W3 = r.normal(size=(2, 3)), r.normal(size=(3, 3)), r.normal(size=(3, 1))
b1, b2, b3 = np.zeros(3), np.zeros(3), np.zeros(1)
for epoch in range(${EPOCHS}):
    a1 = np.tanh(X @ W1 + b1)
    a2 = np.tanh(a1 @ W2 + b2)
    p = 1/(1 + np.exp(-(a2 @ W3 + b3)))
    loss = -np.sum(t*np.log(p) + (1 - t)*np.log(1 - p))
    d3 = p - t
    d2 = d3 @ W3.T * (1 - a2**2)
    d1 = d2 @ W2.T * (1 - a1**2)
    gW1, gW2, gW3 = X.T @ d1, a1.T @ d2, a2.T @ d3
    W1 -= 0.01*gW1; b1 -= 0.01*d1.sum(axis=0)
    W2 -= 0.01*gW2; b2 -= 0.01*d2.sum(axis=0)
    W3 -= 0.01*gW3; b3 -= 0.01*d3.sum(axis=0)
`),
    FEW,
  );
});

describe('784-64-10 on 5,000 images, batches of 32, one epoch', () => {
  const ONCE = { ...FEW, iterations: 1 };
  const [SAMPLES, PIXELS, CLASSES] = [5000, 784, 10];
  /** Images of noise: the time does not depend on what is seen. */
  const images = (seed: number): string => {
    const random = newRandom(seed, 'images');
    const row = (): string =>
      `${Array.from({ length: PIXELS }, () => random.integer(256) / 256).join()},${random.integer(CLASSES)}`;
    return Array.from({ length: SAMPLES }, row).join('\n');
  };
  const spec = {
    network: {
      inputs: PIXELS,
      layers: [
        { units: 64, activation: 'relu' },
        { units: CLASSES, activation: 'softmax' },
      ],
      target: CLASSES,
    },
    loss: 'cross-entropy',
    data: { file: 'images.csv' },
    tasks: [{ train: { epochs: 1, batch: 32, learning_rate: 0.1, report_every: 1000 } }],
  };
  const { solution, task } = toTrain(spec, { 'images.csv': images(1) });
  bench(
    'compiled from the derivation',
    () => {
      for (const _ of training(newRun(solution, { ...task, seed: ++round }), task));
    },
    ONCE,
  );
  bench('Python starts and draws the images', numpy(`np.random.default_rng(0).random((${SAMPLES}, ${PIXELS}))`), ONCE);
  bench(
    'NumPy',
    numpy(`
r = np.random.default_rng(0)
X, T = r.random((${SAMPLES}, ${PIXELS})), np.eye(${CLASSES})[r.integers(0, ${CLASSES}, ${SAMPLES})]
W1, W2 = r.normal(size=(${PIXELS}, 64))/28, r.normal(size=(64, ${CLASSES}))/8
b1, b2 = np.zeros(64), np.zeros(${CLASSES})
order = r.permutation(${SAMPLES})
for n in range(0, ${SAMPLES}, 32):
    x, t = X[order[n:n + 32]], T[order[n:n + 32]]
    z1 = x @ W1 + b1
    a1 = np.maximum(z1, 0)
    e = np.exp(a1 @ W2 + b2)
    p = e/e.sum(axis=1, keepdims=True)
    d2 = (p - t)/len(x)
    d1 = d2 @ W2.T * (z1 > 0)
    gW1, gW2 = x.T @ d1, a1.T @ d2
    W1 -= 0.1*gW1; b1 -= 0.1*d1.sum(axis=0)
    W2 -= 0.1*gW2; b2 -= 0.1*d2.sum(axis=0)
`),
    ONCE,
  );
});
