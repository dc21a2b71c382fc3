/** A program as the text of its file. */
import type { Program } from '../document/program.js';
import { templatesOf } from './templates.js';

/** The whole file: what its template makes of it, without lines left empty for what it has not. */
export const programText = (program: Program): string =>
  `${templatesOf('export')
    .partial(program.target)(program)
    .replace(/\n{4,}/g, '\n\n\n')
    .trim()}\n`;
