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
  {
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
  },
];
