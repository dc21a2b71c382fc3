/** Which named functions a problem applies, and where. */
import type { FunctionDefinition } from '../catalog/functions.js';
import type { Call, Expr, Sym } from '../language/expr.js';
import type { Definition, Problem } from '../problem/problem.js';
import { atEntry, entriesOf } from './entries.js';

/** A function with the constants that it is called with: LeakyReLU with a slope of 0.2 is another than one with 0.1. */
export interface Applied {
  readonly definition: FunctionDefinition;
  readonly constants: readonly Expr[];
  /** In the order of the tape. */
  readonly uses: readonly Use[];
}

/** f(z) in a definition, or a definition that is f(z). */
export interface Use {
  readonly at: Definition;
  readonly call: Call;
}

/** The named functions that the definitions call, the first come first. Calls under a sum sign are not among them. */
export function appliedFunctions({ definitions, functions }: Problem): readonly Applied[] {
  const found = new Map<string, { definition: FunctionDefinition; constants: readonly Expr[]; uses: Use[] }>();
  const visit = (e: Expr, at: Definition): void => {
    const definition = e.kind === 'call' ? functions.get(e.fn) : undefined;
    if (e.kind === 'call' && definition && e.free.every((i) => at.symbol.free.includes(i))) {
      const constants = e.args.slice(1);
      const key = [e.fn, ...constants.map((c) => c.id)].join();
      const applied = found.get(key) ?? { definition, constants, uses: [] };
      found.set(key, applied);
      applied.uses.push({ at, call: e });
    }
    for (const part of e.parts) visit(part, at);
  };
  for (const d of definitions) visit(d.value, d);
  return [...found.values()];
}

/** One entry of a use: the argument there, and the symbol whose value the call is, where it has one. */
export interface UnitUse {
  readonly argument: Expr;
  readonly call: Call;
  readonly output: Sym | undefined;
}

/** Every entry at which the function is applied; undefined where a size is open. */
export function unitsOf({ uses }: Applied, problem: Problem): readonly UnitUse[] | undefined {
  const units: UnitUse[] = [];
  for (const { at, call } of uses) {
    const entries = entriesOf(at.symbol, problem);
    if (entries === undefined) return undefined;
    for (const entry of entries) {
      const here = atEntry(call, at.symbol, entry) as Call;
      units.push({
        argument: here.args[0] as Expr,
        call: here,
        output: at.value === call ? entry : undefined,
      });
    }
  }
  return units;
}
