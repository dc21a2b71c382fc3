/** Backpropagation: every gradient of a problem, with the steps that lead to it. */
import { derivative, type Sym } from '../language/expr.js';
import { within } from '../language/table.js';
import type { Definition, Problem } from '../problem/problem.js';
import type { Context } from '../rules/rule.js';
import type { TapeView } from '../rules/tape.js';
import { type Adjoint, adjointAt, adjointName, chainOver, deriveAdjoint, deservesName } from './adjoint.js';
import { isFoldable, newContext, sizeOf } from './context.js';
import { type FunctionDerivative, functionDerivatives } from './functions.js';
import { type LocalDerivative, localDerivatives } from './local.js';
import { newTape, type Tape, valueAt } from './tape.js';
import { STANDARD, type Way } from './way.js';

export interface Gradients {
  readonly tape: Tape;
  /** ∂L/∂w for each parameter asked for, in that order. */
  readonly parameters: readonly Adjoint[];
  /** The adjoints of the intermediates on the way, from the loss down. */
  readonly intermediates: readonly Adjoint[];
  readonly locals: readonly LocalDerivative[];
  readonly functions: readonly FunctionDerivative[];
  readonly context: Context;
}

/**
 * Reverse mode over the tape: the adjoints of the intermediates from the loss down, then one gradient a parameter.
 * Sweeps in a loop, so that no recursion is as deep as the net. `way` says which intermediates have an adjoint of their
 * own; the results are the same by any way. Throws RewriteBudgetError.
 */
export function deriveGradients(
  problem: Problem,
  parameters: readonly Sym[] = problem.parameters,
  way: Way = STANDARD,
): Gradients {
  return within(problem.table, () => {
    const tape = newTape(problem.definitions);
    const adjoints = new Map<Sym, Adjoint>();
    const functions = functionDerivatives(problem.functions, sizeOf(problem));
    const locals = localDerivatives(problem.axes, () => context);

    const view: TapeView = {
      chain: (e) => chainOver(tape, e),
      adjoint: (e) => {
        const adjoint = adjoints.get(tape.definitionOf(e.by)?.symbol ?? e.by);
        return adjoint && adjointAt(adjoint, e.by);
      },
      local: (e) => {
        const d = e.of.kind === 'sym' ? tape.definitionOf(e.of) : undefined;
        return d && locals.at(d, e);
      },
      defined: ({ of, by }) => {
        const d = of.kind === 'sym' ? tape.definitionOf(of) : undefined;
        return d && of.kind === 'sym' ? derivative(valueAt(d, of), by) : undefined;
      },
    };
    const context = newContext(problem, functions, view);
    const isApart = tape.definitions.some((d) => way(d) === 'apart');

    const derive = (of: Sym, d: Definition | undefined): Adjoint => {
      const derivation = deriveAdjoint(tape, of, context, isApart);
      const named = d !== undefined && (way(d) === 'named' || deservesName(d, derivation.result, isFoldable(d.value)));
      const adjoint = { ...derivation, of, name: named ? adjointName(of, problem) : undefined };
      adjoints.set(of, adjoint);
      return adjoint;
    };

    const needed = onTheWay(tape, parameters);
    const intermediates = tape.definitions
      .toReversed()
      .filter((d) => d !== tape.loss && needed.has(d) && hasAdjoint(way(d)))
      .map((d) => derive(d.symbol, d));
    return {
      tape,
      parameters: parameters.map((p) => adjoints.get(p) ?? derive(p, undefined)),
      intermediates,
      locals: locals.derived(),
      functions: functions.derived(),
      context,
    };
  });
}

const hasAdjoint = (stop: ReturnType<Way>): boolean => stop !== 'through' && stop !== 'apart';

/** The definitions through which some parameter reaches the loss. */
function onTheWay(tape: Tape, parameters: readonly Sym[]): ReadonlySet<Definition> {
  const reached = new Set<Definition>();
  for (const p of parameters) {
    const queue = [...tape.usersOf(p)];
    for (let d = queue.pop(); d !== undefined; d = queue.pop()) {
      if (reached.has(d)) continue;
      reached.add(d);
      queue.push(...tape.usersOf(d.symbol));
    }
  }
  return reached;
}
