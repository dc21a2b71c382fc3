/** The catalog has no privileges: a copy of any of its rows under another name leads to the same formulas. */
import { describe, expect, it } from 'vitest';
import { ACTIVATIONS } from '../../src/catalog/activations.js';
import { LOSSES } from '../../src/catalog/losses.js';
import { type Solved, type Spec, solved, yaml } from '../support/solved.js';

/** All outputs lie between 0 and 1, where every loss has a value. With indices; or, with outputs that have names of their own, in components. */
const network = (named: boolean, activation: string, loss: string, more: Spec): Spec => ({
  ...yaml(`
network:
  inputs: 2
  layers:
    - {units: 2, activation: ${activation}, weights: [[0.6, 0.9], [-0.4, 0.5]]${named ? ', outputs: [h1, h2]' : ''}}
    - {units: 2, activation: ${activation}, weights: [[0, 0], [0, 0]]}
  target: 2
loss: ${loss}
values: {x: [0.3, -0.8], b1: [0.1, 0], b2: [0.3, 0.4], t: [0.2, 0.9]}
`),
  ...more,
});

const texts = ({ formulas, adjoints = {} }: Solved): object => ({
  formulas,
  adjoints: Object.fromEntries(Object.entries(adjoints).map(([key, { text }]) => [key, text])),
});

const written = (formula: string, constants: Readonly<Record<string, string>>): string =>
  Object.entries(constants).reduce(
    (f, [name, value]) => f.replaceAll(new RegExp(`\\b${name}\\b`, 'g'), value),
    formula,
  );

const ON_ACTIVATIONS = ['half-squared-error', 'binary-cross-entropy', 'cross-entropy'].flatMap((loss) =>
  // e^0.3 is no probability.
  ACTIVATIONS.filter((row) => row.name !== 'exp' || loss !== 'binary-cross-entropy').map(
    (row) => [row.name, loss, row] as const,
  ),
);
const ON_LOSSES = ['identity', 'sigmoid', 'softmax'].flatMap((output) =>
  LOSSES.map((row) => [row.name, output, row] as const),
);

describe.each([
  ['with indices', false],
  ['in components', true],
])('%s', (_, named) => {
  it.each(ON_ACTIVATIONS)('%s under %s', (name, loss, row) => {
    const copy = { activations: { mine: written(row.formula, row.parameters) } };
    expect(texts(solved(network(named, 'mine', loss, copy)))).toEqual(texts(solved(network(named, name, loss, {}))));
  });

  it.each(ON_LOSSES)('%s on %s', (name, output, row) => {
    const copy = { losses: { mine: row.formula } };
    const [mine, original] = [network(named, output, 'mine', copy), network(named, output, name, {})];
    expect(texts(solved(mine))).toEqual(texts(solved(original)));
  });
});

/** The same function spelled otherwise is found out too: its derivative is written with its own output. */
describe('other spellings', () => {
  it.each([
    ['1/(exp(-z) + 1)', 'a*(1 - a)'],
    ['exp(z)/(1 + exp(z))', 'a*(1 - a)'],
    ['exp(z)/(exp(z) + 1)', 'a*(1 - a)'],
    ['2/(1 + exp(-2*z)) - 1', '(1 + a)*(1 - a)'],
    ['(1 - exp(-2*z))/(1 + exp(-2*z))', '(1 + a)*(1 - a)'],
    ['(exp(z) - exp(-z))/(exp(z) + exp(-z))', '(1 - a^2)'],
  ])('%s has the derivative %s', (formula, slope) => {
    const { formulas } = solved({
      activations: { mine: formula },
      define: ['a = mine(z)', 'y = v*a'],
      loss: 'y',
      wrt: ['z'],
    });
    expect(formulas.z?.text).toBe(`v*${slope}`);
  });
});
