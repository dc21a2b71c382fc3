/** The tape that trains: what the derivation produced, and the optimizer's step over it. */
import { derivedEquations, type Solution } from '../backprop/solution.js';
import { anyStep, keptName, type Update, updateOf } from '../backprop/update.js';
import type { Expr, Sym } from '../language/expr.js';
import { sym } from '../language/expr.js';
import type { OptimizerChoice } from '../problem/problem.js';
import { isTrained } from './beginning.js';

export interface Equation {
  readonly symbol: Sym;
  readonly value: Expr;
}

export interface TrainingTape {
  readonly update: Update;
  /** Definitions, adjoints, gradients and the update, each over earlier ones. */
  readonly equations: readonly Equation[];
  /** After the step what is new takes the place of what was: parameters, and what the optimizer keeps. */
  readonly carried: readonly { readonly symbol: Sym; readonly value: Sym }[];
  /** The gradient of each parameter. */
  readonly gradients: readonly { readonly parameter: Sym; readonly gradient: Sym }[];
}

/** Works within the table of the solution's problem. */
export function trainingTape({ problem, gradients, symbolOf }: Solution, optimizer: OptimizerChoice): TrainingTape {
  const moving = gradients.parameters
    .filter((a) => isTrained(a.of, problem))
    .map((a) => ({ parameter: a.of, gradient: symbolOf(a) }));
  const update = updateOf(optimizer, moving, gradients.context, anyStep());
  const kept = update.parameters.flatMap(({ parameter, lines }) =>
    update.row.lines.flatMap((line, n) => {
      const symbol = lines[n]?.symbol;
      return line.kept && symbol
        ? [{ symbol: sym(keptName(line.symbol, parameter), ...parameter.indices), value: symbol }]
        : [];
    }),
  );
  return {
    update,
    equations: [
      ...derivedEquations(problem, gradients),
      ...update.parameters.flatMap((p) => [...p.lines, { symbol: p.updated, value: p.value }]),
    ],
    carried: [...update.parameters.map((p) => ({ symbol: p.parameter, value: p.updated })), ...kept],
    gradients: moving,
  };
}
