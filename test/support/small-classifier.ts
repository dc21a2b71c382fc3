/** A spec of two inputs and two classes, 2-3-1, to be completed by data and tasks. */
export const SMALL_CLASSIFIER = {
  network: {
    inputs: 2,
    layers: [
      { units: 3, activation: 'tanh' },
      { units: 1, activation: 'sigmoid' },
    ],
    target: 1,
  },
  loss: 'binary-cross-entropy',
};
