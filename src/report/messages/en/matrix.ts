import type { Inlines } from '../../../document/document.js';
import { prose } from '../../../document/prose.js';
import type { Layout } from '../../../language/layout.js';

export const matrix = {
  intro: (hadamard: Layout): Inlines =>
    prose`The same gradients with the indices read as rows and columns; ${hadamard} multiplies entry by entry.`,
};
