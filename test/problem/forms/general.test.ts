/** The general form: what it says, that it has the components' gradients, and where there is none. */
import { describe, expect, it } from 'vitest';
import { type Solution, solveProblem } from '../../../src/backprop/solution.js';
import type { Index, Sym } from '../../../src/language/expr.js';
import { within } from '../../../src/language/table.js';
import { renameAll } from '../../../src/language/walk.js';
import { generalForm } from '../../../src/problem/forms/general.js';
import { withoutSample } from '../../../src/problem/forms/own-names.js';
import type { Problem } from '../../../src/problem/problem.js';
import { readProblem, readProblems } from '../../../src/problem/read.js';
import { randomNetwork } from '../../support/random-network.js';
import { SHIPPED, textOf } from '../../support/shipped.js';
import { type ProblemText, textOfProblem } from '../tape-text.js';

const general = (problem: Problem): Problem | undefined => within(problem.table, () => generalForm(problem));
const textOfForm = (spec: string): ProblemText | undefined => {
  const form = general(readProblem(spec, 'test.yaml'));
  return form && textOfProblem(form);
};

/** What ∂L/∂s comes to, s being a concrete symbol of the form or an entry of one of its arrays. */
function gradientAt(s: Sym, { gradients, symbolOf, values }: Solution): number {
  const adjoint = gradients.parameters.find(
    (a) => a.of.name === s.name && a.of.indices.every((i, n) => typeof i !== 'number' || i === s.indices[n]),
  );
  if (!adjoint) throw new Error(`no gradient by ${s.name}`);
  const at = adjoint.of.free.map((i) => s.indices[adjoint.of.indices.indexOf(i)] as Index);
  return values.of(renameAll(symbolOf(adjoint), adjoint.of.free, at)) as number;
}

/** Every gradient of the spec, by its own name and by that of the general form. */
function expectSameGradients(problem: Problem, form: Problem): number {
  return within(problem.table, () => {
    const own = solveProblem({ ...problem, tasks: [] });
    const free = solveProblem({ ...form, tasks: [] });
    const entryOf = new Map([...form.ownNames].map(([entry, name]) => [name, entry]));
    const parameters = problem.parameters.filter((p) => withoutSample(p).free.length === 0 && p.free.length === 0);
    for (const p of parameters) {
      const [expected, found] = [gradientAt(p, own), gradientAt(entryOf.get(p) ?? p, free)];
      const off = Math.abs(found - expected);
      expect(off, `∂L/∂${p.name}[${p.indices}]: ${found}, not ${expected}`).toBeLessThanOrEqual(
        1e-12 * Math.max(1e-9, Math.abs(expected)),
      );
    }
    return parameters.length;
  });
}

const NUMERIC = SHIPPED.filter((name) => !['exp-output', 'linear-collapse', 'symbolic-bce'].includes(name));

it.each(NUMERIC)('%s: the general form has the gradients of the components', (name) => {
  for (const { problem } of readProblems(textOf(name), name)) {
    const form = general(problem);
    if (form && form !== problem) expect(expectSameGradients(problem, form)).toBeGreaterThan(0);
  }
});

it('random networks of named units have the gradients of their components', () => {
  let compared = 0;
  for (let seed = 0; seed < 60; seed++) {
    const { spec } = randomNetwork(seed);
    const problem = readProblem(spec, 'random.json');
    const form = general(problem);
    const widths = [problem.network?.inputs, ...(problem.network?.layers ?? []).map((l) => l.outputs)];
    expect(form !== undefined, spec).toBe(widths.some((units) => (units?.length ?? 0) > 1) || form === problem);
    if (form && form !== problem) compared += expectSameGradients(problem, form);
  }
  expect(compared).toBeGreaterThan(100);
}, 20_000);

/** A 2-2-1 network of named units, with other keys in place of its own. */
const network = (more: Readonly<Record<string, unknown>> = {}, hidden = {}, output = {}): string =>
  JSON.stringify({
    network: {
      inputs: ['x1', 'x2'],
      layers: [
        {
          ...{
            units: 2,
            activation: 'tanh',
            weights: [
              ['w1', 'w2'],
              ['w3', 'w4'],
            ],
            bias: ['b1', 'b2'],
          },
          ...{ preactivations: ['z1', 'z2'], outputs: ['h1', 'h2'], ...hidden },
        },
        { units: 1, weights: [['w5', 'w6']], bias: ['c'], preactivations: ['s'], outputs: ['yhat'], ...output },
      ],
      target: 'y',
    },
    loss: 'half-squared-error',
    ...more,
  });
const TWO_OUTPUTS = {
  units: 2,
  weights: [
    ['w5', 'w6'],
    ['w7', 'w8'],
  ],
  bias: 'c',
  preactivations: ['z3', 'z4'],
};

it.each(SHIPPED)('%s: a general form is its own general form', (name) => {
  for (const { problem } of readProblems(textOf(name), name)) {
    const form = general(problem);
    if (form) expect(general(form)).toBe(form);
  }
});

