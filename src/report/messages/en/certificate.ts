import type { SkipReason } from '../../../backprop/certificate.js';

/** Why something was not compared. Of some reasons a function or a number is told. */
const reasons: Readonly<Record<SkipReason, (of: string) => string>> = {
  'steps-without-value': () => 'the two sides of the step have no value at the points tried',
  'steps-too-many': () => 'the limit of work for the steps is reached',
  'loss-without-value': () => 'the loss has no value at or beside the problem’s own point',
  kink: () => 'the loss has a kink at the problem’s own point, where the derivative is a convention',
  'differences-too-many': () => 'the limit of work for the differences is reached',
  'too-large-for-mathjs': () => 'the problem is too large for mathjs',
  'no-value-for-mathjs': () => 'the loss has no value at the problem’s own point, which mathjs needs',
  'mathjs-not-finite': () => 'mathjs finds no finite number on the way',
  'mathjs-lacks': (what) => `mathjs cannot differentiate ${what}`,
  'near-kink': () => 'the point lies too close to a kink for mathjs',
  roots: () => 'algebra steps with roots',
  'terms-too-many': (most) => `algebra steps of more than ${most} terms`,
  'questions-too-many': (most) => `algebra steps beyond the first ${most} different ones`,
  doubtful: () => 'algebra steps where the answer of nerdamer is not what exact numbers give',
};

export const certificate = {
  intro: 'This sheet was checked before it was printed; what does not hold is not printed.',
  table: 'What was checked',
  columns: { check: 'Check', agree: 'Agree', worst: 'Largest difference' },
  checks: {
    steps: 'Both sides of each step',
    differences: 'Gradients against central differences of the loss',
    'second-engine': 'Gradients against those of a second engine (mathjs)',
    algebra: 'Algebra steps, expanded by a third engine (nerdamer)',
  },
  alongDirections: ', along random directions',
  atPoints: (points: number): string => (points === 1 ? ', at one point' : `, at ${points} points`),
  agreed: (agreed: number, total: number): string => `${agreed} of ${total}`,
  skipped: (count: number, reason: string): string => `${count} skipped: ${reason}.`,
  reasons,
};
