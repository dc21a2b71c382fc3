/** Functions that a problem may call by name: the catalog's activations and the spec's own. */
import { call, type Expr, type Sym } from '../language/expr.js';
import { replaceParts } from '../language/walk.js';

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

/** `e` as a person writes it: arguments that are what they are when left out are left out, f(z) for f(z, beta). */
export const withoutDefaults = (e: Expr, functions: Functions): Expr =>
  replaceParts(e, (part, descend) => {
    const parameters = part.kind === 'call' ? functions.get(part.fn)?.parameters : undefined;
    if (part.kind !== 'call' || parameters === undefined || part.args.length < 2) return undefined;
    let kept = part.args.length;
    while (kept > 1 && part.args[kept - 1] === parameters[kept - 2]?.value) kept--;
    return call(part.fn, ...part.args.slice(0, kept).map(descend));
  });
