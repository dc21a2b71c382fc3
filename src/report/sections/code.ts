/** The formulas as code: the whole program that `export` writes. */
import type { Block } from '../../document/document.js';
import { programOf } from '../../export/program.js';
import { heading, type Sheet } from '../sheet.js';

export function codeSection(sheet: Sheet): readonly Block[] {
  const { problem } = sheet.solution;
  const task = problem.tasks.find((t) => t.kind === 'code');
  if (!task) return [];
  return [heading('code', sheet), { kind: 'code', program: programOf(problem, task.target), part: 'whole' }];
}
