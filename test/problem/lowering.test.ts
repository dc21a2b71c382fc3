import { describe, expect, it } from 'vitest';
import { num } from '../../src/language/expr.js';
import { within } from '../../src/language/table.js';
import { writeText } from '../../src/language/text.js';
import { readProblem } from '../../src/problem/read.js';
import { STARTER_SPEC } from '../../src/problem/starter.js';
import { textOfSpec } from './tape-text.js';

describe('the starter spec', () => {
  it('is written out with its own names', () => {
    expect(textOfSpec(STARTER_SPEC)).toMatchObject({
      tape: [
        'z1 = w1*x1 + w2*x2 + b1',
        'z2 = w3*x1 + w4*x2 + b2',
        'z3 = w5*x1 + w6*x2 + b3',
        'a1 = sigmoid(z1)',
        'a2 = sigmoid(z2)',
        'a3 = sigmoid(z3)',
        'z4 = w7*a1 + w8*a2 + w9*a3 + b4',
        'a4 = sigmoid(z4)',
        'L = 1/2*(y - a4)^2',
      ],
      parameters: 'w1 w2 w3 w4 w5 w6 b1 b2 b3 w7 w8 w9 b4',
      assumptions: [],
    });
  });

  it('knows its tasks and its drawing', () => {
    const problem = readProblem(STARTER_SPEC, 'starter.yaml');
    expect(problem.title).toBe('One step of backpropagation');
    expect(problem.tasks).toEqual([
      { kind: 'forward' },
      { kind: 'gradients' },
      {
        kind: 'update',
        optimizer: { name: 'sgd', parameters: { learning_rate: within(problem.table, () => num(1, 10)) } },
      },
    ]);
    expect(problem.definitions.map((d) => d.role)).toEqual([
      ...['preactivation', 'preactivation', 'preactivation', 'activation', 'activation', 'activation'],
      ...['preactivation', 'activation', 'loss'],
    ]);
    const weights = problem.network?.layers.map((l) => l.weights.map((row) => row.map((s) => s.name)));
    expect(weights).toEqual([
      [
        ['w1', 'w2'],
        ['w3', 'w4'],
        ['w5', 'w6'],
      ],
      [['w7', 'w8', 'w9']],
    ]);
    expect(STARTER_SPEC.slice(problem.positions.get('w3')?.start).startsWith('w3')).toBe(true);
  });
});

