/** A quantity as a table or a terminal names it. */
import type { Expr } from '../language/expr.js';
import { writeText } from '../language/text.js';

/** `z1`, `dL/dz1`. */
export const quantityName = (e: Expr): string =>
  e.kind === 'derivative' ? `d${writeText(e.of)}/d${writeText(e.by)}` : writeText(e);
