/** The spec that `gradsheet init` writes: a complete problem to change into one's own. */
export const STARTER_SPEC = `# yaml-language-server: $schema=./node_modules/gradsheet/dist/spec.schema.json
# Run \`gradsheet build\` on this file for the solution sheet, \`gradsheet solve\` for the numbers.
title: One step of backpropagation

network:
  inputs: [x1, x2]            # names, or how many
  layers:
    - units: 3
      activation: sigmoid     # identity, sigmoid, tanh, relu, leaky-relu, elu, softplus, silu, gelu, exp, softmax
      weights:                # a row a unit, a column an input; left out: W1[i,j]
        - [w1, w2]
        - [w3, w4]
        - [w5, w6]
      bias: [b1, b2, b3]      # or false
      preactivations: [z1, z2, z3]
      outputs: [a1, a2, a3]
    - units: 1
      activation: sigmoid
      weights: [[w7, w8, w9]]
      bias: [b4]
      preactivations: [z4]
      outputs: [a4]
  target: y

loss: half-squared-error      # or an expression: 1/2*(y - a4)^2

values:                       # what has no value stays a symbol to the end
  x1: 1
  x2: 0
  w1: 0.5
  w2: -0.25
  w3: 0.1
  w4: 0.4
  w5: -0.3
  w6: 0.2
  b1: 0.1
  b2: 0
  b3: -0.1
  w7: 0.7
  w8: -0.2
  w9: 0.3
  b4: 0.05
  y: 1

tasks:
  - forward
  - gradients
  - update: {optimizer: sgd, learning_rate: 0.1}
`;
