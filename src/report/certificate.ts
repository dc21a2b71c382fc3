/** The certificate: what was checked, in which ways, with what result, and what was skipped. */
import type { Certificate, CheckId, CheckResult } from '../backprop/certificate.js';
import { type Block, type Inlines, math, text } from '../document/document.js';
import { rounded } from './numbers.js';

/** What each check compares, in words. */
const CHECKS: Readonly<Record<CheckId, string>> = {
  steps: 'Both sides of each step',
  differences: 'Gradients against central differences of the loss',
  'second-engine': 'Gradients against those of a second engine (mathjs)',
  algebra: 'Algebra steps, expanded by a third engine (nerdamer)',
};

/** One row a check; what was not compared is said below. */
export function certificateSection({ checks }: Certificate): readonly Block[] {
  const made = checks.filter((check) => check.total > 0);
  if (made.length === 0) return [];
  const skipped = made.flatMap(({ skipped: reasons }) => reasons);
  const notes: Block[] =
    skipped.length === 0
      ? []
      : [{ kind: 'list', items: skipped.map(({ count, reason }) => [text(`${count} skipped: ${reason}.`)]) }];
  return [
    { kind: 'heading', level: 1, text: [text('Certificate')] },
    {
      kind: 'paragraph',
      text: [text('This sheet was checked before it was printed; what does not hold is not printed.')],
    },
    {
      kind: 'table',
      caption: [text('What was checked')],
      columns: [
        { head: [text('Check')], align: 'left' },
        { head: [text('Agree')], align: 'right' },
        { head: [text('Largest difference')], align: 'right' },
      ],
      groups: [made.map(checkRow)],
    },
    ...notes,
  ];
}

const checkRow = (check: CheckResult): readonly Inlines[] => [
  [text(`${CHECKS[check.id]}${check.directions ? ', along random directions' : ''}${pointsOf(check)}`)],
  [text(`${check.agreed} of ${check.total}`)],
  check.agreed === 0 ? [] : [math(rounded(check.worst))],
];

/** At how many points what agrees does so: agreement there is no proof. */
function pointsOf({ agreed, points }: CheckResult): string {
  if (agreed === 0) return '';
  return points === 1 ? ', at one point' : `, at ${points} points`;
}
