/** One step of an optimizer, as definitions over the gradients: its row of the catalog put on each parameter. */
import { findOptimizer, type OptimizerRow } from '../catalog/optimizers.js';
import { type Expr, num, type Sym, sym } from '../language/expr.js';
import { readExpression, scopeOf } from '../language/read.js';
import { substitute } from '../language/walk.js';
import type { OptimizerChoice } from '../problem/problem.js';
import { TIDY } from '../rules/phases.js';
import { rewrite } from '../rules/rewrite.js';
import type { Context } from '../rules/rule.js';

export interface ParameterUpdate {
  readonly parameter: Sym;
  /** The optimizer's state after the step, and what it computes on the way: `v`, `m`, `mhat`. */
  readonly lines: readonly { readonly symbol: Sym; readonly value: Expr }[];
  /** The new value: its symbol, and what it is. */
  readonly updated: Sym;
  readonly value: Expr;
}

export interface Update {
  readonly row: OptimizerRow;
  /** The optimizer's constants by the symbols of its row, `eta` first: all are given numbers. */
  readonly constants: ReadonlyMap<string, Expr>;
  readonly parameters: readonly ParameterUpdate[];
}

/** The name of the updated `w` among the values; a spec cannot spell it. */
export const updatedName = (name: string): string => `${name}⁺`;

/** From where a step starts: its number, and what the optimizer keeps of a parameter from the steps before. */
export interface StepStart {
  readonly number: Expr;
  readonly kept: (name: string, parameter: Sym) => Expr;
}
/** The first step, from a state of zeros. */
const FIRST_STEP: StepStart = { number: num(1), kept: () => num(0) };

/** Names for what any step starts from; a spec cannot spell them. */
export const STEP_NUMBER = 'step number';
export const keptName = (name: string, { name: of }: Sym): string => `${name} kept for ${of}`;

/** Any step: its number and what was kept are symbols, so that its formulas are the same at every step. */
export const anyStep = (): StepStart => ({
  number: sym(STEP_NUMBER),
  kept: (name, parameter) => sym(keptName(name, parameter), ...parameter.indices),
});

/** One step, for each parameter with its gradient's symbol. */
export function updateOf(
  choice: OptimizerChoice,
  parameters: readonly { readonly parameter: Sym; readonly gradient: Sym }[],
  context: Context,
  start = FIRST_STEP,
): Update {
  const row = findOptimizer(choice.name, Object.keys(choice.parameters));
  if (row === undefined) throw new Error(`no optimizer is called ${choice.name}`);
  const scope = scopeOf({});
  const constants = new Map(
    row.parameters.map(({ key, symbol, value }) => {
      return [symbol, choice.parameters[key] ?? readExpression(value ?? '0', scope)];
    }),
  );

  const forParameter = (parameter: Sym, gradient: Sym): ParameterUpdate => {
    const own = (name: string): Sym => sym(`${name} of ${parameter.name}`, ...parameter.indices);
    const known = new Map<string, Expr>([['w', parameter], ['g', gradient], ['k', start.number], ...constants]);
    const put = (text: string): Expr =>
      rewrite(
        substitute(readExpression(text, scope), (s) => known.get(s.name)),
        TIDY,
        context,
        [],
      );
    const lines = row.lines.map(({ symbol, value, kept }) => {
      if (kept) known.set(symbol, start.kept(symbol, parameter));
      const line = { symbol: own(symbol), value: put(value) };
      known.set(symbol, line.symbol);
      return line;
    });
    return {
      parameter,
      lines,
      updated: sym(updatedName(parameter.name), ...parameter.indices),
      value: put(row.update),
    };
  };

  return { row, constants, parameters: parameters.map((p) => forParameter(p.parameter, p.gradient)) };
}
