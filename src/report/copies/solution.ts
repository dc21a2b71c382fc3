/** The solution: the whole sheet. It shows marks only where the spec gives them. */
import type { Copy } from './copy.js';
import { marked } from './copy.js';

export const solution: Copy = {
  showsMarks: 'given',
  isFilledIn: false,
  refersBack: true,
  blocks: ({ sections, marks, sheet }) =>
    sections.flatMap((section) => (marks.given ? marked(section, marks, sheet) : section.blocks)),
};
