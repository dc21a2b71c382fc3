/** A problem worked out: its gradients with their steps, its numbers, its update. */
import { type Expr, isFree, type Sym, sym } from '../language/expr.js';
import { within } from '../language/table.js';
import { ValueError } from '../language/value-error.js';
import type { Problem } from '../problem/problem.js';
import type { Adjoint } from './adjoint.js';
import { type Collapse, collapse } from './collapse.js';
import { deriveGradients, type Gradients } from './derive.js';
import { overGivens } from './formula.js';
import { type Update, updateOf } from './update.js';
import { evaluateDefinitions, type Values } from './values.js';

export interface Solution {
  readonly problem: Problem;
  readonly gradients: Gradients;
  /** Of everything: the definitions, the adjoints, the gradients, the update. */
  readonly values: Values;
  /**
   * The value of a symbol: a number, or what is left in the free symbols; with `digits`, to that many. Where a sum is
   * of unknown length there are no numbers: the symbol is then written out over the given ones. Throws a ValueError.
   */
  answer(s: Sym, digits?: number): string | number | Expr;
  /** The symbol that has the value of ∂L/∂s among `values`. */
  readonly symbolOf: (a: Adjoint) => Sym;
  readonly update: Update | undefined;
  /** The outputs of a linear network over its inputs, where the problem asks for them. */
  readonly collapsed: readonly Collapse[];
}

/**
 * Works a problem out. Nothing is evaluated before a value is asked for, so that what is only symbolic stays so.
 * Throws RewriteBudgetError, and NotLinear where a network is to be collapsed that is not linear.
 */
export function solveProblem(problem: Problem): Solution {
  return within(problem.table, () => {
    const asked = problem.tasks.find((t) => t.kind === 'gradients');
    const wanted = asked?.of && problem.parameters.filter((p) => asked.of?.includes(p.name));
    const gradients = deriveGradients(problem, wanted ?? problem.parameters);
    const symbolOf = (a: Adjoint): Sym => a.name ?? sym(`∂${problem.loss.name}/∂${a.of.name}`, ...a.of.indices);

    const choice = problem.tasks.find((t) => t.kind === 'update');
    const moving = gradients.parameters.map((a) => ({ parameter: a.of, gradient: symbolOf(a) }));
    const update = choice && updateOf(choice.optimizer, moving, gradients.context);

    const equations = [
      ...problem.definitions,
      ...[...gradients.intermediates, ...gradients.parameters].map((a) => ({ symbol: symbolOf(a), value: a.result })),
      ...(update?.parameters ?? []).flatMap((p) => [...p.lines, { symbol: p.updated, value: p.value }]),
    ];
    const values = evaluateDefinitions(equations, problem.given, problem.axes, problem.functions);
    const resultOf = new Map(equations.map(({ symbol, value }) => [symbol, value]));
    const answer = (s: Sym, digits?: number): string | number | Expr => {
      if (isFree(s)) return overGivens(resultOf.get(s) ?? s, gradients);
      try {
        return digits === undefined ? values.of(s) : values.decimal(s, digits);
      } catch (error) {
        if (!(error instanceof ValueError && error.code === 'unknown-size')) throw error;
        return overGivens(resultOf.get(s) ?? s, gradients);
      }
    };
    return { problem, gradients, values, answer, symbolOf, update, collapsed: collapsedOutputs(problem, gradients) };
  });
}

function collapsedOutputs(problem: Problem, { tape, context }: Gradients): readonly Collapse[] {
  const { network } = problem;
  if (!network || !problem.tasks.some((t) => t.kind === 'collapse')) return [];
  const outputs = network.layers.at(-1)?.outputs ?? [];
  return outputs.map((output) => collapse(problem, tape, output, network.inputs, context));
}
