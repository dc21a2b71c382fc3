/** A style of the backward pass: which tape it reads, how the chain rule walks it, and how that is written down. */
import type { Way } from '../../backprop/way.js';
import type { Block } from '../../document/document.js';
import type { Expr, Sym } from '../../language/expr.js';
import type { Problem } from '../../problem/problem.js';
import type { SectionId } from '../../problem/sections.js';
import type { Sheet } from '../sheet.js';

/** Nothing where the problem gives the section nothing to say. */
export type SectionWriter = (sheet: Sheet) => readonly Block[];

export interface Style {
  /** The problem in the form that the style reads: as it is, in components, with free indices, operation by operation. */
  readonly form: (problem: Problem) => Problem;
  readonly way: (problem: Problem) => Way;
  /** The lines on which gradients get their numbers, where those are not their results: products of factors. */
  readonly lines?: (sheet: Sheet) => ReadonlyMap<Sym, Expr>;
  /** The section of the gradients: from the loss back to each parameter. */
  readonly gradients: SectionWriter;
  /** Other sections that the style writes in a way of its own. */
  readonly instead?: Readonly<Partial<Record<Exclude<SectionId, 'gradients'>, SectionWriter>>>;
}
