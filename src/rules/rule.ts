import type { Expr, FreeIndex, Kind } from '../language/expr.js';
import type { FoldTable } from './folds.js';
import type { TapeView } from './tape.js';

/**
 * A lesson is worth a line of the page; a chore is folded into the lesson before it; citations that follow one another
 * share a line.
 */
export type Rank = 'lesson' | 'citation' | 'chore';

/** A named rewriting of one node. Rules are data: the steps that are printed are the rules that were applied. */
export interface Rule {
  /** Kebab-case, never changed once released. */
  readonly id: string;
  readonly rank: Rank;
  /** The rule as mathematics, in the language; `D(u, x)` is a partial derivative. */
  readonly schema: string;
  /** The kind of node that it looks at. */
  readonly on: Kind;
  /** The node rewritten, or undefined where the rule does not apply. */
  apply(e: Expr, context: Context): Expr | undefined;
}

/** `before` became `after` everywhere it stood (but for the inside of a derivative). */
export interface Step {
  readonly rule: Rule;
  readonly before: Expr;
  readonly after: Expr;
}

export interface Derivation {
  readonly goal: Expr;
  readonly steps: readonly Step[];
  readonly result: Expr;
}

/** A definition `output = body` (for every value of `formals`) whose body is written as its output again. */
export interface Fold {
  readonly output: Expr;
  readonly body: Expr;
  readonly formals: readonly FreeIndex[];
}

/** An equation read from left to right: what stands on the left may be written as what stands on the right. */
export interface Equation {
  readonly left: Expr;
  readonly right: Expr;
  readonly formals: readonly FreeIndex[];
}

/** What rules may ask about the problem that they work for. */
export interface Context {
  /** The partial derivative of a function by its nth argument, at `args`; undefined for an unknown function. */
  derivativeOf(fn: string, n: number, args: readonly Expr[]): Expr | undefined;
  /** How many values an index over this axis takes: a number, or a symbol where the problem leaves it open. */
  size(range: string): Expr;
  readonly folds: FoldTable;
  /** Equations that hold by the definitions: e^(−z) = (1 − a)/a. */
  readonly solved: readonly Equation[];
  /** Equations that the problem states or its numbers license: sum(k, t[k]) = 1. */
  readonly assumptions: readonly Equation[];
  readonly tape: TapeView | undefined;
}

type NodeOf<K extends Kind> = Extract<Expr, { kind: K }>;

/** A rule on one kind of node. */
export const rule = <K extends Kind>(
  on: K,
  id: string,
  rank: Rank,
  schema: string,
  apply: (e: NodeOf<K>, context: Context) => Expr | undefined,
): Rule => ({
  id,
  rank,
  schema,
  on,
  apply: (e, context) => (e.kind === on ? apply(e as NodeOf<K>, context) : undefined),
});
