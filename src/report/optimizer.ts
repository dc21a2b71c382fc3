/** An optimizer in words: its name, and its constants with their values. */
import type { Update } from '../backprop/update.js';
import { type Inlines, math } from '../document/document.js';
import { type Expr, sym } from '../language/expr.js';
import { infix, type Layout, number, row } from '../language/layout.js';
import { toDecimal } from '../language/rational.js';
import { typeset } from '../language/typeset.js';
import type { Sheet } from './sheet.js';

export const optimizerName = ({ row }: Update, { say }: Sheet): string => say.update.optimizers[row.name] ?? row.title;

/** η = 0.5 and μ = 0.9 */
export const constantsOf = ({ constants }: Update, sheet: Sheet): Inlines =>
  sheet.say.mathematics.list(
    [...constants].map(
      ([name, value]): Inlines => [math(row(typeset(sym(name), sheet.notation), infix('='), asDecimal(value, sheet)))],
    ),
  );

/** Constants are written as decimals. */
export function asDecimal(e: Expr, { notation }: Sheet): Layout {
  const decimal = e.kind === 'num' ? toDecimal(e.value) : undefined;
  return decimal === undefined ? typeset(e, notation) : number(decimal);
}
