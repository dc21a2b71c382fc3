/** The training over data: what it trains with, how, and what came of it. */
import { type Block, text } from '../../document/document.js';
import { heading, type Sheet } from '../sheet.js';
import { dataBlocks } from '../train/data.js';
import { trainingResults } from '../train/results.js';
import { setupBlocks } from '../train/setup.js';

/** Nothing where no training over data is asked for. */
export function trainSection(sheet: Sheet): readonly Block[] {
  const { data, tasks } = sheet.solution.problem;
  const task = tasks.find(({ kind }) => kind === 'train');
  if (data === undefined || task?.kind !== 'train') return [];
  const { parts } = sheet.say.train;
  const results = trainingResults(sheet.runs, sheet);
  return [
    heading('train', sheet),
    part(parts.data),
    ...dataBlocks(data, sheet),
    part(parts.setup),
    ...setupBlocks(task, data, sheet),
    ...(results.length > 0 ? [part(parts.results), ...results] : []),
  ];
}

const part = (title: string): Block => ({ kind: 'heading', level: 2, text: [text(title)] });
