/** A solution as the checks see it: a tape with its adjoints, and how its points are drawn. */
import type { Budget } from '../../language/evaluate.js';
import { type Derivative, derivative, type Expr, isFree, isNum, mul, num, type Sym, sym } from '../../language/expr.js';
import { rational } from '../../language/rational.js';
import { mapChildren } from '../../language/walk.js';
import type { Given } from '../../problem/problem.js';
import type { Derivation } from '../../rules/rule.js';
import type { Adjoint } from '../adjoint.js';
import type { FunctionDerivative } from '../functions.js';
import type { Solution } from '../solution.js';
import type { Tape } from '../tape.js';
import { type Draw, ifKnown, newPoint, type Point, type SampledTape } from './point.js';

/** Each adjoint once, the intermediates' first, from the loss down. */
export const adjointsOf = ({ gradients }: Solution): readonly Adjoint[] => [
  ...new Set([...gradients.intermediates, ...gradients.parameters]),
];

/** Every derivation that speaks of the tape: local derivatives, adjoints, gradients, the collapse. */
export const derivationsOf = (solution: Solution): readonly Derivation[] => [
  ...solution.gradients.locals,
  ...adjointsOf(solution),
  ...solution.collapsed,
];

/**
 * The definitions, and what was derived from them, each adjoint under its own symbol. What is drawn is the smaller the
 * longer the sums are, so that not everything is saturated.
 */
export function tapeOf(solution: Solution): SampledTape {
  const { definitions, given, axes, functions, assumptions } = solution.problem;
  const adjoints = adjointsOf(solution).map((a) => ({ symbol: solution.symbolOf(a), value: a.result }));
  const longest = Math.max(0, ...[...axes.values()].map(({ size = 0 }) => size));
  const spread = rational(2, Math.max(1, Math.ceil(Math.sqrt(longest / 4))));
  return { equations: [...definitions, ...adjoints], given, axes, functions, assumptions, spread };
}

/**
 * The same with each adjoint as what it stands for, the total derivative along the tape, which is found by differences:
 * where a step does not hold, that step is to blame, and none that cites its result.
 */
export function measuredTape(tape: SampledTape, solution: Solution): SampledTape {
  const adjoints = adjointsOf(solution).map((a) => ({ symbol: solution.symbolOf(a), value: a.goal }));
  return { ...tape, equations: [...solution.problem.definitions, ...adjoints] };
}

/**
 * The same with short axes, as long as single entries are spoken of: a step with free indices holds for every length.
 * An axis whose length was put in as a number keeps it.
 */
export function shortTapeOf(solution: Solution): SampledTape {
  const tape = tapeOf(solution);
  const steps = derivationsOf(solution).flatMap((d) => d.steps);
  const counted = new Set<string>();
  for (const { rule, before } of steps) {
    if (rule.id === 'constant-sum' && before.kind === 'sum') counted.add(before.index.range);
  }
  const spokenOf = [
    ...tape.equations.flatMap((e) => [e.symbol, e.value]),
    ...steps.flatMap((s) => [s.before, s.after]),
  ];
  const shortest = Math.max(SHORT, largestIndex(spokenOf));
  const axes = [...tape.axes].map(([range, { size }], n): [string, { readonly size: number | undefined }] => {
    const isKept = size === undefined || counted.has(range);
    return [range, { size: isKept ? size : Math.min(size, shortest + (n % 3)) }];
  });
  return { ...tape, axes: new Map(axes) };
}

/** The largest number that stands as an index; 0 where none does. */
function largestIndex(expressions: readonly Expr[]): number {
  const seen = new Set<Expr>();
  let largest = 0;
  const visit = (e: Expr): void => {
    if (seen.has(e)) return;
    seen.add(e);
    const indices = e.kind === 'sym' ? e.indices : e.kind === 'kronecker' ? [e.i, e.j] : [];
    for (const i of indices) if (typeof i === 'number' && i > largest) largest = i;
    if (e.kind === 'derivative') visit(e.by);
    e.parts.forEach(visit);
  };
  expressions.forEach(visit);
  return largest;
}

/** What the derivation of a function's derivative speaks of: its argument and parameters, near their usual values. */
export function tapeOfFunction({ definition }: FunctionDerivative, { problem }: Solution): SampledTape {
  const given = new Map<string, Given>();
  for (const { symbol, value } of definition.parameters) {
    if (isNum(value)) given.set(symbol.name, { shape: [], entries: [value] });
  }
  const { axes, functions } = problem;
  return { equations: [], given, axes, functions, assumptions: [], spread: rational(4) };
}

/** Axes are not made shorter than this, and not all the same. */
const SHORT = 3;

/** More points than this are never drawn. */
export const MOST_DRAWS = 10;

/**
 * The nth point. Points near the given values lie where the problem makes sense (a logarithm's argument stays
 * positive), and come closer each time; points anywhere else show what those hide, such as units that are off.
 */
export const drawOf = (n: number, seed: number): Draw => ({
  key: `${seed}/${n}`,
  given: n % 2 === 0 ? 'near' : 'ignored',
  distance: rational(1, 2 ** (1 + Math.floor(n / 2))),
  positive: n % 4 >= 2,
});

/**
 * The problem's own point: what is given stays, what is not is drawn, again where the loss has no value there.
 * Undefined where none was found.
 */
export function ownPoint(tape: SampledTape, loss: Sym, seed: number, budget: Budget): Point | undefined {
  for (let n = 0; n < MOST_DRAWS; n++) {
    const draw: Draw = { ...drawOf(n, seed), given: 'kept', positive: n % 2 === 1 };
    const point = newPoint(tape, draw, budget);
    if (point && ifKnown(() => point.valueOf(loss))) return point;
  }
  return undefined;
}

/**
 * What ∂u/∂s means of a defined u. Along the chain it is the derivative of its definition; inside of a definition that
 * is being differentiated every symbol is a variable of its own.
 */
export type Meaning = 'by-definition' | 'of-variables';

/**
 * Makes of an expression, whose free indices are numbers already, one that a point has a value of: each adjoint by its
 * symbol, and local derivatives as they are meant.
 */
export function evaluableIn(solution: Solution, tape: Tape): (e: Expr, meaning: Meaning) => Expr {
  const adjoints = new Map<string, Adjoint[]>();
  for (const a of adjointsOf(solution)) adjoints.set(a.of.name, [...(adjoints.get(a.of.name) ?? []), a]);

  const adjointSymbol = (d: Derivative): Expr => {
    const found = adjoints.get(d.by.name)?.find(({ of }) => isEntryOf(d.by, of));
    return found ? sym(solution.symbolOf(found).name, ...d.by.indices) : d;
  };
  const local = (d: Derivative, meaning: Meaning): Expr => {
    if (d.of.kind !== 'sym') return d;
    // The evaluator takes a lone symbol by its definition, and anything else as it is written.
    if (meaning === 'of-variables') return derivative(mul(num(1), d.of), d.by);
    const definition = d.of === d.by ? undefined : tape.definitionOf(d.of);
    return definition && !isFree(definition.symbol) ? derivative(definition.value, d.by) : d;
  };
  return (e, meaning) => {
    const go = (part: Expr, depth: number): Expr => {
      if (part.kind !== 'derivative') return mapChildren(part, go, depth);
      return part.sense === 'total' ? adjointSymbol(part) : local(part, meaning);
    };
    return go(e, 0);
  };
}

const isEntryOf = (s: Sym, formal: Sym): boolean =>
  s.indices.length === formal.indices.length &&
  formal.indices.every((i, n) => typeof i !== 'number' || i === s.indices[n]);
