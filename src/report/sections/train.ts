/** The training over data: what it trains with, and how. */
import { type Block, paragraph, text } from '../../document/document.js';
import { heading, type Sheet } from '../sheet.js';
import { trainingResults } from '../train/results.js';

/** Nothing where no training over data is asked for. */
export function trainSection(sheet: Sheet): readonly Block[] {
  const { data, tasks } = sheet.solution.problem;
  if (data === undefined || !tasks.some(({ kind }) => kind === 'train')) return [];
  const { rows, columns } = data.train.inputs;
  return [
    heading('train', sheet),
    paragraph([text(sheet.say.train.data(data.train.name, rows, columns))]),
    ...trainingResults(sheet.runs, sheet),
  ];
}
