/** What must hold of every tape: replay, and the free-index gradients equal to those of its components and to differences. */
import { expect } from 'vitest';
import { deriveGradients, type Gradients } from '../../src/backprop/derive.js';
import { evaluateDefinitions, type Values } from '../../src/backprop/numbers/values.js';
import { solveProblem } from '../../src/backprop/solution.js';
import type { Sym } from '../../src/language/expr.js';
import { assignments } from '../../src/language/instantiate.js';
import { within } from '../../src/language/table.js';
import { renameAll } from '../../src/language/walk.js';
import { alongAxes, sizedAxes } from '../../src/problem/forms/components.js';
import type { Problem } from '../../src/problem/problem.js';
import { derivationLines } from '../../src/rules/lines.js';

/** The worst difference between the free form and the components, relative to the size of the gradient. */
export function checkFreeAgainstConcrete(problem: Problem): void {
  within(problem.table, () => {
    const sizeOf = (range: string): number => problem.axes.get(range)?.size as number;
    const solution = solveProblem(problem);
    replayAll(solution.gradients);

    // What the problem assumes holds for its own numbers alone, and these gradients must hold for any.
    const concrete = { ...alongAxes(problem, sizedAxes(problem)), assumptions: [] };
    const gradients = deriveGradients(concrete);
    replayAll(gradients);
    const values = gradientValues(concrete, gradients);

    for (const adjoint of solution.gradients.parameters) {
      const symbol = solution.symbolOf(adjoint);
      for (const at of assignments(adjoint.of.free, sizeOf)) {
        const entry = renameAll(adjoint.of, adjoint.of.free, at) as Sym;
        const free = solution.values.of(renameAll(symbol, adjoint.of.free, at) as Sym) as number;
        const component = values.of(entry) as number;
        expect(Math.abs(free - component), `∂L/∂${entry.name}[${at}]: ${free} and ${component}`).toBeLessThanOrEqual(
          1e-12 * Math.max(1e-9, Math.abs(component)),
        );
      }
    }
  });
}

function replayAll({ functions, locals, intermediates, parameters }: Gradients): void {
  for (const d of [...functions, ...locals, ...intermediates, ...parameters]) derivationLines(d, 'full');
}

/** The gradients under the names of their parameters. */
function gradientValues(problem: Problem, { intermediates, parameters }: Gradients): Pick<Values, 'of'> {
  const named = intermediates.flatMap((a) => (a.name ? [{ symbol: a.name, value: a.result }] : []));
  const values = evaluateDefinitions(
    [...problem.definitions, ...named],
    problem.given,
    problem.axes,
    problem.functions,
  );
  const byParameter = new Map(parameters.map((a) => [a.of, a.result]));
  return { of: (e) => values.of((e.kind === 'sym' && byParameter.get(e)) || e) };
}
