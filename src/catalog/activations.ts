/** Activations: one row a concept, written in the language. Derivatives are derived from the formula, never stored. */

export interface ActivationRow {
  /** As `activation:` names it, with hyphens; in an expression it is called with underscores. */
  readonly name: string;
  readonly aliases: readonly string[];
  /**
   * A `function` is kept as a call σ(z) and its derivative is derived once. What is `written` stands in the tape as its
   * formula. `across` is written too, over all the units i of a layer.
   */
  readonly form: 'function' | 'written' | 'across';
  /** A Greek letter by name, or a word. */
  readonly print: string;
  /** Over `z` (over `z[i]`, where the form is `across`) and the parameters; it may call other rows. */
  readonly formula: string;
  readonly parameters: Readonly<Record<string, string>>;
  /** All values lie between the two. */
  readonly range: readonly [number, number];
  /** Where the derivative jumps, and what is taken there. */
  readonly kinks: readonly number[];
  readonly convention?: string;
  /** Arguments with values that were computed elsewhere, to 17 digits (mpmath). Those of `across`: see its tests. */
  readonly samples: readonly (readonly [z: number, value: number])[];
}

const { POSITIVE_INFINITY: INFINITY, NEGATIVE_INFINITY: MINUS_INFINITY } = Number;

export const ACTIVATIONS: readonly ActivationRow[] = [
  {
    name: 'identity',
    aliases: ['linear'],
    form: 'written',
    print: 'id',
    formula: 'z',
    parameters: {},
    range: [MINUS_INFINITY, INFINITY],
    kinks: [],
    samples: [
      [-1.5, -1.5],
      [2, 2],
    ],
  },
  {
    name: 'sigmoid',
    aliases: ['logistic'],
    form: 'function',
    print: 'sigma',
    formula: '1/(1 + exp(-z))',
    parameters: {},
    range: [0, 1],
    kinks: [],
    samples: [
      [-3, 0.04742587317756678],
      [-1.5, 0.18242552380635635],
      [0, 0.5],
      [0.25, 0.5621765008857981],
      [2, 0.8807970779778824],
    ],
  },
  {
    name: 'tanh',
    aliases: [],
    form: 'function',
    print: 'tanh',
    formula: '(exp(z) - exp(-z))/(exp(z) + exp(-z))',
    parameters: {},
    range: [-1, 1],
    kinks: [],
    samples: [
      [-3, -0.9950547536867305],
      [-1.5, -0.9051482536448664],
      [0, 0],
      [0.25, 0.24491866240370913],
      [2, 0.9640275800758169],
    ],
  },
  {
    name: 'relu',
    aliases: [],
    form: 'function',
    print: 'ReLU',
    formula: 'max(0, z)',
    parameters: {},
    range: [0, INFINITY],
    kinks: [0],
    convention: 'ReLU has no derivative at 0; 0 is taken there.',
    samples: [
      [-1.5, 0],
      [0, 0],
      [2, 2],
    ],
  },
  {
    name: 'leaky-relu',
    aliases: [],
    form: 'function',
    print: 'LeakyReLU',
    formula: 'cases(z > 0, z, slope*z)',
    parameters: { slope: '0.01' },
    range: [MINUS_INFINITY, INFINITY],
    kinks: [0],
    convention: 'LeakyReLU has no derivative at 0; the slope for negative z is taken there.',
    samples: [
      [-3, -0.03],
      [0, 0],
      [2, 2],
    ],
  },
  {
    name: 'elu',
    aliases: [],
    form: 'function',
    print: 'ELU',
    formula: 'cases(z > 0, z, alpha*(exp(z) - 1))',
    parameters: { alpha: '1' },
    range: [MINUS_INFINITY, INFINITY],
    kinks: [0],
    convention: 'Where ELU has no derivative at 0 (α ≠ 1), α is taken there.',
    samples: [
      [-3, -0.950212931632136],
      [-1.5, -0.7768698398515702],
      [0, 0],
      [2, 2],
    ],
  },
  {
    name: 'softplus',
    aliases: [],
    form: 'function',
    print: 'softplus',
    formula: 'log(1 + exp(z))',
    parameters: {},
    range: [0, INFINITY],
    kinks: [],
    samples: [
      [-3, 0.04858735157374206],
      [-1.5, 0.2014132779827524],
      [0.25, 0.8259394198788436],
      [2, 2.1269280110429727],
    ],
  },
  {
    name: 'silu',
    aliases: ['swish'],
    form: 'function',
    print: 'SiLU',
    formula: 'z*sigmoid(z)',
    parameters: {},
    range: [-0.2784645427610738, INFINITY],
    kinks: [],
    samples: [
      [-3, -0.14227761953270035],
      [-1.5, -0.2736382857095345],
      [0, 0],
      [0.25, 0.14054412522144952],
      [2, 1.7615941559557649],
    ],
  },
  {
    name: 'gelu',
    aliases: [],
    form: 'function',
    print: 'GELU',
    formula: 'z*Phi(z)',
    parameters: {},
    range: [-0.16997120747990369, INFINITY],
    kinks: [],
    samples: [
      [-3, -0.0040496940948902835],
      [-1.5, -0.1002108019032871],
      [0, 0],
      [0.25, 0.14967658142073093],
      [2, 1.9544997361036416],
    ],
  },
  {
    name: 'exp',
    aliases: [],
    form: 'written',
    print: 'exp',
    formula: 'exp(z)',
    parameters: {},
    range: [0, INFINITY],
    kinks: [],
    samples: [
      [-3, 0.049787068367863944],
      [0, 1],
      [2, 7.38905609893065],
    ],
  },
  {
    name: 'softmax',
    aliases: [],
    form: 'across',
    print: 'softmax',
    formula: 'softmax(i, z[i])',
    parameters: {},
    range: [0, 1],
    kinks: [],
    samples: [],
  },
];