describe('what it says', () => {
  const tapeOf = (spec: string) => textOfForm(spec)?.tape;
  const after = ['s = sum(i, W2[i]*h[i]) + c', 'yhat = s', 'L = 1/2*(y - yhat)^2'];

  it('goes by the letters of the spec; what is one number keeps its name', () => {
    expect(tapeOf(network())).toEqual(['z[i] = sum(j, W1[i,j]*x[j]) + b[i]', 'h[i] = tanh(z[i])', ...after]);
  });

  it('numbers the layers where the units are numbered on from one to the next', () => {
    const output = { ...TWO_OUTPUTS, activation: 'softmax', outputs: ['p1', 'p2'] };
    const spec = network({ loss: 'cross-entropy' }, {}, output).replace('"y"', '["y1","y2"]');
    expect(tapeOf(spec)).toEqual([
      'z1_[i] = sum(j, W1[i,j]*x[j]) + b[i]',
      'h[i] = tanh(z1_[i])',
      'z2_[i] = sum(j, W2[i,j]*h[j]) + c',
      'p[i] = exp(z2_[i])/sum(j, exp(z2_[j]))',
      'L = -sum(i, y[i]*log(p[i]))',
    ]);
  });

  it('sums a penalty over all weights', () => {
    expect(tapeOf(network({ penalty: { l2: 0.1 } }))?.at(-1)).toBe(
      'L = 1/2*(y - yhat)^2 + 1/2*0.1*(sum(i, sum(j, W1[i,j]^2)) + sum(i, W2[i]^2))',
    );
  });

  it('takes no letter for an index that is a name, and no name of the spec for an array', () => {
    const spec = network({}, { bias: ['i1', 'i2'], outputs: ['W1', 'W2'] });
    expect(tapeOf(spec)?.slice(0, 2)).toEqual(['z[j] = sum(k, W1_[j,k]*x[k]) + i[j]', 'W[j] = tanh(z[j])']);
  });

  it('lets units that are linear have one name', () => {
    const spec = network({}, { activation: 'identity', preactivations: ['h1', 'h2'] });
    expect(tapeOf(spec)).toEqual(['h[i] = sum(j, W1[i,j]*x[j]) + b[i]', ...after]);
  });

  it('keeps single entries that a loss of the spec’s own speaks of', () => {
    const output = { ...TWO_OUTPUTS, outputs: ['o1', 'o2'] };
    const spec = network({ loss: '(o1 - 1)^2 + 3*o2' }, {}, output)
      .replace('"target":"y",', '')
      .replace(',"target":"y"', '');
    expect(tapeOf(spec)?.at(-1)).toBe('L = (o[1] - 1)^2 + 3*o[2]');
  });

  it('carries over what is given, frozen and asked for', () => {
    const form = general(
      readProblem(
        network({ values: { w3: 5, b2: 7, x1: 1, x2: 2 }, frozen: ['w4', 'b1'], tasks: [{ gradients: ['w2', 'c'] }] }),
        'test.json',
      ),
    ) as Problem;
    expect(textOfProblem(form).given).toEqual([
      ...['x: 2 = 1, 2', 'W1: 2 × 2 = ?, ?, 5, ?', 'b: 2 = ?, 7', 'W2: 2 = ?, ?', 'c: = ?', 'y: = ?'],
    ]);
    expect([...form.frozen]).toEqual(['W1[2,2]', 'b[1]']);
    expect(form.tasks).toEqual([{ kind: 'gradients', of: ['W1[1,2]', 'c'] }]);
    expect(textOfProblem(form).parameters).toBe('W1[i,j] b[i] W2[i] c');
  });

  it('is by a single entry where only that is to be differentiated by', () => {
    const form = general(readProblem(network({ wrt: ['w2', 'b1', 'b2'] }), 'test.json')) as Problem;
    expect(textOfProblem(form).parameters).toBe('W1[1,2] b[i]');
  });
});

const ONE_UNIT = JSON.stringify({
  network: {
    inputs: ['x'],
    layers: [{ units: 1, weights: [['w']], bias: ['b'], preactivations: ['z'], outputs: ['a'] }],
    target: 'y',
  },
  loss: 'half-squared-error',
});

describe('without a general form', () => {
  it.each([
    [
      'weights that two units share',
      network(
        {},
        {
          weights: [
            ['w1', 'w2'],
            ['w2', 'w1'],
          ],
        },
      ),
    ],
    ['a weight that two layers share', network({}, {}, { weights: [['w1', 'w6']] })],
    ['a bias that units of two layers share', network({}, {}, { bias: ['b1'] })],
    ['a network of one unit a layer', ONE_UNIT],
    ['no network', JSON.stringify({ define: ['q = x + y'], loss: 'q^2', wrt: ['x'] })],
  ])('%s', (_, spec) => {
    expect(textOfForm(spec)).toBeUndefined();
  });
});
