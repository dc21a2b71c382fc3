/** Activations and losses of the spec's own, with constants that are trained too. */
export const OWN_FUNCTIONS: Readonly<Record<string, string>> = {
  'a slope that is trained': `
activations: {prelu: "cases(z > 0, z, alpha*z)"}
network:
  inputs: 2
  layers:
    - {units: 2, activation: prelu, weights: [[0.3, -0.7], [1.1, 0.4]], bias: [0.1, -0.2]}
    - {units: 1, activation: prelu, weights: [[0.5, -1.6]]}
  target: 1
loss: half-squared-error
wrt: [alpha, W1, b2]
values: {x: [0.5, 1.5], t: [0.7], alpha: 0.3, b2: [0.1]}
`,
  'activations that call one another': `
activations: {sw: "z*sigmoid(beta*z)", sw2: "gamma*sw(z) + beta"}
network:
  inputs: 2
  layers:
    - {units: 2, activation: sw, weights: [[0.3, -0.7], [1.1, 0.4]], bias: [0.1, -0.2]}
    - {units: 2, activation: sw2, weights: [[0.5, -1.6], [0.2, 0.3]]}
  target: 2
loss: half-squared-error
wrt: [beta, gamma, W1, W2]
batch: mean
values: {x: [[0.5, 1.5], [-1, 0.3]], t: [[0.7, 0.1], [0.2, 0.9]], beta: 1.3, gamma: 0.8, b2: [0.1, 0.2]}
`,
  'a temperature in a softmax': `
activations: {soft: "exp(z[i]/tau)/sum(k, exp(z[k]/tau))"}
network:
  inputs: 2
  layers: [{units: 3, activation: soft, weights: [[0.3, -0.7], [1.1, 0.4], [0.2, 0.9]]}]
  target: 3
loss: cross-entropy
wrt: [tau, W1, b1]
values: {x: [0.5, 1.5], t: [0, 0, 1], tau: 1.7, b1: [0.1, 0.2, 0]}
`,
  'a loss with a parameter': `
losses: {mine: "sum(k, (t[k] - y[k])^2*exp(-s) + s)"}
network:
  inputs: 2
  layers: [{units: 2, activation: tanh, weights: [[0.3, -0.7], [1.1, 0.4]]}]
  target: 2
loss: mine
wrt: [s, W1]
values: {x: [0.5, 1.5], t: [0, 1], s: 1.7, b1: [0.1, 0.2]}
`,
  'an activation in definitions': `
activations: {act: "a*z + c*z^2"}
define:
  - y = act(w*x) + act(x)
loss: y^2
wrt: [a, c, w, x]
values: {a: 0.5, c: -0.3, w: 1.2, x: 0.7}
`,
  'a constant that a layer sets': `
activations: {prelu: "cases(z > 0, z, alpha*z)"}
network:
  inputs: [x]
  layers:
    - {units: 1, activation: {name: prelu, alpha: 0.2}, weights: [[w]], bias: [b]}
    - {units: 1, activation: prelu, weights: [[v]], bias: [c]}
  target: t
loss: half-squared-error
wrt: [w, b, v, c, alpha]
values: {x: 1, w: -0.5, b: 0.1, v: 2, c: -0.3, t: 1, alpha: 0.3}
`,
  'calls within calls, over one axis': `
activations: {sw: "z*sigmoid(beta*z)"}
define: ["y = sum(i, x[i]*sw(sum(j, sw(W[i,j]*x[j]))))"]
loss: y*u
wrt: [u, W]
values: {u: 0.5, beta: 0.8, x: [1, -0.5], W: [[0.3, 0.7], [-0.4, 0.6]]}
`,
};
