/** The certificate: what was checked, in which ways, with what result, and what was skipped. */
import type { CheckResult, Skipped } from '../../backprop/certificate.js';
import { type Block, type Inlines, math, paragraph, text } from '../../document/document.js';
import type { Messages } from '../messages/messages.js';
import { measured } from '../numbers.js';
import { heading, type Sheet, shown } from '../sheet.js';

/** A sentence where all was compared; else one row a check, and below what was not. */
export function certificateSection(sheet: Sheet): readonly Block[] {
  const made = sheet.certificate?.checks.filter((check) => check.total > 0) ?? [];
  if (made.length === 0) return [];
  const skipped = made.flatMap(({ skipped: reasons }) => reasons);
  const isWhole = skipped.length === 0 && made.every(({ agreed, total }) => agreed === total);
  return [heading('certificate', sheet), ...(isWhole ? [wholeBlock(made, sheet)] : checksBlocks(made, skipped, sheet))];
}

/** All agree: what was compared, and the largest difference. */
function wholeBlock(made: readonly CheckResult[], { say: { certificate: say, mathematics }, rounding }: Sheet): Block {
  const checks = made.map((check) => [text(say.counted(nameOf(check, say), check.total, pointsOf(check, say)))]);
  const worst = Math.max(...made.map((check) => check.worst));
  return paragraph(say.allAgree(mathematics.list(checks), measured(worst, rounding)));
}

/** A table of the checks, and why something was skipped. */
function checksBlocks(made: readonly CheckResult[], skipped: readonly Skipped[], sheet: Sheet): readonly Block[] {
  const say = sheet.say.certificate;
  const loss = shown(sheet.solution.problem.loss, sheet);
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
  [text(capitalized(`${nameOf(check, say)}${pointsOf(check, say)}`))],
  [text(say.agreed(check.agreed, check.total))],
  check.agreed === 0 ? [] : [math(measured(check.worst, rounding))],
];

const nameOf = ({ id, directions }: CheckResult, say: Messages['certificate']): string =>
  `${say.checks[id]}${directions ? say.alongDirections : ''}`;

const capitalized = (words: string): string => `${words.charAt(0).toUpperCase()}${words.slice(1)}`;

/** At how many points what agrees does so: agreement there is no proof. */
const pointsOf = ({ agreed, points }: CheckResult, say: Messages['certificate']): string =>
  agreed === 0 ? '' : say.atPoints(points);
