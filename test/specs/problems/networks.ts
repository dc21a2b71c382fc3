/** Networks that are awkward in one way each. */

/** Two layers with one activation throughout. */
const throughout = (activation: string): string => `
network:
  inputs: 1
  layers:
    - {units: 2, activation: ${activation}, weights: [[0.7], [-1.1]], bias: [0.1, -0.2]}
    - {units: 2, activation: ${activation}, weights: [[0.5, -0.3], [-0.6, 0.9]], bias: [0.05, -0.15]}
  target: 2
values: {x: [1.3], t: [0.2, 0.9]}
`;

const ACTIVATIONS = [
  ...['identity', 'linear', 'sigmoid', 'logistic', 'tanh', 'relu', 'leaky-relu', '{name: leaky-relu, slope: 0.1}'],
  ...['elu', '{name: elu, alpha: 0.5}', 'softplus', 'silu', 'swish', 'gelu', 'exp', 'softmax'],
];
const LOSSES = [
  ...[['half-squared-error', 'tanh'] as const, ['squared-error', 'tanh'] as const, ['huber', 'tanh'] as const],
  ...[['mean-squared-error', 'tanh'] as const, ['absolute-error', 'tanh'] as const, ['hinge', 'tanh'] as const],
  ...[['binary-cross-entropy', 'sigmoid'] as const, ['binary-cross-entropy', 'softmax'] as const],
  ...[['cross-entropy', 'sigmoid'] as const, ['cross-entropy', 'softmax'] as const],
];

/** A softmax over two units behind two sigmoids. */
const SOFTMAX = `
network:
  inputs: 2
  layers:
    - {units: 2, activation: sigmoid, weights: [[0.3, -0.7], [1.1, 0.4]], bias: [0.1, -0.2]}
    - {units: 2, activation: softmax, weights: [[0.5, -0.3], [-0.6, 0.9]], bias: [0.05, -0.15]}
  target: 2
`;

