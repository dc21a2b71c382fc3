/** Functions that a problem may call by name: the catalog's activations and the spec's own. */
import type { Expr, Sym } from '../language/expr.js';

/** `fn(z, parameters…)` stands for `formula`, an expression over the argument and the parameters. */
export interface FunctionDefinition {
  /** As it is called in an expression: `leaky_relu`. */
  readonly fn: string;
  readonly argument: Sym;
  /** Further arguments with the values they have when left out. */
  readonly parameters: readonly { readonly symbol: Sym; readonly value: Expr }[];
  readonly formula: Expr;
  /** How the name prints: a Greek letter by name (`sigma`) or a word (`ReLU`). */
  readonly print: string;
  /** Where its derivative jumps and what is taken there, as a sentence. */
  readonly convention?: string;
}

/** By the name in an expression. Primitives (exp, log, …) are not in it: their derivatives are rules. */
export type Functions = ReadonlyMap<string, FunctionDefinition>;
