/** How long the derivation takes, warm, on fresh problems each round, beside a bare reverse mode. Compare within one run. */
import { bench, describe } from 'vitest';
import { deriveGradients } from '../../src/backprop/derive.js';
import type { Problem } from '../../src/problem/problem.js';
import { readProblem } from '../../src/problem/read.js';
import { bareGradients } from './bare.js';
import { deep, free, type MakeSpec, net231, net2331 } from './problems.js';

/** The runner tries a function out before it counts. */
const SPARE = 20;

/** A bench that works on another problem, with names of its own, each time. */
function onFresh(name: string, work: (p: Problem) => unknown, make: MakeSpec, warm = 200, rounds = 100): void {
  const problems = Array.from({ length: warm + rounds + SPARE }, (_, n) =>
    readProblem(JSON.stringify(make(`q${n}`)), 'bench.json'),
  );
  const options = { warmupIterations: warm, warmupTime: 0, iterations: rounds, time: 0 };
  bench(name, () => void work(problems.pop() as Problem), options);
}

describe('13 gradients of a 2-3-1 sigmoid net', () => {
  onFresh('a bare reverse mode, no steps', bareGradients, net231);
  onFresh('every step recorded and simplified', deriveGradients, net231);
});
describe('25 gradients of a 2-3-3-1 tanh net with cross-entropy', () => {
  onFresh('a bare reverse mode, no steps', bareGradients, net2331);
  onFresh('every step recorded and simplified', deriveGradients, net2331);
});
describe('free indices do not depend on the width', () => {
  onFresh('2-3-3-2', deriveGradients, free(2, 3, 3, 2));
  onFresh('784-128-64-10', deriveGradients, free(784, 128, 64, 10));
});
describe('linear in the depth', () => {
  onFresh('10 hidden layers', deriveGradients, deep(10), 40, 20);
  onFresh('100 hidden layers', deriveGradients, deep(100), 20, 12);
  onFresh('200 hidden layers', deriveGradients, deep(200), 12, 8);
});
