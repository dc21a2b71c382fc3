/** Several trainings side by side: what differs between them, and what came of it. */
import { type Block, type Inlines, math, type Table, text } from '../../document/document.js';
import { scoreOf } from '../../training/run.js';
import type { NamedRun } from '../../training/runs.js';
import { type Sheet, shown } from '../sheet.js';
import { lossCell, percent } from './cells.js';
import { setsOf } from './sets.js';

/** A row a run. Nothing where there is only one. */
export function comparisonTable(runs: readonly NamedRun[], sheet: Sheet): readonly Block[] {
  if (runs.length < 2) return [];
  const { columns, comparison, spec } = sheet.say.run;
  const hasClasses = runs[0]?.run.rows.classes !== undefined;
  const right = (head: Inlines): Table['columns'][number] => ({ head, align: 'right' });
  const loss = math(shown(sheet.solution.problem.loss, sheet));
  return [
    {
      kind: 'table',
      caption: [text(comparison)],
      columns: [
        { head: [text(columns.run)], align: 'left' },
        right([text(columns.epochs)]),
        ...compared(runs[0] as NamedRun, sheet).flatMap(({ name }) => [
          right([loss, text(`, ${name}`)]),
          ...(hasClasses ? [right([text(`${columns.accuracy}, ${name}`)])] : []),
        ]),
      ],
      groups: [
        runs.map((named) => [
          [text(named.name ?? spec)],
          [text(String(named.run.epochs))],
          ...compared(named, sheet).flatMap(({ set }): readonly Inlines[] => {
            const score = scoreOf(named.run.trainer.pass(set, 'loss'), set);
            return [
              lossCell(score.loss, sheet),
              ...(hasClasses ? [[math(percent(score.accuracy ?? Number.NaN))]] : []),
            ];
          }),
        ]),
      ],
    },
  ];
}

/** The rows that were trained with, and those that say most of what is new to the network. */
function compared(named: NamedRun, sheet: Sheet): ReturnType<typeof setsOf> {
  const [training, ...others] = setsOf(named, sheet);
  return [training, others.at(-1)].filter((set) => set !== undefined);
}
