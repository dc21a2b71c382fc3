/** A style of the backward pass: which tape it reads, how the chain rule walks it, and how that is written down. */
import type { Way } from '../../backprop/way.js';
import type { Block } from '../../document/document.js';
import type { Problem } from '../../problem/problem.js';
import type { Sheet } from '../sheet.js';

export interface Style {
  /** The problem in the form that the style reads: as it is, in components, with free indices, operation by operation. */
  readonly form: (problem: Problem) => Problem;
  readonly way: Way;
  /** The section of the gradients: from the loss back to each parameter. */
  readonly gradients: (sheet: Sheet) => readonly Block[];
}