/** What a network is lowered to. */
const NETWORKS: readonly (readonly [what: string, spec: string, tape: readonly string[]])[] = [
  [
    'counts alone: with free indices',
    'network: {inputs: 2, layers: [{units: 3, activation: tanh}, {units: 2}], target: 2}\nloss: half-squared-error',
    [
      'z1[i] = sum(j, W1[i,j]*x[j]) + b1[i]',
      'a1[i] = tanh(z1[i])',
      'z2[i] = sum(j, W2[i,j]*a1[j]) + b2[i]',
      'a2[i] = z2[i]',
      'L = 1/2*sum(i, (t[i] - a2[i])^2)',
    ],
  ],
  [
    'one output: the loss is a sum over it, as over several',
    'network: {inputs: 2, layers: [{units: 1, activation: sigmoid, bias: false}], target: 1}\nloss: binary-cross-entropy',
    [
      'z1[i] = sum(j, W1[i,j]*x[j])',
      'a1[i] = sigmoid(z1[i])',
      'L = -sum(i, t[i]*log(a1[i]) + (1 - t[i])*log(1 - a1[i]))',
    ],
  ],
  [
    'one named target of one output: still with free indices',
    'network: {inputs: 2, layers: [{units: 1, activation: sigmoid}], target: y}\nloss: squared-error',
    ['z1[i] = sum(j, W1[i,j]*x[j]) + b1[i]', 'a1[i] = sigmoid(z1[i])', 'L = sum(i, (y - a1[i])^2)'],
  ],
  [
    'named inputs: everything by its components',
    'network: {inputs: [x1, x2], layers: [{units: 1, activation: exp}], target: y}\nloss: mean-squared-error',
    ['z1[1] = W1[1,1]*x1 + W1[1,2]*x2 + b1[1]', 'a1[1] = exp(z1[1])', 'L = (y - a1[1])^2'],
  ],
  [
    'a name among the weights, one bias for all, numbers for the rest',
    'network: {inputs: 2, layers: [{units: 2, weights: [[w, 0.5], [w, v]], bias: b}], target: 2}\nloss: absolute-error',
    [
      'z1[1] = w*x[1] + W1[1,2]*x[2] + b',
      'z1[2] = w*x[1] + v*x[2] + b',
      'a1[1] = z1[1]',
      'a1[2] = z1[2]',
      'L = abs(t[1] - a1[1]) + abs(t[2] - a1[2])',
    ],
  ],
  [
    'softmax over named outputs',
    `network:
  inputs: 1
  layers: [{units: 2, activation: softmax, weights: [[u], [v]], bias: false, preactivations: [z1, z2], outputs: [p1, p2]}]
  target: [t1, t2]
loss: cross-entropy`,
    [
      'z1 = u*x[1]',
      'z2 = v*x[1]',
      'p1 = exp(z1)/(exp(z1) + exp(z2))',
      'p2 = exp(z2)/(exp(z1) + exp(z2))',
      'L = -(t1*log(p1) + t2*log(p2))',
    ],
  ],
  [
    'a linear unit with one name',
    'network: {inputs: [x], layers: [{units: 1, weights: [[w]], bias: [b], preactivations: [y], outputs: [y]}], target: t}\nloss: hinge',
    ['y = w*x + b', 'L = max(0, 1 - t*y)'],
  ],
  [
    'softmax with indices and a penalty',
    'network: {inputs: 2, layers: [{units: 2, activation: softmax}], target: 2}\nloss: cross-entropy\npenalty: {l2: 0.01}',
    [
      'z1[i] = sum(j, W1[i,j]*x[j]) + b1[i]',
      'a1[i] = exp(z1[i])/sum(k, exp(z1[k]))',
      'L = -sum(i, t[i]*log(a1[i])) + 1/2*0.01*sum(i, sum(j, W1[i,j]^2))',
    ],
  ],
  [
    'a penalty on named weights, each once, with a rate of its own name',
    'network: {inputs: [x], layers: [{units: 2, weights: [[w], [w]], bias: [b, c]}], target: [t, s]}\nloss: squared-error\npenalty: {l1: lambda}',
    [
      'z1[1] = w*x + b',
      'z1[2] = w*x + c',
      'a1[1] = z1[1]',
      'a1[2] = z1[2]',
      'L = (t - a1[1])^2 + (s - a1[2])^2 + lambda*abs(w)',
    ],
  ],
  [
    'an activation of its own with a constant of the catalog’s beside it',
    `network: {inputs: 1, layers: [{units: 2, activation: mish}, {units: 1, activation: {name: leaky-relu, slope: 0.1}}], target: y}
activations: {mish: z*tanh(log(1 + exp(z)))}
loss: huber`,
    [
      'z1[i] = sum(j, W1[i,j]*x[j]) + b1[i]',
      'a1[i] = mish(z1[i])',
      'z2[i] = sum(j, W2[i,j]*a1[j]) + b2[i]',
      'a2[i] = leaky_relu(z2[i], 0.1)',
      'L = sum(i, cases(y - a2[i] > 1, y - a2[i] - 1/2, y - a2[i] < -1, a2[i] - y - 1/2, 1/2*(y - a2[i])^2))',
    ],
  ],
  [
    'an activation over all units, and one with a symbol in it',
    `network: {inputs: 1, layers: [{units: 2, activation: own-max}, {units: 2, activation: bent}], target: 2}
activations: {own-max: "exp(z[m])/sum(k, exp(z[k]))", bent: max(0, z) + beta*min(0, z)}
loss: quartic
losses: {quartic: sum(k, (t[k] - y[k])^4)}`,
    [
      'z1[i] = sum(j, W1[i,j]*x[j]) + b1[i]',
      'a1[i] = exp(z1[i])/sum(j, exp(z1[j]))',
      'z2[i] = sum(j, W2[i,j]*a1[j]) + b2[i]',
      'a2[i] = bent(z2[i], beta)',
      'L = sum(i, (t[i] - a2[i])^4)',
    ],
  ],
  [
    'definitions after the network, and a loss of their own',
    `network: {inputs: 1, layers: [{units: 2, activation: relu}]}
define: ['q[m] = a1[m]^2']
loss: {name: E, is: 'sum(k, q[k]*swish(z1[k]))'}`,
    ['z1[i] = sum(j, W1[i,j]*x[j]) + b1[i]', 'a1[i] = relu(z1[i])', 'q[m] = a1[m]^2', 'E = sum(i, q[i]*silu(z1[i]))'],
  ],
  [
    'definitions with indices after a network of components',
    `network: {inputs: [x], layers: [{units: 2, activation: relu}]}
define: ['q[m] = a1[m]^2']
loss: sum(k, q[k]) + q[2]`,
    [
      'z1[1] = W1[1,1]*x + b1[1]',
      'z1[2] = W1[2,1]*x + b1[2]',
      'a1[1] = relu(z1[1])',
      'a1[2] = relu(z1[2])',
      'q[1] = a1[1]^2',
      'q[2] = a1[2]^2',
      'L = q[1] + q[2] + q[2]',
    ],
  ],
];

