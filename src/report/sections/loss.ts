/** The loss: its definition, its numbers, its value in a box. */
import type { Block } from '../../document/document.js';
import { inOwnSymbols } from '../../problem/forms/operations.js';
import type { Definition } from '../../problem/problem.js';
import { equation, heading, lossHeading, type Sheet } from '../sheet.js';
import { definitionLines } from './forward.js';

export function lossSection(sheet: Sheet): readonly Block[] {
  const { problem } = sheet.solution;
  const loss = problem.definitions.at(-1) as Definition;
  const whole = { ...loss, value: inOwnSymbols(loss.value, problem) };
  return [heading(lossHeading(sheet), sheet), equation(definitionLines(whole, sheet), true)];
}
