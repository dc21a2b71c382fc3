/** The quantity that an expression of one is made of. */
import type { Expr, Sym } from '../../language/expr.js';

/** The quantity that an entry is, or that the loss is differentiated by there; undefined for a number. */
export function quantityOf(e: Expr): Sym | undefined {
  if (e.kind === 'sym') return e;
  if (e.kind === 'derivative') return e.by;
  for (const part of e.parts) {
    const quantity = quantityOf(part);
    if (quantity) return quantity;
  }
  return undefined;
}
