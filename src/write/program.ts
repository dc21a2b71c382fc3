/** A program as text: a whole file, or a cell of a notebook. */
import type { CodePart, Program } from '../document/program.js';
import { templatesOf } from './templates.js';

/** What the template makes of it, without the lines that are left empty for what a program has not. */
export function programText(program: Program, part: CodePart | 'whole' = 'whole'): string {
  const template = part === 'whole' ? program.target : `notebook-${part}`;
  const text = templatesOf('export').partial(template)(program);
  return `${text.replace(/\n{4,}/g, '\n\n\n').trim()}\n`;
}

/** What the last cell prints. */
const DONE = 'The numbers are those of the sheet.';

/** What a cell prints. */
export const printedBy = ({ shown, training }: Program, part: CodePart): readonly string[] => {
  if (part === 'training') return training?.output ?? [];
  return part === 'checks' ? [DONE] : (shown[part]?.output ?? []);
};

/** Whether it is in Python. */
export const isPython = ({ target }: Program): boolean => target !== 'typescript';
