/** A chain with a judgement on each of its links. */
import type { Expr } from '../../language/expr.js';
import type { Chain, Side } from '../written/chain.js';
import type { Judgement } from './verdict.js';

/** A link of a chain, judged. */
export interface JudgedLink extends Judgement {
  readonly left: Side;
  readonly right: Side;
}

export interface JudgedChain {
  readonly chain: Chain;
  readonly links: readonly JudgedLink[];
  readonly about: readonly Quantity[];
}

/** What a chain says something of, by its head. */
export interface Quantity {
  readonly node: Expr;
  /** With the given values; undefined where they do not settle it. */
  readonly value: number | undefined;
}
