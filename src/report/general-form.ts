/** What a sheet says of free indices. */
import { type Block, math, paragraph } from '../document/document.js';
import { identifier } from '../language/layout.js';
import { SAMPLES } from '../problem/samples.js';
import type { Sheet } from './sheet.js';

/** That i and j stand for any entry. */
export function anyEntry({ solution, say }: Sheet): Block {
  const { parameters, intermediates } = solution.gradients;
  const free = [...intermediates, ...parameters].flatMap((a) => a.of.free.filter((i) => i.range !== SAMPLES));
  const letters = [...new Set(free.map((i) => i.name))].sort();
  return paragraph(say.general.anyEntry(letters.map((letter) => [math(identifier(letter))])));
}

/** That there is no form with free indices, where one was asked for. */
export const noFormBlock = ({ say }: Sheet): Block => paragraph(say.general.noForm);
