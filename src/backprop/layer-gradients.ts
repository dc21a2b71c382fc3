/** How the gradient fares from layer to layer: δ = ∂L/∂z of every unit, in numbers. */
import { type Sym, sym } from '../language/expr.js';
import { within } from '../language/table.js';
import type { Definition, Problem } from '../problem/problem.js';
import type { Adjoint } from './adjoint.js';
import { appliedFunctions } from './applied.js';
import { deriveGradients } from './derive.js';
import { entriesOf } from './entries.js';
import { evaluateDefinitions, type Values } from './numbers/values.js';
import { derivedEquations, gradientSymbol } from './solution.js';
import { isEntryOf } from './tape.js';

/** ∂L/∂z of one quantity z. */
export interface Delta {
  readonly of: Definition;
  readonly adjoint: Adjoint;
  /** What `values` has it under. */
  readonly symbol: Sym;
}

export interface Deltas {
  readonly all: readonly Delta[];
  /** Of the definitions and of the deltas. */
  readonly values: Values;
}

/**
 * By the weighted sums of a network, and by whatever a named function is applied to, in the order of the tape. Throws
 * RewriteBudgetError.
 */
export function deltasOf(problem: Problem): Deltas {
  return within(problem.table, () => {
    const inner = innerDefinitions(problem);
    const symbols = inner.map((d) => d.symbol);
    const gradients = deriveGradients(problem, symbols);
    const equations = derivedEquations(problem, gradients);
    return {
      all: inner.map((of, n) => {
        const adjoint = gradients.parameters[n] as Adjoint;
        return { of, adjoint, symbol: gradientSymbol(adjoint, problem) };
      }),
      values: evaluateDefinitions(equations, problem.given, problem.axes, problem.functions),
    };
  });
}

function innerDefinitions(problem: Problem): readonly Definition[] {
  const uses = appliedFunctions(problem).flatMap((applied) => applied.uses);
  const names = new Set(
    uses.flatMap(
      ({
        call: {
          args: [z],
        },
      }) => (z?.kind === 'sym' ? [z.name] : []),
    ),
  );
  return problem.definitions.filter(
    (d) => d.role === 'preactivation' || (d.role !== 'loss' && names.has(d.symbol.name)),
  );
}

/** δ of all units of a layer, for all samples. */
export interface LayerGradient {
  /** From 1. */
  readonly layer: number;
  readonly activation: string;
  /** The Euclidean norm. */
  readonly norm: number;
}

/** Layer by layer, the first one first; undefined without a network, and where something is left open. */
export function layerGradients(problem: Problem): readonly LayerGradient[] | undefined {
  const { network } = problem;
  if (network === undefined) return undefined;
  return within(problem.table, () => {
    const { all, values } = deltasOf(problem);
    const layers: LayerGradient[] = [];
    for (const [n, { activation, preactivations }] of network.layers.entries()) {
      const own = all.filter(({ of }) => preactivations.some((unit) => isUnit(unit, of, problem)));
      const numbers = own.flatMap(({ symbol }) => numbersOf(symbol, values, problem) ?? [Number.NaN]);
      if (numbers.length === 0 || numbers.some(Number.isNaN)) return undefined;
      layers.push({ layer: n + 1, activation, norm: Math.sqrt(numbers.reduce((sum, x) => sum + x * x, 0)) });
    }
    return layers;
  });
}

/** Whether a unit of the network is what a definition defines, for each sample or for the only one. */
function isUnit(unit: Sym, { symbol }: Definition, { samples }: Problem): boolean {
  const indices = symbol.indices.filter((i) => i !== samples?.index);
  return unit.name === symbol.name && isEntryOf(unit, sym(symbol.name, ...indices));
}

/** The numbers of all entries; undefined where one of them is none. */
function numbersOf(s: Sym, values: Values, problem: Problem): readonly number[] | undefined {
  const numbers = entriesOf(s, problem)?.map((entry) => values.of(entry));
  return numbers?.every((x) => typeof x === 'number') ? numbers : undefined;
}
