/** How a document is printed, beyond what it says. */
import type { Paper } from './paper.js';

export interface Printing {
  /** Left out: A4. */
  readonly paper?: Paper;
  /** A folder whose templates take the place of ours: `html/heading.hbs`. */
  readonly templates?: string;
  /** LaTeX without its preamble, for a document that has it already. */
  readonly fragment?: boolean;
}
