/** The certificate: what was checked, in which ways, with what result, and what was skipped. */
import type { CheckResult } from '../../backprop/certificate.js';
import { type Block, type Inlines, math, paragraph, text } from '../../document/document.js';
import type { Messages } from '../messages/messages.js';
import { measured } from '../numbers.js';
import { heading, type Sheet, shown } from '../sheet.js';

/** One row a check; what was not compared is said below. */
export function certificateSection(sheet: Sheet): readonly Block[] {
  const made = sheet.certificate?.checks.filter((check) => check.total > 0) ?? [];
  if (made.length === 0) return [];
  const say = sheet.say.certificate;
  const loss = shown(sheet.solution.problem.loss, sheet);
  const skipped = made.flatMap(({ skipped: reasons }) => reasons);
  const notes: Block[] =
    skipped.length === 0
      ? []
      : [
          {
            kind: 'list',
            items: skipped.map(({ count, reason, of }) => say.skipped(count, say.reasons[reason](loss, of))),
          },
        ];
  return [
    heading('certificate', sheet),
    paragraph(say.intro),
    {
      kind: 'table',
      caption: [text(say.table)],
      columns: [
        { head: [text(say.columns.check)], align: 'left' },
        { head: [text(say.columns.agree)], align: 'right' },
        { head: [text(say.columns.worst)], align: 'right' },
      ],
      groups: [made.map((check) => checkRow(check, sheet))],
    },
    ...notes,
  ];
}

const checkRow = (check: CheckResult, { say: { certificate: say }, rounding }: Sheet): readonly Inlines[] => [
  [text(`${say.checks[check.id]}${check.directions ? say.alongDirections : ''}${pointsOf(check, say)}`)],
  [text(say.agreed(check.agreed, check.total))],
  check.agreed === 0 ? [] : [math(measured(check.worst, rounding))],
];

/** At how many points what agrees does so: agreement there is no proof. */
const pointsOf = ({ agreed, points }: CheckResult, say: Messages['certificate']): string =>
  agreed === 0 ? '' : say.atPoints(points);
