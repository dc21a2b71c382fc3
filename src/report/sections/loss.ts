/** The loss: its definition, its numbers, its value in a box. */
import type { Block } from '../../document/document.js';
import type { Definition } from '../../problem/problem.js';
import { equation, heading, type Sheet } from '../sheet.js';
import { definitionLines } from './forward.js';

export function lossSection(sheet: Sheet): readonly Block[] {
  const loss = sheet.solution.problem.definitions.at(-1) as Definition;
  return [heading('loss', sheet), equation(definitionLines(loss, sheet), true)];
}
