/** Quantities listed by name in a sentence. */
import { type Inlines, math } from '../document/document.js';
import type { Sym } from '../language/expr.js';
import { symbolLayout } from '../language/notation.js';
import type { Sheet } from './sheet.js';

/** Of more than these a sentence tells the number instead. */
const MOST = 8;

export interface Names {
  readonly list: Inlines;
  readonly count: number;
}

/** "w₁, w₂ and w₃"; undefined where there are none, or too many to list. */
export function namesOf(symbols: readonly Sym[], { notation, say }: Sheet): Names | undefined {
  if (symbols.length === 0 || symbols.length > MOST) return undefined;
  const list = say.mathematics.names(symbols.map((s): Inlines => [math(symbolLayout(s, notation))]));
  return { list, count: symbols.length };
}
