import type { SkipReason } from '../../../backprop/certificate.js';
import type { Inlines } from '../../../document/document.js';
import { prose } from '../../../document/prose.js';
import type { Layout } from '../../../language/layout.js';

/** Why something was not compared; `loss` is what is differentiated. Of some reasons a function or a number is told. */
const reasons: Readonly<Record<SkipReason, (loss: Layout, of: string) => Inlines>> = {
  'steps-without-value': () => prose`the two sides of the step have no value at the points tried`,
  'steps-too-many': () => prose`the limit of work for the steps is reached`,
  'loss-without-value': (loss) => prose`${loss} has no value at or beside the problem’s own point`,
  kink: (loss) => prose`${loss} has a kink at the problem’s own point, where the derivative is a convention`,
  'differences-too-many': () => prose`the limit of work for the differences is reached`,
  'too-large-for-mathjs': () => prose`the problem is too large for mathjs`,
  'no-value-for-mathjs': (loss) => prose`${loss} has no value at the problem’s own point, which mathjs needs`,
  'mathjs-not-finite': () => prose`mathjs finds no finite number on the way`,
  'mathjs-lacks': (_, what) => prose`mathjs cannot differentiate ${what}`,
  'near-kink': () => prose`the point lies too close to a kink for mathjs`,
  roots: () => prose`algebra steps with roots`,
  'terms-too-many': (_, most) => prose`algebra steps of more than ${most} terms`,
  'questions-too-many': (_, most) => prose`algebra steps beyond the first ${most} different ones`,
  doubtful: () => prose`algebra steps where the answer of nerdamer is not what exact numbers give`,
};

export const certificate = {
  intro: 'This sheet was checked before it was printed; what does not hold is not printed.',
  table: 'What was checked',
  columns: { check: 'Check', agree: 'Agree', worst: 'Largest difference' },
  checks: {
    steps: 'both sides of each step',
    differences: 'gradients against central differences',
    'second-engine': 'gradients against those that mathjs finds',
    algebra: 'algebra steps against what nerdamer makes of them',
  },
  /** Where nothing was skipped; each of `checks` is what was compared, how often and at how many points. */
  allAgree: (checks: Inlines, worst: Layout): Inlines =>
    prose`This sheet was checked before it was printed, and everything agrees: ${checks}. The largest difference is ${worst}.`,
  counted: (check: string, total: number, points: string): string => `${check} (${total}${points})`,
  alongDirections: ', along random directions',
  atPoints: (points: number): string => (points === 1 ? ', at one point' : `, at ${points} points`),
  agreed: (agreed: number, total: number): string => `${agreed} of ${total}`,
  skipped: (count: number, reason: Inlines): Inlines => prose`${count} skipped: ${reason}.`,
  reasons,
};
