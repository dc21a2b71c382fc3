/** The networks that speed is measured on. Each call has names of its own, so that nothing remembered helps. */
export type MakeSpec = (round: string) => object;

export const net231: MakeSpec = (r) => ({
  network: {
    inputs: ['x1', 'x2'],
    layers: [
      {
        units: 3,
        activation: 'sigmoid',
        weights: [
          [`w1${r}`, `w2${r}`],
          [`w3${r}`, `w4${r}`],
          [`w5${r}`, `w6${r}`],
        ],
        bias: [`b1${r}`, `b2${r}`, `b3${r}`],
        preactivations: [`z1${r}`, `z2${r}`, `z3${r}`],
        outputs: [`a1${r}`, `a2${r}`, `a3${r}`],
      },
      {
        units: 1,
        activation: 'sigmoid',
        weights: [[`w7${r}`, `w8${r}`, `w9${r}`]],
        bias: [`b4${r}`],
        preactivations: [`z4${r}`],
        outputs: [`a4${r}`],
      },
    ],
    target: 'y',
  },
  loss: 'half-squared-error',
});

export const net2331: MakeSpec = (r) => ({
  network: {
    inputs: ['x1', 'x2'],
    layers: [
      { units: 3, activation: 'tanh', outputs: [`h1${r}`, `h2${r}`, `h3${r}`] },
      { units: 3, activation: 'tanh', outputs: [`g1${r}`, `g2${r}`, `g3${r}`] },
      { units: 1, activation: 'sigmoid', outputs: [`p${r}`] },
    ],
    target: 'y',
  },
  loss: 'binary-cross-entropy',
});

/** A classifier with free indices: its cost must not depend on the widths. */
export const free =
  (...widths: readonly number[]): MakeSpec =>
  (r) => ({
    network: {
      inputs: widths[0],
      layers: widths.slice(1).map((units, n) => ({ units, activation: n === widths.length - 2 ? 'softmax' : 'tanh' })),
    },
    loss: { name: `L${r}`, is: 'cross-entropy' },
  });

export const deep =
  (depth: number): MakeSpec =>
  (r) => ({
    network: {
      inputs: 3,
      layers: [...Array.from({ length: depth }, () => ({ units: 3, activation: 'tanh' })), { units: 2 }],
    },
    loss: { name: `L${r}`, is: 'half-squared-error' },
  });