describe('a network becomes definitions', () => {
  it.each(NETWORKS)('%s', (_, spec, tape) => {
    expect(textOfSpec(spec).tape).toEqual(tape);
  });

  it('keeps numbers among the weights as values of default names', () => {
    const spec = 'network: {inputs: 2, layers: [{units: 1, weights: [[0.5, 1/3]], bias: 2}], target: y}\nloss: hinge';
    expect(textOfSpec(spec)).toMatchObject({
      parameters: 'W1[i,j] b1[i]',
      given: ['x: 2 = ?, ?', 'W1: 1 × 2 = 1/2, 1/3', 'b1: 1 = 2', 'y: = ?'],
    });
  });
});

/** Specs that state their definitions. */
const DEFINED: readonly (readonly [what: string, spec: string, text: object])[] = [
  [
    'scalars, a loss by name',
    'define: [z = w*x + b, a = sigmoid(z), E = (y - a)^2]\nloss: E\nwrt: [w, b, x]',
    { tape: ['z = w*x + b', 'a = sigmoid(z)', 'E = (y - a)^2'], parameters: 'w b x' },
  ],
  [
    'softmax regression',
    `define:
  - z[i] = sum(j, W[i,j]*x[j]) + b[i]
  - p[i] = exp(z[i]) / sum(k, exp(z[k]))
loss: -sum(i, t[i]*log(p[i]))
sizes: {i: 3, j: 2}
values: {x: [1, -2], W: [[0.1, 0.2], [0, 0.3], [-0.4, 0.5]], b: [0, 0, 0], t: [0, 1, 0]}
wrt: [W, b]`,
    {
      tape: ['z[i] = sum(j, W[i,j]*x[j]) + b[i]', 'p[i] = exp(z[i])/sum(k, exp(z[k]))', 'L = -sum(i, t[i]*log(p[i]))'],
      parameters: 'W[i,j] b[i]',
      assumptions: ['sum(i, t[i]) = 1 (one-hot)'],
    },
  ],
  ['a loss that is not written last', 'define: [L = w^2, q = 3*w]\nloss: L\nwrt: w', { tape: ['q = 3*w', 'L = w^2'] }],
  [
    'entries defined one by one',
    'define: ["h[1] = tanh(w*x)", "h[2] = tanh(w*h[1])"]\nloss: mean(k, h[k])\nwrt: [w, x]',
    { tape: ['h[1] = tanh(w*x)', 'h[2] = tanh(w*h[1])', 'L = 1/2*(h[1] + h[2])'], parameters: 'w x' },
  ],
  [
    'one letter, two axes: each definition has its own',
    'define: ["a[i] = u[i]^2", "b[i] = v[i]^2"]\nloss: sum(i, a[i]) + sum(i, b[i])\nvalues: {u: [1, 2], v: [1, 2, 3]}\nwrt: [u, v]',
    { parameters: 'u[i] v[i]', given: ['u: 2 = 1, 2', 'v: 3 = 1, 2, 3'] },
  ],
  [
    'single entries of what has a free index elsewhere',
    'define: ["z[i] = W[i,1]*x + W[i,2]"]\nloss: z[1]*z[2]\nvalues: {"W[2,1]": 5}\nsizes: {i: 2}\nwrt: W',
    { parameters: 'W[i,1] W[i,2]', given: ['W: 2 × 2 = ?, ?, 5, ?', 'x: = ?'] },
  ],
  [
    'single entries alone',
    'define: ["z = W[1,1]*x[1] + W[1,2]*x[2]"]\nloss: z^2\nwrt: [W, "x[2]"]',
    { parameters: 'W[1,1] W[1,2] x[2]', given: ['W: 1 × 2 = ?, ?', 'x: 2 = ?, ?'] },
  ],
  [
    'a stated assumption',
    'define: ["y[i] = g[i]*x[i]"]\nloss: sum(i, y[i])\nassume: [sum(k, x[k]) = 0, g[1] = 1]\nwrt: g',
    { assumptions: ['sum(i, x[i]) = 0 (stated)', 'g[1] = 1 (stated)'] },
  ],
  [
    'constants by the names that other languages give them',
    'define: [no = e*E + i*pi]\nloss: no\nwrt: [e, E, i, pi]\nvalues: {e: 2, E: 3, i: 4, pi: 5}',
    { tape: ['no = e*E + i*pi'], parameters: 'e E i pi', given: ['e: = 2', 'E: = 3', 'i: = 4', 'pi: = 5'] },
  ],
  [
    'exact values',
    'loss: a*b*c*d*f\nwrt: a\nvalues: {a: 0.1, b: 1/3, c: sqrt(2), d: 1e-20, f: -.5}',
    { given: ['a: = 0.1', 'b: = 1/3', 'c: = sqrt(2)', 'd: = 0.00000000000000000001', 'f: = -1/2'] },
  ],
];

