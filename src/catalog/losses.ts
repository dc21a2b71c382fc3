/** Losses: one row a concept, written in the language over the targets t[k] and the outputs y[k] of a network. */

export interface LossRow {
  /** As `loss:` names it, with hyphens. */
  readonly name: string;
  /** In words, for people. */
  readonly title: string;
  readonly formula: string;
  /** What is taken where the derivative jumps. */
  readonly convention?: string;
  /** Targets and outputs with the loss that was computed for them elsewhere (mpmath). */
  readonly sample: { readonly t: readonly number[]; readonly y: readonly number[]; readonly value: number };
}

export const LOSSES: readonly LossRow[] = [
  {
    name: 'half-squared-error',
    title: 'half the squared error',
    formula: '1/2*sum(k, (t[k] - y[k])^2)',
    sample: { t: [1, 0, 0], y: [0.5, 0.2, 0.3], value: 0.19 },
  },
  {
    name: 'squared-error',
    title: 'squared error',
    formula: 'sum(k, (t[k] - y[k])^2)',
    sample: { t: [1, 0, 0], y: [0.5, 0.2, 0.3], value: 0.38 },
  },
  {
    name: 'mean-squared-error',
    title: 'mean squared error',
    formula: 'mean(k, (t[k] - y[k])^2)',
    sample: { t: [1, 0, 0], y: [0.5, 0.2, 0.3], value: 0.12666666666666667 },
  },
  {
    name: 'binary-cross-entropy',
    title: 'binary cross-entropy',
    formula: '-sum(k, t[k]*log(y[k]) + (1 - t[k])*log(1 - y[k]))',
    sample: { t: [1, 0, 0], y: [0.5, 0.2, 0.3], value: 1.2729656758128874 },
  },
  {
    name: 'cross-entropy',
    title: 'cross-entropy',
    formula: '-sum(k, t[k]*log(y[k]))',
    sample: { t: [1, 0, 0], y: [0.25, 0.5, 0.25], value: 1.3862943611198906 },
  },
  {
    name: 'absolute-error',
    title: 'absolute error',
    formula: 'sum(k, abs(t[k] - y[k]))',
    convention: 'The absolute value has no derivative at 0; 0 is taken there.',
    sample: { t: [2, -1, 0.25], y: [0.5, 3, 0.75], value: 6 },
  },
  {
    name: 'huber',
    title: 'Huber loss',
    formula: `sum(k, cases(
      t[k] - y[k] > 1, t[k] - y[k] - 1/2,
      t[k] - y[k] < -1, y[k] - t[k] - 1/2,
      1/2*(t[k] - y[k])^2))`,
    sample: { t: [2, -1, 0.25], y: [0.5, 3, 0.75], value: 4.625 },
  },
  {
    name: 'hinge',
    title: 'hinge loss',
    formula: 'sum(k, max(0, 1 - t[k]*y[k]))',
    convention: 'The hinge loss has no derivative where t·y = 1; 0 is taken there.',
    sample: { t: [1, -1, 1], y: [0.5, 0.25, 3], value: 1.75 },
  },
];
