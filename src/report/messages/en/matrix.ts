import type { Inlines } from '../../../document/document.js';
import { prose } from '../../../document/prose.js';
import type { Layout } from '../../../language/layout.js';

export const matrix = {
  intro: prose`Here the indices are read as rows and columns.`,
  entrywise: (hadamard: Layout): Inlines => prose` ${hadamard} multiplies entry by entry.`,
  shapes: prose` Below each factor stands its shape, rows × columns: in a product the columns of one are the rows of the next.`,
  overFirst: (matrix: Layout): Inlines =>
    prose`The sum runs over the first index of ${matrix}, that of its rows, so ${matrix} stands transposed.`,
  overSecond: (matrix: Layout): Inlines =>
    prose`The sum runs over the second index of ${matrix}, that of its columns, so ${matrix} stands transposed.`,
};
