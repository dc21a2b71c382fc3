/** An optimizer in words: its name, and its constants with their values. */
import type { Update } from '../backprop/update.js';
import { type Inlines, math } from '../document/document.js';
import { type Expr, type Sym, sym } from '../language/expr.js';
import { infix, type Layout, row } from '../language/layout.js';
import { toDecimal } from '../language/rational.js';
import { exactly } from '../language/rounding.js';
import { typeset } from '../language/typeset.js';
import { numberLayout } from './numbers.js';
import type { Sheet } from './sheet.js';

export const optimizerName = ({ row }: Update, { say }: Sheet): string => say.update.optimizers[row.name] ?? row.title;

/** A constant of the optimizer or what it keeps, by its name in the catalog: marked where the spec has a `v` of its own. */
export const optimizerSymbol = (name: string, { solution }: Sheet): Sym =>
  sym(solution.problem.positions.has(name) ? `${name}_opt` : name);

/** η = 0.5 and μ = 0.9 */
export const constantsOf = ({ constants }: Update, sheet: Sheet): Inlines =>
  sheet.say.mathematics.list(
    [...constants].map(
      ([name, value]): Inlines => [
        math(row(typeset(optimizerSymbol(name, sheet), sheet.notation), infix('='), asDecimal(value, sheet))),
      ],
    ),
  );

/** Constants are written as decimals, small ones with a power of ten. */
export const asDecimal = (e: Expr, { notation }: Sheet): Layout =>
  e.kind === 'num' && toDecimal(e.value) !== undefined ? numberLayout(exactly(e.value)) : typeset(e, notation);