describe('definitions as they are stated', () => {
  it.each(DEFINED)('%s', (_, spec, text) => {
    expect(textOfSpec(spec)).toMatchObject(text);
  });
});

/** Several samples. */
const BATCHES: readonly (readonly [what: string, spec: string, text: object])[] = [
  [
    'a network with indices',
    'network: {inputs: 2, layers: [{units: 2, activation: softmax}], target: 2}\nloss: cross-entropy\nbatch: mean\nvalues: {x: [[1, 2], [3, 4], [5, 6]], t: [[1, 0], [0, 1], [0, 1]]}\npenalty: {l2: 1}',
    {
      tape: [
        'z1[n,i] = sum(j, W1[i,j]*x[n,j]) + b1[i]',
        'a1[n,i] = exp(z1[n,i])/sum(k, exp(z1[n,k]))',
        'L = 1/3*sum(n, -sum(i, t[n,i]*log(a1[n,i]))) + 1/2*1*sum(i, sum(j, W1[i,j]^2))',
      ],
      assumptions: ['sum(i, t[n,i]) = 1 (one-hot)'],
      given: ['x: 3 × 2 = 1, 2, 3, 4, 5, 6', 'W1: 2 × 2 = ?, ?, ?, ?', 'b1: 2 = ?, ?', 't: 3 × 2 = 1, 0, 0, 1, 0, 1'],
    },
  ],
  [
    'a network of names, and a target that is the same for all samples',
    'network: {inputs: [x], layers: [{units: 1, weights: [[w]], bias: false, preactivations: [z], outputs: [a]}], target: y}\nloss: squared-error\nbatch: sum\nvalues: {x: [1, 2], y: 3}',
    { tape: ['z[n] = w*x[n]', 'a[n] = z[n]', 'L = sum(n, (y - a[n])^2)'], given: ['x: 2 = 1, 2', 'w: = ?', 'y: = 3'] },
  ],
  [
    'nothing given: the number of samples is a symbol',
    'network: {inputs: 1, layers: [{units: 1}], target: y}\nloss: squared-error\nbatch: mean',
    {
      tape: [
        'z1[n,i] = sum(j, W1[i,j]*x[n,j]) + b1[i]',
        'a1[n,i] = z1[n,i]',
        'L = 1/N_samples*sum(n, sum(i, (y[n] - a1[n,i])^2))',
      ],
    },
  ],
  [
    'definitions, a letter of their own where `n` is taken',
    'define: ["z = w*x + n"]\nloss: {name: C, is: (y - z)^2}\nbatch: mean\nvalues: {x: [1, 2], y: [0, 1], n: 3}\nwrt: [w, x]',
    { tape: ['z[s] = w*x[s] + n', 'C = 1/2*sum(s, (y[s] - z[s])^2)'], parameters: 'w x[s]' },
  ],
  [
    'one-hot targets with names of their own',
    'network: {inputs: [x], layers: [{units: 2, activation: softmax, outputs: [p, q]}], target: [s, t]}\nloss: cross-entropy\nbatch: sum\nvalues: {x: [1, 2], s: [1, 0], t: [0, 1]}',
    { assumptions: ['s[n] + t[n] = 1 (one-hot)'] },
  ],
  [
    'a single sample under `batch`',
    'network: {inputs: 2, layers: [{units: 1}], target: y}\nloss: squared-error\nbatch: mean\nvalues: {x: [1, 2], y: 3}',
    { tape: ['z1[i] = sum(j, W1[i,j]*x[j]) + b1[i]', 'a1[i] = z1[i]', 'L = sum(i, (y - a1[i])^2)'] },
  ],
];

