import type { Adjoint } from '../../backprop/adjoint.js';
import { isFree } from '../../language/expr.js';
import { printedEntries } from '../entries.js';
import { type Link, numberLinks, type Sheet } from '../sheet.js';

/** What ends the derivation of an adjoint: the numbers put in and the value; of an indexed quantity its entries. */
export function closingOf(a: Adjoint, sheet: Sheet): readonly Link[] {
  const symbol = sheet.solution.symbolOf(a);
  if (!isFree(a.of)) return numberLinks(a.result, symbol, sheet);
  const entries = printedEntries(symbol, sheet);
  return entries ? [entries] : [];
}
