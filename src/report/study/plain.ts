/** A function that a problem applies, as a function of a number, with its derived derivative. */
import type { Applied } from '../../backprop/applied.js';
import { sizeOf } from '../../backprop/context.js';
import { type FunctionDerivative, formalCall, functionDerivatives } from '../../backprop/functions.js';
import type { Plain } from '../../backprop/shape-of-function.js';
import type { Solution } from '../../backprop/solution.js';
import type { Expr } from '../../language/expr.js';
import { evaluateAt } from '../../language/settle.js';
import { ValueError } from '../../language/value-error.js';

export interface PlainFunction {
  readonly value: Plain;
  readonly slope: Plain;
}

/** Its derivative by its argument: as it was derived for the gradients, else derived now in the same way. */
export function derivativeOf({ definition }: Applied, { gradients, problem }: Solution): FunctionDerivative {
  const isIt = (f: FunctionDerivative): boolean => f.definition === definition && f.by === definition.argument;
  const before = gradients.functions.find(isIt);
  if (before) return before;
  const functions = functionDerivatives(problem.functions, sizeOf(problem));
  functions.at(definition.fn, 0, formalCall(definition).args);
  return functions.derived().find(isIt) as FunctionDerivative;
}

/** Undefined where a constant of the function has no value. */
export function plainFunction(
  applied: Applied,
  derivative: FunctionDerivative,
  solution: Solution,
): PlainFunction | undefined {
  const { definition, constants } = applied;
  const { problem, values } = solution;
  const numbers = definition.parameters.map(({ value }, n) => values.of(constants[n] ?? value));
  if (!numbers.every((x) => typeof x === 'number')) return undefined;
  const known = new Map(definition.parameters.map(({ symbol }, n) => [symbol, numbers[n] as number]));
  const plain =
    (e: Expr): Plain =>
    (z) => {
      try {
        return evaluateAt(e, (s) => (s === definition.argument ? z : (known.get(s) ?? 0)), {
          functions: problem.functions,
        });
      } catch (error) {
        if (error instanceof ValueError) return undefined;
        throw error;
      }
    };
  return { value: plain(definition.formula), slope: plain(derivative.result) };
}
