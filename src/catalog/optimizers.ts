/** Optimizers: one row a concept, written in the language. */

export interface OptimizerRow {
  /** As `optimizer:` names it. */
  readonly name: string;
  readonly title: string;
  readonly parameters: readonly OptimizerParameter[];
  /**
   * What is computed before the update, in order, a line a symbol, over the parameters, the weight `w`, its gradient
   * `g` and the number `k` of the step (1 for the first). `kept` symbols carry over from step to step and start at 0:
   * on the right side they stand for what they were before.
   */
  readonly lines: readonly { readonly symbol: string; readonly value: string; readonly kept: boolean }[];
  /** The new `w`. */
  readonly update: string;
}

export interface OptimizerParameter {
  /** As the spec names it: `learning_rate`. */
  readonly key: string;
  /** As the formulas name it: `eta`. */
  readonly symbol: string;
  /** Without one the spec has to give it. */
  readonly value?: string;
}

const LEARNING_RATE: OptimizerParameter = { key: 'learning_rate', symbol: 'eta' };

/** What any optimizer may have besides its own constants. */
export const WEIGHT_DECAY: OptimizerParameter = { key: 'weight_decay', symbol: 'lambda' };

/**
 * An optimizer with decoupled weight decay: each step also takes ηλw from w, past all that is kept of gradients
 * (Loshchilov and Hutter 2019, Decoupled weight decay regularization).
 */
const withWeightDecay = (row: OptimizerRow, decay: OptimizerParameter = WEIGHT_DECAY): OptimizerRow => ({
  ...row,
  parameters: [...row.parameters, decay],
  update: `${row.update} - eta*lambda*w`,
});

/** The optimizer called `name`; with weight decay where its constants have one. */
export function findOptimizer(name: string, constants: readonly string[]): OptimizerRow | undefined {
  const row = OPTIMIZERS.find((r) => r.name === name);
  const isAdded = constants.includes(WEIGHT_DECAY.key) && row?.parameters.every(({ key }) => key !== WEIGHT_DECAY.key);
  return row && isAdded ? withWeightDecay(row) : row;
}

const ADAM: OptimizerRow = {
  name: 'adam',
  title: 'Adam',
  parameters: [
    LEARNING_RATE,
    { key: 'beta1', symbol: 'beta1', value: '0.9' },
    { key: 'beta2', symbol: 'beta2', value: '0.999' },
    { key: 'epsilon', symbol: 'epsilon', value: '1e-8' },
  ],
  lines: [
    { symbol: 'm', value: 'beta1*m + (1 - beta1)*g', kept: true },
    { symbol: 'v', value: 'beta2*v + (1 - beta2)*g^2', kept: true },
    { symbol: 'mhat', value: 'm/(1 - beta1^k)', kept: false },
    { symbol: 'vhat', value: 'v/(1 - beta2^k)', kept: false },
  ],
  update: 'w - eta*mhat/(sqrt(vhat) + epsilon)',
};

export const OPTIMIZERS: readonly OptimizerRow[] = [
  {
    name: 'sgd',
    title: 'gradient descent',
    parameters: [LEARNING_RATE],
    lines: [],
    update: 'w - eta*g',
  },
  {
    name: 'momentum',
    title: 'gradient descent with momentum',
    parameters: [LEARNING_RATE, { key: 'momentum', symbol: 'mu', value: '0.9' }],
    lines: [{ symbol: 'v', value: 'mu*v + g', kept: true }],
    update: 'w - eta*v',
  },
  {
    name: 'nesterov',
    title: 'gradient descent with Nesterov momentum',
    parameters: [LEARNING_RATE, { key: 'momentum', symbol: 'mu', value: '0.9' }],
    lines: [{ symbol: 'v', value: 'mu*v + g', kept: true }],
    update: 'w - eta*(g + mu*v)',
  },
  {
    name: 'rmsprop',
    title: 'RMSprop',
    parameters: [
      LEARNING_RATE,
      { key: 'decay', symbol: 'rho', value: '0.9' },
      { key: 'epsilon', symbol: 'epsilon', value: '1e-8' },
    ],
    lines: [{ symbol: 's', value: 'rho*s + (1 - rho)*g^2', kept: true }],
    update: 'w - eta*g/(sqrt(s) + epsilon)',
  },
  ADAM,
  { ...withWeightDecay(ADAM, { ...WEIGHT_DECAY, value: '0.01' }), name: 'adamw', title: 'AdamW' },
];
