/** What is given to whoever understands a formula. */
import type { Expr } from '../../language/expr.js';
import type { Names } from '../names/names.js';
import type { Ground } from '../world/ground.js';
import type { Written, WrittenNumber } from '../written/written.js';
import type { Arr } from './array.js';

export interface Setting {
  readonly ground: Ground;
  readonly names: Names;
  /**
   * What ∂u/∂s means where s reaches u directly and by other quantities too: `direct`, the derivative of u's definition,
   * or `total`, along all ways. Of the loss it is total, unless nothing else can be meant. `said`: as the document has
   * split what it speaks of into parts of its own, else total. `apart`: direct of the loss too, where it is marked so.
   */
  readonly sense: Sense;
  /** What a literal stands for: its value, or a symbol for what rounding may have hidden. */
  readonly literal: (n: WrittenNumber) => Expr;
}

export type Sense = 'direct' | 'total' | 'said' | 'apart';

/** Letters that run over entries, and the numbers that they stand for. */
export type Letters = ReadonlyMap<string, number>;

/** What the meaning of each construct needs of the meaning of its pieces: see understand.ts. Throws NotUnderstood. */
export interface Meaning {
  readonly setting: Setting;
  of(w: Written, letters: Letters): Arr;
  /** Of what must be a single value. */
  scalarOf(w: Written, letters: Letters): Expr;
  /** The same by other names, derivatives being direct. */
  by(names: Names): Meaning;
}