describe('several samples', () => {
  it.each(BATCHES)('%s', (_, spec, text) => {
    expect(textOfSpec(spec)).toMatchObject(text);
  });
});

describe('what else a spec says', () => {
  it('reads frozen, tasks, notation and aliases', () => {
    const problem = readProblem(
      `network: {inputs: 1, layers: [{units: 2}], target: 2}
loss: squared-error
frozen: [b1, "W1[1,1]"]
tasks: [{gradients: [W1, "b1[2]"]}, {update: {optimizer: adam, learning_rate: 1/4}}, {gradients: x}, collapse]
notation: {names: {t: y, a1: yhat}, log: ln}
aliases: {"\\\\hat{y}_k": "a1[k]", "\\\\Theta": "W1[1,1]"}`,
      'some-net.yaml',
    );
    expect(problem.title).toBe('some net');
    expect([...problem.frozen]).toEqual(['b1', 'W1[1,1]', 'x']);
    expect(problem.tasks).toEqual([
      { kind: 'gradients', of: ['W1', 'b1[2]', 'x'] },
      {
        kind: 'update',
        optimizer: { name: 'adam', parameters: { learning_rate: within(problem.table, () => num(1, 4)) } },
      },
      { kind: 'collapse' },
    ]);
    expect(problem.presentation.notation).toMatchObject({
      names: new Map([
        ['t', 'y'],
        ['a1', 'yhat'],
      ]),
      log: 'ln',
    });
    const aliases = within(problem.table, () => [...problem.aliases].map(([name, e]) => [name, writeText(e)]));
    expect(aliases).toEqual([
      ['\\hat{y}_k', 'a1[k]'],
      ['\\Theta', 'W1[1,1]'],
    ]);
  });
});
