/** Exported code runs, and its numbers are those of the sheet and those of automatic differentiation. */
import { expect, it } from 'vitest';
import { TARGETS, type Target } from '../../src/catalog/targets.js';
import { type Named, programsOf, pythonFailures, typescriptFailures } from '../support/export/programs.js';
import { SPECIMENS } from '../support/export/specimens.js';
import { randomNetwork } from '../support/random-network.js';
import { randomSpec } from '../support/random-spec.js';
import { SHIPPED, textOf } from '../support/shipped.js';
import type { Spec } from '../support/solved.js';
import { describeWith } from '../support/tools.js';

const RANDOM = Array.from({ length: 12 }, (_, n) => n + 1);
const SPECS: readonly (readonly [string, Spec | string])[] = [
  ...SHIPPED.map((name) => [name, textOf(name)] as const),
  ...RANDOM.map((seed) => [`spec-${seed}`, randomSpec(seed)] as const),
  ...RANDOM.map((seed) => [`network-${seed}`, randomNetwork(seed).spec] as const),
  ...Object.entries(SPECIMENS),
];

const programs = new Map<Target, readonly Named[]>();
const all = (target: Target): readonly Named[] => {
  const known = programs.get(target) ?? SPECS.flatMap(([name, spec]) => programsOf(name, spec, target));
  programs.set(target, known);
  return known;
};

describeWith('numpy', 'exported Python', () => {
  it('is right in NumPy', () => expect(pythonFailures(all('numpy'), 'numpy')).toEqual({}));
  it('is right in JAX, as far as NumPy can stand in for it', () => {
    // Differences, which stand in for its gradients, have fewer digits.
    // Its way of setting an entry is none of NumPy's.
    const runnable = all('jax').filter(([, text]) => !text.includes('.at['));
    const roughly = runnable.map(
      ([name, text, files]): Named => [name, text.replace('1e-8, 1e-12', '1e-5, 1e-8'), files],
    );
    expect(pythonFailures(roughly, 'numpy')).toEqual({});
  });
});

describeWith('torch', 'exported PyTorch', () => {
  it('agrees with automatic differentiation', () => expect(pythonFailures(all('pytorch'), 'torch')).toEqual({}));
});

it('is right in TypeScript, and compiles at its strictest', () =>
  expect(typescriptFailures(all('typescript'))).toEqual(''));

it.each(TARGETS)('fits into 80 columns: %s', (target) => {
  const long = all(target).flatMap(([name, text]) =>
    text
      .split('\n')
      .filter((line) => line.length > 80)
      .map((line) => `${name}: ${line}`),
  );
  expect(long).toEqual([]);
});
