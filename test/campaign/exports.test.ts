/** Programs of many random specs run, in NumPy, in PyTorch beside automatic differentiation, and in TypeScript. */
import { expect, it } from 'vitest';
import type { Target } from '../../src/catalog/targets.js';
import { type Named, programsOf, pythonFailures, typescriptFailures } from '../support/export/programs.js';
import { randomNetwork } from '../support/random-network.js';
import { randomSpec } from '../support/random-spec.js';
import { randomTape } from '../support/random-tape.js';
import { describeWith } from '../support/tools.js';

const SEEDS = Array.from({ length: 100 }, (_, n) => 1000 + n);
const all = (target: Target): readonly Named[] =>
  SEEDS.flatMap((seed) => [
    ...programsOf(`spec-${seed}`, randomSpec(seed), target),
    ...programsOf(`network-${seed}`, randomNetwork(seed).spec, target),
    ...programsOf(`tape-${seed}`, randomTape(seed), target),
  ]);

describeWith('numpy', 'random programs', () => {
  it('are right in NumPy', () => expect(pythonFailures(all('numpy'), 'numpy')).toEqual({}));
});
describeWith('torch', 'random programs', () => {
  it('agree with automatic differentiation', () => expect(pythonFailures(all('pytorch'), 'torch')).toEqual({}));
});
it('random programs are right in TypeScript', () => expect(typescriptFailures(all('typescript'))).toBe(''));