export const NETWORKS: Readonly<Record<string, string>> = {
  ...Object.fromEntries(ACTIVATIONS.map((a) => [`with ${a}`, `${throughout(a)}loss: half-squared-error`])),
  ...Object.fromEntries(LOSSES.map(([loss, a]) => [`${loss} on ${a}`, `${throughout(a)}loss: ${loss}`])),
  'weights shared within and between layers': `
network:
  inputs: [x1, x2]
  layers:
    - {units: 2, activation: tanh, weights: [[w, v], [v, w]], bias: b}
    - {units: 1, activation: sigmoid, weights: [[w, u]], bias: b}
  target: y
loss: half-squared-error
values: {x1: 0.5, x2: -1.2, w: 0.7, v: -0.3, u: 1.1, b: 0.2, y: 0.4}
`,
  'a bias that is a weight too': `
network:
  inputs: [x]
  layers: [{units: 1, activation: tanh, weights: [[w]], bias: [w]}, {units: 1, weights: [[w]], bias: w}]
  target: y
loss: half-squared-error
penalty: {l2: 0.1}
values: {x: 0.5, w: 0.7, y: 0.4}
`,
  'softmax with targets that sum to one': `${SOFTMAX}
loss: cross-entropy
values: {x: [1, 2], t: [0.3, 0.7]}
`,
  'softmax with targets that do not': `${SOFTMAX}
loss: cross-entropy
values: {x: [1, 2], t: [0.3, 0.5]}
`,
  'three samples, summed, with a penalty': `${SOFTMAX}
loss: cross-entropy
batch: sum
penalty: {l2: 0.01}
values: {x: [[1, 2], [0.5, -1], [0.2, 0.3]], t: [[1, 0], [0.3, 0.7], [0.5, 0.2]]}
`,
  'three samples, their mean, with both penalties': `${SOFTMAX}
loss: half-squared-error
batch: mean
penalty: {l1: 0.02, l2: 0.3}
values: {x: [[1, 2], [0.5, -1], [0.2, 0.3]], t: [[1, 0], [0, 1], [0, 1]]}
`,
  'a batch of one': `
network:
  inputs: 2
  layers: [{units: 1, activation: sigmoid, weights: [[0.1, 0.2]], bias: [0]}]
  target: 1
loss: half-squared-error
batch: mean
values: {x: [[1, 2]], t: [[0.5]]}
`,
  'a penalty whose strength is a name, on a weight in two layers': `
network:
  inputs: 1
  layers: [{units: 1, activation: tanh, weights: [[w]], bias: [b]}, {units: 1, activation: tanh, weights: [[w]], bias: [b]}]
  target: 1
loss: half-squared-error
penalty: {l2: lambda, l1: 1/10}
values: {x: [2], w: 0.3, b: 0.2, t: [0.3], lambda: 0.7}
`,
  'counts, names and numbers mixed': `
network:
  inputs: 2
  layers:
    - {units: 2, activation: softplus, weights: [[w, null], [0.3, v]], outputs: [h1, h2]}
    - {units: 2, activation: tanh, bias: c, preactivations: [s1, s2]}
  target: [y1, y2]
loss: squared-error
values: {x: [2, -1], w: 0.1, v: 0.2, "W1[1,2]": -0.4, W2: [[0.5, 0.6], [-0.7, 0.8]], "b1[1]": 0.9, "b1[2]": 0.05, c: 0.3, y1: 0, y2: 1}
`,
  'one target by name, the rest by counts': `
network:
  inputs: 1
  layers: [{units: 1, activation: sigmoid, weights: [[w]], bias: [b]}]
  target: y
loss: half-squared-error
values: {x: [2], w: 0.1, b: 0.2, y: 0.3}
`,
  'names that adjoints might have': `
network:
  inputs: [delta1, delta_a1]
  layers:
    - {units: 2, activation: tanh, weights: [[delta_z1, delta_z2], [delta_L, delta2]], bias: delta}
    - {units: 2, activation: sigmoid, weights: [[w, u], [u, w]], bias: delta}
  target: [y, delta_y]
loss: half-squared-error
values:
  {delta1: 0.5, delta_a1: -1.2, delta_z1: 0.7, delta_z2: -0.3, delta_L: 1.1, delta2: 0.2, delta: 0.4, w: 0.1, u: -0.7, y: 0.2, delta_y: 0.9}
`,
  'names that sample indices might have': `
network:
  inputs: [n, s]
  layers: [{units: 1, activation: sigmoid, weights: [[m, q]], bias: [sample]}]
  target: i
loss: binary-cross-entropy
batch: mean
values: {n: [0.5, 1, 2], s: [1, -1, 0.5], m: 0.3, q: -0.2, sample: 0.1, i: [0, 1, 1]}
`,
  'gradients by an input, a weight and the target': `
network:
  inputs: [x1, x2]
  layers: [{units: 1, activation: tanh, weights: [[w1, w2]], bias: [b], outputs: [y]}]
  target: t
loss: half-squared-error
wrt: [x1, w2, t]
values: {x1: 2, x2: 0.3, w1: 0.1, w2: 0.5, b: 0.2, t: 0.3}
`,
  'an entry and a name in wrt': `
network:
  inputs: 2
  layers: [{units: 2, activation: tanh, weights: [[0.1, 0.2], [0.3, 0.4]]}, {units: 1, weights: [[u, v]], bias: [c]}]
  target: 1
loss: half-squared-error
wrt: ["W1[1,2]", "x[1]", v]
values: {x: [1, 2], b1: [0.1, 0.2], t: [0.5], u: 0.3, v: 0.4, c: 0.1}
`,
  'the loss as an expression over the outputs': `
network:
  inputs: [x]
  layers: [{units: 2, activation: tanh, weights: [[a], [b]], bias: false, outputs: [p, q]}]
loss: (p - 1)^2 + p*q*lambda
values: {x: 1, a: 0.3, b: -0.4, lambda: 0.5}
`,
  'the loss as a sum of its own': `
network:
  inputs: 2
  layers: [{units: 2, activation: tanh, bias: false}]
loss: sum(i, (a1[i] - s[i])^4)
values: {x: [1, 2], W1: [[0.3, 0.1], [-0.2, 0.4]], s: [0.5, 0.2]}
`,
  'definitions after the network': `
network:
  inputs: 2
  layers: [{units: 3, activation: tanh, weights: [[0.3, 0.1], [-0.2, 0.4], [0.6, 0.5]]}]
define:
  - m = mean(i, a1[i])
  - out = sum(i, g[i]*(a1[i] - m))
loss: {name: J, is: 1/2*(out - y)^2}
wrt: [W1, b1, g]
values: {x: [1, 2], b1: [0.1, 0, -0.3], g: [0.5, 0.2, -0.7], y: 0.1}
`,
  'an input added to a layer': `
network:
  inputs: 2
  layers: [{units: 2, activation: tanh, bias: false}]
define:
  - r[i] = a1[i] + x[i]
  - out = sum(i, g[i]*r[i])
loss: out
values: {x: [1, 2], W1: [[0.3, 0.1], [-0.2, 0.4]], g: [0.5, 0.2]}
`,
  'an autoencoder': `
network:
  inputs: 2
  layers: [{units: 1, activation: tanh, weights: [[0.4, -0.7]]}, {units: 2, weights: [[0.3], [0.9]]}]
loss: 1/2*sum(i, (a2[i] - x[i])^2)
values: {x: [1, -2], b1: [0.1], b2: [0, 0.2]}
`,
  'samples of a loss by cases, behind two layers': `
network:
  inputs: 2
  layers:
    - {units: 2, activation: tanh, weights: [[0.1, 0.2], [0.3, 0.4]], bias: [0, 0.1]}
    - {units: 2, weights: [[0.1, 0.2], [0.3, 0.4]], bias: [0, 0.1]}
  target: 2
loss: huber
batch: mean
values: {x: [[1, 2], [2, 0.5], [0.3, 0.4]], t: [[0.5, 1], [3, 4], [-2, 0]]}
`,
  'samples of a hinge loss': `
network:
  inputs: 1
  layers: [{units: 1, activation: tanh, weights: [[0.1]], bias: false}, {units: 1, weights: [[0.4]], bias: [0.3]}]
  target: t
loss: hinge
batch: sum
values: {x: [[1], [2], [-3]], t: [1, -1, 1]}
`,
};
